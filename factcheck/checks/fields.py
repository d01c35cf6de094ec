"""What may stand in the fields of a claim set: texts, statuses, days, comparisons, tolerances, variables.

Each is read from what YAML gave, and refused in a fact-checker's words. Which key takes which is said in ``form``.
Import this module late: pydantic is heavy.
"""

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from factcheck.records import Relation, Status

# A claim is a sentence or two; whole articles are to be ingested.
LONGEST = 5_000
# Short enough that no file of claims can unfold to more memory than a newsroom's machine has.
LONGEST_VARIABLE = 200

COUNT = re.compile(r"(>=|<=|==|!=|>|<|)\s*(\d{1,6})")
TOLERANCE = re.compile(r"exact|\d{1,9}(\.\d{1,9})?\s*(%|[^\W\d_][\w/²³° ]{0,39})")
IDENTIFIER = re.compile(r"\S{1,100}")
VARIABLE_NAME = re.compile(r"[A-Za-z_]\w{0,49}")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

STATUSES = tuple(status.value for status in Status)
# "different" can't be asked for: a report of another event is not in the event.
RELATIONS = tuple(relation.value for relation in Relation if relation is not Relation.DIFFERENT)
SEVERITIES = ("error", "warn")


def _tidy(text: str) -> str:
    """White space folded, as YAML's line breaks mean nothing in a sentence."""
    folded = " ".join(text.split())
    if not folded:
        raise ValueError("is empty")
    if len(folded) > LONGEST:
        raise ValueError(f"is longer than {LONGEST} characters")
    if not folded.isprintable():
        raise ValueError("holds a character that can't be printed")
    return folded


class UnknownWord(ValueError):
    """A word that is none of those allowed; ``allowed`` lets the reader be told what was meant."""

    def __init__(self, kind: str, word: object, allowed: tuple[str, ...]) -> None:
        super().__init__(kind, word, allowed)
        self.kind, self.word, self.allowed = kind, word, allowed


def _one_of(kind: str, word: object, allowed: tuple[str, ...]) -> str:
    if not isinstance(word, str) or word not in allowed:
        raise UnknownWord(kind, word, allowed)
    return word


def _statuses(written: object) -> list[Status]:
    words = written if isinstance(written, list) else [written]
    if not words:
        raise ValueError("is empty; name at least one status")
    if any(str(word).casefold() in ("true", "false") for word in words if isinstance(word, bool | str)):
        raise ValueError(
            f"a status says what is on record, never true or false; expected one of: {', '.join(STATUSES)}"
        )
    return [Status(_one_of("status", word, STATUSES)) for word in words]


def _relation(written: object) -> Relation:
    return Relation(_one_of("relation", written, RELATIONS))


def _severity(written: object) -> str:
    return _one_of("severity", written, SEVERITIES)


def _version(written: object) -> object:
    # True equals 1, and to YAML "yes" is True.
    if isinstance(written, bool) or written != 1:
        raise ValueError(f"expected version 1, got {shown(written)}")
    return 1


def _day(written: object) -> date:
    if isinstance(written, str) and DAY.fullmatch(written.strip()):
        try:
            return date.fromisoformat(written.strip())
        except ValueError as error:
            raise ValueError(f"there is no such day as {written.strip()}") from error
    if isinstance(written, date) and not isinstance(written, datetime):
        return written
    raise ValueError(f"expected a date such as 2023-03-27, got {shown(written)}")


def _count(written: object) -> str:
    text = str(written) if isinstance(written, str | int) and not isinstance(written, bool) else ""
    found = COUNT.fullmatch(text.strip())
    if not found:
        raise ValueError(f"expected a number or a comparison such as '>=1', got {shown(written)}")
    return f"{found[1] or '=='}{int(found[2])}"


def _tolerance(written: object) -> str:
    if not isinstance(written, str) or not TOLERANCE.fullmatch(written.strip()):
        raise ValueError(f"expected '2%', '10 km' or 'exact', got {shown(written)}")
    return " ".join(written.split())


def _value(written: object) -> str | float:
    if isinstance(written, str):
        return _tidy(written)
    if isinstance(written, int | float) and not isinstance(written, bool) and abs(written) < 1e300:
        return float(written)
    raise ValueError(f"expected a figure such as 370 or '370 km', got {shown(written)}")


def _identifier(text: str) -> str:
    if not IDENTIFIER.fullmatch(text) or not text.isprintable():
        raise ValueError(f"expected a short name without spaces, such as 'range-350', got {shown(text)}")
    return text


def read_variables(written: object) -> dict[str, str]:
    """Names with their texts; raises ``ValueError`` with the first fault."""
    if not isinstance(written, dict):
        raise ValueError(f"expected names with values, got {kind_of(written)}")
    return {_variable_name(name): _variable(name, value) for name, value in written.items()}


def _variable_name(name: str) -> str:
    if not VARIABLE_NAME.fullmatch(name):
        raise ValueError(f"expected a name of letters, digits and '_', got {shown(name)}")
    return name


def _variable(name: str, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float | date):
        raise ValueError(f"expected text, a number or a date for {name!r}, got {kind_of(value)}")
    if len(str(value)) > LONGEST_VARIABLE:
        raise ValueError(f"{name!r} is longer than {LONGEST_VARIABLE} characters")
    return str(value)


# The kinds of value that YAML gives, in a reader's words; the first that fits.
KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (type(None), "nothing"),
    (bool, "yes or no"),
    ((int, float), "a number"),
    (str, "text"),
    (list, "a list"),
    (dict, "keys and values"),
    (date, "a date"),
)


def kind_of(value: object) -> str:
    """What a value is, in a reader's words: "text", "a list"."""
    return next((name for kind, name in KINDS if isinstance(value, kind)), "something else")


def shown(value: object) -> str:
    """A value as it may stand in a one-line message."""
    if isinstance(value, str):
        return repr(value if len(value) <= 60 else value[:60] + "…")
    if isinstance(value, date) or (isinstance(value, int | float) and not isinstance(value, bool)):
        return str(value)[:60]
    return kind_of(value)


def _named(words: tuple[str, ...]) -> dict[str, Any]:
    return {"type": "string", "enum": list(words)}


_COUNT_SCHEMA = {
    "anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": r"^(>=|<=|==|!=|>|<|)\s*\d{1,6}$"}]
}
_STATUS_SCHEMA = {"anyOf": [_named(STATUSES), {"type": "array", "items": _named(STATUSES), "minItems": 1}]}
_VARIABLES_SCHEMA = {"type": "object", "additionalProperties": {"type": ["string", "number"]}}

Version = Annotated[Literal[1], BeforeValidator(_version)]
Text = Annotated[str, AfterValidator(_tidy)]
Identifier = Annotated[str, AfterValidator(_identifier)]
Statuses = Annotated[list[Status], BeforeValidator(_statuses), WithJsonSchema(_STATUS_SCHEMA)]
RelationName = Annotated[Relation, BeforeValidator(_relation), WithJsonSchema(_named(RELATIONS))]
Severity = Annotated[str, BeforeValidator(_severity), WithJsonSchema(_named(SEVERITIES))]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Comparison = Annotated[str, BeforeValidator(_count), WithJsonSchema(_COUNT_SCHEMA)]
Tolerance = Annotated[
    str, BeforeValidator(_tolerance), WithJsonSchema({"type": "string", "examples": ["2%", "10 km", "exact"]})
]
Value = Annotated[str | float, BeforeValidator(_value), WithJsonSchema({"type": ["string", "number"]})]
Variables = Annotated[dict[str, str], BeforeValidator(read_variables), WithJsonSchema(_VARIABLES_SCHEMA)]
