"""In which language an article is, since factcheck reads English: told for the whole of it, else by paragraph.

In doubt it is English: names, headlines, shouted lines, quotations in a foreign tongue are no other language. How
English is read is left to others; what language a text resembles, py3langid tells (a naive Bayes classifier).
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.articles.sheet import Block, lay_out
from factcheck.records import Span

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

ENGLISH = "en"

# Fewer bytes of UTF-8 (some 17 words of English, 35 letters of Chinese or Korean) tell too little.
LEAST_BYTES = 100
# How probable English may be at most in another language. Not how probable the other is: Croatian, Bosnian and Serbian
# share. A gap lies between: two sentences in any of 29 languages got less than 1e-7; lists of names and English around
# foreign quotations more than 1e-3; all that is English in 115,308 paragraphs of news more than 1e-2 (docs/log.md).
MOST_PROBABLE = 1e-4
# Another language's share of the letters from which on the article is in that language.
MOST_OF_IT = 0.5
# Words around quotations are few, and so the classifier is less sure: of "Anna Berg told reporters." it gives English
# 0.025, of "sagte Anna Berg am Montag." 0.004.
LEAST_POSSIBLE = 0.01
LEAST_LETTERS = 8
# Of a question: a word or two may be names, and a word that other languages lack tells more than the classifier.
FEWEST_WORDS = 5
OF_ENGLISH = frozenset(
    {"the", "and", "were", "has", "have", "been", "with", "from", "after", "that", "this", "its", "they", "their"}
    | {"who", "which", "said"}
)

_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|„[^“”\n]*[“”]|«[^»\n]*»|‘[^’\n]*’(?!\w)")


@dataclass(frozen=True, slots=True)
class Tongue:
    """What a text is written in. ``language``: ISO 639-1, None for English or unknown.

    ``foreign``: paragraphs of an English text that are in another language, in order. ``note``: one line for the
    reader, empty where there is nothing to tell.
    """

    language: str | None = None
    foreign: tuple[Span, ...] = ()
    note: str = ""


def tongue_of(text: str) -> Tongue:
    """The language of a text, and where it changes. Linear in the text."""
    blocks = lay_out(text)
    judged = [(block, language) for block, language in _judge(blocks) if language != ENGLISH]
    if not judged:
        return Tongue()
    letters = _by_language(judged)
    if sum(letters.values()) > MOST_OF_IT * sum(_letters(block.text) for block in blocks):
        language = max(letters, key=letters.__getitem__)
        return Tongue(language, (), f"in {_name(language)}; factcheck reads English, no claims were taken")
    names = " and ".join(_name(language) for language in letters)
    counted = "1 paragraph" if len(judged) == 1 else f"{len(judged):,} paragraphs"
    were = "was" if len(judged) == 1 else "were"
    spans = tuple(sorted((Span(block.start, block.end) for block, _ in judged), key=lambda span: span.start))
    return Tongue(None, spans, f"{counted} in {names} {were} left out; factcheck reads English")


def is_foreign(text: str) -> bool:
    """Whether a short text, such as a question, can't well be English: in letters of its own, or in another's words."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    if not words or not OF_ENGLISH.isdisjoint(words):
        return False
    told = len(words) >= FEWEST_WORDS or not any(map(str.isascii, "".join(words)))
    return told and _english(text) < LEAST_POSSIBLE


def _judge(blocks: Sequence[Block]) -> Iterable[tuple[Block, str]]:
    """Each paragraph with its language; those too short to tell are judged together."""
    long = [block for block in blocks if len(block.text.encode()) >= LEAST_BYTES]
    short = [block for block in blocks if len(block.text.encode()) < LEAST_BYTES]
    yield from ((block, _language(block.text)) for block in long)
    together = _language(" ".join(block.text for block in short))
    yield from ((block, together) for block in short)


def _language(text: str) -> str:
    """The language that a text is surely in, else English."""
    if len(text.encode()) < LEAST_BYTES:
        return ENGLISH
    if _english(text) > MOST_PROBABLE or _told_in_english(text):
        return ENGLISH
    return str(_identifier().classify(text)[0])


def _told_in_english(text: str) -> bool:
    """Whether only quotations are foreign, and the words around them may be English."""
    around = _QUOTED.sub(" ", text)
    return around != text and _letters(around) >= LEAST_LETTERS and _english(around) > LEAST_POSSIBLE


def _english(text: str) -> float:
    return float(dict(_identifier().rank(text))[ENGLISH])


def _by_language(judged: Iterable[tuple[Block, str]]) -> Counter[str]:
    """How many letters each language has."""
    letters: Counter[str] = Counter()
    for block, language in judged:
        letters[language] += _letters(block.text)
    return letters


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _name(language: str) -> str:
    from babel import Locale

    return str(Locale("en").languages.get(language, language))


@cache
def _identifier() -> "LanguageIdentifier":
    """Offers languages of two letters only: dialects beside them ("pcm", "arz") would share what a language is due."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([label for label in identifier.labels if len(label) == 2])
    return identifier
