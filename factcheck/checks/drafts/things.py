"""What words of an article are: a figure, a day, a time, a place, a name, a speaker, a quotation, a "not".

Read from the facts of its claims where they tell, else from how the words are written.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.checks.drafts.spans import holds, meet
from factcheck.checks.names import fits
from factcheck.facts.quotations import quotations
from factcheck.records import Article, Clock, Fact, Place, Quantity, Span, Speaker, When

_NOT = re.compile(r"\b(?:not|no|never|nor|neither|none|without|denied|\w+n['’]t)\b", re.I)
_FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?"
    r"|dozens?|half|quarter|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b",
    re.I,
)
_DIGITS = re.compile(r"\b\d[\d.,:]*(?:\w+)?\b")
_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)(?!\w)"
)
_NAME = re.compile(r"\b[A-Z][\w'’.-]*")


@dataclass(frozen=True, slots=True)
class Things:
    """All that is known of the words of one article."""

    article: Article
    facts: tuple[Fact, ...]
    quoted: tuple[Span, ...]

    def text(self, span: Span) -> str:
        """The exact words."""
        return self.article.text[span.start : span.end]

    def whole(self, span: Span) -> str:
        """The exact words of the thing that the words are part of."""
        return self.text(self.around(span))

    def quotation(self, span: Span) -> Span | None:
        """The quotation that the words stand in."""
        return next((one for one in self.quoted if holds(one, span)), None)

    def speaker(self, span: Span) -> tuple[Fact, Speaker] | None:
        """Who is named there as saying something."""
        return next(
            (
                (fact, fact.claim.speaker)
                for fact in self.facts
                if fact.claim.speaker and meet(fact.claim.speaker.span, span)
            ),
            None,
        )

    def quantities(self, span: Span) -> list[Quantity]:
        """The figures there."""
        return [one for fact in self.facts for one in fact.quantities if meet(one.span, span)]

    def times(self, span: Span) -> list[When]:
        """The days there."""
        return [one for fact in self.facts for one in fact.times if meet(one.span, span)]

    def clocks(self, span: Span) -> list[Clock]:
        """The times of day there."""
        return [one for fact in self.facts for one in fact.clocks if meet(one.span, span)]

    def places(self, span: Span) -> list[Place]:
        """The places there."""
        return [one for fact in self.facts for one in fact.places if meet(one.span, span)]

    def keys(self, span: Span) -> set[str]:
        """The keys of those who act there."""
        return {one.key for fact in self.facts for one in fact.actors if one.span and meet(one.span, span)}

    def names(self, span: Span) -> bool:
        """Somebody or something is named there. That a sentence begins with a capital names nobody."""
        if self.places(span) or self.keys(span):
            return True
        found = [Span(span.start + one.start(), span.start + one.end()) for one in _NAME.finditer(self.text(span))]
        return any(not self._opens(one) for one in found)

    def around(self, span: Span) -> Span:
        """The whole figure, day, place or name that the words are part of; themselves where they are part of none."""
        named = [one for fact in self.facts for one in named_in(fact)]
        whole = [one for one in named if holds(one, span)]
        return min(whole, key=lambda one: one.end - one.start, default=span)

    def _opens(self, word: Span) -> bool:
        before = self.article.text[: word.start].rstrip(" \t\"“‘'")
        return not before or before[-1] in "\n.!?:"


@dataclass(frozen=True, slots=True)
class Difference:
    """What kind of thing two stretches differ in: how a thing is called, where it is, when it is another one."""

    what: str
    is_there: Callable[[Things, Span], bool]
    is_same: Callable[[Things, Span, Things, Span], bool]


def things_in(article: Article, facts: Sequence[Fact]) -> Things:
    """An article with the facts of its claims."""
    return Things(article, tuple(facts), tuple(_trimmed(article.text, span) for span in quotations(article.text)))


def printed_figures(article: Article, span: Span) -> Iterator[Span]:
    """Where figures are printed, whatever they may count ("the 31st member")."""
    for found in _DIGITS.finditer(article.text, span.start, span.end):
        yield Span(*found.span())


def _trimmed(text: str, span: Span) -> Span:
    """Without the comma or full stop that some papers set before the closing mark."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip(" \t\r,.;"))))


