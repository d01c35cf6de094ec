"""The specs of Microsoft's Recognizers-Text as labels: Specs/Number/English and Specs/NumberWithUnit/English.

Read are the models of ``MODELS``; the others repeat their cases in another mode, or are about ranks and dates. A case
counts as far as English news prints the like; the rules of ``RULES`` leave out what it does not, by its form alone,
and how many each leaves out is reported. A spec lists the figures of its own kind only, so that one of another kind
found beside them is no mistake.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from factcheck.benchmarks.normalising_labels import Label, Labelled
from factcheck.errors import BadInput
from factcheck.records import Bound, Quantity

Result = dict[str, Any]

_NOT_DIMENSIONS = frozenset(
    {"count", "share", "money", "age", "temperature", "time", "magnitude", "multiple", "points", "index points"}
)
_TONNE = re.compile(r"\dt$|tonnes?$", re.IGNORECASE)
_RANGE = re.compile(r"([\[(])([-+\d.E]*),([-+\d.E]*)([\])])")


def _kind(quantity: Quantity) -> str:
    return quantity.dimension.partition(":")[0].partition(" per ")[0]


def _is_number(quantity: Quantity) -> bool:
    return _kind(quantity) in {"count", "multiple"} or (_kind(quantity) == "share" and not quantity.printed_unit)


def _is_range(quantity: Quantity) -> bool:
    return quantity.bound in {Bound.AT_LEAST, Bound.AT_MOST} or (
        quantity.bound is Bound.EXACT and quantity.value.low != quantity.value.high
    )


# The models read, and which of our figures each is about.
MODELS: dict[str, Callable[[Quantity], bool]] = {
    "NumberModel": _is_number,
    "NumberRangeModel": _is_range,
    "PercentModel": lambda quantity: _kind(quantity) == "share" and bool(quantity.printed_unit),
    "AgeModel": lambda quantity: _kind(quantity) == "age",
    "CurrencyModel": lambda quantity: _kind(quantity) == "money",
    "DimensionModel": lambda quantity: _kind(quantity) not in _NOT_DIMENSIONS and quantity.printed_unit != "degree",
    "TemperatureModel": lambda quantity: _kind(quantity) == "temperature",
}

# Rules by the form of a case's text: the first that fits leaves the case out.
RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("cases in another script", re.compile(r"[^\x00-\u024f\u0370-\u03ff\u2000-\u22ff]")),
    (
        "cases of text taken apart (18 . 5)",
        re.compile(r"\d [.,] ?\d|\d -\d|[A-Za-z] ?[$£] \d|\bbetween \$? ?$| \d \d/\d "),
    ),
    ("cases of a date, address or telephone number", re.compile(r"\d/\d+/\d|\d+\.\d+\.\d+|\+?\d-\d{3}-\d|https?:")),
    ("cases of a serial number", re.compile(r"\b(?:scp|nrs?)\b|\d{3,}-?[a-z]\d{3}|L-?\d{3}", re.IGNORECASE)),
    ("cases of a decimal comma", re.compile(r"(?<!\d)\d{1,3}(?:\.\d{3})*,\d{1,2}(?!\d|,\d)")),
    (
        "cases of arithmetic",
        re.compile(r"(?<!10)\^|\d \^|\bover (?:\d|one\b|twenty|three\b)|[<>]=?\s?-|<\s?>|[<>=]{2}|x[<>]"),
    ),
)
# Rules by the words of one figure.
FIGURE_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("fractions of tens and hundreds", re.compile(r"(?:hundred|sand|lion|ty)[ -].*(?:ths?|firsts?)\b|lionths?")),
    ("fractions above one (twenty fifths)", re.compile(r"^(?:twenty|ninety)[ -](?!and).*(?:ths?|firsts?)$")),
    ("percentages turned round (percent of 10)", re.compile(r"^per ?cents? of")),
    ("turns, drams and satoshis", re.compile(r"\bturns?\b|drachma|kuai|\bsen \d|satoshi")),
    ("digits and words mixed (3 hundred and 21)", re.compile(r"\d (?:hundred|thousand|crore) .*\d|^\d+ hundred")),
    ("units in brackets (20 (kg))", re.compile(r"\d ?[\[({<]")),
    ("money in shorthand (120 MEUR, 15 USD 50)", re.compile(r"\bm(?:eur|gbp|aud|usd)\b|(?:ars?|usd)(?: and)? \d+$")),
    ("spaces doubled", re.compile(r"\w  +\w")),
    ("nought, dozs and dzs", re.compile(r"\b(?:nought|naught|dozs|dzs)\b")),
)  # fmt: skip


def read_specs(path: Path, left_out: Counter[str]) -> Iterator[Labelled]:
    """The cases that count, of a folder of specs or one file; ``left_out`` gets what each rule leaves out."""
    for file in figure_files(path):
        for case in _cases(file):
            rule = next((name for name, form in RULES if form.search(case["Input"])), None)
            if rule:
                left_out[rule] += 1
            else:
                yield _labelled(file.stem, case, left_out)


def figure_files(path: Path) -> list[Path]:
    """The specs of figures at ``path``: itself, or the English ones in a folder."""
    files = [path] if path.is_file() else sorted({*path.glob("*Model.json"), *path.rglob("English/*Model.json")})
    return [file for file in files if file.stem in MODELS]


def _labelled(model: str, case: dict[str, Any], left_out: Counter[str]) -> Labelled:
    labels = []
    spared: list[tuple[int, int]] = []
    for result in case["Results"]:
        rule = _left_out(result)
        label = None if rule else _label(result, model)
        if label is None:
            left_out[rule or "units without a figure"] += 1
            spared.append((result["Start"], result["End"] + 1))
        else:
            labels.append(label)
    return Labelled(case["Input"], tuple(labels), _counting(MODELS[model], spared), model.removesuffix("Model"))


def _counting(counts: Callable[[Quantity], bool], spared: list[tuple[int, int]]) -> Callable[[Quantity], bool]:
    """What is found where a figure was left out is held against nothing."""

    def counted(quantity: Quantity) -> bool:
        aside = any(quantity.span.start < end and start < quantity.span.end for start, end in spared)
        return counts(quantity) and not aside

    return counted


def _left_out(result: Result) -> str | None:
    return next((name for name, form in FIGURE_RULES if form.search(result["Text"].lower())), None)


def _label(result: Result, model: str) -> Label | None:
    resolution = result.get("Resolution") or {}
    value = str(resolution.get("value") or "")
    if model == "NumberRangeModel":
        ends = _RANGE.fullmatch(value)
        return Label(_end(ends[2]), _end(ends[3])) if ends else None
    if value in {"", "null"}:
        return None
    number = float(value.removesuffix("%"))
    unit = "percent" if value.endswith("%") else _unit(result["Text"], resolution, model)
    return Label(number, number, unit)


def _unit(text: str, resolution: dict[str, Any], model: str) -> str | None:
    """The unit's name; "pound" is of money or weight as the model is, and "Ton" the suite's name for tonnes too."""
    unit = resolution.get("isoCurrency") or resolution.get("unit")
    if model == "DimensionModel" and unit in {"Pound", "Ton"}:
        return "tonne" if _TONNE.search(text) else f"{unit.lower()}s of weight"
    return "year" if unit == "Age" else unit


def _end(printed: str) -> float | None:
    return float(printed) if printed else None


def _cases(file: Path) -> list[dict[str, Any]]:
    try:
        cases = json.loads(file.read_text("utf-8-sig"))
        return [{"Input": case["Input"], "Results": list(case["Results"])} for case in cases]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{file} is no spec of Recognizers-Text: {error}") from error
