"""The slots of what is said: likeness of meaning, yes against no, and words in quotation marks, the same or altered."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from factcheck.records import Comparison, Fact, Level
from factcheck.relations.alterations import Alteration, alteration
from factcheck.relations.ladders import Step, always, climb
from factcheck.relations.names import shared_actors
from factcheck.relations.negations import asserts, clause_of, negated_in
from factcheck.relations.pairs import Pair
from factcheck.relations.utterances import is_said_so, lies_in, utterance_of

# An utterance is recognised by this many words in a row, or by all of a shorter quotation.
UTTERANCE_WORDS = 5
SHORTEST_UTTERANCE = 3
SHORTEST_ALTERED = 3
# Of which so many must be more than words that every sentence has.
TELLING_WORDS = 2
_LISTED = """a an and are as at be by for from had has have he her his i in is it its not of on or our she that the
their they this to was we were which who will with would you your"""
COMMON = frozenset(_LISTED.split())
# An utterance is printed for about so many days. Later, nearly the same words are sooner said anew.
NEWS_DAYS = 7
# From which cosine on a yes is held against a no: a denial where both are about one matter; sooner where it is in the
# denier's own words ("has sold no arms"), which are not those of the charge, and two actors are in common; any other
# "not" only where the sentences are alike otherwise. On the training pairs 16 of 22 denials conflicted, but hardly half
# of the other negations; in 700 news articles few denials below the first were of the other's matter.
DENIED_MATTER = 0.65
DENIED_BETWEEN_TWO = 0.5
NEGATED_MATTER = 0.75
# The stances of cues that deny what follows them.
DENYING = frozenset({"denies", "rejects"})

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@dataclass(frozen=True, slots=True)
class Echo:
    """The longest run of words of one side's quotations that the other side has too, and the quotation's length.

    ``altered``: how the two sides have one sentence, where a word was changed in it.
    """

    run: tuple[str, ...]
    quotation: int
    altered: Alteration | None = None


# Cosines of the encoder that ships, from which each step holds; learned weights tell what they are worth.
_COSINES = (
    ("same", Level.AGREES, 0.85),
    ("alike", Level.AGREES, 0.75),
    ("close", Level.AGREES, 0.65),
    ("near", Level.COMPATIBLE, 0.57),
    ("related", Level.COMPATIBLE, 0.5),
    ("loose", Level.COMPATIBLE, 0.42),
    ("faint", Level.COMPATIBLE, 0.35),
    ("unlike", Level.SILENT, 0.25),
)


def _reaches(least: float) -> Callable[[float | None], bool]:
    return lambda cosine: cosine is not None and cosine >= least


MEANING: tuple[Step[float | None], ...] = (
    Step("silent", Level.SILENT, lambda cosine: cosine is None),
    *(Step(name, level, _reaches(least)) for name, level, least in _COSINES),
    Step("foreign", Level.SILENT, always),
)

UTTERANCE: tuple[Step[Echo], ...] = (
    Step("altered", Level.CONFLICTS, lambda echo: echo.altered is not None),
    Step("shared", Level.AGREES, lambda echo: len(echo.run) >= UTTERANCE_WORDS),
    Step("short", Level.AGREES, lambda echo: len(echo.run) >= SHORTEST_UTTERANCE and len(echo.run) == echo.quotation),
    Step(
        "part",
        Level.COMPATIBLE,
        lambda echo: len(echo.run) >= SHORTEST_UTTERANCE and 2 * len(echo.run) > echo.quotation,
    ),
    Step("silent", Level.SILENT, always),
)

STANCE: tuple[Step[Pair], ...] = (
    Step("silent", Level.SILENT, lambda pair: _yes(pair.left) == _yes(pair.right)),
    Step("other_time", Level.SILENT, lambda pair: _lies_ahead_alone(pair)),
    Step("one_utterance", Level.SILENT, lambda pair: _is_one_utterance(pair)),
    Step("other_matter", Level.SILENT, lambda pair: (pair.similarity or 0.0) < _one_matter(pair)),
    Step("other_matter", Level.SILENT, lambda pair: not asserts(_in_turn(pair)[0])),
    Step("denied", Level.CONFLICTS, lambda pair: _in_turn(pair)[1].stance.denied),
    Step("other_matter", Level.SILENT, lambda pair: negated_in(*_in_turn(pair)) is None),
    Step("opposite", Level.CONFLICTS, always),
)


def compare_meaning(pair: Pair) -> Iterator[Comparison]:
    """The cosine of the two vectors, as one slot among others."""
    step = climb(MEANING, pair.similarity)
    note = None if pair.similarity is None else f"cosine {pair.similarity:.2f}"
    yield Comparison("meaning", step.level, 0.0, note=note, rung=f"meaning.{step.name}")


def compare_utterances(pair: Pair) -> Iterator[Comparison]:
    """Words in quotation marks on one side, and the same words on the other."""
    echo = max(_echoes(pair), key=lambda echo: len(echo.run), default=Echo((), 0))
    if len(echo.run) >= SHORTEST_ALTERED:
        echo = replace(echo, altered=_altered(pair))
    step = climb(UTTERANCE, echo)
    shared = None if step.level is Level.SILENT else " ".join(echo.run)
    left, right = (" ".join(echo.altered.left), " ".join(echo.altered.right)) if echo.altered else (shared, shared)
    yield Comparison("utterance", step.level, 0.0, left, right, rung=f"utterance.{step.name}")


def compare_stance(pair: Pair) -> Iterator[Comparison]:
    """A report of something against its denial, or "has" against "has not"."""
    step = climb(STANCE, pair)
    left, right = _stands(pair) if step.level is not Level.SILENT else (None, None)
    yield Comparison(
        slot="stance",
        level=step.level,
        weight=0.0,
        rung=f"stance.{step.name}",
        left=left,
        right=right,
    )


def _echoes(pair: Pair) -> Iterator[Echo]:
    """Of each quotation, the longest run of words that the other side has, wherever it has them."""
    for quoting, other in ((pair.left, pair.right), (pair.right, pair.left)):
        heard = _words(other.text)
        for quotation in map(_words, quoting.quoted):
            found = SequenceMatcher(None, quotation, heard, autojunk=False).find_longest_match()
            run = quotation[found.a : found.a + found.size]
            if sum(word not in COMMON for word in run) >= TELLING_WORDS:
                yield Echo(run, len(quotation))


def _altered(pair: Pair) -> Alteration | None:
    """One sentence of one speaker, quoted with another word, where neither side has the other's words as well."""
    if not _may_be_said_at_once(pair):
        return None
    left, right = utterance_of(pair.left), utterance_of(pair.right)
    facts = (pair.left, pair.right)
    figures = [figure.text for fact in facts for figure in fact.quantities]
    days = [when.text for fact in facts for when in fact.times]
    return None if lies_in(left, right) or lies_in(right, left) else alteration(left, right, figures=figures + days)


