"""Two quotations that are one sentence of which a word was changed, so that it says something else.

A word that stands for another ("may" for "shall"), and a "not" that was added or left out, change what is said. What
outlets smooth over does not: articles and prepositions, the ending of a word, "don't" for "do not", a word put in
brackets; nor does a quotation that ends sooner. Two translations of one speech share runs of words and are not one
sentence. Figures and days are left to their slots.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import pairwise

from factcheck.relations.utterances import Tokens, negates, tokens

# So many words of one sentence are needed to know it by; of them so many that not every sentence has.
KNOWN_BY = 5
TELLING = 2
# Between two runs that both have lie so many other words at most; what lies further off is another sentence.
GAP = 3
# Of both sentences so much is the same, and of the shorter quotation so much is in them: translations have less.
SAME = 0.8
COVERED = 0.75
# Words of one stem have so many letters in common at their beginning, and so many apart at their end.
STEM, ENDING = 4, 3

_LISTED = """a an and any are as at am be been being but by did do does ever for from had has have he her hers him
his how i if in into is it its me my of off on onto or our ours she so than that the their them then there these they
this those to upon us very was we were what when where whether which who whom will with would you your just really
also well"""
PLAIN = frozenset(_LISTED.split())
SPELT_OUT = {"won't": ("will",), "can't": ("can",), "shan't": ("shall",), "cannot": ("can",)}
BRACKETED = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Alteration:
    """The sentence as each side has it, from the first word that both have to the last."""

    left: Tokens
    right: Tokens


def alteration(left: str, right: str, *, figures: Iterable[str] = ()) -> Alteration | None:
    """How two quotations differ in what they say, if they are one sentence. ``figures``: printed words to leave out."""
    one, other = _words(left), _words(right)
    # In one order, whichever side is which: of runs of one length the first is taken.
    if other < one:
        turned = _alteration(other, one, figures)
        return Alteration(turned.right, turned.left) if turned else None
    return _alteration(one, other, figures)


def tells(word: str) -> bool:
    """Whether a word says something of its own: no article, preposition or pronoun; a "not" does."""
    return negates(word) or (word.partition("'")[0] not in PLAIN and word != "…")


def _alteration(one: Tokens, other: Tokens, figures: Iterable[str]) -> Alteration | None:
    blocks = _sentence(SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    if not blocks:
        return None
    first, last = blocks[0], blocks[-1]
    found = Alteration(one[first.a : last.a + last.size], other[first.b : last.b + last.size])
    shared = [word for block in blocks for word in one[block.a : block.a + block.size]]
    known = len(shared) >= KNOWN_BY and sum(map(tells, shared)) >= TELLING
    same = 2 * len(shared) >= SAME * (len(found.left) + len(found.right))
    covered = len(shared) >= COVERED * min(len(one), len(other))
    left_out = {word for figure in figures for word in tokens(figure)}
    gaps = list(_apart(blocks, one, other))
    # A "not" that only moved ("going not" for "not going") was neither added nor left out.
    counts = [sum(map(negates, (word for gap in gaps for word in gap[side]))) for side in (0, 1)]
    changed = counts[0] != counts[1] or any(_changes(*gap, left_out) for gap in gaps)
    return found if known and same and covered and changed else None


def _words(text: str) -> Tokens:
    return tokens(BRACKETED.sub(" … ", text))


def _sentence(blocks: Iterable[Match]) -> list[Match]:
    """The longest run that both have, with those before and behind it that no more than a gap keeps apart."""
    found = [block for block in blocks if block.size]
    if not found:
        return []
    middle = max(range(len(found)), key=lambda at: found[at].size)
    first, last = middle, middle
    while first > 0 and _are_near(found[first - 1], found[first]):
        first -= 1
    while last + 1 < len(found) and _are_near(found[last], found[last + 1]):
        last += 1
    return found[first : last + 1]


def _are_near(before: Match, behind: Match) -> bool:
    return max(behind.a - before.a - before.size, behind.b - before.b - before.size) <= GAP


def _apart(blocks: list[Match], one: Tokens, other: Tokens) -> Iterator[tuple[Tokens, Tokens]]:
    """What stands between the runs on either side, where neither leaves anything out."""
    for before, behind in pairwise(blocks):
        left, right = one[before.a + before.size : behind.a], other[before.b + before.size : behind.b]
        if "…" not in (*left, *right):
            yield left, right


def _changes(left: Tokens, right: Tokens, left_out: set[str]) -> bool:
    """Whether these words instead of those say something else; a "not" apart, words that only one has add nothing."""
    if not left or not right:
        return False
    ours, theirs = (
        [word for word in _affirmed(words) if tells(word) and word not in left_out] for words in (left, right)
    )
    return not (_all_of_stems(ours, theirs) and _all_of_stems(theirs, ours))


def _affirmed(words: Tokens) -> Iterator[str]:
    """The words without their "not": both sides have one, or neither has."""
    for word in words:
        if word in SPELT_OUT or word.endswith("n't"):
            yield from SPELT_OUT.get(word, (word.removesuffix("n't"),))
        elif not negates(word):
            yield word


def _all_of_stems(words: Iterable[str], others: list[str]) -> bool:
    return all(any(_are_of_one_stem(word, other) for other in others) for word in words)


def _are_of_one_stem(word: str, other: str) -> bool:
    alike = next((at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), None)
    begun = min(len(word), len(other)) if alike is None else alike
    return word == other or (begun >= STEM and max(len(word), len(other)) - begun <= ENDING)
