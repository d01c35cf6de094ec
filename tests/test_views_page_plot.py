"""The plot of reported figures: what stands where, in small truths and one law."""

from dataclasses import replace
from datetime import date

import pytest
from checking import JAPAN, LAUNCH, ORIGINS, report
from hypothesis import given
from hypothesis import strategies as st

from factcheck.records import (
    Bound,
    Comparison,
    Event,
    Level,
    Quantity,
    Range,
    Relation,
    Report,
    Reported,
    Series,
    Span,
    Status,
)
from factcheck.views.answers import answer
from factcheck.views.figures import Figure, Scale, figure_slots, plural, scale_of, tick
from factcheck.views.html.plot import STACK, Plot, plots

FAR = 1e15
# The claim's own words are "12", at its beginning.
ASKED = Quantity(Range(12, 12), "", "count", 12, "person", Bound.EXACT, "killed", None, "12", Span(0, 2))


def toll(
    low: float | None,
    high: float | None,
    day: int,
    *,
    relation: Relation = Relation.CORROBORATES,
    origin: str = "o1",
    text: str = "12 dead",
) -> Report:
    told = report(text, "Ministry", relation, origin=origin, outlet=f"Paper {day}")
    place = Span(0, len(text))
    figure = Quantity(
        Range(low, high), "", "count", low or high or 0, "person", Bound.EXACT, "killed", None, text, place
    )
    level = Level.CONFLICTS if relation is Relation.CONFLICTS else Level.AGREES
    return replace(
        told,
        article=replace(told.article, published=date(2023, 9, day)),
        fact=replace(told.fact, quantities=(figure,)),
        comparisons=(Comparison("casualties", level, 1.0, "12", text, None, ASKED.span, place),),
    )


def event(*reports: Report) -> Event:
    return Event("e", "Quake", None, None, Status.CONFLICTING, reports, ORIGINS, 1, 1)


def drawn(*reports: Report) -> Plot:
    (plot,) = plots(event(*reports))
    return plot


def test_days_follow_each_other_and_origins_stand_apart():
    plot = drawn(toll(12, 12, 3), toll(15, 15, 1, origin="o2", relation=Relation.CONFLICTS), toll(12, 12, 1))
    assert [heading.text for heading in plot.headings] == ["1 September 2023", "3 September 2023"]
    assert [(line.origin, line.standing) for line in plot.lines] == [
        ("Japan's Defense Ministry", "agrees"),
        ("Joint Chiefs of Staff", "conflicts"),
        ("Japan's Defense Ministry", "agrees"),
    ]
    assert [line.y for line in plot.lines] == sorted({line.y for line in plot.lines})
    assert max(line.y for line in plot.lines) < plot.height


def test_reports_of_one_value_stand_on_each_other_to_a_height():
    plot = drawn(*(replace(toll(12, 12, 1), score=n / 100) for n in range(20)), toll(40, 40, 1))
    (line,) = plot.lines
    assert line.count == "21 reports"
    assert [dot.level for dot in line.dots[:7]] == [0, 1, 2, 3, 4, 5, 5]
    assert max(dot.level for dot in line.dots) == STACK - 1
    assert line.dots[-1].level == 0


def test_a_figure_that_is_at_least_so_much_is_open_to_the_right():
    dot = drawn(toll(12, None, 1), toll(20, 20, 2)).lines[0].dots[0]
    assert dot.high is None and dot.left == dot.x and dot.left + dot.width == 100


def test_a_figure_that_is_at_most_so_much_is_open_to_the_left():
    dot = drawn(toll(None, 12, 1), toll(20, 20, 2)).lines[0].dots[0]
    assert dot.low is None and dot.left == 0


def test_a_range_without_a_sharp_end_does_not_crush_the_others():
    plot = drawn(toll(2_000_000, 999_999_999, 1), toll(2_500_000, 2_500_000, 2))
    assert plot.lines[0].dots[0].high is None
    assert [tick.text for tick in plot.ticks] == ["2m", "2.2m", "2.4m", "2.6m"]


def test_the_claims_own_figure_is_a_band():
    reports = (toll(15, 15, 1, text="15", relation=Relation.CONFLICTS), toll(16, 16, 2, text="16"))
    (without,) = plots(event(*reports))
    (plot,) = plots(replace(event(*reports), asked=(ASKED,)))
    assert without.band is None
    assert plot.band is not None and plot.band[0] < plot.lines[0].dots[0].x


