"""What somebody is quoted as saying: one utterance in its several wordings, and what it contradicts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from factcheck.records.articles import Article
from factcheck.records.facts import Fact
from factcheck.records.findings import Comparison


class Rendition(StrEnum):
    """How a variant's words stand to the fullest wording. ``RENDERED``: a translation, or another memory, of it.

    ``PARAPHRASED``: the outlet's words and not the speaker's, so that they can't be altered ones.
    """

    FULLEST = "fullest"
    SAME = "same words"
    CUT = "cut short"
    ALTERED = "altered"
    RENDERED = "rendered differently"
    PARAPHRASED = "paraphrased"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in a row that both wordings have, or that one has where the other has others or none, as printed."""

    fullest: str
    here: str
    same: bool


@dataclass(frozen=True, slots=True)
class Variant:
    """An utterance as one article has it; ``alignment``: the whole of both wordings, stretch by stretch, in order."""

    fact: Fact
    article: Article
    rendition: Rendition
    alignment: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What earlier words of the same speaker a statement conflicts with, and in what."""

    statement: str
    day: date | None
    fact: Fact
    article: Article
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One utterance. ``day``: of its event, else of its publication; ``variants``: the fullest wording first."""

    id: str
    day: date | None
    variants: tuple[Variant, ...]
    contradicts: tuple[Contradiction, ...] = ()


@dataclass(frozen=True, slots=True)
class OnRecord:
    """All that the index holds of somebody's statements, in order of time; ``names``: whom the name asked for fits."""

    asked: str
    names: tuple[str, ...]
    statements: tuple[Statement, ...]
    articles_searched: int
    claims_searched: int
