"""What of a draft's claim the record has as well: each quotation, figure, day and name of it, and what is left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.checks.drafts.beside import Beside, Near
from factcheck.checks.drafts.faults import Ruling
from factcheck.checks.drafts.spans import holds, meet, touches
from factcheck.checks.drafts.things import Things, named_in, printed_figures
from factcheck.checks.names import fits
from factcheck.records import Fact, Span, When, words
from factcheck.relations.utterances import holds_words


@dataclass(frozen=True, slots=True)
class Looked:
    """A claim of the draft. ``missing``: the things in it that no report of the event has; ``things``: how many."""

    beside: Beside
    things: int
    missing: tuple[Span, ...]


def look_over(beside: Beside, draft: Things, rulings: Sequence[Ruling]) -> Looked:
    """Which things of a claim are nowhere on record; those that were ruled on are not asked again."""
    named = list(_named(beside.fact, draft))
    ruled = [one for one in rulings if one.fault or one.verdict.backed]
    left = [span for span in named if not any(meet(span, one.span) for one in ruled)]
    missing = [span for span in left if not _is_told(beside, draft, span)]
    return Looked(beside, len(named), tuple(missing))


def _named(fact: Fact, draft: Things) -> Iterator[Span]:
    """Where the quotations, figures, days, times and names of a claim stand."""
    inside = [quoted for quoted in draft.quoted if touches(fact, quoted)]
    yield from inside
    printed = (one for own in fact.claim.spans for one in printed_figures(draft.article, own))
    spans = sorted({*named_in(fact), *printed}, key=lambda span: (span.start, -span.end))
    last = Span(-1, -1)
    for span in spans:
        if touches(fact, span) and not meet(span, last):
            if not any(holds(quoted, span) for quoted in inside):
                yield span
            last = span


def _is_told(beside: Beside, draft: Things, span: Span) -> bool:
    """A report of the event has the name, the place or the day, in its words or around them; anybody, a quotation."""
    if span in draft.quoted:
        articles = {near.article.id: near.article for near in beside.nears if not near.copy}
        return any(holds_words(article.text, draft.text(span)) for article in articles.values())
    fact = beside.fact
    asked = _Asked(
        draft.text(span),
        frozenset(one.key for one in fact.actors if one.span and meet(one.span, span)),
        frozenset(one.name for one in fact.places if meet(one.span, span)),
        tuple(one for one in fact.times if meet(one.span, span)),
    )
    return any(asked.is_in(near) for near in beside.independent)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A thing to be found in a report: its words, and what they are in comparable terms."""

    text: str
    keys: frozenset[str]
    places: frozenset[str]
    times: tuple[When, ...]

    def is_in(self, near: Near) -> bool:
        """Whether a claim has it, or its article says it around the claim."""
        fact = near.fact
        days = (*fact.times, *fact.setting.times)
        return (
            not self.keys.isdisjoint(one.key for one in (*fact.actors, *fact.setting.actors))
            or not self.places.isdisjoint(one.name for one in (*fact.places, *fact.setting.places))
            or any(one.first <= two.last and two.first <= one.last for one in self.times for two in days)
            or fits(self.text, (words(near.article, fact.claim.spans),))
        )
