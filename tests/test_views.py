"""The launch of 27 March 2023 as an editor and a script see it: golden cases, exact quotations, hostile text."""

import io
import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from factcheck import views
from factcheck.records import (
    Article,
    Bound,
    Claim,
    Comparison,
    Cue,
    Dossier,
    Event,
    Fact,
    Finding,
    Level,
    Origin,
    Quantity,
    Range,
    Relation,
    Report,
    Span,
    Speaker,
    Status,
    Voice,
    When,
)

CASES = Path(__file__).parent / "cases" / "views"
SHORT_RANGE, LONG_RANGE = Range(345_000.0, 355_000.0), Range(365_000.0, 375_000.0)
QUESTION = "The two missiles launched on 27 March 2023 flew about 350 km"

JAPAN = ("Japan's Defense Ministry", "organisation", "the ministry")
SEOUL = ("South Korea's Joint Chiefs of Staff", "organisation", "The Joint Chiefs of Staff")


def article(outlet: str, day: date, text: str) -> Article:
    return Article(id=outlet.lower().replace(" ", "-"), outlet=outlet, published=day, title="Launch", text=text)


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def figure(text: str, words: str, value: Range, unit: str = "kilometre") -> Quantity:
    printed = float("".join(filter(str.isdigit, words)))
    return Quantity(
        value, "metre", "length", printed, unit, Bound.ABOUT, "distance flown", "two missiles", words, at(text, words)
    )


def fact(source: Article, content: str, distance: str | None, speaker: tuple[str, str, str] | None, via: str) -> Fact:
    text, quantities = source.text, ()
    if distance:
        unit, value = ("mile" if "miles" in distance else "kilometre"), LONG_RANGE if "370" in distance else SHORT_RANGE
        quantities = (figure(text, distance, value, unit),)
    said = speaker and Speaker(speaker[0], speaker[2], None, speaker[1], at(text, speaker[2]))
    claim = Claim(
        id=f"{source.id}-1",
        article_id=source.id,
        spans=(at(text, content),),
        voice=Voice.INDIRECT if said else Voice.NARRATOR,
        speaker=said or None,
        cue=Cue("said", at(text, "said")) if said else None,
        via=(via,) if via else (),
        confidence=0.9,
    )
    when = When(date(2023, 3, 27), date(2023, 3, 27), "Monday", at(text, "Monday")) if "Monday" in content else None
    return Fact(claim, content, source.published, quantities, (when,) if when else ())


def report(
    outlet: str,
    day: int,
    text: str,
    content: str,
    distance: str | None,
    relation: Relation,
    origin: str,
    speaker: tuple[str, str, str] | None = JAPAN,
    via: str = "",
    note: str | None = None,
) -> Report:
    source = article(outlet, date(2023, 3, day), text)
    level = Level.CONFLICTS if relation is Relation.CONFLICTS else Level.AGREES if distance else Level.SILENT
    compared = (
        Comparison("meaning", Level.AGREES, 2.8, note="cosine 0.74"),
        Comparison("date", Level.AGREES, 1.5, "27 March 2023", "Monday"),
        Comparison(
            "distance",
            level,
            {Level.AGREES: 1.2, Level.CONFLICTS: 0.3}.get(level, 0.0),
            "about 350 km",
            distance,
            note,
            None,
            at(text, distance) if distance else None,
        ),
    )
    return Report(fact(source, content, distance, speaker, via), source, relation, 0.97, compared, origin)


def launch() -> Event:
    reports = (
        report(
            "Harbour Times",
            28,
            "Citing NHK, the ministry said both missiles launched Monday had travelled about 350 km before falling.",
            "both missiles launched Monday had travelled about 350 km before falling",
            "about 350 km",
            Relation.CORROBORATES,
            "o1",
            via="NHK",
        ),
        report(
            "Prairie Sun",
            27,
            "In Tokyo the ministry said Monday that each weapon covered 217 miles and came down in the sea.",
            "each weapon covered 217 miles and came down in the sea",
            "217 miles",
            Relation.CORROBORATES,
            "o1",
        ),
        report(
            "Han River Daily",
            27,
            "The Joint Chiefs of Staff said the pair flew about 370 km after lift-off from Chunghwa County.",
            "the pair flew about 370 km after lift-off from Chunghwa County",
            "about 370 km",
            Relation.CONFLICTS,
            "o2",
            speaker=SEOUL,
            note="+5.7%",
        ),
        report(
            "Strait Observer",
            29,
            "Monday's launch came as a carrier group neared Busan.",
            "Monday's launch came as a carrier group neared Busan",
            None,
            Relation.UNCLEAR,
            "o3",
            speaker=None,
        ),
    )
    origins = (
        Origin("o1", JAPAN[0], "both cite it", 2),
        Origin("o2", SEOUL[0], "it is named as the source", 1),
        Origin("o3", "Strait Observer", "the outlet's own words", 1),
    )
    day = When(date(2023, 3, 27), date(2023, 3, 27), "Monday", Span(0, 6))
    where = "Chunghwa County, North Korea"
    return Event("e1", "Launch of two ballistic missiles", day, where, Status.CONFLICTING, reports, origins, 1, 1)


