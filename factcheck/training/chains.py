"""Who is meant, as something to learn, from chains of mentions: words that ask for a name, and names that answer.

A pronoun or a description ("the minister") asks for the names of its chain; a chain without a name is left out. Chains
are those of an automatic annotation (CoreNLP's): silver, not gold.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from factcheck.speech.tagging.words import Word

# Neither asks for anybody nor is a name.
NOBODY = -1

_OF_ONE = ("he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself")
PRONOUNS = frozenset((*_OF_ONE, "they", "them", "their", "theirs", "themselves"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
# What follows the noun that a mention is about; where two are named together, nobody alone is meant.
_ENDS = frozenset((",", ":", "-LRB-", "IN", "TO", "WDT", "WP", "WP$", "WRB", "VBD", "VBZ", "VBG", "VBN", "POS"))
_TOGETHER = "CC"
_NAMES = frozenset(("NNP", "NNPS"))
_NOUNS = frozenset(("NN", "NNS"))


class Token(NamedTuple):
    """A word as CoreNLP cuts it, with its part of speech and the kind of name it belongs to ("O" for none)."""

    start: int
    end: int
    tag: str
    kind: str


@dataclass(frozen=True, slots=True)
class Meant:
    """By word: ``asks``: the number of whom it asks for; ``named``: of whom it is a name; ``NOBODY`` for neither."""

    asks: tuple[int, ...]
    named: tuple[int, ...]


def read_chains(
    text: str, words: Sequence[Word], tokens: Iterable[Token], chains: Iterable[Sequence[Sequence[int]]]
) -> Meant:
    """From mentions [start, end, ...] chain by chain, and the tokens of the text."""
    by_start = {token.start: token for token in tokens}
    starts = {word.start: at for at, word in enumerate(words)}
    asks, named = [NOBODY] * len(words), [NOBODY] * len(words)
    for number, chain in enumerate(chains):
        mentions = [[by_start[at] for at in range(start, end) if at in by_start] for start, end, *_ in chain]
        names = [each for mention in mentions for each in _name(mention)]
        if not names:
            continue
        for at in _words_of(names, starts):
            named[at] = number
        for at in _words_of([each for mention in mentions for each in _asking(text, mention)], starts):
            asks[at] = number
    # A name that two chains share is the later one's; whoever is left without one is nobody.
    left = frozenset(named)
    return Meant(tuple(number if number in left else NOBODY for number in asks), tuple(named))


def _words_of(tokens: Iterable[Token], starts: Mapping[int, int]) -> Iterator[int]:
    return (starts[at] for token in tokens for at in range(token.start, token.end) if at in starts)


def _core(mention: Sequence[Token]) -> list[Token]:
    """A mention up to the noun that it is about; nothing where several are named."""
    core = list(takewhile(lambda token: token.tag not in _ENDS, mention))
    return [] if any(token.tag == _TOGETHER for token in core) else core


def _name(mention: Sequence[Token]) -> list[Token]:
    """The name that a mention is: "Kessler" of "the mayor Kessler"."""
    core = _core(mention)
    if not core or core[-1].tag not in _NAMES:
        return []
    kind = core[-1].kind
    return list(takewhile(lambda token: token.tag in _NAMES and token.kind == kind, reversed(core)))


def _asking(text: str, mention: Sequence[Token]) -> list[Token]:
    """A pronoun, or the noun of a description that begins with "the" or the like."""
    core = _core(mention)
    if not core:
        return []
    first, head = text[core[0].start : core[0].end].lower(), core[-1]
    described = len(core) > 1 and first in _DEFINITE and head.tag in _NOUNS
    return [head] if described or (len(core) == 1 and first in PRONOUNS) else []
