"""The quotations of a draft: on record in these words, in others, or as somebody else's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.checks.drafts.beside import Beside, Near, as_quotation
from factcheck.checks.drafts.spans import touches
from factcheck.checks.drafts.things import Things
from factcheck.checks.drafts.votes import Vote, is_of_same_speaker, may_be_same_speaker
from factcheck.checks.quotations import differences
from factcheck.records import Fact, Span, words
from factcheck.records.drafts import Fault, Witness
from factcheck.relations.utterances import ALTERED, holds_words, nearness, quotations_of, tokens, utterance_of

# A single word in quotation marks is on record anywhere.
FEWEST = 2
# Of fewer words, one that differs is half of them.
SHORT = 4
# Words of another speaker that are nearly the same are an altered quotation only where hardly anything differs.
ANOTHERS = 0.8


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, and the claim of the draft that they stand in."""

    span: Span
    text: str
    fact: Fact

    @property
    def asked(self) -> Fact:
        """The same as a claim to be looked for."""
        return as_quotation(self.fact, self.text, self.span)


def quotations_in(draft: Things) -> Iterator[Quotation]:
    """Each quotation that a claim of the draft holds, once; the claim that names its speaker before another."""
    for span in draft.quoted:
        text = draft.text(span)
        holding = [fact for fact in draft.facts if touches(fact, span)]
        if holding and len(tokens(text)) >= FEWEST:
            yield Quotation(span, text, min(holding, key=_least_of_its_own))


def quotation_votes(quotation: Quotation, nears: Sequence[Near]) -> Iterator[Vote]:
    """What each report near it makes of the words, and of who said them."""
    exact = [near for near in nears if _has(near, quotation.text)]
    altered = [near for near in nears if near not in exact and _alters(quotation, near)]
    for near in exact:
        yield _vote(Fault.ALTERED, "quotation", quotation, near, agrees=True)
    for near in altered:
        yield _vote(Fault.ALTERED, "quotation", quotation, near, agrees=False)
    speaker = quotation.fact.claim.speaker
    for near in (near for near in exact if speaker):
        agrees = may_be_same_speaker(quotation.fact, near.report)
        yield _vote(Fault.SPEAKER, "speaker", quotation, near, agrees=agrees)


def wording(near: Near, text: str) -> str:
    """The quotation in a report that comes nearest."""
    return max(quotations_of(near.fact), key=lambda own: nearness(tokens(text), tokens(own)), default="")


def differing(own: str, recorded: str) -> str:
    """ "imminent" for "immediate": where a quotation parts from the record, stretch by stretch."""
    return "; ".join(_difference(*pair) for pair in differences(own, recorded)[:3])


def _difference(own: str, recorded: str) -> str:
    if not recorded:
        return f"“{own}” added"
    return f"“{own}” for “{recorded}”" if own else f"“{recorded}” left out"


def all_near(quotation: Quotation, asked: Beside, around: Sequence[Beside]) -> list[Near]:
    """What was found for the words themselves and for the claims that they stand in, each stored claim once."""
    claims = [one for one in around if one.fact is quotation.fact]
    nears = [near for one in (asked, *claims) for near in one.nears]
    return list({near.fact.claim.id: near for near in reversed(nears)}.values())


def _vote(fault: Fault, what: str, quotation: Quotation, near: Near, *, agrees: bool) -> Vote:
    report = near.report
    speaker = quotation.fact.claim.speaker
    span = speaker.span if fault is Fault.SPEAKER and speaker else quotation.span
    said = wording(near, quotation.text)
    told = said if fault is Fault.ALTERED else (report.fact.claim.speaker.name if report.fact.claim.speaker else "")
    differs = differing(quotation.text, said) if fault is Fault.ALTERED and not agrees else None
    near_to = nearness(tokens(quotation.text), tokens(said))
    witness = Witness(report, told, differs, near.copy)
    # Whose words they are is what is asked here: nobody's vote counts for more than another's.
    return Vote(fault, what, span, agrees, False, near_to, quotation.fact, witness)


def _has(near: Near, text: str) -> bool:
    """The words are on record, in quotation marks or without."""
    return holds_words(utterance_of(near.fact), text) or holds_words(words(near.article, near.fact.claim.spans), text)


def _alters(quotation: Quotation, near: Near) -> bool:
    """One utterance with other words in it, rather than more or fewer, or two translations of it."""
    said = wording(near, quotation.text)
    own, theirs = tokens(quotation.text), tokens(said)
    if min(len(own), len(theirs)) < SHORT or holds_words(quotation.text, said):
        return False
    enough = ALTERED if is_of_same_speaker(quotation.fact, near.report) else ANOTHERS
    return nearness(own, theirs) >= enough and nearness(theirs, own) >= ALTERED / 2


def _least_of_its_own(fact: Fact) -> tuple[bool, int]:
    return fact.claim.speaker is None, sum(span.end - span.start for span in fact.claim.spans)
