"""Numbers as they stand in dates: "3rd", "twenty-first", "a few", "nineteen eighty-six", "'87"."""

import re
from itertools import takewhile

_UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_CARDINALS = {word: number for number, word in enumerate((*_UNITS, *_TEENS))} | _TENS
_IRREGULAR = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_ORDINALS = {f"{word}th": number for word, number in _CARDINALS.items()} | _IRREGULAR
_ORDINALS |= {f"{word[:-1]}ieth": number for word, number in _TENS.items()}
_FEW = {"several": 4, "few": 3, "couple": 2, "a": 1, "an": 1, "both": 2, "oh": 0}
_SMALL = _CARDINALS | _ORDINALS | _FEW
_WORD = re.compile(r"[a-z]+|\d+")
# A year of two digits up to this one is of this century, later ones of the last: as POSIX has it.
_PIVOT = 68


def number_of(printed: str) -> int:
    """A count or the day of a month, in digits or in words. Raises ``ValueError`` where it is neither."""
    words = [word for word in _WORD.findall(printed.lower()) if word not in {"of", "the", "and"}]
    digits = [word for word in words if word.isdigit()]
    if digits:
        return int(digits[0])
    known = list(takewhile(_SMALL.__contains__, words[1:] if len(words) > 1 and words[0] in {"a", "an"} else words))
    if not known:
        raise ValueError(f"no number: {printed!r}")
    return sum(_SMALL[word] for word in known)


def year_of(printed: str) -> int:
    """A year in four digits, in two ("'87"), or in words ("two thousand and five", "nineteen hundred ninety-three")."""
    digits = re.sub(r"\D", "", printed)
    if digits:
        return int(digits) if len(digits) > 2 else _in_century(int(digits))
    words = [word for word in _WORD.findall(printed.lower()) if word != "and"]
    if "thousand" in words:
        return 1000 * _SMALL[words[0]] + sum(_SMALL[word] for word in words[2:])
    return 100 * _SMALL[words[0]] + sum(_SMALL[word] for word in words[1:] if word != "hundred")


def _in_century(year: int) -> int:
    return year + (2000 if year <= _PIVOT else 1900)
