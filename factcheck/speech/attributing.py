"""What is said in an article, sentence by sentence: the tagger's attributions, those of the grammar, and turns.

Whether somebody has really said something, and who that is, is settled later, in ``claims``.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from factcheck.records import Span
from factcheck.speech.lines import Line, Lines
from factcheck.speech.mending import covers, meet
from factcheck.speech.nesting import Relays, Said, chain
from factcheck.speech.ruled import alone, merge, read_by_rules
from factcheck.speech.tagging.reading import Attribution, Tagged
from factcheck.speech.turns import Turn, find_turns

# A line that bears its speaker's name says it plainly.
TURN = 0.9

Tags = Callable[[str, Sequence[Span]], Tagged]


@dataclass(frozen=True, slots=True)
class Attributed:
    """Attributions by the number of the sentence: ``said``: that says who; ``taken``: that has some of the words.

    ``turns``: those of a transcript or signed, which need no quotation marks to be somebody's own words.
    """

    said: dict[int, list[Said]] = field(default_factory=dict)
    taken: dict[int, list[Said]] = field(default_factory=dict)
    turns: set[Said] = field(default_factory=set)

    def own_words(self) -> dict[int, tuple[Span, ...]]:
        """What is said, by where the words begin that say who."""
        found = (said.found for line in self.said.values() for said in line)
        return {each.source.start: each.contents for each in found if each.source is not None}


def attribute(text: str, lines: Lines, found: Sequence[Attribution], relays: Relays, tags: Tags) -> Attributed:
    """All that is said in the sentences of a text, of which the tagger has ``found`` a part."""
    attributed = Attributed()
    turns = find_turns(text)
    outer = [Attribution(turn.name, turn.cue, (turn.words,), TURN, 1.0, by_rule=True) for turn in turns]
    attributed.turns.update(map(Said, outer))
    free = [_apart_from_title(lines, each) for each in found if not _told_by(turns, each)]
    tagged: dict[int, list[Said]] = {}
    for said in chain(text, (*outer, *free), lambda spans: tags(text, spans).attributions, relays):
        tagged.setdefault(lines.at(_anchor(said.found).start).number, []).append(said)
    busy = {line.number for each in tagged.values() for said in each for line in lines.of(said.found.contents)}
    for line in lines.all:
        mine = tagged.get(line.number, [])
        for said in _of_line(
            text, line, mine, relays, turn=not attributed.turns.isdisjoint(mine), busy=line.number in busy
        ):
            _take(attributed, lines, line.number, said)
    return attributed


def _apart_from_title(lines: Lines, found: Attribution) -> Attribution:
    """Without the title's words where the article goes on below it to say whose they are, and the other way round."""
    titled = lines.at(_anchor(found).start).title
    own = tuple(span for span in found.contents if lines.at(span.start).title == titled)
    return found._replace(contents=own) if own else found


def _told_by(turns: Sequence[Turn], found: Attribution) -> bool:
    """Whether an attribution is a turn's, badly read; what somebody tells of somebody else in a turn is another."""
    spans = [span for span in (found.source, found.cue, *found.contents) if span is not None]
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    at = bisect_right(turns, first, key=lambda turn: turn.whole.start)
    near = [turn for turn in turns[max(0, at - 1) : at + 1] if meet(turn.whole, Span(first, last))]
    inner = found.source is not None and found.cue is not None
    return bool(near) and not (inner and all(covers(near[0].words, span) for span in spans))


def _of_line(text: str, line: Line, mine: Sequence[Said], relays: Relays, *, turn: bool, busy: bool) -> Sequence[Said]:
    """The attributions of a sentence: the tagger's, with what the grammar knows better or adds."""
    if turn:
        return mine
    ruled = () if line.title else read_by_rules(line, relays)
    return merge(line, mine, ruled, relays) if mine or busy else alone(text, ruled)


def _take(attributed: Attributed, lines: Lines, number: int, said: Said) -> None:
    attributed.said.setdefault(number, []).append(said)
    attributed.said[number].sort(key=_order)
    for touched in {number, *(line.number for line in lines.of(said.found.contents))}:
        attributed.taken.setdefault(touched, []).append(said)


def _anchor(found: Attribution) -> Span:
    return found.cue or found.source or found.contents[0]


def _order(said: Said) -> tuple[int, int]:
    return _anchor(said.found).start, said.found.contents[0].start
