"""Units as printed, before a number ("$", "magnitude") or after it ("km", "percent"), as the table of units has them.

The units themselves are in units.toml; this module knows none by name.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from factcheck.facts.patterns import Pattern
from factcheck.facts.tables import alternatives, table


@dataclass(frozen=True, slots=True)
class Unit:
    """One row of the table: a number times ``factor`` plus ``offset`` is in units of ``base``."""

    name: str
    dimension: str
    base: str
    factor: float
    offset: float = 0.0

    def to_base(self, value: float) -> float:
        """A value in this unit, in base units; fifteen digits, so that binary fractions leave no dust."""
        return float(f"{value * self.factor + self.offset:.15g}")

    @property
    def kind(self) -> str:
        """The dimension, of whatever currency and per whatever: "money:USD per barrel" is "money"."""
        return self.dimension.partition(":")[0].partition(" per ")[0]


COUNT = Unit("", "count", "", 1.0)
AGE = Unit("year", "age", "year", 1.0)
WHOLE = Unit("", "share", "", 1.0)
TIMES = Unit("times", "multiple", "times", 1.0)

# "40C (104F)": the letters mean degrees beside each other; "a 13F filing", "seat 12C" have none.
_DEGREES = re.compile(r" ?([CF])(?= \([-−]?[\d.]+ ?[CF]\))")
_DEGREES_AGAIN = re.compile(r" ?([CF])(?=\))")
_DEGREES_BEFORE = re.compile(r"\d ?[CF] \([-−]?[\d.]+$")
# "It was 104F in the heat", and a figure alone that is looked up.
_LETTER = re.compile(r"([CF])(?!\w)")
_WARMTH = "temperatures?|heat(?:wave)?|hot(?:test)?|cold(?:est)?|warm(?:est)?|mercury|thermometers?"
_WARM_BEFORE = Pattern(rf"\b(?:{_WARMTH})\b[^.;\n]{{0,60}}$", re.IGNORECASE)
_WARM_BEHIND = Pattern(rf"[CF] (?:{_WARMTH}|in the (?:shade|sun))\b")
_ALONE = re.compile(r"\s*[-−]?\d{2,3}(?:\.\d)?[CF]\W*")
_WARM_REACH = 80
# "10 rmb 20", "10 $ 30": the sign is that of the number before it.
_TAKEN = re.compile(r"(?:^|[^$\s]\s)[\d.,]+ $")
# "Paid for 20 pounds of flour".
_HEAVY = re.compile(r" pounds? of\b")

# How far before a number its sign or "a magnitude of" may begin.
_REACH = 40


def unit_before(text: str, start: int) -> tuple[Unit, int] | None:
    """The unit that ends right before ``start``, and where it begins."""
    spelled = _spellings()
    match = spelled.before.search(text, max(0, start - _REACH), start)
    if match is None or _is_taken(text, match):
        return None
    unit = spelled.signs.get(match[1].replace(" ", "")) or spelled.prefixes[match[1].lower()]
    return unit, match.start(1)


def _is_taken(text: str, sign: re.Match[str]) -> bool:
    between = sign[1] == "$" and sign[0].endswith(" ")
    return (between or sign[1].islower()) and bool(_TAKEN.search(text, max(0, sign.start() - _REACH), sign.start()))


def unit_after(text: str, end: int, *, scaled: bool) -> tuple[Unit, int] | None:
    """The unit that begins at ``end``, and where it ends. ``scaled``: millions, so that "pounds" are money."""
    spelled = _spellings()
    match = spelled.attached_after.match(text, end)
    if match:
        return spelled.attached[match[1]], match.end()
    match = spelled.symbol_after.match(text, end)
    if match:
        return spelled.symbols[match[1]], match.end()
    degrees = _degrees_after(text, end)
    if degrees:
        return spelled.symbols[f"°{degrees[1]}"], degrees.end()
    match = spelled.word_after(text, end)
    if match is None:
        return None
    word = re.sub(r"[\s-]+", " ", match[1].lower())
    if scaled and word in spelled.scaled:
        return spelled.scaled[word], match.end()
    unit = spelled.words.get(word)
    return (unit, match.end()) if unit else None


def _degrees_after(text: str, end: int) -> re.Match[str] | None:
    again = _DEGREES_AGAIN.match(text, end) if _DEGREES_BEFORE.search(text, max(0, end - _REACH), end) else None
    return again or _DEGREES.match(text, end) or _lettered(text, end)


def _lettered(text: str, end: int) -> re.Match[str] | None:
    letter = _LETTER.match(text, end)
    warm = letter and (
        _WARM_BEFORE.search(text, max(0, end - _WARM_REACH), end)
        or _WARM_BEHIND.match(text, end)
        or _ALONE.fullmatch(text)
    )
    return letter if warm else None


def is_paid(text: str, start: int, end: int) -> bool:
    """Whether the words around a figure say that its pounds are money: "fined 500 pounds", "500 pounds a week"."""
    before, after = _paid()
    return bool(before.search(text, max(0, start - _REACH), start) and not _HEAVY.match(text, end)) or bool(
        after.match(text, end)
    )


def units_of(kinds: list[str]) -> dict[str, str]:
    """Every spelling of the units of some dimensions, with the unit's name."""
    spelled = _spellings()
    named = {**spelled.words, **spelled.symbols}
    return {word: unit.name for word, unit in named.items() if unit.dimension in kinds}


