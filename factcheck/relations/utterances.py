"""One utterance in two wordings: the words compared, aligned, and told apart.

The words and their order count; quotation marks, punctuation, white space and capitals don't, for outlets set them
each in its way. An ellipsis in a quotation stands for words left out.
"""

import re
import unicodedata
from collections.abc import Callable
from difflib import SequenceMatcher

from factcheck.records import Fact, Voice
from factcheck.records.statements import Rendition, Stretch

# A word with its apostrophes, a figure with its commas, a sign that is read aloud; Chinese and Japanese by letter.
TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]|\d+(?:[.,]\d+)*|[^\W\d_\u3040-\u30ff\u3400-\u9fff]+(?:'[^\W\d_]+)*|[%$€£¥…]"
)
ELLIPSIS = re.compile(r"\.\s?\.\s?\.[\s.]*|…|\[\s*…\s*\]")
# What is printed between white space, hyphens and dashes.
PRINTED = re.compile(r"[^\s\-\u2010-\u2015]+")

# Where a sentence ends within a quotation.
SENTENCE = re.compile(r"(?<=[.!?;])\s+")
NEGATIONS = frozenset({"not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "without"})

# From this nearness on two wordings are one sentence of which words were changed. Two translations of one sentence
# have half of their words in common, often fewer.
ALTERED = 0.6

Tokens = tuple[str, ...]


def tokens(text: str) -> Tokens:
    """The words of a text as they are compared: "Don’t", "1,404" -> "don't", "1404"."""
    # An ellipsis stays a word of its own: what the record leaves out must not join what stands around it.
    folded = unicodedata.normalize("NFKC", ELLIPSIS.sub(" @ ", text)).casefold().replace(" @ ", " … ")
    plain = folded.translate({0x2019: "'", 0x2018: "'", 0x02BC: "'"})
    return tuple(token.replace(",", "") for token in TOKEN.findall(plain))


def quotations_of(fact: Fact) -> tuple[str, ...]:
    """What stands inside quotation marks in a claim."""
    return fact.quoted or ((fact.text,) if fact.claim.voice is Voice.DIRECT else ())


def utterance_of(fact: Fact) -> str:
    """The same in one; a quotation split by its cue ("…," he said, "…") is read as one, scraps of one are not."""
    return (" " if fact.claim.voice is Voice.DIRECT else " … ").join(quotations_of(fact))


def is_said_so(fact: Fact) -> bool:
    """Whether a claim is wholly its speaker's words, who says them and denies them not: any "not" is theirs."""
    cue = fact.claim.cue
    return fact.claim.voice is Voice.DIRECT and (cue is None or cue.stance not in {"denies", "rejects"})


def holds_words(text: str, quotation: str) -> bool:
    """Whether the parts of a quotation stand in the text word for word, in their order."""
    parts = [part for part in map(tokens, ELLIPSIS.split(quotation)) if part]
    found, start = tokens(text), 0
    for part in parts:
        place = _place(found, part, start)
        if place is None:
            return False
        start = place + len(part)
    return bool(parts)


def lies_in(part: str, whole: str) -> bool:
    """Whether a quotation is part of another, and no "not" that stands before it in its sentence was cut off."""
    sought, start, words = tokens(part), 0, tokens(whole)
    if not sought or not holds_words(whole, part):
        return False
    place = _place(words, sought, 0)
    for sentence in SENTENCE.split(ELLIPSIS.sub(" … ", whole)):
        end = start + len(tokens(sentence))
        if place is not None and start <= place < end:
            return not any(map(negates, words[start:place]))
        start = end
    return True


def negates(word: str) -> bool:
    """A "not" of any kind."""
    return word in NEGATIONS or word.endswith("n't")


def nearness(sought: Tokens, found: Tokens) -> float:
    """How near words found come to those sought, 0..1: what both have, of what was sought and stands in its place.

    A quotation at greater length is no further off; only words missing or put in between are.
    """
    blocks = SequenceMatcher(None, sought, found, autojunk=False).get_matching_blocks()
    matching = [block for block in blocks if block.size]
    shared = sum(block.size for block in matching)
    window = found[matching[0].b : matching[-1].b + matching[-1].size] if matching else ()
    return 2 * shared / (len(sought) + len(window)) if sought else 0.0


def rendition_of(here: str, fullest: str) -> Rendition:
    """How the words quoted here stand to the fullest wording of the utterance: the first that holds."""
    return next(rendition for holds, rendition in RENDITIONS if holds(here, fullest))


def align(here: str, fullest: str) -> tuple[Stretch, ...]:
    """Both wordings whole, as stretches that are the same in both, or differ, or that one of them lacks."""
    own, full = _printed(here), _printed(fullest)
    matcher = SequenceMatcher(None, [key for key, _ in full], [key for key, _ in own], autojunk=False)
    return tuple(
        Stretch(_joined(full[a:b]), _joined(own[c:d]), same=code == "equal")
        for code, a, b, c, d in matcher.get_opcodes()
    )


def _is_cut(here: str, fullest: str) -> bool:
    return holds_words(fullest, here)


def _is_altered(here: str, fullest: str) -> bool:
    return nearness(tokens(here), tokens(fullest)) >= ALTERED


RENDITIONS: tuple[tuple[Callable[[str, str], bool], Rendition], ...] = (
    (lambda here, fullest: tokens(here) == tokens(fullest), Rendition.SAME),
    (_is_cut, Rendition.CUT),
    (_is_altered, Rendition.ALTERED),
    (lambda here, fullest: True, Rendition.RENDERED),
)


def _printed(text: str) -> list[tuple[Tokens, str]]:
    """Words as printed, each with how it is compared; what is only punctuation is left out."""
    words = [(tokens(word), word) for word in PRINTED.findall(text)]
    return [(key, word.strip("“”\"‘’'«»,;:()")) for key, word in words if key]


def _joined(words: list[tuple[Tokens, str]]) -> str:
    return " ".join(word for _, word in words)


def _place(words: Tokens, part: Tokens, start: int) -> int | None:
    places = range(start, len(words) - len(part) + 1)
    return next((place for place in places if words[place : place + len(part)] == part), None)
