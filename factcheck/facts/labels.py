"""Numbers that are labels: of a road, a tax form, a picture in a row, a model, a year far ahead.

"An alternate route to 880", "the 1099 reporting rule", "5 of 18 Photos", "by 2100". None of them counts what follows,
and that of a model ("a Beechcraft 1900") is no year.
"""

import re
from functools import cache

from factcheck.facts.gazetteer import names
from factcheck.facts.patterns import Pattern
from factcheck.facts.tables import alternatives, table
from factcheck.facts.words import split_words

# How far around a number the words may stand that make it a label.
_REACH = 40

# What may follow a number that counts nothing.
_NO_NOUN = re.compile(
    r"[,;:)]|\.(?!\d)|$|\s(?:[-–—]|and|or|in|at|on|to|by|with|will|would|is|was|near|from|through|towards?)(?!\w)"
)
_ROAD_TO = Pattern(
    r"\b(?:routes?|detours?|ramps?|exits?|turn-?off|interchange)\s(?:to|onto|off|via|on|from)\s(?:the\s)?$",
    re.IGNORECASE,
)
# "5 of 18 Photos: A bridge": the place of a picture and the length of its row.
_PLACE, _ROW = Pattern(r" of \d+ (?:Photos?|Images|Slides|Pictures|photos:)(?!\w)"), Pattern(r"\b\d+ of $")
_PICTURES = Pattern(r" (?:Photos?|Images|Slides|Pictures|photos:)(?!\w)")
_FAR_YEAR = re.compile(r"21[05]0|2200|2300")
_BY_YEAR = Pattern(r"\b(?:by|until|till|before|through|beyond|since|year|in) (?:the year )?$", re.IGNORECASE)
# "A Beechcraft 1900": a name behind an article or a number of such things, right before four digits.
_NAMED = re.compile(
    r"\b(?:(?:an?|the|its|his|her|their|one|two|three|four|another) (?:[a-z-]+ )??)(?P<name>[A-Z][\w-]+) $", re.I
)
_SERIES = re.compile(r"(?P<name>[A-Z]\w+) $")


def is_model(text: str, start: int) -> bool:
    """Whether the four digits at ``start`` are the number of a thing named right before them, and no year."""
    rows, first = table("numbers")["models"], max(0, start - _REACH)
    series = _SERIES.search(text, first, start)
    if series is None or series["name"].lower() in rows["series"]:
        return series is not None
    named = _NAMED.search(text, first, start)
    if named is None or not named["name"][0].isupper() or named["name"].lower() in rows["dated"]:
        return False
    # "The Paris 2024 Games", "a Trump 2024 sign": whoever is known has years.
    return not names().find(named["name"], split_words(named["name"]))


def is_label(text: str, start: int, end: int) -> bool:
    """Whether the number from ``start`` to ``end`` is the label of something."""
    word, first = text[start:end], max(0, start - _REACH)
    in_a_row = _PLACE.match(text, end) or (_PICTURES.match(text, end) and _ROW.search(text, first, start))
    if in_a_row or (word in table("numbers")["forms"]["numbers"] and _form().match(text, end)):
        return True
    far = _FAR_YEAR.fullmatch(word) and _BY_YEAR.search(text, first, start)
    return bool((far or _ROAD_TO.search(text, first, start)) and _NO_NOUN.match(text, end))


@cache
def _form() -> Pattern:
    return Pattern(rf"[\s-](?:{alternatives(table('numbers')['forms']['after'])})\b")
