"""From an article, or a question, to facts: segment, normalise, and say what is to be embedded."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from factcheck.articles import read_text
from factcheck.errors import BadInput
from factcheck.facts import actor_of, estimate_period, extract_fact, extract_facts
from factcheck.records import Article, Claim, Fact, Period, Span, Voice
from factcheck.relations import is_measured
from factcheck.speech import find_claims, may_attribute

# A question is taken to be an attributed statement where its content is at least this much of it.
MOST_OF_IT = 0.4

# Shorter claims with a figure ("a magnitude of 7") seldom name what they measure it of; their article's title does.
WHOLE_SENTENCE = 12
# Words of a claim that is worth keeping for its words alone.
FEWEST = 4


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked up. ``quote``: the text is somebody's exact words; ``speaker``: whose, if it matters.

    ``published``: the day on which it was asked or printed, to read "Monday" by.
    """

    text: str
    quote: bool = False
    speaker: str | None = None
    published: date | None = None


def facts_of(article: Article, *, read_on: date | None = None) -> tuple[Article, tuple[Fact, ...]]:
    """An article's claims in comparable terms, and the article with its period estimated if it bears no date.

    ``read_on``: the day it was read, after which it can't have been published.
    """
    known = article.published or article.period
    dated = article if known else replace(article, period=_estimated(article, read_on))
    facts = extract_facts(find_claims(dated), dated)
    return dated, tuple(replace(fact, period=dated.period) for fact in facts) if dated.period else facts


def on_its_day(article: Article, period: Period) -> Period:
    """The period in which it was published, or, where the day that its dateline prints is in it once, that day."""
    # Here, not above: compiling the patterns costs more than a question may take.
    from factcheck.articles.datelines import day_without_year

    printed = day_without_year(article)
    days = [*_days_like(printed, period)] if printed else []
    if len(days) != 1 or period.first == period.last:
        return period
    return Period(days[0], days[0], f"{period.because}; its dateline says {printed:%B} {days[0].day}")


def meaning_of(fact: Fact, article: Article) -> str:
    """The words that are embedded for a fact: what is said, and for the scrap of a sentence that is a figure, of what.

    Who says it is left out and compared by name: with it, all that one speaker says would be alike.
    """
    said = fact.text.removeprefix("that ")
    return f"{article.title}: {said}" if article.title and _is_scrap(fact) else said


def tells(fact: Fact) -> bool:
    """Whether a fact says enough to be looked up: not "the plan", which somebody is told to have voted against.

    What nobody who is named has said ("appeared to have launched") stands in the article's own sentence as well.
    """
    if fact.claim.speaker is None and fact.claim.cue is not None:
        return False
    return len(fact.text.split()) >= FEWEST or is_measured(fact) or bool(fact.quoted)


def _is_scrap(fact: Fact) -> bool:
    """A figure and little else: nothing is named that it could be of."""
    named = fact.actors or fact.places or fact.times or fact.quoted
    return is_measured(fact) and not named and len(fact.text.split()) < WHOLE_SENTENCE


def read_question(question: Question) -> tuple[Article, Fact]:
    """A question as an article of one claim. Raises ``BadInput`` where it holds no text."""
    article = _given(question.text, question.published)
    claim = _quotation(article) if question.quote else _statement(article)
    fact = extract_fact(claim, article)
    if question.speaker:
        fact = replace(fact, speaker=actor_of(question.speaker, "person", article))
    return article, fact


def read_passage(text: str, *, published: date | None = None) -> tuple[Article, Fact]:
    """A text as one fact: its figures, times, places and actors, whoever says them. Raises ``BadInput``."""
    article = _given(text, published)
    return article, extract_fact(_whole(article, Voice.NARRATOR), article)


def _given(text: str, published: date | None) -> Article:
    try:
        return read_text(text, published=published, plain=True)
    except BadInput as error:
        raise BadInput(f"the text {error}") from error


def _statement(article: Article) -> Claim:
    found = find_claims(article) if may_attribute(article.text) else ()
    attributed = [claim for claim in found if claim.speaker is not None]
    if len(attributed) == 1 and _length(attributed[0].spans) >= MOST_OF_IT * len(article.text.strip()):
        return attributed[0]
    return _whole(article, Voice.NARRATOR)


def _quotation(article: Article) -> Claim:
    return _whole(article, Voice.DIRECT)


def _whole(article: Article, voice: Voice) -> Claim:
    start = len(article.text) - len(article.text.lstrip())
    end = len(article.text.rstrip())
    return Claim("question", article.id, (Span(start, max(start, end)),), voice)


def _estimated(article: Article, read_on: date | None) -> Period | None:
    period = _until(estimate_period(article), read_on)
    return on_its_day(article, period) if period else None


def _days_like(printed: date, period: Period) -> Iterator[date]:
    """Every day of the period that has the month and day of another; 29 February is in leap years only."""
    for year in range(period.first.year, period.last.year + 1):
        with suppress(ValueError):
            day = printed.replace(year=year)
            if period.first <= day <= period.last:
                yield day


def _until(period: Period | None, read_on: date | None) -> Period | None:
    if period is None or read_on is None or not period.first <= read_on < period.last:
        return period
    return replace(period, last=read_on)


def _length(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)
