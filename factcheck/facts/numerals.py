"""Numbers in digits: "1.2 million", "12,000", "3½", "−4.5", "1.3x10^6"; and all numbers of a text together."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from factcheck.facts.number_words import find_fractions, find_multiples, find_vague, find_written
from factcheck.facts.numbers import GLYPHS, SCALES, Number, last_digit, scale_of
from factcheck.records import Span

_SHORT = {"k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "mn": 1e6, "mln": 1e6, "mm": 1e6, "mil": 1e6, "b": 1e9, "B": 1e9}
_SHORT |= {"bn": 1e9, "bln": 1e9, "t": 1e12, "T": 1e12, "tn": 1e12, "trn": 1e12, "tln": 1e12}
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
_AND_A_PART = {"half": 1 / 2, "quarter": 1 / 4, "third": 1 / 3}
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
# A sign before the digits, never a dash between two numbers or two words.
_MINUS = re.compile(r"(?:\b(?:minus|negative) |(?:^|(?<=[\s(\[]))[-−–])$", re.IGNORECASE)

_DIGITS = (
    r"(?:(?<=USD)|(?<=EUR)|(?<=GBP)|(?<=Rs)|(?<=RM)|(?<=Rp)|(?<=CHF)|(?<![A-Za-z_\d/#]))(?:(?<=\bto-)|(?<=\bor-)|(?<=\d[kKmMbB]-)|(?<=\d(?:bn|mn)-)|(?<![A-Za-z]-))(?<!\d[.,])(?<!\d/)"
    r"(?P<digits>\d{1,3}(?:[,\u00a0\u202f\u2009 ]\d{3})+(?!,?\d)(?:\.\d+)?|\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?"
    r"|\d+(?:\.\d+)?|(?<=[\s$€£(])\.\d+|^\.\d+)"
    r"(?:\s?[x×*]\s?10(?:\^(?P<power>[-−+]?\d+)|(?P<raised>[−⁻⁰¹²³⁴⁵⁶⁷⁸⁹][\d⁰¹²³⁴⁵⁶⁷⁸⁹]*))|[eE](?P<exponent>[-+]?\d{1,2}))?"
    r"(?!\d)(?![.,/]\d)"
    r"(?:(?P<glyph>\s?[½¼¾⅓⅔⅕⅙⅛⅜⅝⅞])|[ -](?P<part>[1-7]/[2-8])(?!\d))?"
    rf"(?:(?P<scale>[ \u00a0-]?(?i:hundred thousand|hundred million|lakh crore|{'|'.join(SCALES)}))s?\b(?!s)"
    rf"(?:(?P<more> and (?:a|one)[ -](?P<more_part>{'|'.join(_AND_A_PART)}))\b)?"
    r"|\s?(?P<short>k|K|mn|mln|mil|mm|bn|bln|tn|trn|tln|m|M|b|B|t|T)(?![\w²³/]))?"
)


def find_numbers(text: str) -> list[Number]:
    """The numbers of a text in its order, none overlapping another; at one place the longest wins."""
    found: list[Number] = []
    for kind in (find_multiples, find_fractions, find_vague, find_written, _digits):
        found += kind(text)
    return _without_overlaps(found)


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
    number = Number(
        sign * value * scale, step * scale, Span(start, end), scaled=scale > 1, plain_year=year and not minus
    )
    return replace(number, short=match["short"]) if match["short"] else number


def _powered(value: float, match: re.Match[str]) -> float:
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
def _pattern() -> re.Pattern[str]:
    """Compiled when first used: it would take milliseconds of every command's start."""
    return re.compile(_DIGITS)


def _without_overlaps(found: list[Number]) -> list[Number]:
    """Earliest first, and the longer one where two begin at one place."""
    kept: list[Number] = []
    for number in sorted(found, key=lambda number: (number.span.start, -number.span.end)):
        if not kept or number.span.start >= kept[-1].span.end:
            kept.append(number)
    return kept
