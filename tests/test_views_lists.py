"""What is printed line by line: outcomes of a claim set, the facts of a text, what an ingest did."""

import io
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from rich.console import Console

from factcheck import views
from factcheck.records import (
    Actor,
    Article,
    Bound,
    Claim,
    Dossier,
    Fact,
    Outcome,
    Place,
    Quantity,
    Range,
    Span,
    Stance,
    Status,
    Unreadable,
    Voice,
    When,
)

# An entry that could be asked.
GATHERED = Dossier("", Status.NOT_FOUND, (), (), 5, 112)
CASES = Path(__file__).parent / "cases" / "views"
QUESTION = "The two missiles launched on 27 March 2023 flew about 350 km"


def known() -> Fact:
    text = "on Monday both flew about 350 km"
    far = Quantity(
        Range(345_000.0, 355_000.0),
        "metre",
        "length",
        350.0,
        "kilometre",
        Bound.ABOUT,
        "distance flown",
        None,
        "about 350 km",
        Span(20, 32),
    )
    monday = When(date(2023, 3, 27), date(2023, 3, 27), "Monday", Span(3, 9))
    return Fact(Claim("1", "a", (Span(0, 32),), Voice.NARRATOR), text, quantities=(far,), times=(monday,))


def outcomes() -> tuple[Outcome, ...]:
    wanted = (Status.CONFLICTING,)
    why = ("expected corroborated, found single-origin: every report goes back to KCNA",)
    quote = "more practical and offensive"
    return (
        Outcome(
            "range-350", "claims/launch.yaml", 7, QUESTION, wanted, Status.CONFLICTING, True, "error", (), None, 0.2
        ),
        Outcome(
            "kim-words",
            "claims/kim.yaml",
            4,
            quote,
            (Status.CORROBORATED,),
            Status.SINGLE_ORIGIN,
            False,
            "error",
            why,
            None,
            0.1,
            GATHERED,
        ),
        Outcome(
            "kim",
            "claims/kim.yaml",
            9,
            quote,
            wanted,
            Status.NOT_FOUND,
            False,
            "warn",
            ("no report of it",),
            None,
            0.1,
            GATHERED,
        ),
    )


def drawn(draw: Callable[[Console], None], width: int = 80) -> str:
    page = io.StringIO()
    draw(Console(file=page, width=width))
    return page.getvalue()


def held(name: str, output: str) -> None:
    """The output is the accepted one; FACTCHECK_ACCEPT=1 accepts a new one, to be reviewed as a diff."""
    accepted = CASES / name
    if os.environ.get("FACTCHECK_ACCEPT"):
        accepted.write_text(output, encoding="utf-8")
    assert output == accepted.read_text(encoding="utf-8")


def test_outcomes_say_why_they_did_not_hold() -> None:
    held("outcomes-80.txt", drawn(lambda page: views.print_outcomes(outcomes(), page)))


def test_a_claim_set_without_entries_checked_nothing() -> None:
    assert "nothing was checked" in drawn(lambda page: views.print_outcomes([], page))


def test_outcomes_json_counts_a_warning_apart() -> None:
    shape = views.outcomes_json(outcomes())
    assert (shape["passed"], shape["failed"], shape["warned"], shape["seconds"]) == (1, 1, 1, 0.4)


def test_facts_of_a_text_are_shown_as_printed_and_as_read() -> None:
    place = Place("Busan", ("South Korea", "Asia"), Span(0, 5))
    full = replace(
        known(), places=(place,), actors=(Actor("NHK", "organisation", "org:nhk", None),), stance=Stance(True)
    )
    output = drawn(lambda page: views.print_facts(full, page), 100)
    for read in ("345,000 to 355,000 metre", "27 March 2023", "South Korea, Asia", "org:nhk", "negated"):
        assert read in output
    assert views.facts_json(full)["actors"] == [{"name": "NHK", "kind": "organisation", "key": "org:nhk", "span": None}]


def test_an_ingest_names_each_bad_source_with_its_reason() -> None:
    bad = (Unreadable("in/photo.txt", "a JPEG image, not text"),)
    output = drawn(lambda page: views.print_ingest_summary(page, added=3, claims=41, known=2, unreadable=bad))
    assert "not read in/photo.txt: a JPEG image, not text" in output
    assert "3 articles added, 41 claims, 2 known already, 1 source not read" in output


def test_how_an_article_was_read_is_told() -> None:
    guessed = Article("a", "", path="in/old.txt", notes=("decoded as latin-1, a guess",))
    output = drawn(lambda page: views.print_ingest_summary(page, added=1, claims=0, noted=[guessed]))
    assert "note in/old.txt: decoded as latin-1, a guess" in output
