"""One format at a time: encodings, Markdown, HTML, JSON Lines."""

import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.articles import encodings, html, jsonl, markdown, read_articles, signatures
from factcheck.articles.draft import Draft
from factcheck.errors import BadInput
from factcheck.records import Article, Unreadable

PROSE = "The minister said “no” — it’s a matter for the café owners of Málaga."
LATIN = "Le ministre a dénoncé « l’accord » à Málaga."
# What the formats are recognised by, and what could trip them.
SCRAPS = st.sampled_from(
    (PROSE.encode(), b"<html>", b"<body><p>", b"</div><table><td>", b"<!-- ", b"---\n", b"title: a\n", b'{"text": "')
) | st.sampled_from((b'"}\n', b"\n", b"&#0;", b"<?xml ", b"\xff\xfe", b"\x00", b"date: [2023", b"<meta charset=utf-7>"))
DATA = Path(__file__).parent / "data" / "articles"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_is_certain_is_decoded_without_a_note(encoding: str) -> None:
    assert encodings.decode(PROSE.encode(encoding)) == encodings.Decoded(PROSE)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_a_guess(encoding: str) -> None:
    text = "The minister said no on Monday. " * 3
    assert encodings.decode(text.encode(encoding)) == encodings.Decoded(text, (f"decoded as {encoding}, a guess",))


@pytest.mark.parametrize("text", [PROSE, LATIN])
def test_windows_1252_is_a_guess_that_is_reported(text: str) -> None:
    assert encodings.decode(text.encode("cp1252")) == encodings.Decoded(text, ("decoded as cp1252, a guess",))


def test_a_declared_encoding_is_no_guess() -> None:
    assert encodings.decode(PROSE.encode("cp1252"), declared="ISO-8859-1") == encodings.Decoded(PROSE)
    assert encodings.decode("Москва молчит.".encode("koi8-r"), declared="koi8-r").text == "Москва молчит."


def test_an_encoding_that_nobody_knows_is_passed_over() -> None:
    assert encodings.decode(PROSE.encode("cp1252"), declared="klingon").text == PROSE


def test_damaged_utf8_is_read_with_a_note() -> None:
    decoded = encodings.decode(PROSE.encode() + b" \xe2\x80 He left.")
    assert decoded.text == f"{PROSE} \ufffd He left."
    assert decoded.notes == ("is not valid UTF-8 in 1 place, shown as \ufffd",)


def test_a_few_stray_bytes_in_plain_text_are_damage_too() -> None:
    decoded = encodings.decode(b"The minister said \xff\xfe no, and then he left the room. " * 3)
    assert decoded.notes == ("is not valid UTF-8 in 6 places, shown as \ufffd",)


def test_another_alphabet_is_guessed_from_enough_of_it() -> None:
    text = "Министр обороны заявил в понедельник, что учения продлятся до конца недели. " * 4
    decoded = encodings.decode(text.encode("cp1251"))
    assert decoded.text == text
    assert decoded.notes[0].endswith("a guess")


@pytest.mark.parametrize(
    "content", [b"text\0with\0nuls", b"\x01\x02\x03\x04 text", b"\xff\xfea", bytes(range(128, 256)) * 9]
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(BadInput):
        encodings.decode(content)


@given(st.binary(max_size=300))
def test_any_bytes_become_text_or_a_reason(content: bytes) -> None:
    try:
        decoded = encodings.decode(content)
    except BadInput:
        return
    assert isinstance(decoded.text, str)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=300))
def test_utf8_is_never_taken_for_anything_else(text: str) -> None:
    assert encodings.decode(b"\xef\xbb\xbf" + text.encode()).text == text


@given(st.lists(st.one_of(SCRAPS, st.binary(max_size=40)), max_size=12).map(b"".join))
@settings(deadline=None)
def test_any_bytes_on_standard_input_become_articles_or_reasons(content: bytes) -> None:
    outcomes = list(read_articles(["-"], stdin=io.BytesIO(content)))
    assert outcomes
    assert all(isinstance(outcome, Article | Unreadable) for outcome in outcomes)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"%PDF-1.7", "a PDF document"),
        (b"RIFF0000WEBP", "a WebP image"),
        (b"A", None),
    ],
)
def test_binary_files_are_known_by_their_first_bytes(head: bytes, kind: str | None) -> None:
    assert signatures.binary_kind(head) == kind


def test_front_matter_is_about_the_article_and_not_of_it() -> None:
    draft = markdown.read(
        "---\ntitle: Ships turned away\nSource: The Gazette\ndate: 2023-03-28\nlink: https://g.example/a\n"
        "authors: [Ann Bo, Carl Dahl]\ncredit: Reuters\n---\nThree ships were turned away.\n"
    )
    assert draft == Draft(
        "Three ships were turned away.\n",
        outlet="The Gazette",
        title="Ships turned away",
        published=date(2023, 3, 28),
        url="https://g.example/a",
        byline="Ann Bo, Carl Dahl",
        credits=("Reuters",),
    )


def test_front_matter_with_a_stray_colon_is_read_line_by_line() -> None:
    draft = markdown.read('---\ntitle: Ships: a tale\noutlet: "The Gazette"\n---\nText.\n')
    assert (draft.title, draft.outlet, draft.text) == ("Ships: a tale", "The Gazette", "Text.\n")
    assert draft.notes == ("the front matter is not valid YAML (line 2); it was read line by line",)


