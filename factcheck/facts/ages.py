"""Ages: "six-year-old", "aged 45", "Vance, 26," and whose they are, as printed.

A name in full says it best, before or behind the age; for want of one, the noun does. The words are in ages.toml.
"""

import re
from functools import cache

from factcheck.facts.clause import phrase_before, tokens_of
from factcheck.facts.nouns import ends_phrase
from factcheck.facts.patterns import Pattern
from factcheck.facts.phrases import is_verb
from factcheck.facts.tables import alternatives, table
from factcheck.facts.units import AGE, Unit
from factcheck.records import Span

# How far before an age the words for it, and those for whose it is, may begin.
_REACH = 40
_BEARER_REACH = 90
# The longest noun phrase behind an age, in words.
_MAX_WORDS = 7

_YEARS_OF = {"year": 1.0, "month": 1 / 12, "week": 7 / 365.25, "day": 1 / 365.25}
_AFTER = re.compile(r"(?:[ -](year|month|week|day)s?[ -](?:olds?\b|of age\b)|[ -]yo\b)", re.IGNORECASE)
_OLDER = re.compile(r" (?:and|or) (?:older|younger)\b")
_BEFORE = re.compile(
    r"\b(?:(?:aged|ages?|age of)(?: of| between| from| over| under)?|turned|turning) $"
    r"|\b(?:aged|ages) (?:\d{1,3}(?:,|,? and) )+$",
    re.IGNORECASE,
)
# "People over 65", behind which nothing is counted.
_OLDER_THAN = Pattern(
    r"\b(?:people|persons|men|women|adults|children|kids|teenagers|those|anyone|everyone|patients|workers|voters)"
    r" (?:(?:who|that) (?:are|were|is|was) )?(?:aged )?(?:over|under|above|below|(?:older|younger) than) $",
    re.IGNORECASE,
)
_OLDER_HERE = re.compile(r"(?:over|under|above|below|older|younger)\b")
_NOTHING_COUNTED = Pattern(
    r"(?:1[01]\d|\d{1,2})(?:[,;:)?!](?!\d)|\.(?!\d)|\s*$|\s(?:and|or|in|at|with|who|are|were|is|was|have|had|has|to|will|by|for"
    r"|from|than|can|could|should|may|rose|fell|on)\b)"
)
_SAID = re.compile(
    r"(?:\b(?:who|[Hh]e|[Ss]he)|[A-Z][\w’'-]+ [A-Z][\w’'-]+)"
    r" (?:is|was|will be|would be|would have been)(?: just| only| now| then)? $"
)
# "59,", "59 ,", "59)"; never "200," or "59,000".
_BETWEEN_COMMAS = re.compile(r"(?:1[01]\d|\d{1,2})(?: and \d{1,2})?\s?(?:,(?!\d)|;|\)|\.(?!\d))")
_SAID_OF = re.compile(r"(?:1[01]\d|\d{1,2})(?:\s?(?:,(?!\d)|;|\.(?!\d))| (?:at the time|when|and)\b)")

_LINK = re.compile(
    r"(?:\s?[,(])?\s?"
    r"(?:\b(?:who|is|was|has|had|will|would|have|be|been|just|then|now|only|about|turned|turning|turns|aged?|ages|at|of|over"
    r"|under|above|below|older|younger|than|an?|the)\s)*(?:\d{1,3}(?:,|,? and) )*$"
)
_ARTICLES = frozenset({"", "a", "an", "the", "at", "of", "about", "only", "just"})
_WORD = re.compile(r"\s([^\W\d_](?:[\w’'.]|-(?!-))*)")
_INITIAL = re.compile(r"[A-Z]\.|(?:Jr|Sr)\.")
# What ends a phrase without belonging to it: an 's, a full stop.
_CLOSING = re.compile(r"(?:['’]s?|\.)$")
_PLURAL = re.compile(r"(?:s|men|children|people)$")
_OF_A_PLACE = re.compile(r" of ")


def age_of(text: str, start: int, end: int) -> tuple[Unit, int] | None:
    """The unit of a number from ``start`` to ``end`` that is an age, and where the words of the age end."""
    after = _AFTER.match(text, end)
    if after:
        years = _YEARS_OF[(after[1] or "year").lower()]
        return (AGE if years == 1 else Unit(after[1].lower(), "age", "year", years)), after.end()
    before = text[max(0, start - _REACH) : start]
    if _OLDER.match(text, end) or _BEFORE.search(before):
        return AGE, end
    if _OLDER_THAN.search(before) and _NOTHING_COUNTED.match(text, start):
        return AGE, end
    commas = _BETWEEN_COMMAS.match(text, start) and _named_before().search(before)
    said = _SAID_OF.match(text, start) and _SAID.search(before)
    return (AGE, end) if commas or said else None


