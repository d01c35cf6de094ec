"""Numbers that count nothing: of a name ("Nikkei 225", "Boeing 737"), a year, a rank, "one" as a pronoun."""

import re
from functools import cache

from factcheck.facts.hedges import hedge_before
from factcheck.facts.labels import is_label
from factcheck.facts.numbers import Number
from factcheck.facts.patterns import Pattern
from factcheck.facts.tables import alternatives, table
from factcheck.facts.units import unit_after, unit_before

# How far before a number the words that make it a name may begin.
_REACH = 40

_ADDRESS = re.compile(r" block of\b")
_YEAR_NOUN = re.compile(r" (?:people|persons|men|women|children|soldiers|troops|others|deaths|cases|homes|[a-z]+s)\b")
_OF_A_YEAR = re.compile(r"\b(?:in|since|of|the|by|from|fiscal|year) $", re.IGNORECASE)
# "2013-14", "1995/96": the year behind the first one.
_YEAR_RANGE = re.compile(r"(?<!\d)(?:1[89]|20)\d\d[-–/]$")
# "1-for-10", "three-to-one", "401(k)", "3-D", "the 21st"; "four or" before "five years ago", which is blanked out.
_FORM = re.compile(
    r"\s(?:or|to)\s\ue000|-for-\d|-to-(?:one|two|three|four)\b(?!-)|\([a-z]{1,2}\)|-D\b|(?:st|nd|rd|th)\b|:\d"
)
# The lines of a picture: "1080p".
_LINES = re.compile(r"(?:480|720|1080|1440|2160)[pi]\b")
# "Net-zero", "ground zero"; "3) The next".
_NO_ZERO = re.compile(r"(?:-|\b(?:net|near|ground|patient|essentially|virtually) )$", re.IGNORECASE)
_ITEM = re.compile(r"\)\s[A-Z]")
_FORMED = re.compile(r"\d-for-$|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)-to-$", re.IGNORECASE)
# "At one point", "at one time".
_AT_ONE = re.compile(r"\bat $", re.IGNORECASE)
_POINT = re.compile(r" (?:point|time|stage)\b")
# A word in capitals before a bare number, inside a sentence, and what may follow where both are a name.
_CAPITAL = re.compile(r"(?<![.!?:“\"])\s(?!I\b)(?:[A-Z][\w&’'.-]*) $")
_AFTER_NAME = re.compile(
    r"[,;:)’']|\.(?!\d)|$|-(?:[a-z]+ed|based|style)\b|\s(?:is|was|are|has|had|and|or|in|at|on|to|by|for|with|will|would|which|that|who"
    r"|as|from|of|said|after|before|index|Index|model|aircraft|jet|jets|plane|fighter|missile|rocket|mission|satellite|probe"
    r"|spacecraft|smartphone|phone|console|companies|stocks|[a-z]+ed)\b",
)
# Title-case words that hedge or point, so that the number behind them counts after all.
_NO_NAME = re.compile(
    r"\b(?:Some|About|Around|Nearly|Almost|Over|Under|Than|Least|Most|The|All|Only|Just|Another|To|Of|By|At|In|For|From|And"
    r"|Its|Their|His|Her|Our|Up|Down|Kills?|Killed|Killing|Injur\w+|Is|Are|Was|Were|After|With|As|Or|Per|Aged?) $"
)
_ONE_BEFORE = re.compile(
    r"\b(?:the|this|that|no|every|any|each|another|which|some|only|as|anyone|last|next|first|new|good|big|was|is|not|for|than"
    r"|such|a|number|chapter|day|phase|into|all|square|back|by|what|version|bad|right|wrong|old|young)\s$",
    re.IGNORECASE,
)
_ONE_AFTER = re.compile(
    r" (?:of|that|who|which|another|day|thing|or|could|can|may|must|should|is|was|has|by|in|to|and|at|on|for|with"
    r"|from|way|as|if|more|would|will|might|cannot|when|where|the|it|he|she|we|they|point|side|hand|reason|does|did|had|more"
    r"|landed|flew|fell|rose|hit|peaked|reached|crashed|exploded|failed|appeared|remains?|came|went|said)\b"
    r"|[^\s]|\s*$",
    re.IGNORECASE,
)


def names_something(number: Number, text: str) -> bool:
    """A number that is part of a name, a year or a pronoun rather than a figure."""
    start, end = number.span.start, number.span.end
    before, after = text[max(0, start - _REACH) : start], text[end : end + 40]
    if number.plain_year and not (_YEAR_NOUN.match(after) and not _OF_A_YEAR.search(before)):
        return unit_before(text, start) is None and unit_after(text, end, scaled=False) is None
    word = text[start:end].lower()
    if number.written and word == "one":
        return _is_pronoun(text, start, end) or bool(_FORMED.search(before))
    if word == "half" and after.startswith("-"):
        return unit_after(text, end, scaled=False) is None
    if _ITEM.match(after) and "(" not in before[-12:] and number.value < 30:
        return True
    if (
        _LINES.match(text, start)
        or is_label(text, start, end)
        or _is_form(before, after)
        or (word == "zero" and _NO_ZERO.search(before))
    ):
        return True
    if number.scaled or unit_before(text, start):
        return False
    if _is_emergency(word, before, after):
        return True
    unit = unit_after(text, end, scaled=False)
    attached = re.match(r"(?!x\b)[A-Za-z]", after) and unit is None
    return (
        bool(attached) or bool(_numbered_names().search(before)) or (unit is None and _is_named(number, before, after))
    )


def _is_form(before: str, after: str) -> bool:
    """ "The 1800 block of", "1-for-10", "2013-14"."""
    return bool(_ADDRESS.match(after) or _FORM.match(after) or _FORMED.search(before) or _YEAR_RANGE.search(before))


def _is_pronoun(text: str, start: int, end: int) -> bool:
    """ "No one", "the one that", "at one point"."""
    if _AT_ONE.search(text, max(0, start - 4), start) and _POINT.match(text, end):
        return True
    before, after = text[max(0, start - _REACH) : start], text[end : end + 40]
    counts = hedge_before(text, start) or unit_after(text, end, scaled=False)
    return not counts and bool(_ONE_BEFORE.search(before) or _ONE_AFTER.match(after))


def _is_named(number: Number, before: str, after: str) -> bool:
    """ "Japan's Nikkei 225 index": a word in capitals, digits, and nothing that they could count."""
    if number.written or number.share or number.value != int(number.value) or abs(number.value) >= 10_000:
        return False
    return bool(_CAPITAL.search(before) and _AFTER_NAME.match(after) and not _NO_NAME.search(before))


def _is_emergency(word: str, before: str, after: str) -> bool:
    """ "A 911 call", "they called 911."; a school has 911 pupils, and called 911 of them."""
    if word not in table("numbers")["emergency"]["numbers"]:
        return False
    noun, verb = _emergency()
    called = verb.search(before) and not re.match(r"\s(?:of|[a-z]+s)\b", after)
    return bool(noun.match(after) or called)


@cache
def _emergency() -> tuple[Pattern, Pattern]:
    row = table("numbers")["emergency"]
    nouns, verbs = alternatives(row["after"]), alternatives(row["before"])
    return Pattern(rf"[\s-](?:{nouns})\b"), Pattern(rf"\b(?:{verbs})\s$", re.IGNORECASE)


@cache
def _numbered_names() -> Pattern:
    names = "|".join(re.escape(name) for name in table("numbers")["names"]["before"])
    return Pattern(rf"(?<!\w)(?:{names})[\s-]?(?:\d+-)?$", re.IGNORECASE)
