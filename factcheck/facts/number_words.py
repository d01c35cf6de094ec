"""Numbers in words: "twenty-five", "two and a half million", "a dozen", "two-thirds", "one in five", "tenfold".

Values of written numbers come from text2num; this module only finds where they stand, since every number keeps its
place in the text. What words leave open is in numbers.toml.
"""

import re
from collections.abc import Iterator
from functools import cache

from factcheck.facts.numbers import DOZEN, GLYPHS, SCALES, Number, last_digit, scale_of
from factcheck.facts.patterns import Pattern
from factcheck.facts.tables import table
from factcheck.records import Bound, Range, Span

_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
_PARTS |= {"ninth": 9, "tenth": 10, "twelfth": 12, "twentieth": 20, "hundredth": 100, "thousandth": 1000}
_PARTS |= {"millionth": 10**6, "billionth": 10**9, "trillionth": 10**12}
_MULTIPLES = {"twice": 2.0, "double": 2.0, "doubled": 2.0, "doubling": 2.0, "triple": 3.0, "tripled": 3.0}
_MULTIPLES |= {"tripling": 3.0, "treble": 3.0, "trebled": 3.0, "quadruple": 4.0, "quadrupled": 4.0, "quintupled": 5.0}

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
# The words that "twenty-three" is made of.
SMALL_NUMBERS = frozenset(f"{_UNITS}|{_TEENS}|{_TENS}|hundred|thousand".split("|"))
# A hyphen may stand apart, as in text that was taken into tokens.
_HYPHEN = "(?:[- ]| - )"
_SMALL = rf"(?:(?:{_TENS})(?:{_HYPHEN}(?:{_UNITS}))?|{_TEENS}|{_UNITS})"
_PART = "half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
# "A hundred and three quarters" ends before the "three".
_NO_PARTS = rf"(?!(?:two|three|four|five|six|seven)[ -](?:{_PART})s\b)"
_GROUP = rf"(?:(?:(?:{_SMALL}|a)[- ]hundred)(?:(?: and)? {_NO_PARTS}{_SMALL})?|{_SMALL})"
_BIG = "thousand|million|billion|trillion"
_INDIAN = "lakh crore|lakh|lac|crore"
# "Two million and one half" ends before the "one".
_NO_PART = rf"(?![ -](?:{_PART})s?\b)"
_PLAIN = (
    rf"(?:(?:{_GROUP}|a)[- ](?:{_BIG})(?:,? (?:and )?{_GROUP}[- ](?:{_BIG}))*(?:,? (?:and )?{_GROUP}{_NO_PART})?"
    rf"|{_GROUP}|hundred thousand)"
)
_BESIDES = rf"(?:[ -]and[ -](?P<{{0}}>(?:a|an|one|two|three|four|five|six|seven)[ -](?:{_PART})s?)\b)"
_HALVES = r"half an?|an? half|half|an? quarter|a quarter of a|quarter|three[- ]quarters(?: of a)?"
_SPELLED = rf"(?:(?:zero|oh|nought|{_UNITS})(?: |\b))+|(?:{_TENS})-(?:{_UNITS})"
_NOT_ORDINAL = r"(?![-’'](?:first|second|third|fourth|fifth|s\b))"
_WRITTEN = (
    rf"\b(?:(?P<half>{_HALVES})[- ](?P<halved>{'|'.join(SCALES)})"
    rf"|(?P<mixed>{_SMALL}|\d+){_BESIDES.format('extra')}(?:[- ](?P<mixed_scale>{_BIG}))?"
    rf"|(?P<parted>(?:a|an|one|two|three|four|five)[- ](?:{_PART})s?) of an? (?P<parted_scale>{_BIG})"
    rf"|(?P<many>{_GROUP}|\d+|a|several) dozens?\b"
    rf"|(?P<indian>{_GROUP}|a) (?P<indian_scale>{_INDIAN})s?"
    rf"|(?<!\bat )(?P<decimal>{_GROUP}|zero|nought) point (?P<decimals>{_SPELLED})(?:[- ]?(?P<decimal_scale>{_BIG}))?"
    rf"|(?P<zero>zero)|(?P<written>{_PLAIN}){_BESIDES.format('more')}?)\b{_NOT_ORDINAL}"
)

