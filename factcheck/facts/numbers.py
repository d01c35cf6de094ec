"""A number where it is printed: its value, how precisely it is given, and what kind of number it is.

Found in digits by ``numerals`` and in words by ``number_words``. What numbers count, their units and their hedges are
for others.
"""

from dataclasses import dataclass

from factcheck.records import Bound, Range, Span

# "about 350" leaves open 2% either way, as "about" is used of distances in reports that agree with one another;
ROUGH = 0.02
# and half a unit of the last digit that is no filling zero, though zeros may open it no further than 5%:
# "about 400" is 380 to 420, so that it stays apart from 350.
ROUGH_ZEROS = 0.05
# Dozens are rounder than digits: "about a dozen" is 10 to 14, "nearly a dozen" 10 to 12.
DOZEN = 12.0
ROUGH_DOZENS = 1 / 6

SCALES = {
    "dozen": DOZEN,
    "lac": 1e5,
    "lakh": 1e5,
    "crore": 1e7,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
GLYPHS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅙": 1 / 6, "⅛": 1 / 8, "⅜": 3 / 8}
GLYPHS |= {"⅝": 5 / 8, "⅞": 7 / 8}


@dataclass(frozen=True, slots=True)
class Number:
    """A number where it stands. ``step``: one unit of its last digit that is no filling zero.

    ``vague``: what a word like "dozens" leaves open. ``short``: a suffix that may also be a unit ("5m").
    ``share``: a part of a whole ("two-thirds"). ``multiple``: how many times as much ("tenfold").
    ``plain_year``: four bare digits that could be a year.
    """

    value: float
    step: float
    span: Span
    vague: Range | None = None
    bound: Bound = Bound.EXACT
    scaled: bool = False
    short: str | None = None
    share: bool = False
    multiple: bool = False
    plain_year: bool = False
    written: bool = False


def rough(value: float, step: float) -> Range:
    """What "about" leaves open of a number printed to ``step``; see ``ROUGH``."""
    half = step / 2 if step <= 1 else min(step / 2, (ROUGH_DOZENS if step == DOZEN else ROUGH_ZEROS) * abs(value))
    width = max(ROUGH * abs(value), half)
    return Range(value - width, value + width)


def last_digit(value: float) -> float:
    """One unit of the last digit of a whole number that is no filling zero: 10 for 350, 1 for 12."""
    step, value = 1.0, abs(value)
    while value and value % (step * 10) == 0 and step < 1e15:
        step *= 10
    return step


def scale_of(words: str | None) -> float:
    """What scale words multiply by: "hundred thousand" → 100,000; 1 for none."""
    product = 1.0
    for word in (words or "").lower().replace("-", " ").replace("\u00a0", " ").split():
        product *= SCALES.get(word, 1.0)
    return product
