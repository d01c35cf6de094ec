"""Undated articles of an index: when they were published, by what others carry and by their own datelines."""

from dataclasses import replace
from datetime import date

import pytest
from indexing import index_of

from factcheck.articles import read_text
from factcheck.index import Encoder, load_encoder
from factcheck.pipeline.dating import settle_periods
from factcheck.pipeline.reading import facts_of, on_its_day
from factcheck.records import Article, Period

UTTERANCE = "“We shall mend every quay before the winter storms return to this coast,” {} said{}."
TERM = "British Prime Minister Liz Truss opened the new quay in Leeds, the town council said."


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


def said_in(text: str, outlet: str, published: str | None = None) -> Article:
    return read_text(text, outlet=outlet, published=published)


def test_an_undated_article_is_dated_by_a_dated_one_that_carries_the_same_words(encoder):
    dated = said_in(UTTERANCE.format("Anna Berg", " on Friday"), "Orlen Echo", "2024-05-04")
    undated = said_in(UTTERANCE.format("Anna Berg", ""), "Ostra News")
    with index_of([undated, dated], encoder) as index:
        (settled,) = settle_periods(index, encoder)
        assert settled.id == undated.id
        assert settled.period.first < date(2024, 5, 4) < settled.period.last
        assert (settled.period.last - settled.period.first).days <= 62
        assert "Orlen Echo" in settled.period.because
        assert index.article(undated.id).period == settled.period
        assert all(fact.period == settled.period for fact, _ in index.claims(article=undated.id))
        assert index.article(dated.id).period is None
        assert settle_periods(index, encoder) == ()


@pytest.mark.parametrize("placeholder", [date.min, date.max])
def test_a_placeholder_at_the_end_of_the_calendar_dates_up_to_there(encoder, placeholder):
    dated = replace(said_in(UTTERANCE.format("Anna Berg", ""), "Orlen Echo"), published=placeholder)
    undated = said_in(UTTERANCE.format("Anna Berg", ""), "Ostra News")
    with index_of([undated, dated], encoder) as index:
        (settled,) = settle_periods(index, encoder)
    assert placeholder in (settled.period.first, settled.period.last)
    assert (settled.period.last - settled.period.first).days == 31


def test_another_speaker_or_other_words_date_nothing(encoder):
    dated = said_in(UTTERANCE.format("Anna Berg", " on Friday"), "Orlen Echo", "2024-05-04")
    other = said_in(UTTERANCE.format("Jo Ample", ""), "Ostra News")
    words = said_in("“The fair opens with forty goats and a brass band from the hills,” Anna Berg said.", "Coast Post")
    with index_of([dated, other, words], encoder) as index:
        assert settle_periods(index, encoder) == ()


def test_the_day_of_a_dateline_that_a_period_has_once_is_the_day():
    dated, facts = facts_of(read_text(f"LONDON, Sept 12 (Reuters) - {TERM}"))
    assert (dated.period.first, dated.period.last) == (date(2022, 9, 12), date(2022, 9, 12))
    assert dated.period.because.endswith("its dateline says September 12")
    assert facts and all(fact.period == dated.period for fact in facts)


@pytest.mark.parametrize("dateline", ["LONDON, March 3 (Reuters) - ", "LONDON (Reuters) - ", ""])
def test_a_dateline_that_fits_no_day_of_the_period_leaves_it_as_it_is(dateline):
    with_it, without = (facts_of(read_text(f"{line}{TERM}"))[0].period for line in (dateline, ""))
    assert with_it == without


def test_a_period_that_has_the_day_twice_tells_no_year():
    article = read_text(f"LONDON, Sept 12 (Reuters) - {TERM}")
    years = Period(date(2021, 9, 12), date(2022, 9, 12), "two years")
    assert on_its_day(article, years) == years
    assert on_its_day(article, replace(years, last=date(2022, 9, 11))).first == date(2021, 9, 12)