_SINGULAR = "|".join(_PARTS)
_PLURAL = "|".join(["halves", *(f"{part}s" for part in _PARTS if part not in {"half", "quarter"})])
# Words after "a third", "half" and the like that show it is a part and no ordinal.
_PARTED = (
    r"(?= (?:or (?:more|less|so) )?(?:of|less|more|fewer|lower|higher|larger|smaller|bigger"
    r"|the (?:size|number|cost|price|rate|level|amount|value|length|time))\b)"
)
# And words before it, that with such words behind do the same: "rose by a third in May".
_MEANT = "(?:" + "|".join(
    rf"(?<=\b{word} )"
    for word in (
        *("by", "to", "about", "around", "roughly", "approximately", "nearly", "almost"),
        *("than", "over", "under", "above", "below", "least", "only", "just"),
        *("increase of", "rise of", "jump of", "gain of", "decrease of", "drop of", "fall of", "decline of", "cut of"),
    )
) + ")"  # fmt: skip
_LAST = (
    r"(?= (?:in|to|from|since|on|as|and|or|are|is|was|were|have|had|has|said|say|last|this|that|by|after|before|over)\b"
    r"|[.,;:!?)]|$)"
)
_DENOMINATOR = rf"a hundred|a thousand|a million|{_GROUP}|\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}"
_FRACTION = (
    rf"\b(?:(?P<tops>{_SMALL}|a|an|\d){_HYPHEN}(?P<parts>{_PLURAL})\b(?!-)"
    r"|(?P<quarters>three)(?:-quarters\b| quarters(?= of (?!\d{4}|growth|decline|losses)| the|\s*$))"
    rf"|one(?:-| - )(?P<hyphened>{_SINGULAR})\b(?!-)"
    r"|(?P<pointed>(?:an?|one|three)[- ](?:half|quarters?))(?=[- ](?:percentage[- ])?points?\b)"
    r"|(?P<quartered>quarter)(?=-(?:percentage-)?points?\b)"
    rf"|(?<!.)(?:one|an?) (?P<whole>{_SINGULAR})(?=\s*$)"
    rf"|(?:one |a |an )(?P<part>{_SINGULAR})\b(?!-){_PARTED}"
    rf"|one (?P<alone>{_SINGULAR})\b(?!-){_LAST}"
    rf"|{_MEANT}(?:one |a |an )(?P<meant>third|quarter|fourth|fifth|sixth|eighth|tenth|half)\b(?!-){_LAST}"
    r"|(?P<bare>half)(?= (?:of|the|its|their|his|her|our|all|that|those|these|a|an|as)\b)(?P<one> an?(?= ))?"
    rf"|{_MEANT}(?P<only>half)\b(?!-)(?! (?:\d|year|time|hour|brother|sister|century))"
    r"|(?P<joined>half)(?=-[a-z]))\b"
    rf"|\b(?P<top>{_SMALL}|\d+)(?: (?P<out>out of)(?: every)?| in(?: every)?) (?P<bottom>{_DENOMINATOR})\b(?!,\d|-)"
    r"(?! (?:minutes|hours|days|weeks|months|years|seconds|percent|per cent|million|billion)|%|\.\d)"
    r"|(?<![\d/.-])(?P<slashed>[1-9]\d?/(?:2|3|4|5|8|10|16))(?![\d/]|-\d)|(?P<glyph>(?<!\d)(?<!\d )[½¼¾⅓⅔⅕⅙⅛⅜⅝⅞])"
)
_BECAME = "doubled|tripled|trebled|quadrupled|quintupled|doubling|tripling"
_MULTIPLE = (
    rf"\b(?:(?P<fold>{_GROUP}|a hundred|a thousand|\d[\d,.]*)[- ]?fold"
    r"|(?P<twice>twice|double|triple|treble|quadruple)(?= (?:as|the|that|what|its|their|his|her|this|last)\b)"
    rf"|(?P<became>{_BECAME})(?! (?:down|over|as)\b))\b"
)


def find_written(text: str) -> Iterator[Number]:
    """Numbers in words: "two thousand and twelve", "half a million", "a dozen", "zero"."""
    for match in _pattern(_WRITTEN).finditer(text):
        value = _written_value(match)
        if value is not None:
            step = _step(match, value)
            sign = re.search(
                r"(?<!-)\b(?:minus|negative) $", text[max(0, match.start() - 9) : match.start()], re.IGNORECASE
            )
            start, value = (match.start() - len(sign[0]), -value) if sign else (match.start(), value)
            yield Number(value, step, Span(start, match.end()), scaled=abs(value) >= 1e6, written=True)


def find_vague(text: str) -> Iterator[Number]:
    """Words that stand for a range of numbers: "dozens", "tens of thousands"."""
    pattern, rows = _vague_table()
    for match in pattern.finditer(text):
        assert match.lastgroup is not None
        row = rows[int(match.lastgroup[1:])]
        low, high = float(row["low"]), float(row["high"])
        yield Number(low, last_digit(low), Span(*match.span()), Range(low, high), Bound(row["bound"]), written=True)


def find_fractions(text: str) -> Iterator[Number]:
    """Parts of a whole: "two-thirds", "a third of", "one in five", "half the"."""
    for match in _pattern(_FRACTION).finditer(text):
        value = _fraction(match)
        if value is not None:
            yield Number(value, 0.01, Span(*match.span()), share=True, written=True)


def find_multiples(text: str) -> Iterator[Number]:
    """How many times as much: "tenfold", "doubled", "twice the"."""
    for match in _pattern(_MULTIPLE).finditer(text):
        kind = match.lastgroup
        assert kind is not None
        word = match[kind].lower()
        value = _value(word) if kind == "fold" else _MULTIPLES[word]
        yield Number(value, last_digit(value), Span(match.start(kind), match.end()), multiple=True, written=True)


def _step(match: re.Match[str], value: float) -> float:
    """What a number in words is counted in: dozens, or one unit of its last digit that is no filling zero."""
    if match["many"] or (match["halved"] or "").lower() == "dozen":
        return DOZEN
    return last_digit(value) if value >= 1 else value or 1.0


