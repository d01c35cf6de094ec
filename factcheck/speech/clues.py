"""What speaks for and against somebody being meant by "he" or "she", as features with values.

What they count for is in antecedents.toml; which of them apply to whom is for ``antecedents``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log1p

from factcheck.speech.cast import Member
from factcheck.speech.given_names import gender_of
from factcheck.speech.sentence_roles import SUBJECTS

# A chance of pointers that says little.
HARDLY = 0.02
# The features that are the network's.
POINTED = ("pointed at", "pointed at, log")


@dataclass(frozen=True, slots=True, order=True)
class Trace:
    """A mention of somebody: ``role`` in its sentence; ``pronoun``: the gender that one tells, "" for a name."""

    offset: int
    sentence: int
    role: str
    pronoun: str
    key: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun to be read: its place, what it is in its sentence, and the gender that it tells."""

    offset: int
    sentence: int
    role: str
    gender: str


def scene(latest: Iterable[Trace], asked: Asked) -> dict[str, int]:
    """Who stands where before a pronoun, by ``PLACES``."""
    found: dict[str, int] = {}
    for trace in latest:
        back = asked.sentence - trace.sentence
        place = "first here" if back == 0 else "first before" if back == 1 else None
        if place and trace.role not in ("placed", "owner"):
            found.setdefault(place, trace.key)
        if trace.role == "speaker":
            found["last speaker"] = trace.key
        if trace.role in SUBJECTS:
            found["nearest subject"] = trace.key
            found["subject here" if back == 0 else "subject before" if back == 1 else "subject long before"] = trace.key
    return found


PLACES = (
    "first here",
    "first before",
    "nearest subject",
    "subject here",
    "subject before",
    "subject long before",
    "last speaker",
)


def pointed_at(chance: float) -> dict[str, float]:
    """What the network says: by the share of its pointers, and by their odds against hardly any."""
    return dict(zip(POINTED, (chance, log1p(chance / HARDLY)), strict=True))


def told_by_name(member: Member, gender: str) -> dict[str, float]:
    """What the name itself says, whatever stands around it."""
    given = gender_of(member.parts[0]) if member.parts else None
    fits = "unknown" if given is None else "fits" if given == gender else "does not fit"
    return {
        f"{'one word' if len(member.parts) == 1 else 'given name'} {fits}": 1.0,
        "titled": float(member.votes != 0),
        "known": float(member.known),
        f"{min(len(member.parts), 4)} words": 1.0,
        f"thing of {'one word' if len(member.parts) == 1 else 'several'}": float(member.kind == "thing"),
    }
