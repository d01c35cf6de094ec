"""Copies and rewrites of an article as other outlets make them: an editor's light hand, and a rewriter's heavy one.

Everything that chance decides comes from the ``Random`` that is handed in. Words inside quotation marks are never
altered; a rewriter keeps a quotation or drops its sentence. The wordings to swap stand in rewriting.toml.
"""

import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from itertools import zip_longest
from pathlib import Path
from random import Random

from factcheck.records import Article
from factcheck.speech.sentences import split_sentences

# A rewriter's habits: shares of sentences or words. With these the median rewrite keeps a third of the runs of three
# words of the shorter text; how freely one rewriter swaps words is drawn for each article.
DROPPED = 0.3
SWAPPED = (0.4, 0.9)
TURNED = 0.8
TRIMMED = 0.6
CARRIED_FURTHEST = 5
SENTENCES_A_PARAGRAPH = 3
# An editor's: a copy ends early, and lacks a paragraph.
CUT_SHORT = (0.6, 1.0)
FEWEST_PARAGRAPHS = 3

_TABLE = Path(__file__).with_name("rewriting.toml")
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]?")
_SAID = r"(?:said|says|added|announced|told reporters|noted|argued|warned|claimed|confirmed|reported)"
_SOURCE = r"(?:[A-Z][\w.'’-]+|[Tt]he|[Aa]n?|[a-z]+)(?: [\w.'’-]+){0,5}?"
_DAY = r"(?: (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?"
_LINKS = r"while|after|when|because|although|though|before|since|if|as"

Turn = Callable[[re.Match[str]], str]


def lightly_edited(text: str, chance: Random) -> str:
    """A copy as another outlet prints it: cut at the end, a paragraph dropped, under a dateline of its own."""
    paragraphs = [part for part in re.split(r"\n\s*\n", text) if part.strip()]
    kept = paragraphs[: max(FEWEST_PARAGRAPHS, round(len(paragraphs) * chance.uniform(*CUT_SHORT)))]
    if len(kept) > FEWEST_PARAGRAPHS:
        del kept[chance.randrange(1, len(kept))]
    place = chance.choice(("WASHINGTON", "NEW YORK", "LONDON", "CHICAGO", "BOSTON"))
    return "\n\n".join([f"{place} — {kept[0].lstrip()}", *kept[1:]])


def rewritten(text: str, intro: Sequence[str], chance: Random) -> str:
    """The story told again: another's ``intro``, sentences dropped, moved, turned round, trimmed and reworded."""
    keeps_quotes, freedom = chance.random() < 0.5, chance.uniform(*SWAPPED)
    told = [
        (place + chance.uniform(0, CARRIED_FURTHEST), reworded(sentence, freedom, chance))
        for place, sentence in enumerate(sentences_of(text)[1:])
        if chance.random() >= DROPPED and (keeps_quotes or not _QUOTED.search(sentence))
    ]
    ordered = [sentence for _, sentence in sorted(told)]
    return "\n\n".join([*intro, *_paragraphs(ordered, chance)])


def sentences_of(text: str) -> list[str]:
    """A text's sentences, on one line each."""
    article = Article("text", text)
    return [" ".join(article.text[one.span.start : one.span.end].split()) for one in split_sentences(article)]


def reworded(sentence: str, freedom: float, chance: Random) -> str:
    """One sentence: clauses turned round, side remarks left out, wordings swapped with probability ``freedom``."""
    if chance.random() < TURNED:
        sentence = _turned(sentence, chance)
    parts = re.split(rf"({_QUOTED.pattern})", sentence)
    plain = (_swapped(_trimmed(part, chance), freedom, chance) for part in parts[::2])
    return "".join(part for pair in zip_longest(plain, parts[1::2], fillvalue="") for part in pair)


def _paragraphs(sentences: Sequence[str], chance: Random) -> list[str]:
    found, first = [], 0
    while first < len(sentences):
        last = first + chance.randint(1, SENTENCES_A_PARAGRAPH)
        found.append(" ".join(sentences[first:last]))
        first = last
    return found


