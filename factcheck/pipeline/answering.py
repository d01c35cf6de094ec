"""What a report does to a question, which asks more of it than another report of the event would.

Somebody's exact words are on record or they are not. Of a statement, what it gives has to be in the report: its figure,
else the state it tells of, the weapon, the time of day; a report that is silent on that neither agrees nor disagrees.
Where a statement gives none of these, the report has to say nearly the same. No report answers what is only asked.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from factcheck.records import Comparison, Fact, Finding, Level, Quantity, Relation, Voice
from factcheck.relations import Reading, is_measured, is_telling, slot_of
from factcheck.relations.alterations import tells
from factcheck.relations.utterances import holds_words, is_said_so, nearness, tokens, utterance_of

FITTING = frozenset({Level.AGREES, Level.COMPATIBLE})
AGAINST = frozenset({Relation.CONFLICTS, Relation.UPDATES})
# What a statement of no figure is held against, the first that it has.
STATES = (frozenset({"custody", "health", "process"}), frozenset({"weapon"}))
NOTHING: frozenset[str] = frozenset()
# The steps of stance where one side says it and the other says "not", of another matter or time as far as words tell.
ONE_SAYS_NOT = frozenset({"stance.other_matter", "stance.other_time"})
# Where nothing else can be compared: sentences that say nearly the same, or of which the reader is so sure.
NEARLY = frozenset({"meaning.same", "meaning.alike"})
OF_ANOTHER_DAY = frozenset({"time.next_day"})
SURE = 0.5
# Words sought are on record, but for an article or a preposition, where so much of them stands in one place.
ON_RECORD = 0.85


@dataclass(frozen=True, slots=True)
class Answer:
    """A report beside a question, as far as the two were compared; ``reading``: what was read in both, if anything."""

    finding: Finding
    reading: Reading | None = None

    @property
    def question(self) -> Fact:
        """What is asked."""
        return self.finding.left

    @property
    def report(self) -> Fact:
        """What was found."""
        return self.finding.right

    def says(self, slot: str, level: Level) -> bool:
        """Whether a slot stands at a level."""
        return any((one.slot, one.level) == (slot, level) for one in self.finding.comparisons)

    def is_one_of(self, rungs: frozenset[str]) -> bool:
        """Whether some slot stands on one of these steps."""
        return any(one.rung in rungs for one in self.finding.comparisons)


def answering(finding: Finding, reading: Reading | None = None) -> Finding:
    """The finding with the relation in which the report stands to what is asked."""
    answer = Answer(finding, reading)
    rules = OF_WORDS if finding.left.claim.voice is Voice.DIRECT else OF_STATEMENTS
    relation = next(relation for holds, relation in rules if holds(answer))
    return finding if relation is None else replace(finding, relation=relation)


def figures_asked(question: Fact) -> frozenset[str]:
    """The slots of the figures that a question gives: what it measures, else all but the "10" of a name."""
    measured = is_measured(question)
    return frozenset(slot_of(one) for one in question.quantities if (is_telling(one) if measured else _is_figure(one)))


def _is_figure(quantity: Quantity) -> bool:
    return quantity.of is not None or quantity.dimension != "count"


def asked(question: Fact) -> frozenset[str]:
    """The slots that a report must fill to agree: of figures, else of states, else of times of day."""
    kinds = frozenset(state.kind for state in question.states)
    states = next((found for row in STATES if (found := kinds & row)), NOTHING)
    return figures_asked(question) or states or (frozenset({"time"}) if question.clocks else NOTHING)


def _is_another_event(answer: Answer) -> bool:
    return answer.finding.relation is Relation.DIFFERENT


def _has_other_words(answer: Answer) -> bool:
    return not any(answer.says("utterance", level) for level in (Level.AGREES, Level.CONFLICTS))


def _alters_or_denies(answer: Answer) -> bool:
    """It has another word in them, or says that they are not so; a "no" among the words sought denies nothing."""
    apart = answer.says("utterance", Level.CONFLICTS) or answer.says("stance", Level.CONFLICTS)
    denied = answer.report.stance.denied and not answer.question.stance.denied
    return apart or (denied and not is_said_so(answer.report))


def _has_the_words(answer: Answer) -> bool:
    """All of them, in the report's quotation or its text; or all but words that say nothing of their own."""
    sought, report = answer.question.text, answer.report
    if holds_words(utterance_of(report), sought) or holds_words(report.text, sought):
        return True
    missing = set(tokens(sought)) - set(tokens(report.text))
    return nearness(tokens(sought), tokens(report.text)) >= ON_RECORD and not any(map(tells, missing))


def _is_silent_on_figures(answer: Answer) -> bool:
    """It conflicts, though not in a figure that it prints, with a question that gives one."""
    slots = figures_asked(answer.question)
    if answer.finding.relation not in AGAINST or not slots or _carries(answer, slots):
        return False
    printed = (one for one in answer.finding.comparisons if one.slot in slots and one.left_span is not None)
    return not any(one.level is Level.CONFLICTS for one in printed)


def _agrees_in_nothing_asked(answer: Answer) -> bool:
    """It would agree, but is silent on what is asked, or one of the two says "not"."""
    if answer.finding.relation is not Relation.CORROBORATES:
        return False
    slots = asked(answer.question)
    told = _carries(answer, slots) if slots else _says_nearly_the_same(answer)
    return (
        not (told or _tells_it_in_other_words(answer))
        or answer.question.text.endswith("?")
        or answer.is_one_of(ONE_SAYS_NOT)
    )


def _carries(answer: Answer, slots: frozenset[str]) -> bool:
    return any(_fits(one) for one in answer.finding.comparisons if one.slot in slots)


def _fits(comparison: Comparison) -> bool:
    return comparison.level in FITTING


def _says_nearly_the_same(answer: Answer) -> bool:
    """And of the day that is asked for: another day's report is of what came before or after."""
    if answer.is_one_of(OF_ANOTHER_DAY):
        return False
    if answer.is_one_of(NEARLY) or answer.says("utterance", Level.AGREES):
        return True
    return _is_sure(answer.reading)


def _tells_it_in_other_words(answer: Answer) -> bool:
    """The state that is asked for, in words that no table has: "lifted off" for "was launched".

    No state of that kind is known of the report but the very same, and both the sentence and the reader say so.
    """
    slots = asked(answer.question)
    states, known = (
        {(state.kind, state.value) for state in fact.states if state.kind in slots}
        for fact in (answer.question, answer.report)
    )
    alike = answer.says("meaning", Level.AGREES) and _is_sure(answer.reading)
    return bool(states) and known <= states and alike


def _is_sure(reading: Reading | None) -> bool:
    return reading is not None and reading.of(Relation.CORROBORATES) >= SURE


def _otherwise(_: Answer) -> bool:
    return True


# The first that holds wins; None leaves the relation as it was found.
Rules = tuple[tuple[Callable[[Answer], bool], Relation | None], ...]
OF_WORDS: Rules = (
    (_is_another_event, Relation.DIFFERENT),
    (_has_other_words, Relation.DIFFERENT),
    (_alters_or_denies, Relation.CONFLICTS),
    (_has_the_words, Relation.CORROBORATES),
    (_otherwise, Relation.UNCLEAR),
)
OF_STATEMENTS: Rules = (
    (_is_silent_on_figures, Relation.UNCLEAR),
    (_agrees_in_nothing_asked, Relation.UNCLEAR),
    (_otherwise, None),
)