def october() -> Event:
    text = "The ministry in Tokyo said the first missile flew about 400 km; the ministry gave 350 km for the second."
    source = article("Harbour Times", date(2022, 10, 2), text)
    told = Report(
        fact(source, "the first missile flew about 400 km", "about 400 km", JAPAN, ""),
        source,
        Relation.DIFFERENT,
        0.04,
        (Comparison("date", Level.CONFLICTS, -4.5, "27 March 2023", "1 October 2022", "177 days apart"),),
        "o1",
    )
    day = When(date(2022, 10, 1), date(2022, 10, 1), "Saturday", Span(0, 8))
    return Event(
        "e2",
        "Launch of two missiles from Sunan Airport",
        day,
        "Pyongyang, North Korea",
        Status.UNCLEAR,
        (told,),
        (Origin("o1", JAPAN[0], "it is named as the source", 1),),
        0,
        0,
        "177 days apart",
    )


def dossier() -> Dossier:
    return Dossier(QUESTION, Status.CONFLICTING, (launch(),), (october(),), 5, 112)


def drawn(draw: Callable[[Console], None], width: int = 80, *, colour: bool = False) -> str:
    page = io.StringIO()
    draw(Console(file=page, width=width, force_terminal=colour, color_system="standard" if colour else None))
    return page.getvalue()


def held(name: str, output: str) -> None:
    """The output is the accepted one; FACTCHECK_ACCEPT=1 accepts a new one, to be reviewed as a diff."""
    accepted = CASES / name
    if os.environ.get("FACTCHECK_ACCEPT"):
        accepted.write_text(output, encoding="utf-8")
    assert output == accepted.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [80, 120, 200])
def test_a_dossier_reads_the_same_at_every_width(width: int) -> None:
    held(f"dossier-{width}.txt", drawn(lambda page: views.print_dossier(dossier(), page), width))


def test_the_explanation_adds_every_slot_up_to_the_probability() -> None:
    held("explained-80.txt", drawn(lambda page: views.print_dossier(dossier(), page, explain=True)))


def test_conflicts_show_both_sides_without_a_question() -> None:
    held("conflicts-120.txt", drawn(lambda page: views.print_conflicts([launch()], page), 120))


def test_claims_and_their_facts_stand_under_their_article() -> None:
    claims = [(report.fact, report.article) for report in launch().reports]
    held("claims-80.txt", drawn(lambda page: views.print_claims(claims, page)))


def test_json_of_a_dossier_has_the_shape_of_the_contract() -> None:
    held("dossier.json", views.to_json(views.dossier_json(dossier())) + "\n")


@pytest.mark.parametrize("width", [80, 120, 200])
def test_no_line_is_wider_than_the_page_or_ends_in_blanks(width: int) -> None:
    lines = drawn(lambda page: views.print_dossier(dossier(), page), width).splitlines()
    assert max(map(len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_every_quotation_in_json_is_found_at_its_selector() -> None:
    for told in launch().reports:
        shape = views.claim_json(told.fact, told.article)
        quote, position = shape["selector"]
        text = told.article.text
        assert text[position["start"] : position["end"]] == quote["exact"] == shape["text"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_colour_marks_the_compared_words_inside_the_quotation() -> None:
    output = drawn(lambda page: views.print_dossier(dossier(), page), 200, colour=True)
    assert "\x1b[1m217 miles\x1b[0m and came down" in output


def test_many_reports_that_say_nothing_comparable_are_counted_not_listed() -> None:
    silent = launch().reports[3]
    crowd = replace(launch(), reports=(silent,) * 9)
    output = drawn(lambda page: views.print_dossier(replace(dossier(), events=(crowd,)), page))
    assert output.count("carrier group") == 5
    assert "and 4 more that say nothing comparable" in output


def test_an_update_is_no_conflict() -> None:
    toll = Comparison("casualties", Level.CONFLICTS, 0.3, "2,012", "2,122", "+5.5%")
    moved = replace(launch().reports[2], relation=Relation.UPDATES, comparisons=(toll,))
    event = replace(launch(), reports=(moved,))
    output = drawn(lambda page: views.print_dossier(replace(dossier(), events=(event,)), page))
    assert "updates: casualties 2,012 → 2,122, +5.5%" in output
    assert "CONFLICTS" not in output


def test_the_reports_of_one_origin_stand_side_by_side_where_nothing_else_does() -> None:
    alone = replace(launch(), reports=launch().reports[:2], status=Status.SINGLE_ORIGIN)
    output = drawn(lambda page: views.print_dossier(replace(dossier(), events=(alone,)), page), 120)
    assert any("Harbour Times" in line and "Prairie Sun" in line for line in output.splitlines())


def test_a_finding_shows_both_texts_and_what_was_compared() -> None:
    left, right = launch().reports[0], launch().reports[2]
    finding = Finding(left.fact, right.fact, Relation.CONFLICTS, 0.97, right.comparisons)
    output = drawn(lambda page: views.print_finding(finding, page, explain=True))
    assert f"“{left.fact.text}”" in output
    assert "CONFLICTS: distance about 350 km ≠ about 370 km, +5.7%" in output
    shape = views.finding_json(finding)
    assert (shape["relation"], shape["same_event"], len(shape["comparisons"])) == ("conflicts", 0.97, 3)


def test_an_extract_line_carries_the_text_once() -> None:
    told = launch().reports[0]
    shape = views.extract_line(told.article, [told.fact])
    assert shape["article"]["text"] == told.article.text
    assert "text" not in shape["claims"][0]["article"]
    assert "\n" not in views.to_json(shape, one_line=True)


def test_numbers_that_json_lacks_become_null() -> None:
    broken = replace(launch().reports[0], score=float("nan"))
    event = replace(launch(), reports=(broken,))
    output = views.to_json(views.dossier_json(replace(dossier(), events=(event,))))
    assert json.loads(output)["events"][0]["reports"][0]["score"] is None