def bearer(text: str, age: Span) -> str | None:
    """Whose age it is, as printed ("Nora Vance", "his wife", "tenant"); None where no words beside it say so."""
    behind = _behind(text, age.end)
    if behind and behind.split()[-1][0].isupper():
        return behind
    before = text[max(0, age.start - _BEARER_REACH) : age.start]
    link = _LINK.search(before)
    assert link is not None
    linked = link[0].strip() not in _ARTICLES or _OLDER_HERE.match(text, age.start)
    name = _name_before(before[: link.start()], apposed=link[0].split()[-1:] in (["a"], ["an"])) if linked else None
    return name or behind or (_noun_before(before[: link.start()]) if linked else None)


def _name_before(before: str, *, apposed: bool) -> str | None:
    """The name that a text ends with. ``apposed``: "In New Dover, a 24-year-old" is said of no Dover."""
    match = _name_at_end().search(before)
    if match is None:
        return None
    start = match.start()
    lead = before[:start].split()[-1:]
    while start < len(before) and _opens(before[start:].split()[0]):
        lead = [before[start:].split()[0]]
        start += len(lead[0]) + 1
    if start >= len(before) or (apposed and lead and lead[0].lower() in table("ages")["places"]):
        return None
    whole = before[start:].strip()
    return whole[: of.start()] if (of := _OF_A_PLACE.search(whole)) else whole


def _opens(word: str) -> bool:
    return ends_phrase(word) or word.lower() in table("ages")["openings"]


def _noun_before(before: str) -> str | None:
    tokens = tokens_of(before)
    phrase = phrase_before(before, tokens, len(tokens))
    return phrase.words if phrase else None


def _behind(text: str, end: int) -> str | None:
    """The noun phrase right behind an age, and the name put beside its noun: "man identified as Paul Ames"."""
    stop, words = end, list[str]()
    while len(words) < _MAX_WORDS and (match := _WORD.match(text, stop)) and _goes_on(words, match[1]):
        words.append(_CLOSING.sub("", match[1]) if not _INITIAL.fullmatch(match[1]) else match[1])
        stop = match.start(1) + len(words[-1])
        if words[-1] != match[1]:
            break
    if all(is_verb(word) for word in words):
        return None
    beside = None if words[-1][0].isupper() or _PLURAL.search(words[-1]) else _named_beside().match(text, stop)
    return text[end : beside.end() if beside else stop].strip()


def _goes_on(words: list[str], word: str) -> bool:
    """The word belongs to the noun phrase of the words before it: "Dover baker", "wife Ida Moe"."""
    if word[0].isupper():
        return True
    after_name = bool(words) and words[-1][0].isupper()
    if after_name and word in table("ages")["particles"]:
        return True
    if after_name and len(words) > 1 and words[-2][0].isupper():
        return word in table("ages")["persons"]
    return not ends_phrase(word) and not (words and (is_verb(word) or word.endswith(("ing", "ly"))))


@cache
def _named_before() -> re.Pattern[str]:
    persons = alternatives(table("ages")["persons"])
    return re.compile(rf"(?:[A-Z][\w.’'-]+|\b(?:{persons}))\s?,\s(?:now\s|then\s|just\s|\d{{1,2}}\sand\s)?$")


@cache
def _name() -> str:
    """A name in full or in part: "Ida", "Ida J. Moe", "Dr. Ana de la Cruz"."""
    small, titles = (alternatives(table("ages")[row]) for row in ("particles", "titles"))
    return rf"(?<![\w-])(?:(?:(?:{titles})\.|[A-Z]\.|[A-Z][\w’'-]*|{small})\s)*[A-Z][\w’'-]+(?:,? (?:Jr|Sr)\.?)?"


@cache
def _name_at_end() -> re.Pattern[str]:
    return re.compile(rf"{_name()}(?: of {_name()})?$")


@cache
def _named_beside() -> re.Pattern[str]:
    known_as = r",? (?:who was )?(?:later )?(?:identified|named|known) (?:by [a-z ]+ )?as |,? (?:named|called) "
    ends = r"(?=[,.;]|\s(?:of|was|is|has|had|and|who|at|on|in)\b|$)"
    full = rf"(?=\S+ \S){_name()}"
    return re.compile(rf"(?:{known_as}){full}|, {full}{ends}")
