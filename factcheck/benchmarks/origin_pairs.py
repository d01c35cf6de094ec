"""Labelled pairs of articles, made from a file of news: of one origin, or of two.

============ === ====== ==========================================================================================
Kind         No. Origin How it is made, and so labelled
============ === ====== ==========================================================================================
copy          30 one    an article against itself, lightly edited, under another outlet
rewrite       45 one    an article against its rewriting, headed by another article's two opening sentences
passage       10 one    two real articles of one story that share a passage; the report stands in it
wire          25 one    two real articles of one story, with one wire's credit printed in each
cited         20 one    two real articles of one story, a sentence of each laid into the mouth of one body
cited apart   20 two    the same, of two bodies
same story    40 two    two real articles of one story, at most a day apart, each in its own words
unrelated     10 two    two real articles weeks apart
============ === ====== ==========================================================================================

Where a file holds fewer passages, there are more rewrites in their place.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from random import Random

from factcheck.benchmarks.rewriting import lightly_edited, rewritten, sentences_of
from factcheck.benchmarks.stories import (
    Pair,
    Printed,
    beginning,
    in_own_words,
    one_story,
    runs_of,
    share_a_wire,
    shared_passages,
    unrelated,
)

COPIES, REWRITES, PASSAGES, WIRES, CITED, STORIES, UNRELATED = 30, 45, 10, 25, 20, 40, 10
# What is read of an article, in characters; of one whose speakers are read, which takes longer.
LENGTH, LENGTH_CITED = 4000, 1500
# Shorter ones can't be cut, dropped from and reordered.
LEAST_WORDS = 200
INTRO = 2
LEAST_SENTENCE, LONGEST_SENTENCE = 12, 40

WIRE_CREDITS = (
    "The {wire} contributed to this report.",
    "{wire} contributed to this report.",
    "({wire})",
    "With reporting by {wire}",
    "Source: {wire}",
)
WIRES_CREDITED = ("Associated Press", "Reuters", "Agence France-Presse")
BODIES = (
    "the Labor Department",
    "the State Department",
    "the Defense Ministry of Norway",
    "the Congressional Budget Office",
    "the World Health Organization",
    "South Korea's Joint Chiefs of Staff",
    "the European Commission",
    "the FBI",
)
CITATIONS = ("{said}, {body} said.", "According to {body}, {said}.", "{said}, {body} announced.")


@dataclass(frozen=True, slots=True)
class Labelled:
    """Two articles and whether they are of one origin.

    ``reports``: the words of the claim that each side reports. ``cited``: somebody is named as saying them.
    """

    kind: str
    left: Printed
    right: Printed
    one_origin: bool
    reports: tuple[str, str]
    cited: bool = False


def labelled_pairs(articles: Sequence[Printed], chance: Random) -> list[Labelled]:
    """The pairs of the table above, as many as the articles yield; the same ones for the same ``Random``."""
    stories = one_story(articles)
    long = [article for article in articles if len(article.text.split()) >= LEAST_WORDS]
    told = [pair for pair in stories if in_own_words(pair)]
    chance.shuffle(told)
    passages = list(islice(_passages(stories), PASSAGES))
    kinds: tuple[tuple[int, Iterable[Labelled | None]], ...] = (
        (COPIES, (_copy(article, chance) for article in _drawn(long, chance))),
        (REWRITES + PASSAGES - len(passages), (_rewrite(article, long, chance) for article in _drawn(long, chance))),
        (PASSAGES, passages),
        (WIRES, (_credited(pair, chance) for pair in told[::4])),
        (CITED, (_cited(pair, chance, one=True) for pair in told[1::4])),
        (CITED, (_cited(pair, chance, one=False) for pair in told[2::4])),
        (STORIES, (_alike("same story", *map(_begun, pair), one_origin=False) for pair in told[3::4])),
        (UNRELATED, (_alike("unrelated", *map(_begun, pair), one_origin=False) for pair in unrelated(long, chance))),
    )
    return [pair for most, made in kinds for pair in islice(filter(None, made), most)]


def _drawn(articles: Sequence[Printed], chance: Random) -> list[Printed]:
    return chance.sample(articles, len(articles))


def _begun(article: Printed) -> Printed:
    return replace(article, text=beginning(article.text, LENGTH))


def _alike(kind: str, left: Printed, right: Printed, *, one_origin: bool) -> Labelled | None:
    """The pair with the two plain sentences that are most alike as its reports; None where a side has none."""
    alike = _most_alike(_plain(left.text), _plain(right.text))
    return Labelled(kind, left, right, one_origin, alike) if alike else None


def _copy(article: Printed, chance: Random) -> Labelled | None:
    left = _begun(article)
    return _alike("copy", left, _elsewhere(left, lightly_edited(left.text, chance)), one_origin=True)


def _rewrite(article: Printed, others: Sequence[Printed], chance: Random) -> Labelled | None:
    left = _begun(article)
    intro = sentences_of(beginning(chance.choice(others).text, LENGTH))[:INTRO]
    return _alike("rewrite", left, _elsewhere(left, rewritten(left.text, intro, chance)), one_origin=True)


def _elsewhere(article: Printed, text: str) -> Printed:
    return Printed("Another Outlet", "Told by another outlet", article.published, text)


def _passages(stories: Sequence[Pair]) -> Iterator[Labelled]:
    for one, other in stories:
        shared = shared_passages((one, other))
        if not shared or share_a_wire((one, other)):
            continue
        left, right = (_with_a_run(article.text, shared) for article in (one, other))
        if alike := _most_alike(left, right):
            yield Labelled("passage", one, other, True, alike)


def _with_a_run(text: str, runs: frozenset[tuple[str, ...]]) -> list[str]:
    return [sentence for sentence in _plain(text) if runs & runs_of(sentence)]


def _credited(pair: Pair, chance: Random) -> Labelled | None:
    wire = chance.choice(WIRES_CREDITED)
    left, right = (_with_credit(_begun(article), chance.choice(WIRE_CREDITS).format(wire=wire)) for article in pair)
    return _alike("wire", left, right, one_origin=True)


def _with_credit(article: Printed, credit: str) -> Printed:
    return replace(article, text=f"{article.text}\n\n{credit}")


def _cited(pair: Pair, chance: Random, *, one: bool) -> Labelled | None:
    """The two sentences that are most alike, said by one body or by two, each in a form of its own."""
    left, right = (replace(article, text=beginning(article.text, LENGTH_CITED)) for article in pair)
    found = _most_alike(_plain(left.text), _plain(right.text))
    if found is None:
        return None
    bodies = chance.sample(BODIES, 2)
    told = (_saying(left, found[0], bodies[0], chance), _saying(right, found[1], bodies[0 if one else 1], chance))
    return Labelled("cited" if one else "cited apart", *told, one, (found[0][:-1], found[1][:-1]), cited=True)


def _plain(text: str) -> list[str]:
    """Sentences without quotation marks, of some length, that stand in the text as they are."""
    return [
        sentence
        for sentence in sentences_of(text)
        if LEAST_SENTENCE <= len(sentence.split()) <= LONGEST_SENTENCE
        and sentence.endswith(".")
        and not re.search(r"[\"“”]|\b(?:said|says|told|according|announced|added)\b", sentence)
        and sentence in text
    ]


def _most_alike(left: Sequence[str], right: Sequence[str]) -> tuple[str, str] | None:
    pairs = [(shared_words(one, other), one, other) for one in left for other in right]
    return max(pairs)[1:] if pairs else None


def shared_words(one: str, other: str) -> float:
    """Dice coefficient of two texts' long words: 0 nothing shared, 1 the same."""
    left, right = (set(re.findall(r"\w{4,}", text.casefold())) for text in (one, other))
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def _saying(article: Printed, sentence: str, body: str, chance: Random) -> Printed:
    said = chance.choice(CITATIONS).format(said=sentence[:-1], body=body)
    return replace(article, text=article.text.replace(sentence, said[:1].upper() + said[1:], 1))
