"""A draft's way: its claims, what the index holds beside each, what votes on each word come to, one finding a fault."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from factcheck.checks.drafts.beside import Beside, dossier_of, hold, told_apart
from factcheck.checks.drafts.copies import find_copies, notes_on
from factcheck.checks.drafts.faults import Ruling, rule
from factcheck.checks.drafts.figures import figure_votes, without_others
from factcheck.checks.drafts.quoted import Quotation, all_near, quotation_votes, quotations_in
from factcheck.checks.drafts.reading import Draft
from factcheck.checks.drafts.spans import contains, holds
from factcheck.checks.drafts.support import look_over
from factcheck.checks.drafts.telling import Teller
from factcheck.checks.drafts.things import things_in
from factcheck.checks.drafts.votes import Vote
from factcheck.checks.drafts.wordings import Wordings
from factcheck.index import Encoder, Index
from factcheck.pipeline.gathering import Filters
from factcheck.pipeline.reading import facts_of, tells
from factcheck.records import Fact, Span
from factcheck.records.drafts import Checked, DraftCheck


def check_draft(
    draft: Draft,
    index: Index,
    encoder: Encoder,
    *,
    filters: Filters | None = None,
    copies: bool = True,
    read_on: date | None = None,
    on_claim: Callable[[Fact], None] = lambda _: None,
) -> DraftCheck:
    """Every quotation, figure, date and name of a draft, held against the index.

    ``copies``: what the draft has otherwise than a near-copy of it is told too; without, near-copies are left out.
    ``on_claim`` hears each claim as it is done. Raises ``NothingMatched``.
    """
    asked = filters or Filters()
    asked.require(index)
    article, facts = facts_of(draft.article, read_on=read_on)
    told = [fact for fact in facts if tells(fact)]
    things = things_in(article, told)
    quotations = list(quotations_in(things))
    questions = [*told, *(quotation.asked for quotation in quotations)]
    found = list(hold(article, questions, index, encoder, asked, on_claim=on_claim))
    copies_found = find_copies(article, (near.article for beside in found for near in beside.nears))
    ids = {copy.id for copy in copies_found}
    held = [told_apart(beside, ids, heard=copies) for beside in found]
    claims, asked_quotations = held[: len(told)], zip(quotations, held[len(told) :], strict=True)
    wordings = Wordings(things, index)
    votes = [*_votes(claims, list(asked_quotations), wordings)]
    votes += wordings.copy_votes(copies_found) if copies else ()
    teller = Teller(replace(draft, article=article), things, index.counts())
    checked = sorted(_checked(teller, claims, rule(votes), index), key=lambda one: one.span.start)
    return DraftCheck(
        article,
        teller.numbered(checked),
        copies_found,
        *index.counts(),
        notes=(*draft.notes, *notes_on(copies_found, heard=copies)),
    )


def _votes(
    claims: Sequence[Beside], quotations: Sequence[tuple[Quotation, Beside]], wordings: Wordings
) -> Iterator[Vote]:
    yield from without_others([vote for beside in claims for vote in figure_votes(beside)])
    for beside in claims:
        yield from wordings.votes(beside)
    for quotation, beside in quotations:
        yield from quotation_votes(quotation, all_near(quotation, beside, claims))


def _checked(teller: Teller, claims: Sequence[Beside], rulings: Sequence[Ruling], index: Index) -> Iterator[Checked]:
    """The faults, and each claim that holds none: on record, or something of it is not."""
    faults = [ruling for ruling in rulings if ruling.fault]
    for ruling in faults:
        yield teller.fault(ruling)
    for beside in _outermost(claims):
        inside = [ruling for ruling in rulings if _is_in(ruling, beside.fact)]
        if not any(ruling.fault for ruling in inside):
            looked = look_over(beside, teller.things, inside)
            if looked.things:
                dossier = dossier_of(beside.fact.text, beside.independent, index)
                contested = [witness for ruling in inside for witness in ruling.verdict.against]
                yield teller.claim(looked, dossier, contested)


def _outermost(claims: Sequence[Beside]) -> Iterator[Beside]:
    """Without claims that stand wholly within another: their words are looked over there."""
    for one in claims:
        if not any(_covers(other.fact, one.fact) for other in claims if other is not one):
            yield one


def _covers(outer: Fact, inner: Fact) -> bool:
    around, within = _whole(outer), _whole(inner)
    return holds(around, within) and around != within


def _whole(fact: Fact) -> Span:
    return Span(fact.claim.spans[0].start, fact.claim.spans[-1].end)


def _is_in(ruling: Ruling, fact: Fact) -> bool:
    return ruling.fact is fact or contains(fact, ruling.span)
