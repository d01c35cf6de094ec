"""What the reports of an event give figures for, as time goes on."""

from datetime import date

from making import amount, article, fact, km, toll

from factcheck.pipeline.values import values_over_time
from factcheck.records import Quantity, Relation, Report


def report(name: str, published: str | None, *quantities: Quantity) -> Report:
    told = fact(id=f"c-{name}", article=name, quantities=quantities)
    printed = article(id=name, published=date.fromisoformat(published) if published else None)
    return Report(told, printed, Relation.UNCLEAR, 0.9, (), f"o-{name}")


def test_a_toll_is_told_in_order_of_publication_with_undated_reports_last():
    reports = [
        report("undated", None, toll(30)),
        report("late", "2023-09-11", toll(20)),
        report("early", "2023-09-09", toll(9)),
    ]
    (series,) = values_over_time(reports)
    assert (series.slot, series.of) == ("casualties", "killed")
    assert [(one.published, one.quantity.printed, one.claim, one.origin) for one in series.reported] == [
        (date(2023, 9, 9), 9, "c-early", "o-early"),
        (date(2023, 9, 11), 20, "c-late", "o-late"),
        (None, 30, "c-undated", "o-undated"),
    ]


def test_a_figure_that_one_article_alone_gives_is_no_series():
    assert values_over_time([report("a", "2023-09-09", toll(9)), report("b", "2023-09-09", km(350))]) == ()


def test_small_counts_are_no_values():
    two = amount(2, 2, of="missile", dimension="count")
    assert values_over_time([report("a", None, two), report("b", None, two)]) == ()


def test_a_figure_said_again_in_other_units_counts_once():
    twice = (km(370), km(369.9, about=True))
    (series,) = values_over_time([report("a", None, *twice), report("b", None, km(350))])
    assert [one.quantity.printed for one in series.reported] == [370, 350]


def test_what_most_reports_give_comes_first():
    reports = [
        report("a", None, km(350), km(50, of="altitude")),
        report("b", None, km(370)),
        report("c", None, km(350), km(50, of="altitude")),
    ]
    assert [series.slot for series in values_over_time(reports)] == ["distance", "altitude"]
