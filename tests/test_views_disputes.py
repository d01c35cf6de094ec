"""How a dispute is shown: what it is over, who stands on both sides, and how much of a long side."""

from dataclasses import replace
from io import StringIO

from making import amount, article, fact, toll
from rich.console import Console

from factcheck.records import Article, Comparison, Event, Level, Origin, Relation, Report, Span, Status
from factcheck.views import answers, model, print_conflicts, wording


def report(number: int, relation: Relation, *comparisons: Comparison, origin: str | None = None, **known) -> Report:
    told = fact(f"Report {number} of the ferry", id=f"c{number}", **known)
    printed: Article = article(told.text, id=f"a{number}", outlet=f"Outlet {number}")
    return Report(told, printed, relation, 0.9 - number / 1000, comparisons, origin or f"o{number}")


def dispute(*reports: Report) -> Event:
    names = dict.fromkeys(one.origin for one in reports)
    origins = tuple(Origin(name, name, "", 1) for name in names)
    agreeing = len({one.origin for one in reports if one.relation is Relation.CORROBORATES})
    against = len({one.origin for one in reports if one.relation is Relation.CONFLICTS})
    return Event("e1", "The ferry", None, None, Status.CONFLICTING, reports, origins, agreeing, against)


def over(slot: str, left: str, right: str) -> Comparison:
    return Comparison(slot, Level.CONFLICTS, 0.0, left, right, rung="")


FIRST = report(0, Relation.CORROBORATES)


def printed(event: Event) -> str:
    page = Console(file=StringIO(), width=100)
    print_conflicts([event], page)
    return page.file.getvalue()  # type: ignore[attr-defined]


def test_of_a_long_side_the_nearest_five_are_shown_and_the_others_counted():
    apart = over("depth", "40 m", "60 m")
    shown = printed(dispute(FIRST, *(report(number, Relation.CONFLICTS, apart) for number in range(1, 121))))
    assert shown.count("CONFLICTS: depth") == 5
    assert "and 115 more" in shown and "120 reports" in shown
    assert all(f"Outlet {number}\n" in shown or f"Outlet {number} " in shown for number in range(1, 6))


def test_one_origin_on_both_sides_is_one_that_says_both():
    told = dispute(FIRST, report(1, Relation.CONFLICTS, origin="o0"))
    assert model.split(told) == "1 origin, which says one thing and the other (2 reports)"
    told = dispute(FIRST, report(1, Relation.CONFLICTS, origin="o0"), report(2, Relation.CONFLICTS))
    assert model.split(told) == "1 origin on one side, 2 on the other, 1 of them on both (3 reports)"


def test_a_dispute_over_the_day_alone_says_that_it_conflicts():
    told = dispute(FIRST, report(1, Relation.CONFLICTS, over("date", "3 March", "9 March")))
    assert "CONFLICTS: date 3 March ≠ 9 March" in printed(told)
    assert model.disputed(told) == "date"
    both = report(1, Relation.CONFLICTS, over("date", "3 March", "9 March"), over("depth", "40 m", "60 m"))
    assert "differs: date" in printed(dispute(FIRST, both))
    assert model.disputed(dispute(FIRST, both)) == "depth"


def test_a_slot_is_not_named_twice():
    told = over("magnitude", "magnitude of 7", "7.7")
    assert wording.compared(told) == "CONFLICTS: magnitude of 7 ≠ 7.7"
    assert wording.updated(told) == "updates: magnitude of 7 → 7.7"


def test_what_an_origin_says_is_of_one_thing_and_not_of_the_killed_and_the_injured():
    killed = replace(toll(4), text="four", span=Span(0, 4))
    hurt = replace(amount(23, 23, of="injured", dimension="count"), text="23", span=Span(5, 7))
    places = [
        Comparison("casualties", Level.CONFLICTS, 0.0, "six", "four", None, Span(0, 1), killed.span),
        Comparison("casualties", Level.AGREES, 0.0, "23", "23", None, Span(2, 4), hurt.span),
    ]
    told = report(1, Relation.CONFLICTS, *places, quantities=[killed, hurt])
    assert [one.values for one in answers.sayings(dispute(FIRST, told))] == [("four",)]