def _may_be_said_at_once(pair: Pair) -> bool:
    """Not known to be of two speakers, nor printed so far apart that it may have been said twice."""
    one, other = pair.left.published, pair.right.published
    speakers = {fact.speaker.key for fact in (pair.left, pair.right) if fact.speaker}
    days = abs((one - other).days) if one and other else 0
    return len(speakers) <= 1 and days <= NEWS_DAYS


def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.casefold()))


def _one_matter(pair: Pair) -> float:
    no = _in_turn(pair)[1]
    if not no.stance.denied:
        return NEGATED_MATTER
    in_own_words = no.claim.cue is None or no.claim.cue.stance not in DENYING
    return DENIED_BETWEEN_TWO if in_own_words and shared_actors(pair) > 1 else DENIED_MATTER


def _in_turn(pair: Pair) -> tuple[Fact, Fact]:
    """The one that affirms, then the one that does not."""
    return (pair.left, pair.right) if _yes(pair.left) else (pair.right, pair.left)


def _yes(fact: Fact) -> bool:
    """It affirms. That a denial is also worded as a negative does not turn it into a yes."""
    return not (fact.stance.negated or fact.stance.denied)


def _is_one_utterance(pair: Pair) -> bool:
    """The words of one side are part of the other's, and the "not" of either is in them: one quotes at greater length.

    An outlet that denies words, in words of its own, says something else than who quotes them.
    """
    negative = pair.right if _yes(pair.left) else pair.left
    left, right = utterance_of(pair.left), utterance_of(pair.right)
    return is_said_so(negative) and (lies_in(left, right) or lies_in(right, left))


def _lies_ahead_alone(pair: Pair) -> bool:
    """What is to come, or would be, on one side; on the other a no to what was or is, which says nothing of it."""
    yes, no = _in_turn(pair)
    return _is_open(yes) and not _is_open(no)


def _is_open(fact: Fact) -> bool:
    return fact.stance.future or fact.stance.conditional


def _stands(pair: Pair) -> tuple[str, str]:
    """The words that tell the two apart, as far as they do: "will be rebuilt", "will not be rebuilt"."""
    yes, no = _in_turn(pair)
    found = None if no.stance.denied else negated_in(yes, no)
    affirmed, negative = (found.affirmed, found.negative) if found else (clause_of(yes), clause_of(no))
    return (affirmed, negative) if yes is pair.left else (negative, affirmed)
