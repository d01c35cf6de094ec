"""Numbers in digits: "1.2 million", "12,000", "3½", "−4.5", "1.3x10^6"; and all numbers of a text together."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from factcheck.facts.number_words import find_fractions, find_multiples, find_vague, find_written
from factcheck.facts.numbers import GLYPHS, SCALES, Number, last_digit, scale_of
from factcheck.facts.patterns import Pattern
from factcheck.records import Span

_SHORT = {"k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "mn": 1e6, "mln": 1e6, "mm": 1e6, "MM": 1e6, "mil": 1e6}
_SHORT |= {"b": 1e9, "B": 1e9}
_SHORT |= {"bn": 1e9, "bln": 1e9, "t": 1e12, "T": 1e12, "tn": 1e12, "trn": 1e12, "tln": 1e12}
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
_AND_A_PART = {"half": 1 / 2, "quarter": 1 / 4, "third": 1 / 3}
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
# The last word of "2 crore", "three hundred".
_SCALED = re.compile(rf"\b({'|'.join(SCALES)})s?$", re.IGNORECASE)
# A sign before the digits, never a dash between two numbers or two words.
_MINUS = re.compile(r"(?:\b(?:minus|negative)[ -]|(?:^|(?<=[\s(\[]))[-−–])$", re.IGNORECASE)

_DIGITS = (
    r"(?:(?<=USD)|(?<=EUR)|(?<=GBP)|(?<=Rs)|(?<=RM)|(?<=Rp)|(?<=CHF)|(?<![A-Za-z_\d/#]))(?:(?<=\bto-)|(?<=\b[mM]inus-)|(?<=\b[nN]egative-)|(?<=\bor-)|(?<=\bfoot-)|(?<=\bfeet-)|(?<=\d[kKmMbB]-)|(?<=\d(?:bn|mn)-)|(?<![A-Za-z]-))(?<!\d[.,])(?<!\d/)"
    r"(?P<digits>\d{1,3}(?:[,\u00a0\u202f\u2009 ]\d{3})+(?!,?\d)(?:\.\d+)?|\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?"
    r"|\d+(?:\.\d+)?|(?<=[\s$€£(])\.\d+|^\.\d+)"
    r"(?:(?<=\b10)\^(?P<alone>[-−]?\d{1,2})|\s?[x×*]\s?10(?:\^(?P<power>[-−+]?\d+)|(?P<raised>[−⁻⁰¹²³⁴⁵⁶⁷⁸⁹][\d⁰¹²³⁴⁵⁶⁷⁸⁹]*))|[eE](?P<exponent>[-+]?\d{1,2}))?"
    r"(?!\d)(?![.,/]\d)"
    r"(?:(?P<glyph>\s?[½¼¾⅓⅔⅕⅙⅛⅜⅝⅞])|[ -](?P<part>[1-7]/[2-8])(?!\d))?"
    rf"(?:(?P<scale>[ \u00a0-]?(?i:hundred thousand|hundred million|lakh crore|{'|'.join(SCALES)}))s?\b(?!s)"
    rf"(?:(?P<more> and (?:a|one)[ -](?P<more_part>{'|'.join(_AND_A_PART)}))\b)?"
    r"|\s?(?P<short>k|K|mn|mln|mil|mm|MM|bn|bln|tn|trn|tln|m|M|b|B|t|T)(?:(?![\w²³/])|(?<=M)(?=[A-Z]{3}\b)))?"
)


def find_numbers(text: str) -> list[Number]:
    """The numbers of a text in its order, none overlapping another; at one place the longest wins."""
    found: list[Number] = []
    for kind in (find_multiples, find_fractions, find_vague, find_written, _digits):
        found += kind(text)
    return _chained(_without_overlaps(found), text)


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
    for match in _pattern().finditer(text):
        yield _in_digits(text, match)


def _in_digits(text: str, match: re.Match[str]) -> Number:
    digits = re.sub(r"[,\s]", "", match["digits"])
    decimals = len(digits.partition(".")[2])
    value = _powered(float(digits), match) + _part(match)
    scale = scale_of(match["scale"])
    value += _AND_A_PART[match["more_part"].lower()] if match["more"] else 0
    step = 10.0**-decimals if decimals else last_digit(value) if value >= 1 else max(value, 1e-12)
    year = bool(_YEAR.fullmatch(match["digits"])) and match.end() == match.end("digits")
    minus = _MINUS.search(text, max(0, match.start() - 9), match.start())
    start, sign = (minus.start(), -1) if minus else (match.start(), 1)
    end = len(text[: match.start("short")].rstrip()) if match["short"] else match.end()
    whole = float(f"{sign * value * scale:.15g}")
    number = Number(
        whole,
        step * scale,
        Span(start, end),
        scaled=scale > 1,
        plain_year=year and not minus,
    )
    return replace(number, short=match["short"]) if match["short"] else number


def _powered(value: float, match: re.Match[str]) -> float:
    if match["alone"]:
        return float(f"1e{match['alone'].translate(_SUPERSCRIPTS)}")
    power = match["power"] or match["raised"] or match["exponent"]
    return float(f"{value * 10.0 ** int(power.translate(_SUPERSCRIPTS)):.12g}") if power else value


def _part(match: re.Match[str]) -> float:
    if match["glyph"]:
        return GLYPHS[match["glyph"].strip()]
    if match["part"]:
        top, bottom = match["part"].split("/")
        return int(top) / int(bottom)
    return 0.0


@cache
def _pattern() -> Pattern:
    """Compiled when first used: it would take milliseconds of every command's start."""
    return Pattern(_DIGITS)


def _chained(numbers: list[Number], text: str) -> list[Number]:
    """ "2 crore 50 lakh" is one number: each part ends in a smaller scale than the one before it."""
    kept: list[Number] = []
    for number in numbers:
        if kept and _continues(kept[-1], number, text):
            whole = Span(kept[-1].span.start, number.span.end)
            kept[-1] = replace(number, value=kept[-1].value + number.value, span=whole, scaled=True)
        else:
            kept.append(number)
    return kept


def _continues(left: Number, right: Number, text: str) -> bool:
    ends = [_SCALED.search(text, number.span.start, number.span.end) for number in (left, right)]
    link = text[left.span.end : right.span.start]
    if ends[0] is None or link not in {" ", " and "} or left.vague or right.vague or right.share or right.short:
        return False
    scale = scale_of(ends[0][1])
    if ends[1] is None:
        # "3 hundred and 21", never "3 million and 21".
        return link == " and " and scale == SCALES["hundred"] and left.value > 0 and 0 < right.value < scale
    return scale_of(ends[1][1]) < scale <= left.value and 0 < right.value < scale and _joins(link, ends[0][1])


def _joins(link: str, scale: str) -> bool:
    """ "5 million and 300 thousand" may be two figures; "2 crore and 50 lakh" is one."""
    return link == " " or scale.lower() in {"crore", "lakh", "lac"}


def _without_overlaps(found: list[Number]) -> list[Number]:
    """Earliest first, and the longer one where two begin at one place."""
    kept: list[Number] = []
    for number in sorted(found, key=lambda number: (number.span.start, -number.span.end)):
        if not kept or number.span.start >= kept[-1].span.end:
            kept.append(number)
    return kept
