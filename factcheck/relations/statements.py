"""The slots of what is said: likeness of meaning, yes against no, and the same words in quotation marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from factcheck.records import Comparison, Fact, Level
from factcheck.relations.ladders import Step, always, climb, weight
from factcheck.relations.pairs import Pair

# An utterance is recognised by this many words in a row, or by all of a shorter quotation.
UTTERANCE_WORDS = 5
SHORTEST_UTTERANCE = 3
# Yes and no are held against each other only where the sentences are about one thing.
ON_ONE_MATTER = 0.5

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@dataclass(frozen=True, slots=True)
class Quotes:
    """The longest run of words that quotations on both sides share, and the words of the shorter quotation."""

    run: tuple[str, ...]
    shorter: int
    same_speaker: bool


MEANING: tuple[Step[float | None], ...] = (
    Step("silent", Level.SILENT, lambda cosine: cosine is None),
    Step("same", Level.AGREES, lambda cosine: cosine is not None and cosine >= 0.8),
    Step("close", Level.AGREES, lambda cosine: cosine is not None and cosine >= 0.65),
    Step("related", Level.COMPATIBLE, lambda cosine: cosine is not None and cosine >= 0.5),
    Step("loose", Level.COMPATIBLE, lambda cosine: cosine is not None and cosine >= 0.35),
    Step("unlike", Level.SILENT, always),
)

UTTERANCE: tuple[Step[Quotes], ...] = (
    Step("shared", Level.AGREES, lambda quotes: len(quotes.run) >= UTTERANCE_WORDS),
    Step("short", Level.AGREES, lambda quotes: SHORTEST_UTTERANCE <= len(quotes.run) == quotes.shorter),
    Step("silent", Level.SILENT, always),
)

STANCE: tuple[Step[Pair], ...] = (
    Step("silent", Level.SILENT, lambda pair: _yes(pair.left) == _yes(pair.right)),
    Step("other_matter", Level.SILENT, lambda pair: (pair.similarity or 0.0) < ON_ONE_MATTER),
    Step("opposite", Level.CONFLICTS, always),
)


def compare_meaning(pair: Pair) -> Iterator[Comparison]:
    """The cosine of the two vectors, as one slot among others."""
    step = climb(MEANING, pair.similarity)
    note = None if pair.similarity is None else f"cosine {pair.similarity:.2f}"
    yield Comparison("meaning", step.level, weight("meaning", step.name), note=note)


def compare_utterances(pair: Pair) -> Iterator[Comparison]:
    """The same words in quotation marks on both sides."""
    quotes = _shared_words(pair.left, pair.right)
    step = climb(UTTERANCE, quotes)
    shared = " ".join(quotes.run) if step.level is Level.AGREES else None
    yield Comparison("utterance", step.level, weight("utterance", step.name), left=shared, right=shared)


def compare_stance(pair: Pair) -> Iterator[Comparison]:
    """A report of something against its denial, or "has" against "has not"."""
    step = climb(STANCE, pair)
    told = step.level is not Level.SILENT
    yield Comparison(
        slot="stance",
        level=step.level,
        weight=weight("stance", step.name),
        left=_stand(pair.left) if told else None,
        right=_stand(pair.right) if told else None,
    )


def _shared_words(left: Fact, right: Fact) -> Quotes:
    runs = [_longest(one, other) for one in _quoted(left) for other in _quoted(right)]
    same = left.speaker is not None and right.speaker is not None and left.speaker.key == right.speaker.key
    run, shorter = max(runs, key=lambda found: len(found[0]), default=((), 0))
    return Quotes(run, shorter, same)


def _longest(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    found = SequenceMatcher(None, left, right, autojunk=False).find_longest_match()
    return left[found.a : found.a + found.size], min(len(left), len(right))


def _quoted(fact: Fact) -> list[tuple[str, ...]]:
    return [tuple(WORD.findall(quote.casefold())) for quote in fact.quoted]


def _yes(fact: Fact) -> bool:
    return fact.stance.negated == fact.stance.denied


def _stand(fact: Fact) -> str:
    if fact.stance.denied:
        return "denied"
    return "stated" if _yes(fact) else "stated in the negative"
