"""The vocabulary: what every room takes and gives. Records are frozen and silent.

Offsets are half-open and count code points of ``Article.text``, which is never altered: what is not prose is
marked, and every quotation is read again from the text through its spans (``words``).
"""

from factcheck.records.articles import Article, Mark, Period, Span, Unreadable, words
from factcheck.records.claims import Claim, Cue, Speaker, Voice
from factcheck.records.facts import (
    NO_YEAR,
    Actor,
    Bound,
    Candidate,
    Clock,
    Fact,
    Place,
    Quantity,
    Range,
    Setting,
    Stance,
    State,
    When,
)
from factcheck.records.findings import (
    Comparison,
    Dossier,
    Event,
    Finding,
    Level,
    Origin,
    Outcome,
    Relation,
    Report,
    Reported,
    Series,
    Status,
)

__all__ = [
    "NO_YEAR",
    "Actor",
    "Article",
    "Bound",
    "Candidate",
    "Claim",
    "Clock",
    "Comparison",
    "Cue",
    "Dossier",
    "Event",
    "Fact",
    "Finding",
    "Level",
    "Mark",
    "Origin",
    "Outcome",
    "Period",
    "Place",
    "Quantity",
    "Range",
    "Relation",
    "Report",
    "Reported",
    "Series",
    "Setting",
    "Span",
    "Speaker",
    "Stance",
    "State",
    "Status",
    "Unreadable",
    "Voice",
    "When",
    "words",
]