def named(*reports: Report) -> Event:
    """The event with the series of what its reports give figures of."""
    given = (
        Reported(told.fact.quantities[0], told.article.published, told.fact.claim.id, told.origin) for told in reports
    )
    return replace(event(*reports), values=(Series("casualties", "killed", tuple(given)),))


def mute(told: Report, claim: str) -> Report:
    """The report as one that could not be compared."""
    fact = replace(told.fact, claim=replace(told.fact.claim, id=claim))
    return replace(told, fact=fact, relation=Relation.UNCLEAR, comparisons=())


def test_a_report_that_was_not_compared_is_drawn_as_such():
    (plot,) = plots(named(toll(12, 12, 1), mute(toll(296, None, 1), "c2")))
    assert [line.standing for line in plot.lines] == ["agrees", "not compared"]


def test_a_question_is_answered_by_the_figures_that_reports_name():
    asked = named(mute(toll(12, 12, 1, text="12"), "c1"), mute(toll(15, 15, 2, text="15", origin="o2"), "c2"))
    assert answer(asked) == "1 origin says 12; 1 says 15."
    assert [line.standing for line in plots(asked)[0].lines] == ["not compared", "not compared"]


def test_the_drawing_is_told_in_words():
    assert drawn(toll(12, 12, 1), toll(12, 12, 1)).description == (
        "1 September 2023: Japan's Defense Ministry, 2 reports, 12 dead, agrees."
    )


def test_long_names_and_values_are_cut_for_a_telephone_and_told_as_cut():
    (line,) = drawn(toll(12, 12, 1, text="12 dead " * 9), toll(12, 12, 1, text="12 dead " * 9)).lines
    assert len(line.value) <= 26 and line.value.endswith("…")


def test_one_report_alone_needs_no_drawing():
    assert plots(event(toll(12, 12, 1))) == ()
    assert plots(LAUNCH) == ()


def test_words_compared_as_words_are_no_figure():
    spoken = Comparison("utterance", Level.AGREES, 1.0, "12 dead", "12 dead")
    told = replace(toll(12, 12, 1), comparisons=(*toll(12, 12, 1).comparisons, spoken))
    assert figure_slots(event(told, toll(12, 12, 2))) == ()


ends = st.one_of(st.none(), st.floats(-FAR, FAR), st.integers(0, 100).map(float))


@given(st.lists(st.tuples(ends, ends, st.integers(1, 28)), min_size=2, max_size=12))
def test_whatever_the_figures_nothing_is_drawn_outside_the_drawing(values):
    reports = [toll(*sorted((low, high), key=lambda end: end or 0.0), day) for low, high, day in values]
    for plot in plots(event(*reports)):
        dots = [dot for line in plot.lines for dot in line.dots]
        assert all(dot.left >= 0 and dot.width >= 0 and dot.left + dot.width <= 100.01 for dot in dots)
        assert all(0 <= dot.x <= 100 for dot in dots)
        assert 2 <= len(plot.ticks) <= 8 and plot.ticks[0].x < plot.ticks[-1].x


@pytest.mark.parametrize(
    ("value", "shown"),
    [(350, "350"), (2_000, "2,000"), (2_500_000, "2.5m"), (3e9, "3bn"), (6.8, "6.8"), (0, "0"), (-40, "-40")],
)
def test_an_axis_names_its_values_in_few_letters(value, shown):
    assert tick(value) == shown


@pytest.mark.parametrize(
    ("unit", "named"),
    [
        ("kilometre", "kilometres"),
        ("metre per second", "metres per second"),
        ("degree celsius", "degrees celsius"),
        ("foot", "feet"),
        ("percent", "percent"),
        ("USD", "USD"),
        ("", ""),
    ],
)
def test_units_are_named_as_people_do(unit, named):
    assert plural(unit) == named


def test_temperatures_are_shown_on_the_scale_they_are_printed_in():
    value = Range(308.15, 308.15)
    read = Quantity(value, "kelvin", "temperature", 35, "degree celsius", Bound.EXACT, None, None, "35", Span(0, 2))
    scale = scale_of([Figure(JAPAN, read, None)])
    assert scale.shown(308.15) == pytest.approx(35)
    assert Scale("").spelled(Range(12, None)) == "at least 12"
