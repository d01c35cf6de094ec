"""One speaker's claims held against those before them: which are one utterance, which contradict each other."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from factcheck.records import Article, Fact, Finding, Level, Relation
from factcheck.relations import SETTING_SLOTS, relate
from factcheck.relations.utterances import Tokens, tokens, utterance_of

if TYPE_CHECKING:
    from factcheck.pipeline.traits import Matrix

# Claims less alike than this are not of one matter; each is held against so many of the nearest before it.
NEAR = 0.5
EARLIER = 40
# Of quotations less alike than that, those are compared that have so many words in a row in common.
RUN = 4
# So many words in a row are not said twice in the same words (as for origins): one utterance, whenever it is printed.
UNMISTAKABLE = 8
# An utterance is printed for about so many days. A rendering that shares no run of words is known by its likeness
# alone, and a few days later is sooner another statement.
NEWS_DAYS = 7
RENDERED_DAYS = 2
RENDERED = 0.75
# The same words with another figure: altered if they are of one sitting, said anew if they are of another day.
SITTING_DAYS = 1
# Slots in which somebody may well say different things without contradicting himself: of other days and places. An
# utterance with another word in it is one that an outlet altered.
CIRCUMSTANCES = SETTING_SLOTS | {"date", "place", "utterance"}
# An utterance in the same words, or with a word altered.
ONE_WORDING = frozenset({Level.AGREES, Level.CONFLICTS})


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with its article and its unit vector. ``day``: when it was said, None where that is only guessed."""

    fact: Fact
    article: Article
    day: date | None
    vector: "Matrix"

    @property
    def speaker(self) -> tuple[str, ...]:
        """The same for the same speaker in every article; a source without a name is known in its own article only."""
        spoken = self.fact.claim.speaker
        name = self.fact.speaker.key if self.fact.speaker else spoken.name if spoken else ""
        return (name, self.article.id) if spoken and spoken.kind == "unnamed" else (name,)


@dataclass(frozen=True, slots=True)
class Encounter:
    """Two claims of one speaker, by number, the earlier first."""

    earlier: int
    later: int
    cosine: float
    days: int | None
    finding: Finding

    @property
    def contradicts(self) -> bool:
        """The later one says what the earlier one excludes."""
        told = (one.slot for one in self.finding.comparisons if one.level is Level.CONFLICTS)
        return self.finding.relation is Relation.CONFLICTS and any(slot not in CIRCUMSTANCES for slot in told)

    @property
    def is_one_utterance(self) -> bool:
        """The first rule that holds says so."""
        return next(one for holds, one in ONE_UTTERANCE if holds(self))

    @property
    def run(self) -> int:
        """How many words in a row both have, quoted on either side, where those make an utterance."""
        echo = next((one for one in self.finding.comparisons if one.slot == "utterance"), None)
        return len((echo.left or "").split()) if echo and echo.level in ONE_WORDING else 0

    def within(self, days: int) -> bool:
        """No more days apart; two of which one is of unknown day may be of one."""
        return self.days is None or self.days <= days


def _differ(met: Encounter) -> bool:
    return met.contradicts or met.finding.relation is Relation.UPDATES


ONE_UTTERANCE: tuple[tuple[Callable[[Encounter], bool], bool], ...] = (
    (lambda met: _differ(met) and not met.within(SITTING_DAYS), False),
    (lambda met: met.run >= UNMISTAKABLE, True),
    (lambda met: met.run > 0 and met.within(NEWS_DAYS), True),
    (_differ, False),
    (lambda met: met.cosine >= RENDERED and met.within(RENDERED_DAYS), True),
    (lambda met: True, False),
)


def encounters(said: Sequence[Said]) -> Iterator[Encounter]:
    """Each claim with the nearest of those before it, by the same speaker; ``said`` in order of time."""
    import numpy as np

    if not said:
        return
    vectors = np.array([one.vector for one in said])
    before = _Before()
    for later, one in enumerate(said):
        cosines = vectors[:later] @ vectors[later]
        numbers = before.of_speaker(one, cosines)
        for earlier in sorted(numbers, key=lambda number: -cosines[number])[:EARLIER]:
            other, cosine = said[earlier], float(cosines[earlier])
            finding = relate(other.fact, one.fact, similarity=cosine)
            yield Encounter(earlier, later, cosine, _days(other, one), finding)
        before.add(later, one)


def groups(count: int, same: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The numbers under ``count``, put together as far as pairs of the same lead."""
    leader = list(range(count))
    members = {number: [number] for number in range(count)}
    for pair in same:
        first, second = sorted(leader[number] for number in pair)
        if first != second:
            joining = members.pop(second)
            members[first] += joining
            for number in joining:
                leader[number] = first
    return [sorted(group) for group in members.values()]


class _Before:
    """Claims gone through, by speaker and by the runs of words they quote."""

    def __init__(self) -> None:
        self._of_speaker: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._with_run: dict[tuple[tuple[str, ...], Tokens], list[int]] = defaultdict(list)

    def add(self, number: int, said: Said) -> None:
        """One more."""
        self._of_speaker[said.speaker].append(number)
        for run in _runs(said.fact):
            self._with_run[said.speaker, run].append(number)

    def of_speaker(self, said: Said, cosines: "Matrix") -> set[int]:
        """Those by the same speaker that are like it in meaning, or quote a run of its words."""
        alike = {number for number in self._of_speaker[said.speaker] if cosines[number] >= NEAR}
        return alike.union(*(self._with_run[said.speaker, run] for run in _runs(said.fact)))


def _runs(fact: Fact) -> set[Tokens]:
    words = tokens(utterance_of(fact))
    return {words[start : start + RUN] for start in range(len(words) - RUN + 1)}


def _days(one: Said, other: Said) -> int | None:
    return abs((one.day - other.day).days) if one.day and other.day else None
