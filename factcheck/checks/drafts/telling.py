"""What was found of a draft, told as outcomes: where, what, what is on record, and what would make it pass."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.checks import citing
from factcheck.checks.drafts.faults import Ruling
from factcheck.checks.drafts.reading import Draft
from factcheck.checks.drafts.support import Looked
from factcheck.checks.drafts.things import Things
from factcheck.checks.drafts.votes import Vote
from factcheck.checks.plain import counted, listed, one_line, shortened
from factcheck.pipeline.events import Match, build_event
from factcheck.records import (
    Comparison,
    Dossier,
    Event,
    Fact,
    Finding,
    Level,
    Outcome,
    Relation,
    Span,
    Status,
    words,
)
from factcheck.records.drafts import Checked, Fault, Witness

HOLDS = (Status.CORROBORATED, Status.SINGLE_ORIGIN, Status.CONFLICTING)
STATUSES = {Fault.CONFLICT: Status.CONTRADICTED, Fault.ALTERED: Status.NOT_FOUND, Fault.SPEAKER: Status.NOT_FOUND}
# As many reports as a reader takes in; how many more say so is told.
CITED = 3
REMEDIES = {
    Fault.CONFLICT: "It would pass with what is on record; or if a report that has it so were in the index.",
    Fault.ALTERED: "It would pass with the words as they are on record; or without quotation marks.",
    Fault.SPEAKER: "It would pass with the speaker who is on record; or if a report that has it from them were there.",
}


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells what was found of one draft. ``searched``: how many articles and claims were asked."""

    draft: Draft
    things: Things
    searched: tuple[int, int]

    def fault(self, ruling: Ruling) -> Checked:
        """One thing that the record has otherwise."""
        fault = ruling.fault or Fault.CONFLICT
        against = ruling.verdict.against
        claim = self._claim(ruling)
        event = build_event(list(self._matches(ruling)))
        dossier = Dossier(claim, STATUSES[fault], (event,), (), *self.searched)
        because = tuple(self._because(ruling, fault, against))
        outcome = self._outcome(ruling.span, claim, because, event, dossier, fault)
        return self._checked(outcome, fault, ruling.what, ruling.span, against, ruling.fact)

    def claim(self, looked: Looked, dossier: Dossier, contested: Sequence[Witness]) -> Checked:
        """A claim that is on record, or of which something is not."""
        fact = looked.beside.fact
        because = tuple(self._missing(looked, dossier))
        fault = Fault.NOT_ON_RECORD if because else None
        span = Span(fact.claim.spans[0].start, fact.claim.spans[-1].end)
        where = looked.missing[0] if because and dossier.events and looked.missing else span
        event = next(iter(dossier.events), None)
        outcome = self._outcome(where, self._words(fact), because, event, dossier, fault)
        return self._checked(outcome, fault, "claim", where, tuple(contested), fact)

    def numbered(self, checked: Iterable[Checked]) -> tuple[Checked, ...]:
        """The same with ids that count what stands on one line: "L12-1", "L12-2"."""
        on_line: Counter[int] = Counter()
        numbered = []
        for one in checked:
            line = one.outcome.line
            on_line[line] += 1
            numbered.append(replace(one, outcome=replace(one.outcome, id=f"L{line}-{on_line[line]}")))
        return tuple(numbered)

    def _words(self, fact: Fact) -> str:
        return shortened(one_line(words(self.things.article, fact.claim.spans)), citing.LONGEST_WORDS)

    def _claim(self, ruling: Ruling) -> str:
        return self._words(ruling.fact) if ruling.fact else one_line(self.things.text(ruling.span))

    def _matches(self, ruling: Ruling) -> Iterator[Match]:
        """The reports that were heard on the thing, each as it stands to the draft in it."""
        for vote in {vote.witness.report.fact.claim.id: vote for vote in ruling.verdict.votes}.values():
            report = vote.witness.report
            relation = Relation.CORROBORATES if vote.agrees else Relation.CONFLICTS
            compared = tuple(self._compared(ruling, vote))
            left = ruling.fact or report.fact
            yield Match(Finding(left, report.fact, relation, report.score, compared), report.article)

    def _compared(self, ruling: Ruling, vote: Vote) -> Iterator[Comparison]:
        """What the slots say, and the thing itself where they don't compare such things."""
        told = vote.witness.report.comparisons
        yield from told
        level = Level.AGREES if vote.agrees else Level.CONFLICTS
        if not any(one.left_span == ruling.span and one.level is level for one in told):
            own = self.things.text(ruling.span)
            yield Comparison(ruling.what, level, 0.0, own, vote.witness.words, vote.witness.differs, ruling.span)

    def _because(self, ruling: Ruling, fault: Fault, against: Sequence[Witness]) -> Iterator[str]:
        own = one_line(self.things.text(ruling.span))
        if fault is Fault.SPEAKER:
            yield f"Attributed to {_speaker(ruling, own)}; on record from {listed(_speakers(against), 'and')}."
        elif fault is Fault.ALTERED:
            told = f": {one_line(against[0].differs)}" if against[0].differs else ""
            yield f"“{shortened(own, citing.LONGEST_WORDS)}” is on record in other words{told}."
        else:
            has = listed(dict.fromkeys(f"“{one_line(one.words)}”" for one in against[:CITED]))
            differs = f" ({against[0].differs})" if against[0].differs else ""
            yield f"The draft has “{own}” ({ruling.what.replace('_', ' ')}), the record {has}{differs}."
        yield from _reports(against)
        yield from _elsewhere(ruling)
        yield REMEDIES[fault]

    def _missing(self, looked: Looked, dossier: Dossier) -> Iterator[str]:
        if not dossier.events:
            yield f"Not on record: nothing like it stands in {citing.searched(dossier)}."
        elif looked.missing:
            named = listed((f"“{one_line(self.things.text(span))}”" for span in looked.missing), "and")
            yield f"The event is reported, and no report of it has {named}."
            yield f"Nearest report: {citing.cite(looked.beside.independent[0].report)}."
        elif dossier.status not in HOLDS:
            yield "The event is reported, and nothing comparable is said of this."
            yield f"Nearest report: {citing.cite(looked.beside.independent[0].report)}."

    def _outcome(
        self,
        span: Span,
        claim: str,
        because: tuple[str, ...],
        event: Event | None,
        dossier: Dossier,
        fault: Fault | None,
    ) -> Outcome:
        return Outcome(
            id="",
            file=self.draft.file,
            line=self.draft.place(span.start)[0],
            claim=claim,
            expected=HOLDS,
            status=dossier.status,
            passed=fault is None,
            severity="warn" if fault is Fault.NOT_ON_RECORD else "error",
            because=because,
            event=event,
            dossier=dossier,
            tags=(fault.value.replace(" ", "-"),) if fault else (),
        )

    def _checked(
        self,
        outcome: Outcome,
        fault: Fault | None,
        what: str,
        span: Span,
        witnesses: tuple[Witness, ...],
        fact: Fact | None,
    ) -> Checked:
        claim = fact.claim.spans if fact else ()
        return Checked(outcome, fault, what, span, self.draft.place(span.start)[1], witnesses, claim)


def _reports(against: Sequence[Witness]) -> Iterator[str]:
    for number, witness in enumerate(against[:CITED]):
        kind = "Nearest report" if not number else "Also"
        copy = ", in a copy or an earlier version of this text" if witness.copy else ""
        yield f"{kind}{copy}: {citing.cite(witness.report)}."
    if len(against) > CITED:
        yield f"So say {counted(len(against) - CITED, 'more report')}."


def _elsewhere(ruling: Ruling) -> Iterator[str]:
    """Who has it as the draft does, though the draft's own speaker has it otherwise."""
    firm = (vote.witness for vote in ruling.verdict.votes if vote.agrees and not vote.loose and not vote.witness.copy)
    agreeing = next(firm, None)
    if agreeing and ruling.fault is Fault.CONFLICT:
        yield f"Another speaker has it so: {citing.cite(agreeing.report)}."


def _speaker(ruling: Ruling, own: str) -> str:
    speaker = ruling.fact.claim.speaker if ruling.fact else None
    return one_line(speaker.name) if speaker else own


def _speakers(against: Sequence[Witness]) -> list[str]:
    return list(dict.fromkeys(citing.who(witness.report) for witness in against[:CITED]))