def _turned(sentence: str, chance: Random) -> str:
    """The sentence after the first of the turns, in an order of chance, that it lends itself to."""
    for pattern, turn in chance.sample(_TURNS, len(_TURNS)):
        if (match := pattern.fullmatch(sentence)) and not _splits_quotation(match):
            return turn(match)
    return sentence


def _splits_quotation(match: re.Match[str]) -> bool:
    return any(part.count('"') % 2 or part.count("“") != part.count("”") for part in match.groups(""))


def _small(words: str) -> str:
    first = words.partition(" ")[0]
    return words[:1].lower() + words[1:] if first in _openers() else words


def _great(words: str) -> str:
    return words[:1].upper() + words[1:]


_TURNS: tuple[tuple[re.Pattern[str], Turn], ...] = (
    (
        re.compile(rf"(.{{20,}}), ({_SOURCE}) {_SAID}({_DAY})\."),
        lambda m: f"According to {_small(m[2])}{m[3]}, {_small(m[1])}.",
    ),
    (
        re.compile(rf"({_SOURCE}) ({_SAID}{_DAY}) (?:that )?((?:the|a|it|he|she|they|there) .{{15,}})\."),
        lambda m: f"{_great(m[3])}, {_small(m[1])} {m[2]}.",
    ),
    (
        re.compile(r"((?:In|On|At|During|Since|By|For|Under|Earlier|Last)(?: [\w.'’-]+){1,6}), (.{20,})\."),
        lambda m: f"{_great(m[2])} {_small(m[1])}.",
    ),
    (
        re.compile(rf"(.{{20,}}?),? ((?:{_LINKS})(?: [\w.'’-]+){{4,}})\."),
        lambda m: f"{_great(m[2])}, {_small(m[1])}.",
    ),
    (
        re.compile(rf"((?i:{_LINKS}) [^,]{{12,}}), ([^,]{{20,}})\."),
        lambda m: f"{_great(m[2])} {_small(m[1])}.",
    ),
    (
        re.compile(r"(.{25,}?)(?:, and|;|, but) ((?:the|a|it|he|she|they|his|their) .{20,})\."),
        lambda m: f"{_great(m[2])}. {_great(m[1])}.",
    ),
    (re.compile(r"(.{20,}?), (?:which|who|where) [^,]{8,80}(,.*|\.)"), lambda m: f"{m[1]}{m[2].removeprefix(',')}"),
)

# Side remarks: in brackets, in dashes, between commas, and adverbs.
_ASIDES = (
    re.compile(r" \([^()]{3,80}\)"),
    re.compile(r" [—–] [^—–]{5,80} [—–](?= )"),
    re.compile(r", (?:an?|the|who|which|including|like) [^,]{5,60},(?= [a-z])"),
    re.compile(r"\b(?!only|early|likely|family|daily|July|Italy|supply|reply|apply|rely)[a-z]{4,}ly (?=[a-z])"),
    re.compile(r"\b(?:that|also|then|just|very|even|still) (?=[a-z])"),
)


def _trimmed(words: str, chance: Random) -> str:
    for aside in _ASIDES:
        words = aside.sub(lambda match: "" if chance.random() < TRIMMED else match[0], words)
    return words


def _swapped(words: str, freedom: float, chance: Random) -> str:
    def swap(match: re.Match[str]) -> str:
        others = [form for form in _wordings()[match[0].casefold()] if form.casefold() != match[0].casefold()]
        if chance.random() >= freedom:
            return match[0]
        chosen = chance.choice(others)
        return _great(chosen) if match[0][:1].isupper() and match.start() == 0 else chosen

    return _any_wording().sub(swap, words)


@cache
def _wordings() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for group in _table()["groups"]:
        for form in group:
            found[form.casefold()] = (*found.get(form.casefold(), ()), *group)
    return found


@cache
def _any_wording() -> re.Pattern[str]:
    longest_first = sorted(_wordings(), key=lambda form: (-len(form), form))
    return re.compile(rf"(?i)(?<![\w'’-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w'’-])")


@cache
def _openers() -> frozenset[str]:
    return frozenset(_table()["openers"])


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))
