"""Numbers as printed, in digits and in words: "1.2 million", "twenty-five", "a dozen", "two-thirds", "hundreds".

What they count, their units and their hedges are for others. Values of written numbers come from text2num; this
module only finds where they stand, since every number keeps its place in the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from factcheck.facts.tables import table
from factcheck.records import Bound, Range, Span

# "about 350" leaves open 2% either way, as "about" is used of distances in reports that agree with one another;
ROUGH = 0.02
# and half a unit of the last digit that is no filling zero, though zeros may open it no further than 5%:
# "about 400" is 380 to 420, so that it stays apart from 350.
ROUGH_ZEROS = 0.05

_SCALES = {
    "dozen": 12.0,
    "lakh": 1e5,
    "crore": 1e7,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
_SHORT = {"k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "mn": 1e6, "mln": 1e6, "mm": 1e6, "b": 1e9, "B": 1e9, "bn": 1e9}
_SHORT |= {"bln": 1e9, "t": 1e12, "tn": 1e12, "trn": 1e12}
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_PARTS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4}
_PARTS |= {"fifth": 5, "fifths": 5, "tenth": 10, "tenths": 10}

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SMALL = rf"(?:(?:{_TENS})(?:[- ](?:{_UNITS}))?|{_TEENS}|{_UNITS})"
_GROUP = rf"(?:(?:(?:{_SMALL}|a)[- ]hundred)(?:(?: and)? {_SMALL})?|{_SMALL})"
_BIG = "thousand|million|billion|trillion"
_WRITTEN = rf"(?:(?:{_GROUP}|a)[- ](?:{_BIG})(?:,? (?:and )?{_GROUP}[- ](?:{_BIG}))*(?:,? (?:and )?{_GROUP})?|{_GROUP})"

_DIGITS = (
    r"(?:(?<=USD)|(?<=EUR)|(?<=GBP)|(?<=Rs)|(?<![A-Za-z_\d/#]))(?<![A-Za-z]-)(?<!\d[.,])(?<!\d/)"
    r"(?P<digits>\d{1,3}(?:[,\u00a0\u202f\u2009 ]\d{3})+(?!,?\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<=[\s$€£])\.\d+)"
    r"(?!\d)(?![.,/]\d)"
    r"(?:(?P<glyph>\s?[½¼¾⅓⅔])|[ ](?P<part>[1-7]/[2-8])(?!\d))?"
    rf"(?:(?P<scale>[ \u00a0-]?(?i:hundred thousand|hundred million|{'|'.join(_SCALES)}))s?\b(?!s)"
    r"|\s?(?P<short>k|K|mn|mln|mm|bn|bln|tn|trn|m|M|b|B|t)(?![\w²³/]))?"
)
_WRITTEN = (
    rf"\b(?:(?P<half>half a|a half|half)[- ](?P<halved>{'|'.join(_SCALES)})"
    rf"|(?P<mixed>{_SMALL}|\d+) and a half(?:[- ](?P<mixed_scale>{_BIG}))?"
    rf"|(?P<dozens>{_SMALL}|a|several) dozen\b"
    rf"|(?P<decimal>{_SMALL}) point (?P<decimals>{_UNITS})(?:[- ](?P<decimal_scale>{_BIG}))?"
    rf"|(?P<written>{_WRITTEN}))\b(?![-’'](?:first|second|third|s\b))"
)
_FRACTION = (
    rf"\b(?:(?P<many>one|two|three|four|a)[- ](?P<part>{'|'.join(_PARTS)})|(?P<bare>half))"
    r"(?=(?: or more| or so)? (?:of|the|its|their|his|her|all|that|those)\b)"
    r"|\b(?P<top>[a-z]+|\d+) (?:in|out of)(?: every)? (?P<bottom>two|three|four|five|six|seven|eight|nine|ten|\d+)\b"
    r"(?! (?:minutes|hours|days|weeks|months|years))"
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Number:
    """A number where it stands. ``step``: one unit of its last digit that is no filling zero.

    ``vague``: what a word like "dozens" leaves open. ``short``: a suffix that may also be a unit ("5m").
    ``share``: a part of a whole ("two-thirds"). ``plain_year``: four bare digits that could be a year.
    """

    value: float
    step: float
    span: Span
    vague: Range | None = None
    bound: Bound = Bound.EXACT
    scaled: bool = False
    short: str | None = None
    share: bool = False
    plain_year: bool = False
    written: bool = False


def rough(value: float, step: float) -> Range:
    """What "about" leaves open of a number printed to ``step``; see ``ROUGH``."""
    half = step / 2 if step <= 1 else min(step / 2, ROUGH_ZEROS * abs(value))
    width = max(ROUGH * abs(value), half)
    return Range(value - width, value + width)


def find_numbers(text: str) -> list[Number]:
    """The numbers of a text in its order, none overlapping another; at one place the first kind that fits wins."""
    found: list[Number] = []
    for kind in (_fractions, _vague, _written, _digits):
        found += kind(text)
    return _without_overlaps(found)


def in_digits(text: str, match: re.Match[str]) -> Number:
    """The number of a match of ``_DIGITS``."""
    digits = re.sub(r"[,\s]", "", match["digits"])
    value, decimals = float(digits), len(digits.partition(".")[2])
    value += _GLYPHS[match["glyph"].strip()] if match["glyph"] else 0
    if match["part"]:
        top, bottom = match["part"].split("/")
        value += int(top) / int(bottom)
    scale = _scale(match["scale"])
    step = 10.0**-decimals if decimals else _last_digit(value)
    year = bool(_YEAR.fullmatch(match["digits"])) and match.end() == match.end("digits")
    span = Span(match.start(), match.end("scale") if match["scale"] else match.end())
    number = Number(value * scale, step * scale, span, scaled=scale > 1, plain_year=year)
    if match["short"]:
        return replace(number, span=Span(match.start(), match.end("digits")), short=match["short"])
    return number


def lengthened(number: Number, text: str) -> Number:
    """A number whose suffix is a scale after all: "$5m" is five million."""
    assert number.short is not None
    scale = _SHORT[number.short]
    end = text.index(number.short, number.span.end) + len(number.short)
    return replace(
        number,
        value=number.value * scale,
        step=number.step * scale,
        span=Span(number.span.start, end),
        scaled=True,
        short=None,
    )


def _digits(text: str) -> Iterator[Number]:
    for match in _pattern(_DIGITS, 0).finditer(text):
        yield in_digits(text, match)


def _written(text: str) -> Iterator[Number]:
    for match in _pattern(_WRITTEN).finditer(text):
        value = _written_value(match)
        if value is not None:
            step = _last_digit(value) if value >= 1 else value
            yield Number(value, step, Span(*match.span()), scaled=value >= 1e6, written=True)


def _written_value(match: re.Match[str]) -> float | None:
    if match["half"]:
        return _SCALES[match["halved"].lower()] / 2
    if match["mixed"]:
        return (_value(match["mixed"]) + 0.5) * _scale(match["mixed_scale"])
    if match["dozens"]:
        return None if match["dozens"].lower() == "several" else _value(match["dozens"]) * 12
    if match["decimal"]:
        return (_value(match["decimal"]) + _value(match["decimals"]) / 10) * _scale(match["decimal_scale"])
    return _value(match["written"])


def _value(written: str) -> float:
    """The value of a written number, by text2num; "a hundred" is read as "one hundred"."""
    if written.isdigit():
        return float(written)
    from text_to_num import text2num  # type: ignore[import-untyped]

    words = re.sub(r"^a(?=$|[- ])", "one", written.lower()).replace(",", "")
    head, trillion, rest = words.partition("trillion")
    if trillion:
        tail = re.sub(r"^[\s-]*(?:and )?", "", rest)
        return _value(head.strip(" -")) * 1e12 + (_value(tail) if tail else 0)
    return float(text2num(re.sub(r"-(?=hundred|thousand|million|billion|trillion)", " ", words), "en"))


def _vague(text: str) -> Iterator[Number]:
    pattern, rows = _vague_table()
    for match in pattern.finditer(text):
        assert match.lastgroup is not None
        row = rows[int(match.lastgroup[1:])]
        low, high = float(row["low"]), float(row["high"])
        yield Number(low, _last_digit(low), Span(*match.span()), Range(low, high), Bound(row["bound"]), written=True)


@cache
def _vague_table() -> tuple[re.Pattern[str], list[dict[str, str]]]:
    rows = table("numbers")["vague"]
    kinds = "|".join(f"(?P<v{index}>{row['words']})" for index, row in enumerate(rows))
    return re.compile(rf"\b(?:{kinds})\b(?! (?:million|billion|thousand))", re.IGNORECASE), rows


def _fractions(text: str) -> Iterator[Number]:
    for match in _pattern(_FRACTION).finditer(text):
        value = _fraction(match)
        if value is not None:
            yield Number(value, 0.01, Span(*match.span()), share=True, written=True)


def _fraction(match: re.Match[str]) -> float | None:
    if match["bare"]:
        return 0.5
    if match["part"]:
        return _value(match["many"]) / _PARTS[match["part"].lower()]
    if not re.fullmatch(rf"{_SMALL}|\d+", match["top"], re.IGNORECASE):
        return None
    top, bottom = _value(match["top"]), _value(match["bottom"])
    return top / bottom if 0 < top < bottom <= 1000 else None


@cache
def _pattern(pattern: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Compiled when first used: together they would take several milliseconds of every command's start."""
    return re.compile(pattern, flags)


def _scale(words: str | None) -> float:
    product = 1.0
    for word in re.split(r"[\s-]+", (words or "").lower().strip(" -\u00a0")):
        product *= _SCALES.get(word, 1.0)
    return product


def _last_digit(value: float) -> float:
    """One unit of the last digit of a whole number that is no filling zero: 10 for 350, 1 for 12."""
    step = 1.0
    while value and value % (step * 10) == 0 and step < 1e15:
        step *= 10
    return step


def _without_overlaps(found: list[Number]) -> list[Number]:
    """Earliest first, and the longer one where two begin at one place."""
    kept: list[Number] = []
    for number in sorted(found, key=lambda number: (number.span.start, -number.span.end)):
        if not kept or number.span.start >= kept[-1].span.end:
            kept.append(number)
    return kept
