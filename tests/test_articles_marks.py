"""What is no prose is marked, the rest is not, and nothing is altered."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import articles
from factcheck.articles import read_text
from factcheck.articles.datelines import day_without_year
from factcheck.records import Article

CASES = sorted((Path(__file__).parent / "cases" / "articles").glob("*.case"))
KINDS = {"title", "heading", "caption", "comments", "leftover", "dateline", "dash", "credit"}
LEFTOVERS = tomllib.loads((Path(articles.__file__).with_name("leftovers.toml")).read_text(encoding="utf-8"))
AGENCIES = tomllib.loads((Path(articles.__file__).with_name("agencies.toml")).read_text(encoding="utf-8"))["agency"]
PROSE = "Three ships were turned away on Monday, the port authority said."

# Pieces that make marks likely, between any characters at all.
PIECES = st.sampled_from(
    [
        "\n",
        "\r\n",
        "\n\n",
        "- ",
        "Comments",
        "SEOUL (Reuters) - ",
        "{{^ad}}",
        "[Photo by X/AP]",
        PROSE,
        "# A",
        "(AP)",
        " ",
    ]
)
MESSY = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=14).map("".join).filter(str.strip)


def marked(article: Article) -> list[str]:
    return [f"{mark.kind} | {article.text[mark.span.start : mark.span.end]}" for mark in article.marks]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_golden_case(case: Path) -> None:
    text, rest = case.read_text(encoding="utf-8").split("\n=== article ===\n")
    fields, marks = ("\n" + rest).split("\n=== marks ===\n")
    article = read_text(text)
    for line in fields.strip().splitlines():
        name, _, expected = line.partition(":")
        found = ", ".join(article.credits) if name == "credits" else str(getattr(article, name))
        assert found == expected.strip(), name
    assert marked(article) == marks.splitlines()


def test_there_are_golden_cases() -> None:
    assert len(CASES) >= 7


@given(MESSY)
def test_marks_lie_apart_within_the_text_which_is_unaltered(text: str) -> None:
    article = read_text(text)
    assert article.text == text
    assert {mark.kind for mark in article.marks} <= KINDS
    end = 0
    for mark in article.marks:
        assert end <= mark.span.start < mark.span.end <= len(text)
        end = mark.span.end


@given(MESSY)
def test_a_text_is_marked_the_same_each_time(text: str) -> None:
    assert read_text(text) == read_text(text)


@pytest.mark.parametrize(
    ("row", "line"), [(row, line) for row, entry in LEFTOVERS.items() for line in entry["examples"]]
)
def test_a_leftover_line_is_marked(row: str, line: str) -> None:
    kind = "comments" if row == "comments" else "leftover"
    assert f"{kind} | {line}" in marked(read_text(f"{PROSE}\n\n{line}\n\n{PROSE}"))


@pytest.mark.parametrize("line", [line for entry in LEFTOVERS.values() for line in entry.get("keep", [])])
def test_prose_that_begins_like_a_leftover_is_kept(line: str) -> None:
    assert marked(read_text(f"{PROSE}\n\n{line}\n\n{PROSE}")) == []


@pytest.mark.parametrize(("row", "form"), [(row, form) for row in AGENCIES for form in row["forms"]])
def test_every_form_of_a_service_is_credited_by_its_usual_name(row: dict[str, str], form: str) -> None:
    assert row["name"] in read_text(f"{PROSE}\n\nSource: {form}").credits
    assert row["name"] in read_text(f"SEOUL ({form}) - {PROSE}").credits


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        (f"TOKYO, March 27 (Jiji Press) -- {PROSE}", ("Jiji Press",)),
        (f"By Mia Rask SEOUL (Reuters) - {PROSE}", ("Reuters",)),
        (f"Jiji Press -- {PROSE}", ("Jiji Press",)),
        (f"Berlin (dpa/Reuters) - {PROSE}", ("dpa", "Reuters")),
        (f"(Reuters) {PROSE}", ("Reuters",)),
        (f"{PROSE} — AP", ("AP",)),
        (f"{PROSE} (Reuters)", ("Reuters",)),
        (f"{PROSE} PTI ABC XYZ", ("PTI",)),
        (f"{PROSE}\n\nWith files from AFP", ("AFP",)),
        (f"{PROSE}\n\n(With inputs from ANI)", ("ANI",)),
        (f"{PROSE}\n\nFox News' Ann Bo and The Associated Press contributed to this report.", ("AP",)),
        (f"{PROSE}\n\nAP contributed.", ("AP",)),
        (f"{PROSE}\n\nReuters, AFP", ("Reuters", "AFP")),
        (f"{PROSE}\n\nCopyright 2023 The Associated Press. All rights reserved.", ("AP",)),
        (f"{PROSE} [Image by Ida Holm/AP Photo]", ()),
        (f"{PROSE}\n\nA ship lies at anchor. (Reuters photo: Ida Holm)", ()),
        ("The harbour was closed, reports Reuters.", ()),
        ("The harbour was closed, state media KCNA said.", ()),
        ("The Associated Press reported on Monday that the harbour was closed.", ()),
        ("The army (AP reported the figure first) lost two ships.", ()),
    ],
)
def test_wire_credits_are_read_where_credits_stand_and_nowhere_else(text: str, credits: tuple[str, ...]) -> None:
    assert read_text(text).credits == credits


def test_credits_beside_the_text_count_too() -> None:
    article = read_text(PROSE, byline="Ann Bo, Associated Press", outlet="Yonhap", credits=["reuters desk", "KYODO"])
    assert article.credits == ("reuters desk", "Kyodo News", "AP", "Yonhap")


@pytest.mark.parametrize(
    "dateline",
    [
        "LONDON —",
        "NEW DELHI (AP) —",
        "(CNN) –",
        "WASHINGTON, D.C. –",
        "BEIJING, 28 March (Xinhua) --",
        "Brussels (AFP) -",
        "DES MOINES, Iowa (AP) —",
        "SEOUL/TOKYO (Reuters) -",
        "SEOUL, March 28:",
    ],
)
def test_a_dateline_is_marked_up_to_its_dash(dateline: str) -> None:
    assert marked(read_text(f"{dateline} {PROSE}")) == [f"dateline | {dateline}"]


@pytest.mark.parametrize(
    "text",
    [
        "Kim — the leader — said no.",
        "NATO — the alliance — said no.",
        "GONZÁLEZ: On Tuesday the senator spoke.",
        "The Workers' Party (WPK) - once banned - met on Monday.",
    ],
)
def test_a_dash_or_colon_alone_makes_no_dateline(text: str) -> None:
    assert marked(read_text(text)) == []


@pytest.mark.parametrize(
    "line", ["May 05, 2016 02:10 PM", "Published: 5 May 2016", "Thursday, May 5, 2016 | 14:10 GMT"]
)
def test_a_line_with_the_date_dates_the_article(line: str) -> None:
    article = read_text(f"Ships turned away\n\n{line}\n\n{PROSE}")
    assert article.published == date(2016, 5, 5)
    assert f"dateline | {line}" in marked(article)


def test_the_date_beside_the_text_wins_over_the_date_in_it() -> None:
    assert read_text(f" date 2024-01-02 {PROSE}", published="2024-01-03").published == date(2024, 1, 3)


def test_a_dateline_without_a_year_dates_nothing() -> None:
    assert read_text(f"SEOUL, March 28 (Reuters) - {PROSE}").published is None


@pytest.mark.parametrize(
    ("dateline", "month", "day"),
    [
        ("VARNA, Bulgaria, March 12 (Reuters) -", 3, 12),
        ("BEIJING, 28 March (Xinhua) --", 3, 28),
        ("SEOUL, Feb. 29:", 2, 29),
    ],
)
def test_the_day_of_a_dateline_without_a_year_is_read(dateline: str, month: int, day: int) -> None:
    printed = day_without_year(read_text(f"{dateline} {PROSE}"))
    assert printed is not None
    assert (printed.month, printed.day) == (month, day)


@pytest.mark.parametrize("dateline", ["NEW DELHI (AP) —", "SEOUL, March 28, 2023 (Reuters) -", "OSLO, March 28 2023:"])
def test_a_dateline_with_no_day_or_with_its_year_leaves_no_year_open(dateline: str) -> None:
    assert day_without_year(read_text(f"{dateline} {PROSE}")) is None


def test_a_single_line_is_never_a_title() -> None:
    question = "The two missiles launched on 27 March 2023 flew about 350 km"
    assert read_text(question).marks == ()


def test_a_list_of_short_lines_is_no_heap_of_headings() -> None:
    article = read_text(f"{PROSE}\n\nThe figures\n\n2,012 killed\n\n2,059 injured\n\n{PROSE}")
    assert marked(article) == []


def test_readers_comments_below_the_article_are_marked() -> None:
    article = read_text(f"{PROSE}\n\n{PROSE}\n\n{PROSE}\n\nComments (1)\n\nIt was all made up, I think.")
    assert marked(article) == ["comments | Comments (1)", "comments | It was all made up, I think."]


def test_a_comments_button_at_the_top_hides_nothing() -> None:
    article = read_text(f"Comments\n\n{PROSE}\n\n{PROSE}")
    assert marked(article) == ["comments | Comments"]


def test_the_given_title_is_found_in_the_text() -> None:
    article = read_text(f"Ships turned away.\n\n{PROSE}", title="Ships Turned Away")
    assert marked(article) == ["title | Ships turned away."]
    assert article.title == "Ships Turned Away"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Harbour Post, 27 March 2023", "Harbour Post"),
        ("The Lantern Bay Tribune | March 27, 2023", "The Lantern Bay Tribune"),
        ("By Ida Holm, Aldermoor Herald", "Aldermoor Herald"),
        ("By Ida Holm | The Meridian Courier", "The Meridian Courier"),
        ("Seoul, 27 March 2023", None),
        ("By Ida Holm, Associated Press", None),
        ("By Ida Holm, Asia editor", None),
    ],
)
def test_the_outlet_is_read_from_the_lines_above_the_article(line: str, outlet: str | None) -> None:
    article = read_text(f"Ships turned away at the harbour\n{line}\n\n{PROSE}")
    assert article.outlet == outlet
    assert article.title == "Ships turned away at the harbour"
    assert len(article.marks) == 2