def test_prose_between_rules_is_no_front_matter() -> None:
    text = "---\nThree ships were turned away.\n---\nMore.\n"
    assert markdown.read(text).text == text


def test_a_bomb_in_the_front_matter_stays_shut() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{after}: &{after} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, after in zip("abcdefgh", "bcdefghi", strict=True)
    )
    draft = markdown.read(f"---\n{bomb}title: *i\noutlet: A\n---\nText.\n")
    assert (draft.title, draft.outlet) == (None, "A")


def test_markdown_furniture_is_marked() -> None:
    text = (
        "# Ships\n\nThree left.\n\n## Later\n\n![a ship](ship.jpg)\n\n> They left, he said.\n\n---\n\n```\ncode\n```\n"
    )
    draft = markdown.read(text)
    marks = {(mark.kind, text[mark.span.start : mark.span.end]) for mark in draft.marks}
    assert marks == {
        ("title", "# Ships"),
        ("heading", "## Later"),
        ("caption", "![a ship](ship.jpg)"),
        ("leftover", ">"),
        ("leftover", "---"),
        ("leftover", "```\ncode\n```"),
    }
    assert draft.title == "Ships"


def test_a_page_yields_its_article_and_what_it_says_of_it() -> None:
    draft = html.read((DATA / "page.html").read_text(encoding="utf-8"))
    assert (draft.title, draft.outlet, draft.published) == (
        "Quake toll passes 2,000",
        "The Harbour Gazette",
        "2023-09-10",
    )
    assert (draft.url, draft.byline) == ("https://harbour.example/world/quake", "Lina Moss")
    assert draft.text.split("\n\n") == [
        "Quake toll passes 2,000",
        "MARRAKECH, Morocco (AP) — At least 2,012 people were killed, Morocco’s interior ministry said on Saturday.",
        "Another 2,059 people were injured, 1,404 of them critically, it said.",
        "The army was sent in.",
        "Villages cut off",
        '"We have nothing left," said one man.',
        "The epicentre lay in the High Atlas.",
        "Aid was on its way.",
    ]


def test_the_headings_of_a_page_are_marked(tmp_path: Path) -> None:
    (article,) = read_articles([str(DATA / "page.html")])
    assert isinstance(article, Article)
    marks = [(mark.kind, article.text[mark.span.start : mark.span.end]) for mark in article.marks]
    assert marks == [
        ("title", "Quake toll passes 2,000"),
        ("dateline", "MARRAKECH, Morocco (AP) —"),
        ("heading", "Villages cut off"),
    ]
    assert article.credits == ("AP",)


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><body><form><label>User</label><input></form><p>Forgot password?</p></body></html>",
        "<html><body>" + "<div>" * 20_000 + "</body></html>",
        "<html",
    ],
)
def test_a_page_without_an_article_is_refused(page: str) -> None:
    with pytest.raises(BadInput):
        html.read(page)


def test_a_page_is_decoded_as_it_declares(tmp_path: Path) -> None:
    prose = "Он сказал, что всё хорошо. " * 9
    body = f"<html><head><meta charset='windows-1251'></head><body><article><p>{prose}</p></article></body>"
    (tmp_path / "page.html").write_bytes(body.encode("cp1251"))
    (article,) = read_articles([str(tmp_path)])
    assert isinstance(article, Article)
    assert article.text.startswith("Он сказал")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "begins a JSON document"),
        (b"{x}", "is not JSON"),
        (b"[1]", "is a list"),
        (b"{}", 'has no "text"'),
        (b'{"text": 5}', "a number, not text"),
        (b'{"text": "\xff"}', "is not UTF-8 (byte 11 of the line)"),
        (b"[" * 200_000, "is not"),
        (b'{"text": ' + b"9" * 10_000 + b"}", "is not readable"),
    ],
)
def test_a_bad_line_says_why(line: bytes, reason: str) -> None:
    ((number, why),) = jsonl.read(io.BytesIO(line + b"\n"))
    assert number == 1
    assert isinstance(why, str)
    assert reason in why


def test_a_line_carries_what_is_known_of_its_article() -> None:
    line = (
        b'\xef\xbb\xbf{"text": "One ship sank.", "id": 7, "outlet": "A", "title": "B", "published": "2023-03-28",'
        b' "url": "https://a.example", "byline": ["Ann Bo", "Carl Dahl"], "topic": {"any": "thing"}}\n'
    )
    assert list(jsonl.read(io.BytesIO(line))) == [
        (1, Draft("One ship sank.", "7", "A", "B", "2023-03-28", "https://a.example", byline="Ann Bo, Carl Dahl"))
    ]


def test_a_field_of_the_wrong_kind_is_a_note_and_loses_nothing_else() -> None:
    ((_, draft),) = jsonl.read(io.BytesIO(b'{"text": "One ship sank.", "outlet": 5, "title": null}'))
    assert draft == Draft("One ship sank.", notes=('"outlet" was ignored: it is a number, not text',))


def test_json_lines_in_utf16_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes('{"text": "One “ship” sank."}\n{"text": 1}\n'.encode("utf-16"))
    good, bad = read_articles([str(tmp_path)])
    assert isinstance(good, Article)
    assert isinstance(bad, Unreadable)
    assert (good.text, bad.source) == ("One “ship” sank.", f"{tmp_path}/a.jsonl:2")
