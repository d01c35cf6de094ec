"""Findings put together into events: reports side by side, their origins counted, a label, a day and a place."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.pipeline.values import values_over_time
from factcheck.records import (
    Article,
    Comparison,
    Event,
    Fact,
    Finding,
    Level,
    Relation,
    Report,
    When,
)
from factcheck.relations import find_origins, standing, status
from factcheck.speech.given_names import gender_of

LABEL_LETTERS = 90
SHARP_DAYS = 4

# Relations that tell nothing of what was asked.
MUTE = frozenset({Relation.UNCLEAR, Relation.DIFFERENT})
# What does not tell how alike two claims are that are known to be of two events.
OF_DAYS = frozenset({"date", "published", "reading"})


@dataclass(frozen=True, slots=True)
class Match:
    """A stored claim as it was found to stand to a question; ``finding.right`` is the claim's fact."""

    finding: Finding
    article: Article

    @property
    def fact(self) -> Fact:
        """The stored claim's."""
        return self.finding.right


def build_event(matches: Sequence[Match], *, apart: bool = False) -> Event:
    """One event from its matches, the likeliest first. ``apart``: another than the question's, the most alike first."""
    kept = _one_voice_each(sorted(matches, key=_likeliest))
    if apart:
        kept.sort(key=lambda match: (-likeness(match), match.fact.claim.id))
    report_origins, origins = find_origins([(match.fact, match.article) for match in kept], gender_of)
    reports = tuple(_report(match, origin) for match, origin in zip(kept, report_origins, strict=True))
    stand = standing((report.relation, report.origin) for report in reports)
    return Event(
        id=_event_id(kept),
        label=shortened(_label(kept)),
        when=_when(kept),
        where=_where(kept),
        status=status(stand),
        reports=reports,
        origins=origins,
        corroborating_origins=len(stand.agreeing),
        conflicting_origins=len(stand.disagreeing),
        apart=_why_apart(kept) if apart else None,
        values=values_over_time(reports),
        asked=kept[0].finding.left.quantities,
    )


def likeness(match: Match) -> float:
    """What two claims have in common but for their days, as the sum of the weights of their slots."""
    return sum(one.weight for one in match.finding.comparisons if one.slot not in OF_DAYS)


def _label(matches: Sequence[Match]) -> str:
    """The likeliest report's words that begin like a sentence; else its article's title."""
    texts = [match.fact.text for match in matches]
    whole = next((text for text in texts if text[:1].isupper() or text[:1].isdigit()), None)
    return whole or matches[0].article.title or texts[0]


def shortened(text: str) -> str:
    """A label's length of a text, cut between words and marked as cut."""
    flat = " ".join(text.split())
    if len(flat) <= LABEL_LETTERS:
        return flat
    return flat[:LABEL_LETTERS].rsplit(" ", 1)[0].rstrip(",;:") + " […]"


def _likeliest(match: Match) -> tuple[float, str]:
    return -match.finding.same_event, match.fact.claim.id


def _one_voice_each(matches: Iterable[Match]) -> list[Match]:
    """For each article and speaker the likeliest claim that tells something; mute ones only where nothing else is."""
    best: dict[tuple[str, str | None], Match] = {}
    for match in sorted(matches, key=lambda match: (_is_mute(match), _likeliest(match))):
        speaker = match.fact.speaker.key if match.fact.speaker else None
        best.setdefault((match.article.id, speaker), match)
    telling = {match.article.id for match in best.values() if not _is_mute(match)}
    kept = [match for match in best.values() if not _is_mute(match) or match.article.id not in telling]
    return sorted(kept, key=_likeliest)


def _is_mute(match: Match) -> bool:
    return match.finding.relation in MUTE


def _report(match: Match, origin: str) -> Report:
    finding = match.finding
    return Report(match.fact, match.article, finding.relation, finding.same_event, finding.comparisons, origin)


def _event_id(matches: Sequence[Match]) -> str:
    joined = " ".join(sorted(match.fact.claim.id for match in matches))
    return "e" + hashlib.sha256(joined.encode()).hexdigest()[:8]


def _when(matches: Sequence[Match]) -> When | None:
    """The day that most reports name, theirs before their setting's; the sharpest of equals."""
    named = [when for match in matches for when in match.fact.times] or [
        when for match in matches for when in match.fact.setting.times[:1]
    ]
    if not named:
        return None
    counts = Counter((when.first, when.last) for when in named)
    return min(named, key=lambda when: (_is_blurred(when), -counts[when.first, when.last], when.first))


def _is_blurred(when: When) -> bool:
    return when.yearless or (when.last - when.first).days >= SHARP_DAYS


def _where(matches: Sequence[Match]) -> str | None:
    """The place that most reports name themselves."""
    counts = Counter(place.name for match in matches for place in match.fact.places[:1])
    return counts.most_common(1)[0][0] if counts else None


def _why_apart(matches: Sequence[Match]) -> str:
    """What speaks most against one event: what conflicts in the first report that says how far, else in the first."""
    told = ((match, one) for match in matches for one in match.finding.comparisons)
    conflicts = ((match, one) for match, one in told if one.level is Level.CONFLICTS and one.note)
    against = [(matches[0], one) for one in matches[0].finding.comparisons if one.weight < 0]
    match, strongest = next(conflicts, min(against, key=lambda told: told[1].weight, default=(matches[0], None)))
    if strongest is None:
        return "too little in common"
    if strongest.left and strongest.right and strongest.note:
        return f"{strongest.slot}: {_dated(strongest, match.fact)} against {strongest.left}, {strongest.note}"
    return f"{strongest.slot}: {strongest.note or strongest.right or 'not shared'}"


def _dated(comparison: Comparison, fact: Fact) -> str:
    """What the report has there; a weekday with the day that it was."""
    told = comparison.right or ""
    days = (when for when in fact.times if when.span == comparison.right_span and when.first == when.last)
    day = next((when.first for when in days if not when.yearless), None)
    relative = day is not None and not any(letter.isdigit() for letter in told)
    return f"{told}, {day.day} {day:%B %Y}," if day and relative else told
