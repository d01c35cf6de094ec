"""Of whom, or of what, a figure is said: "the talks" that lasted five days, "a screen" of 14 inches.

What stands right beside a figure says it better than the subject of its clause. What is measured is for ``roles``.
"""

from factcheck.facts.ages import bearer
from factcheck.facts.measures import Measure
from factcheck.facts.nouns import Counted
from factcheck.facts.patterns import Pattern
from factcheck.facts.phrases import Phrase, compared, owned_by_hyphen
from factcheck.facts.roles import Around, Role, surroundings
from factcheck.facts.subjects import changed, said_of, subject

# "The talks lasted | five days": the verbs whose subject a duration is of.
_LASTED = Pattern(
    r"\b(?:last(?:s|ed|ing)?|took|takes?|taken|spen[dt]s?|lived|serves?|served|runs?|ran|waited|stayed|remained|continued"
    r"|went on|goes on|talked|held|worked|survived)(?: (?:for|on|only|just|about|around|nearly|almost|at least))*\s$"
)
_CHANGES = frozenset({"increase", "decrease"})
# At most so many words may stand between a verb of level and a duration: "the stay was | just under".
_NEAR = 3


def whose(measure: Measure, role: Role | None, counted: Counted | None, text: str) -> str | None:
    """The words, as printed, for whom or what a figure is of; None where none beside it say so."""
    kind = measure.unit.kind
    if kind == "age":
        return bearer(text, measure.span)
    if counted:
        return counted.words
    around = surroundings(measure, text, measure.span.start)
    beside = _beside(measure, role, around, text)
    if beside:
        return beside.words
    if role and role.of == "duration" and not _LASTED.search(around.before):
        # What goes on for so long is rarely the subject of its clause: nobody rather than the wrong one.
        return _stood_at(around)
    if kind == "count":
        return role.who if role else None
    acting = subject(around.before)
    words = (role.who if role else None) or (acting.words if acting else None)
    # "Flew 350 km at an altitude of 50": another figure has none.
    return None if words and words[0].isdigit() else words


def _beside(measure: Measure, role: Role | None, around: Around, text: str) -> Phrase | None:
    """What the words right before or behind a figure say it is of."""
    if role and role.of in _CHANGES:
        return compared(text, measure.span.end) or changed(around.before)
    if role and role.of == "duration":
        return _hyphened(measure, text) or said_of(around.before) or changed(around.before)
    return _hyphened(measure, text)


def _hyphened(measure: Measure, text: str) -> Phrase | None:
    is_one_word = "-" in text[measure.core.end : measure.span.end] and measure.unit.kind != "count"
    return owned_by_hyphen(text, measure.span.end) if is_one_word else None


def _stood_at(around: Around) -> str | None:
    phrase = subject(around.before, near=_NEAR)
    return phrase.words if phrase else None