@dataclass(slots=True)
class _Spellings:
    """What is printed for which unit, and the readers made of it."""

    symbols: dict[str, Unit] = field(default_factory=dict)
    attached: dict[str, Unit] = field(default_factory=dict)
    words: dict[str, Unit] = field(default_factory=dict)
    scaled: dict[str, Unit] = field(default_factory=dict)
    signs: dict[str, Unit] = field(default_factory=dict)
    prefixes: dict[str, Unit] = field(default_factory=dict)
    before: re.Pattern[str] = field(init=False)
    symbol_after: re.Pattern[str] = field(init=False)
    attached_after: re.Pattern[str] = field(init=False)
    words_after: dict[str, Pattern] = field(init=False)

    def add(self, row: dict[str, Any], unit: Unit) -> None:
        self.symbols |= dict.fromkeys([*row.get("symbols", []), *row.get("signs", [])], unit)
        self.attached |= dict.fromkeys(row.get("attached", []), unit)
        self.words |= dict.fromkeys([word.replace("-", " ") for word in row["words"]], unit)
        self.scaled |= dict.fromkeys(row.get("scaled", []), unit)
        self.signs |= dict.fromkeys(row.get("signs", []), unit)
        self.prefixes |= {prefix.lower(): unit for prefix in row.get("prefixes", [])}

    def compile(self) -> None:
        # "US $5" is American, "A $5 note" not Australian.
        signs = alternatives([re.sub(r"(?<=..)\\\$", r"\\ ?\\$", re.escape(word)) for word in self.signs])
        prefixes = alternatives([re.escape(word) for word in self.prefixes])
        symbols = alternatives([re.escape(word) for word in self.symbols])
        attached = alternatives([re.escape(word) for word in self.attached])
        self.before = re.compile(rf"(?<!\w)({signs}|(?i:{prefixes}))\s?$")
        self.attached_after = re.compile(rf"({attached})(?!\w)")
        self.symbol_after = re.compile(rf"[\s-]?({symbols})(?![\w²³^])")
        self.words_after = _by_first_letter([*{**self.words, **self.scaled}])

    def word_after(self, text: str, end: int) -> re.Match[str] | None:
        """A unit's words that begin at ``end``, or behind a space or hyphen there."""
        first = text[end : end + 1]
        letter = text[end + 1 : end + 2] if first == "-" or first.isspace() else first
        pattern = self.words_after.get(letter.lower())
        return pattern.match(text, end) if pattern else None


def _by_first_letter(words: list[str]) -> dict[str, Pattern]:
    """A pattern for each letter that words begin with: all in one would take long to compile, and longer to match."""
    begun: dict[str, list[str]] = {}
    for word in words:
        begun.setdefault(word[0], []).append(re.escape(word).replace(r"\ ", r"[\s-]"))
    return {
        letter: Pattern(rf"[\s-]?({alternatives(spelled)})(?!\w)", re.IGNORECASE) for letter, spelled in begun.items()
    }


@cache
def _spellings() -> _Spellings:
    spelled = _Spellings()
    for dimension, rows in table("units").items():
        for name, row in rows.items():
            spelled.add(row, _unit(dimension, name, rows))
            if "hundredths" in row:
                spelled.add(_hundredths(row), Unit(row["hundredth"], f"money:{name}", name, 0.01))
    spelled.compile()
    return spelled


@cache
def _paid() -> tuple[Pattern, Pattern]:
    words = table("numbers")["paid"]
    return Pattern(rf"(?:\b(?:{words['before']})\b|£)[^.;:]{{0,25}}$"), Pattern(
        rf" (?:pounds?|won) (?:{words['after']})\b"
    )


def _hundredths(row: dict[str, Any]) -> dict[str, Any]:
    """A cent, a penny: printed as such, worth a hundredth of its currency."""
    return {"words": row["hundredths"], "attached": row.get("hundredths_attached", [])}


def _unit(dimension: str, name: str, rows: dict[str, Any]) -> Unit:
    if dimension == "money":
        return Unit(name, f"money:{name}", name, 1.0)
    base = next(key for key, row in rows.items() if row["factor"] == 1.0 and not row.get("offset"))
    base = "" if dimension == "share" else base.replace("-", " ")
    row = rows[name]
    return Unit(name.replace("-", " "), dimension.replace("-", " "), base, row["factor"], row.get("offset", 0.0))
