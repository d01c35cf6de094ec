"""What a report does to a question, which asks more of it than another report of the event would.

Somebody's exact words are on record or they are not. Of a statement, what it gives has to be in the report: all its
figures, else the state it tells of, the weapon, the time of day; a report that is silent on that neither agrees nor
disagrees. Where a statement gives none of these, the report has to say nearly the same, and where it denies something,
to deny nearly the same. A report of another day never agrees. No report answers what is only asked.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from factcheck.records import Comparison, Fact, Finding, Level, Quantity, Relation, Voice
from factcheck.relations import Reading, is_measured, is_telling, slot_of
from factcheck.relations.alterations import tells
from factcheck.relations.amounts import middle
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
# "More than 700" is said of 732, "at least five" of any more: a bound so many times as far off confirms no figure.
BOUND_MEANT = 1.1
# Steps at which two sentences of different days name one person, or as much of one matter.
SHARED_NAMES = frozenset({"name.full", "name.several", "actor.person", "actor.several"})
# Words sought are on record, but for an article or a preposition, where so much of them stands in one place.
ON_RECORD = 0.85


@dataclass(frozen=True, slots=True)
class Answer:
    """A report beside a question, as far as the two were compared; ``reading``: what was read in both, if anything.

    ``elsewhere``: the slots of the figures asked for that its article meets, in this claim or another.
    """

    finding: Finding
    reading: Reading | None = None
    elsewhere: frozenset[str] = NOTHING

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


def answering(finding: Finding, reading: Reading | None = None, elsewhere: frozenset[str] = NOTHING) -> Finding:
    """The finding with the relation in which the report stands to what is asked; the rest is as for ``Answer``."""
    answer = Answer(finding, reading, elsewhere)
    rules = OF_WORDS if finding.left.claim.voice is Voice.DIRECT else OF_STATEMENTS
    relation = next(relation for holds, relation in rules if holds(answer))
    return finding if relation is None else replace(finding, relation=relation)


def figures_met(finding: Finding) -> frozenset[str]:
    """The slots of the figures asked for that a report of the event agrees with."""
    answer = Answer(finding)
    slots = NOTHING if _is_another_event(answer) else figures_asked(answer.question)
    return frozenset(slot for slot in slots if _carries(answer, frozenset({slot})))


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


def _only_asks(answer: Answer) -> bool:
    """Its reports are shown, and none of them agrees or disagrees."""
    return answer.question.text.rstrip().endswith("?") and not _is_another_event(answer)


def _agrees_on_another_day(answer: Answer) -> bool:
    """It would agree, but that it differs on the day that is asked for."""
    agrees = answer.finding.relation is Relation.CORROBORATES
    return agrees and bool(answer.question.times) and answer.says("date", Level.CONFLICTS)


def _names_no_day(answer: Answer) -> bool:
    """Its days are those of its article: it may tell once more what was long before."""
    return _agrees_on_another_day(answer) and not answer.report.times


def _is_the_event_but_for_its_day(answer: Answer) -> bool:
    """Nearly the same sentence, with a state or a name in common: two reports that differ over the day."""
    shared = answer.is_one_of(SHARED_NAMES) or answer.is_one_of(frozenset({"state.agrees"}))
    return _agrees_on_another_day(answer) and answer.is_one_of(NEARLY) and shared


def _disputes_no_denial(answer: Answer) -> bool:
    """A report that states something near what is denied does not say that nobody denied it."""
    against = answer.finding.relation in AGAINST and not _is_apart_in_more_than_stance(answer)
    return answer.question.stance.denied and against and not answer.is_one_of(NEARLY)


def _is_apart_in_more_than_stance(answer: Answer) -> bool:
    apart = (one.slot for one in answer.finding.comparisons if one.level is Level.CONFLICTS)
    return any(slot != "stance" for slot in apart)


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
    told = _carries_all(answer, slots) if slots else _says_nearly_the_same(answer)
    if answer.question.stance.denied:
        return not (answer.report.stance.denied and (told or _denies_the_same(answer)))
    return not (told or _tells_it_in_other_words(answer)) or answer.is_one_of(ONE_SAYS_NOT)


def _denies_the_same(answer: Answer) -> bool:
    """Denials are short: "denied involvement" is enough, by the same people in the same matter."""
    return answer.says("meaning", Level.AGREES) and answer.says("actor", Level.AGREES) and not asked(answer.question)


def _carries_all(answer: Answer, slots: frozenset[str]) -> bool:
    """Every figure that is asked for, all but one in other claims of its article; of states or times of day, one."""
    if not figures_asked(answer.question):
        return _carries(answer, slots)
    return _carries(answer, slots) and slots <= answer.elsewhere | figures_met(answer.finding)


def _carries(answer: Answer, slots: frozenset[str]) -> bool:
    return any(_fits(one, answer) for one in answer.finding.comparisons if one.slot in slots)


def _fits(comparison: Comparison, answer: Answer) -> bool:
    return comparison.level in FITTING and not _is_a_far_bound(comparison, answer)


def _is_a_far_bound(comparison: Comparison, answer: Answer) -> bool:
    """The report gives a bound alone, so far from the figure asked for that it may be of any other as well."""
    ours = next((one for one in answer.question.quantities if one.span == comparison.left_span), None)
    theirs = next((one for one in answer.report.quantities if one.span == comparison.right_span), None)
    if ours is None or theirs is None or _is_open(ours) or not _is_open(theirs):
        return False
    small, large = sorted((abs(middle(ours)), abs(middle(theirs))))
    return large > BOUND_MEANT * small


def _is_open(quantity: Quantity) -> bool:
    return None in (quantity.value.low, quantity.value.high)


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
    (_only_asks, Relation.UNCLEAR),
    (_names_no_day, Relation.UNCLEAR),
    (_is_the_event_but_for_its_day, Relation.CONFLICTS),
    (_agrees_on_another_day, Relation.DIFFERENT),
    (_disputes_no_denial, Relation.UNCLEAR),
    (_is_silent_on_figures, Relation.UNCLEAR),
    (_agrees_in_nothing_asked, Relation.UNCLEAR),
    (_otherwise, None),
)
