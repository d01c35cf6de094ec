"""The noun a figure counts, and the subject before a verb, found by word form alone: no tagger, no parse.

A plural ends the phrase after a number ("5,000 military construction workers | to Russia"); a determiner or a number
begins the phrase before a verb ("the two ballistic missiles | flew").
"""

import re
from dataclasses import dataclass
from functools import cache

from factcheck.facts.patterns import Pattern
from factcheck.facts.tables import table

_LEADING = re.compile(
    r"(?:\s+(?:more|most(?= [a-z]{4,} [a-z])|single|other|others(?= [a-z])|additional|further|new|different|separate"
    r"|of (?:the|its|their|his|her|those|these|them|all)?"
    r"(?: (?:last|past|first|next|remaining|total|original|roughly|about|nearly))?"
    r"(?: ?[\d\ue000][\d,\ue000]*| [a-z]+teen| ten| twelve| twenty| thirty)?"
    r"|of))+(?=\s)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\s-]?\s*([A-Za-z][A-Za-z.’'-]*)")
_MAX_WORDS = 7
# "The 200,000 jobs | economists had expected": the last of two plurals does what follows.
_EXPECTED = Pattern(
    r"\s(?:(?:have|had|were|are)\s)?(?:expect|forecast|predict|project|anticipat|estimat|hop(?:ed|ing))"
)
# "The program's", and "Americans'" before more words that name something: "3.5 million Americans' policies".
_OWNING = re.compile(r"['’]s$")
_OWNED_BY_MANY = re.compile(r"\s(?:[a-z]+\s){0,2}[a-z]{3,}s\b")
_SUBJECT = re.compile(
    r"((?:\b(?:the|a|an|its|their|his|her|each|both|this|that|these|those|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|several|another|first|second)|\d[\d,]*)\s(?:(?:[\w’'-]+)\s){0,4}?[\w’'-]+?)"
    r"(?:,|,? (?:which|that|who)\b"
    r"|\s(?:had|have|has|each|both|all|were|was|is|are|then|also|may|could|appeared to))*\s*$",
    re.IGNORECASE,
)
_SINGULARS = (
    (re.compile(r"(?i)men$"), "man"),
    (re.compile(r"(?i)([^aeiou])ies$"), r"\1y"),
    (re.compile(r"(?i)(analy|hypothe|diagno|synthe|paraly|\bthe|\boa)ses$"), r"\1sis"),
    (
        re.compile(r"(?i)(\b(?:vir|bon|camp|b|minib|cens|stat|chor|geni|surpl|circ|cauc|foc|cact)us|\bgas|\bbias)es$"),
        r"\1",
    ),
    (re.compile(r"(?i)([a-z]{2}[^aeiouh])oes$"), r"\1o"),
    (re.compile(r"(?i)(ch|sh|ss|x|zz)es$"), r"\1"),
    (re.compile(r"(?i)(?<![su])s$"), ""),
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: the words as printed, one word for it ("5,000 construction workers": worker), where they end."""

    words: str
    noun: str
    end: int = 0


def counted_after(text: str, end: int, *, single: bool) -> Counted | None:
    """The noun phrase right after a number. ``single``: the number is one, so that no plural marks the noun."""
    leading = _LEADING.match(text, end)
    end = leading.end() if leading else end
    words, stops = _run(text, end, owned=not single)
    head = _single_head(words) if single else _plural_head(words)
    if head is not None and not single and _is_subject(words, head) and _EXPECTED.match(text, stops[head]):
        head -= 1
    if head is None:
        return None
    first = re.search(r"\w", text[end : stops[head]])
    assert first is not None
    return Counted(text[end + first.start() : stops[head]], singular(words[head]), stops[head])


def is_expecting(text: str, end: int, counted: Counted) -> bool:
    """ "The 3.1% | economists had expected": behind a share that ends at ``end`` they are no part of themselves."""
    plain = not re.match(r"\s(?:of|in)\b", text[end : end + 4])
    return plain and bool(_EXPECTED.match(text, counted.end))


def singular(noun: str) -> str:
    """One word for the thing counted: "workers" → "worker", and "troops" → "soldier" as the table has it."""
    word = _OWNING.sub("", noun.lower()).strip(".'’-")
    known: str | None = table("roles")["nouns"].get(word)
    if known:
        return known
    for plural, ending in _SINGULARS:
        if plural.search(word):
            return plural.sub(ending, word)
    return word


def ends_phrase(word: str) -> bool:
    """The word can't stand inside a noun phrase: a preposition, an auxiliary, a verb of saying, ..."""
    return word.lower() in _ends() or word.lower() in table("names")["words"]["verbs"]


def subject_before(text: str) -> str | None:
    """The noun phrase that ends a clause's beginning, as printed; None where nothing marks where it starts."""
    match = _SUBJECT.search(text[-80:])
    if match is None or any(ends_phrase(word) for word in match[1].split()[1:]):
        return None
    return match[1]


def _run(text: str, position: int, *, owned: bool) -> tuple[list[str], list[int]]:
    """The words from here on that may belong to one noun phrase, and where each ends.

    ``owned``: the phrase may go on past a possessive, which is then given as an empty word: "47% of Trump's | voters".
    """
    words: list[str] = []
    stops: list[int] = []
    while len(words) < _MAX_WORDS:
        match = _WORD.match(text, position)
        if match is None or match[1].lower() in _ends():
            break
        word = re.sub(r"['’]s?$|\.$", "", match[1])
        words.append(word)
        stops.append(match.start(1) + len(word))
        position = match.end()
        if word != match[1] and not match[1].endswith("."):
            if not (owned and (_OWNING.search(match[1]) or _owns_more(match[1], text, position))):
                break
            words[-1] = ""
    return words, stops


def _owns_more(word: str, text: str, end: int) -> bool:
    """A plural that owns what stands behind it, not the last word of a quotation."""
    return word.endswith(("s'", "s’")) and bool(_OWNED_BY_MANY.match(text, end))


def _plural_head(words: list[str]) -> int | None:
    """The first plural, or the last of several in a row ("arms dealers")."""
    for index, word in enumerate(words):
        if _is_plural(word):
            while index + 1 < len(words) and _is_second_plural(words[index + 1]):
                index += 1
            return index
    return None


def _is_subject(words: list[str], head: int) -> bool:
    return head > 0 and _is_plural(words[head]) and _is_plural(words[head - 1])


def _is_second_plural(word: str) -> bool:
    """The head of "arms dealers"; "shops | stands" has a verb behind it."""
    return _is_plural(word) and word.islower() and word not in table("phrases")["words"]["third_persons"]


def _single_head(words: list[str]) -> int | None:
    """The last word before a verb form: "one ballistic missile landed"."""
    for index, word in enumerate(words[:4]):
        if index and re.search(r"(?:ed|ing|ly)$", word):
            return index - 1
    return min(len(words), 3) - 1 if words else None


def _is_plural(word: str) -> bool:
    lowered = word.lower()
    if lowered in table("roles")["nouns"]:
        return True
    return len(word) > 3 and lowered.endswith("s") and not re.search(r"(?:ss|us|is|[’'.]s)$", lowered)


@cache
def _ends() -> frozenset[str]:
    return frozenset(table("names")["words"]["ends"])
