"""The clearest disputes looked at once more: both passages of a dispute's leading pair are read side by side.

Arithmetic and words find what could be a dispute among all pairs of an index; whether a "not" or a share is about the
same thing in two sentences only shows when they are read, which takes too long for all of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.pipeline.reading import meaning_of
from factcheck.pipeline.sides import is_dispute
from factcheck.pipeline.stored import Stored
from factcheck.records import Article, Fact, Finding, Level, Relation
from factcheck.relations import Reading, read_side_by_side, relate
from factcheck.relations.figures import GENERIC

# Of so many disputes, the clearest, the leading pair is read: 10 to 20 milliseconds each.
READ = 300
# What is read as a conflict with less than this probability, and is nothing that arithmetic decides, is none: of 700
# news articles one such in thirty was (docs/log.md). How plain a word is that was changed in a quotation.
LEAST = 0.1
ALTERED = 0.12
# Steps of slots that measure.
MEASURED = ("figure.", "age.")
# Words between a speaker, the cue and what is said, in code points: with more they are of other sentences.
GAPS = 160


@dataclass(frozen=True, slots=True)
class LeadingPair:
    """Two claims of an index by row, and the cosine of their vectors."""

    left: int
    right: int
    cosine: float


@dataclass(frozen=True, slots=True)
class Seen:
    """A pair that is a dispute when it is read as well; ``plain``: how plainly, 0..1."""

    finding: Finding
    plain: float


def look_again(pairs: Sequence[LeadingPair], stored: Stored) -> Iterator[Seen | None]:
    """What each pair is once it is read, in their order; None where it is no dispute then."""
    texts = ((_passage(*stored.claim(pair.left)), _passage(*stored.claim(pair.right))) for pair in pairs)
    for pair, reading in zip(pairs, read_side_by_side(texts), strict=True):
        left, right = (stored.claim(row)[0] for row in (pair.left, pair.right))
        finding = relate(left, right, similarity=pair.cosine, reading=reading)
        plain = round(_plainness(finding, pair.cosine, reading), 2)
        yield Seen(finding, plain) if is_dispute(finding) and plain >= LEAST else None


def _plainness(finding: Finding, cosine: float, reading: Reading) -> float:
    """Where figures are of one thing, the reader knows less than arithmetic: sentences as alike as can be are plainest.

    Whether two quotations are one of which a word was changed, it does not know at all.
    """
    apart = [one for one in finding.comparisons if one.level is Level.CONFLICTS]
    measured = any(one.rung.startswith(MEASURED) and one.slot not in GENERIC for one in apart)
    altered = any(one.rung == "utterance.altered" for one in apart)
    floor = max(LEAST, 2 * cosine - 1) if measured else ALTERED if altered else 0.0
    return max(floor, reading.of(Relation.CONFLICTS))


def _passage(fact: Fact, article: Article) -> str:
    """What is said together with who says it and how: that it is denied shows in nothing else."""
    claim = fact.claim
    around = [one.span for one in (claim.speaker, claim.cue) if one is not None]
    start = min(span.start for span in (*claim.spans, *around))
    end = max(span.end for span in (*claim.spans, *around))
    if not around or end - start > sum(span.end - span.start for span in (*claim.spans, *around)) + GAPS:
        return meaning_of(fact, article)
    return " ".join(article.text[start:end].split())