def named_in(fact: Fact) -> Iterator[Span]:
    """Where a claim's figures, days, times, places and actors stand."""
    yield from (one.span for one in fact.quantities)
    yield from (one.span for one in fact.times)
    yield from (one.span for one in fact.clocks)
    yield from (one.span for one in fact.places)
    yield from (one.span for one in fact.actors if one.span)


def difference(here: Things, own: Span, there: Things, other: Span) -> str | None:
    """What two stretches that stand in each other's place differ in: the first of ``DIFFERENCES`` that both have."""
    for one in DIFFERENCES:
        if one.is_there(here, own) and one.is_there(there, other):
            return None if one.is_same(here, own, there, other) else one.what
    return None


def negated(here: Things, own: Span, there: Things, other: Span) -> bool:
    """Whether one side denies what the other states."""
    return bool(_NOT.search(here.text(own))) != bool(_NOT.search(there.text(other)))


def _is_time(things: Things, span: Span) -> bool:
    return bool(things.clocks(span))


def _same_time(here: Things, own: Span, there: Things, other: Span) -> bool:
    return {(one.first, one.last) for one in here.clocks(own)} == {(one.first, one.last) for one in there.clocks(other)}


def _is_day(things: Things, span: Span) -> bool:
    return bool(_DAY.search(things.text(span))) or bool(things.times(span))


def _same_day(here: Things, own: Span, there: Things, other: Span) -> bool:
    """One day, however it is told; of longer times, as far as no day or number of the one is another in the other."""
    mine, theirs = here.times(own), there.times(other)
    met = [(one, two) for one in mine for two in theirs if one.first <= two.last and two.first <= one.last]
    if any(one.first == one.last == two.first == two.last for one, two in met):
        return True
    printed, printed_there = _printed_days(here.text(own)), _printed_days(there.text(other))
    told_apart = bool(printed and printed_there) and printed != printed_there
    return not told_apart if met else not (mine and theirs) and printed == printed_there


def _printed_days(text: str) -> list[str]:
    """The names of days and months, and the numbers: ["sep", "8"]."""
    return [found[:3].casefold() for found in re.findall(r"\d+|" + _DAY.pattern, text)]


def _is_figure(things: Things, span: Span) -> bool:
    return bool(_FIGURE.search(things.text(span)))


def _same_figure(here: Things, own: Span, there: Things, other: Span) -> bool:
    mine, theirs = list(_values(here.quantities(own))), list(_values(there.quantities(other)))
    if mine and theirs:
        return any(_overlap(one, two) for one in mine for two in theirs)
    return _same_words(here.text(own), there.text(other), _FIGURE)


def _values(quantities: Sequence[Quantity]) -> Iterator[tuple[float, float]]:
    for one in quantities:
        low, high = one.value.low, one.value.high
        yield (low if low is not None else one.printed), (high if high is not None else one.printed)


def _overlap(one: tuple[float, float], two: tuple[float, float]) -> bool:
    return one[0] <= two[1] and two[0] <= one[1]


def _same_words(own: str, other: str, pattern: re.Pattern[str]) -> bool:
    return pattern.findall(own.casefold()) == pattern.findall(other.casefold()) and own.casefold() == other.casefold()


def _is_named(things: Things, span: Span) -> bool:
    return things.names(span)


def _same_name(here: Things, own: Span, there: Things, other: Span) -> bool:
    """One key, one place, or one name within the other."""
    if here.keys(own) & there.keys(other):
        return True
    places, others = ({place.name for place in one.places(at)} for one, at in ((here, own), (there, other)))
    mine, theirs = here.text(own), there.text(other)
    return bool(places & others) or fits(mine, (theirs,)) or fits(theirs, (mine,))


DIFFERENCES = (
    Difference("time", _is_time, _same_time),
    Difference("date", _is_day, _same_day),
    Difference("figure", _is_figure, _same_figure),
    Difference("name", _is_named, _same_name),
)