def _written_value(match: re.Match[str]) -> float | None:
    if match["half"]:
        quarters = 3 if match["half"].lower().startswith("three") else 1 if "quarter" in match["half"].lower() else 2
        return SCALES[match["halved"].lower()] * quarters / 4
    if match["mixed"]:
        return (_value(match["mixed"]) + _part_value(match["extra"])) * scale_of(match["mixed_scale"])
    if match["many"]:
        return None if match["many"].lower() == "several" else _value(match["many"]) * 12
    if match["zero"]:
        return 0.0
    scaled = _scaled_value(match)
    if scaled is not None:
        return scaled
    try:
        return _with_part(match["written"], match["more"])
    except ValueError:  # scales in no order a number has: "two thousand three million"
        return None


def _scaled_value(match: re.Match[str]) -> float | None:
    """ "Two-thirds of a million", "five lakh", "one point two million"."""
    if match["parted"]:
        return _part_value(match["parted"]) * scale_of(match["parted_scale"])
    if match["indian"]:
        return _value(match["indian"]) * scale_of(match["indian_scale"])
    return _decimal(match) * scale_of(match["decimal_scale"]) if match["decimal"] else None


def _with_part(written: str, more: str | None) -> float:
    """ "two million and a half" is two and a half million; "a hundred and a half" is 100.5."""
    value = _value(written)
    scale = re.search(rf"(?:{_BIG})$", written, re.IGNORECASE)
    return value + (_part_value(more) * (scale_of(scale[0]) if scale else 1) if more else 0)


def _part_value(words: str) -> float:
    """ "A half", "three-quarters"."""
    many, part = words.lower().replace("-", " ").split()
    return (1 if many in {"a", "an"} else _value(many)) / _PARTS[part.removesuffix("s")]


def _decimal(match: re.Match[str]) -> float:
    words = match["decimals"].split() if "-" not in match["decimals"] else [match["decimals"]]
    digits = "".join(str(int(_value(word))) for word in words)
    return float(f"{int(_value(match['decimal']))}.{digits}")


def _value(written: str) -> float:
    """The value of a written number, by text2num; "a hundred" is read as "one hundred"."""
    if re.fullmatch(r"[\d,.]+", written):
        return float(written.replace(",", "").strip("."))
    if written.lower() in {"zero", "oh", "nought"}:
        return 0.0
    from text_to_num import text2num  # type: ignore[import-untyped]

    words = re.sub(r"^a(?=$|[- ])", "one", written.lower()).replace(",", "").replace(" - ", "-")
    words = re.sub(r"^hundred", "one hundred", words)
    head, trillion, rest = words.partition("trillion")
    if trillion:
        tail = re.sub(r"^[\s-]*(?:and )?", "", rest)
        return _value(head.strip(" -")) * 1e12 + (_value(tail) if tail else 0)
    return float(text2num(re.sub(r"-(?=hundred|thousand|million|billion|trillion)", " ", words), "en"))


@cache
def _vague_table() -> tuple[Pattern, list[dict[str, str]]]:
    rows = table("numbers")["vague"]
    kinds = "|".join(f"(?P<v{index}>{row['words']})" for index, row in enumerate(rows))
    return Pattern(rf"\b(?:{kinds})\b(?! (?:million|billion|thousand))", re.IGNORECASE), rows


def _fraction(match: re.Match[str]) -> float | None:
    if match["bare"] or match["only"] or match["joined"]:
        return 0.5
    if match["quarters"]:
        return 0.75
    if match["glyph"]:
        return GLYPHS[match["glyph"]]
    if match["pointed"]:
        return _part_value(match["pointed"])
    single = next(filter(None, match.group("hyphened", "part", "alone", "meant", "whole", "quartered")), None)
    if single:
        return 1 / _PARTS[single.lower()]
    if match["slashed"]:
        return _proper(*map(float, match["slashed"].split("/")))
    if match["parts"]:
        part = match["parts"].lower()
        return _proper(1 if match["tops"].lower() in {"a", "an"} else _value(match["tops"]), _PARTS.get(part[:-1], 2))
    return _one_in(match)


def _one_in(match: re.Match[str]) -> float | None:
    """ "One in five", "1 in 14", "22 out of 30"; "31 in 2020" and "12 in 20 states" are none."""
    top, bottom = _value(match["top"]), _value(match["bottom"])
    if match["out"]:
        return _proper(top, bottom)
    round_bottom = (
        bottom <= 10
        or (top == 1 and bottom < 100)
        or bottom in {12, 15, 20, 25, 50}
        or (bottom >= 100 and bottom % 100 == 0)
    )
    return _proper(top, bottom) if top < 10 and round_bottom and not 1800 <= bottom <= 2100 else None


def _proper(top: float, bottom: float) -> float | None:
    return top / bottom if 0 < top < bottom else None


@cache
def _pattern(pattern: str) -> Pattern:
    """Compiled when first used: together they would take several milliseconds of every command's start."""
    return Pattern(pattern, re.IGNORECASE)
