"""Who says what, through whom."""

from dataclasses import dataclass
from enum import StrEnum

from factcheck.records.articles import Span


class Voice(StrEnum):
    """How a claim stands in its article: in quotation marks, paraphrased, both, or said by the article itself."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NARRATOR = "narrator"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something: the fullest name the article gives, and the words used at this place.

    ``name``: "Kim Jong Un"; for a source without a name, its description ("a senior official").
    ``mention``: the words at the claim ("he"). ``role``: "North Korean leader". ``span``: of the mention.
    ``kind``: "person", "organisation", "place" (acting as one: "Pyongyang"), "group", "document" or "unnamed".
    """

    name: str
    mention: str
    role: str | None
    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute ("said", "according to"), and how: says, claims, denies, warns, confirms, ..."""

    text: str
    span: Span
    stance: str = "says"


@dataclass(frozen=True, slots=True)
class Claim:
    """Something stated in an article, and by whom. A narrator claim has neither speaker nor cue.

    ``spans``: the content, without the quotation marks at its ends; more than one where a quotation is split.
    ``via``: names of those who passed it on, from the speaker's side to the outlet's, the outlet left out.
    ``confidence``: 0..1, that speaker and content are right.
    """

    id: str
    article_id: str
    spans: tuple[Span, ...]
    voice: Voice
    speaker: Speaker | None = None
    cue: Cue | None = None
    via: tuple[str, ...] = ()
    confidence: float = 1.0
