"""Speech in speech, and who passed it on: from the tagger's flat attributions to those of a chain.

The tagger marks one layer; what somebody says is read once more by itself if a cue stands in it ("Kwon said that the
North had said ..."). A news body that only passes on what somebody said leaves the words to the speaker.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import NamedTuple

from factcheck.records import Span
from factcheck.speech.complements import SHAPES
from factcheck.speech.cues import Verb, find_prepositions, find_verbs
from factcheck.speech.lexicon import words
from factcheck.speech.phrasal import reports
from factcheck.speech.phrases import Tokens, finite, phrase_after, verbal
from factcheck.speech.sentences import sentences_in
from factcheck.speech.tagging.reading import Attribution
from factcheck.speech.tokens import read_tokens

# A speaker inside a news body's report whose attribution covers this share of it takes its place.
COVERS = 0.5
# Words of a content in which somebody else may speak.
FEWEST = 5
# Verbs that take a clause for their content, as speech does.
CLAUSES = frozenset(("clause", "full", "that", "hearer"))
# Code points between words and who says them: a mark, a comma, a space.
NEXT = 5
# No word that supposes something, as "whether", is longer, its space included.
LONGEST_BEFORE = 10
# Nor between who leads to words with "that" and these: "told | the broadcaster in an interview that aired on Monday".
LED = 160
# Nor between a verb and its words, where whom it tells stands there: "told them | that".
HEARER = 20
# What verbs take that tell of whom and of what: "accused | the owner of neglect".
ACCUSED = frozenset(("hearer", "object"))
# "that" and a space.
THAT = 5

_MARKS = "\"“”„«»‘’'"
_OPENS = re.compile(rf"[{_MARKS}\s]*(?:(?:that|if|whether)\s+)?", re.IGNORECASE)
# What no one statement has between who says it and its words.
_PARTS = re.compile(r"[.?!;”\"]\s|\n")
_OWN = frozenset(["i", "we", "you", "my", "our"])


class Least(NamedTuple):
    """How surely a verb tells, and how sure the tagger is, for somebody to speak inside somebody's words."""

    telling: float
    sure: float


# Where a content begins with who speaks in it, and elsewhere: swept on PolNeAR's development part, where one layer is
# annotated and a second one looks wrong, and on golden cases, where it is wanted (docs/log.md).
FIRST = Least(0.7, 0.3)
LATER = Least(0.85, 0.5)
# Elsewhere, for a verb that tells of what somebody believes.
BELIEVED = Least(0.75, 0.8)

Reads = Callable[[Sequence[Span]], Sequence[Attribution]]
Relays = Callable[[Span], bool]


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution in the chain: ``via``: the sources that passed it on, from the speaker's side outwards."""

    found: Attribution
    via: tuple[Span, ...] = ()


def chain(text: str, found: Sequence[Attribution], reads: Reads, relays: Relays) -> tuple[Said, ...]:
    """What is said, inner layers and relays included, in order of the outer attributions.

    ``reads``: the tagger on stretches of the text as if each were alone; ``relays``: whether a source is a news body.
    """
    found = _with_pieces(found)
    spoken = [each for each in found if each.contents]
    said_in = (piece for each in spoken for span in each.contents for piece in sentences_in(text, _opened(text, span)))
    alone = [piece for piece in said_in if _may_quote(text, piece)]
    begun = {span.start for span in alone}
    inner = [each for each in reads(alone) if _speaks(text, each, begun)]
    empty = [each for each in found if not each.contents and each.source is not None]
    idle = {min(each.source.start, each.cue.start): each for each in empty if each.source and each.cue}
    said = [
        layer for each, inside in _paired(spoken, inner) for layer in _layers(_led(text, each, idle), inside, relays)
    ]
    return tuple(_handed_on([_spoken_first(each, idle) for each in said], empty, text, relays))


def _spoken_first(said: Said, empty: Mapping[int, Attribution]) -> Said:
    """ "..., the port said, according to the agency": who stands next to the words has said them.

    ``empty``: attributions without words of their own, by where their sources or cues begin.
    """
    found = said.found
    if found.source is None or found.cue is None:
        return said
    start, end = found.contents[-1].end, min(found.source.start, found.cue.start)
    first = next((empty[at] for at in range(start, min(end, start + NEXT)) if at in empty), None)
    if first is None or first.source is None or first.cue is None or max(first.source.end, first.cue.end) > end:
        return said
    return replace(said, found=found._replace(source=first.source, cue=first.cue), via=(found.source, *said.via))


def _with_pieces(found: Sequence[Attribution]) -> Sequence[Attribution]:
    """ "The survey says that 42% are worse off, with 16% | saying | they are not": a later piece after another's cue.

    Attributions without words of their own take it from the one that the tagger has given it to.
    """
    idle = {each.cue.end: each for each in found if not each.contents and each.source and each.cue}
    pieces = {
        span: idle[at]
        for each in found
        for span in each.contents[1:]
        for at in range(span.start - NEXT, span.start)
        if at in idle and each.cue is not None and each.cue.end < each.contents[0].start
    }
    taken = {id(each): span for span, each in pieces.items()}
    kept = [each._replace(contents=tuple(span for span in each.contents if span not in pieces)) for each in found]
    kept = [_widened(each, idle) for each in kept]
    return [
        one._replace(contents=(taken[id(each)],)) if id(each) in taken else one
        for each, one in zip(found, kept, strict=True)
    ]


def _widened(said: Attribution, idle: Mapping[int, Attribution]) -> Attribution:
    """ "Police say | Berg told them that ...": with the speaker in between, where only the words after are marked.

    ``idle``: attributions without words of their own, by where their cues end.
    """
    if said.cue is None or not said.contents:
        return said
    first, *others = said.contents
    ends = range(first.start, first.start - HEARER, -1)
    told = next(((at, idle[at].source) for at in ends if at in idle), None)
    source = told[1] if told is not None and told[1] is not None and told[1].end < told[0] else None
    between = source is not None and said.cue.end <= source.start < first.start
    return said._replace(contents=(Span(source.start, first.end), *others)) if source and between else said


def _led(text: str, found: Attribution, empty: Mapping[int, Attribution]) -> Said:
    """ "The port said on Friday | that ..., according to the agency": words after "that" are whose cue is before it."""
    first, said = found.contents[0], Said(found)
    before = next((at for at in range(first.start - 1, first.start - LED, -1) if at in empty), None)
    late = found.cue is not None and found.cue.start >= first.end
    if before is None or not late or found.source is None or text[first.start : first.start + THAT].lower() != "that ":
        return said
    if _PARTS.search(text, before, first.start):
        return said
    return Said(found._replace(source=empty[before].source, cue=empty[before].cue), (found.source,))


def _opened(text: str, content: Span) -> Span:
    """A content without what makes it one: an opening "that", the quotation marks around it."""
    found = _OPENS.match(text, content.start, content.end)
    start = found.end() if found else content.start
    end = content.end
    while end > start and text[end - 1] in _MARKS and text[start - 1] in _MARKS:
        end -= 1
    return Span(start, end)


def _paired(
    spoken: Sequence[Attribution], inner: Sequence[Attribution]
) -> Iterator[tuple[Attribution, Sequence[Attribution]]]:
    """Each attribution with those that lie wholly inside its contents."""
    held = sorted((span.start, span.end, at) for at, each in enumerate(spoken) for span in each.contents)
    starts = [start for start, _, _ in held]
    owned: dict[int, list[Attribution]] = {}
    for each in inner:
        spans = (*each.contents, *(span for span in (each.source, each.cue) if span is not None))
        holders = {_holder(held, starts, span) for span in spans}
        if len(holders) == 1:
            owned.setdefault(holders.pop(), []).append(each)
    return ((each, owned.get(at, ())) for at, each in enumerate(spoken))


def _holder(held: Sequence[tuple[int, int, int]], starts: Sequence[int], span: Span) -> int:
    at = bisect_right(starts, span.start) - 1
    return held[at][2] if at >= 0 and span.end <= held[at][1] else -1


def _layers(said: Said, inside: Sequence[Attribution], relays: Relays) -> Iterator[Said]:
    outer = said.found
    passed = said.via if outer.source is None else (outer.source, *said.via)
    passes_on = outer.source is not None and relays(outer.source)
    if not (passes_on and any(_size(each) >= COVERS * _size(outer) for each in inside)):
        yield said
    for each in inside:
        yield Said(_no_surer(each, outer), passed)


def _reports(text: str, found: Attribution) -> bool:
    """Whether a cue is what news bodies do with others' words: ", the Ukrpress agency reported"."""
    cue = () if found.cue is None else read_tokens(text, found.cue)
    return bool(cue) and reports(cue, (0, len(cue)))


def _no_surer(inner: Attribution, outer: Attribution) -> Attribution:
    """An inner layer is no surer than the outer one."""
    return inner._replace(marked=min(inner.marked, outer.marked), linked=inner.linked * outer.linked)


def _may_quote(text: str, span: Span) -> bool:
    """Whether a content has words with which somebody could speak in it, as ``_speaks`` asks of its cue."""
    tokens = read_tokens(text, span)
    long_enough = sum(token.word for token in tokens) >= FEWEST
    verbs = (hit.verb for hit in find_verbs(tokens))
    tells = any(verb.confidence >= FIRST.telling and verb.takes & CLAUSES for verb in verbs)
    return long_enough and (tells or any(True for _ in find_prepositions(tokens)))


def _speaks(text: str, inner: Attribution, begun: AbstractSet[int]) -> bool:
    """Whether somebody else surely says something there: "I said" is the outer speaker again, "hopes for" no saying.

    ``begun``: where contents begin. One that begins with who speaks in it ("that | the North said") is doubted less.
    """
    if inner.source is None or inner.cue is None or not inner.contents:
        return False
    enough = (FIRST,) if inner.source.start in begun else (LATER._replace(sure=_least(text, inner)), BELIEVED)
    cue = read_tokens(text, inner.cue)
    verb = next((hit.verb for hit in reversed(list(find_verbs(cue)))), None)
    sure = inner.marked * inner.linked
    if verb is None and any(True for _ in find_prepositions(cue)):
        return sure >= LATER.sure
    if verb is None or not any(verb.confidence >= least.telling and sure >= least.sure for least in enough):
        return False
    if _not_yet(text, inner.source, cue):
        return False
    said = [token for span in inner.contents for token in read_tokens(text, span)]
    own = text[inner.source.start : inner.source.end].lower() in _OWN
    heard = "hearer" in verb.takes and bool(text[inner.cue.end : inner.contents[0].start].strip())
    return bool(verb.takes & CLAUSES) and not own and (_states(verb, said) or (heard and verbal(said)))


def _least(text: str, inner: Attribution) -> float:
    """How sure the tagger must be elsewhere: less where "that" follows the cue, as in "who has said | that"."""
    end = inner.cue.end + 1 if inner.cue is not None else 0
    that = inner.contents[0].start == end and text[end : end + THAT].lower() == "that "
    return FIRST.sure if that else LATER.sure


def _states(verb: Verb, said: Tokens) -> bool:
    """Whether words are what a verb of speech may take: a clause, a quotation, a figure; not "shows | consistency"."""
    accused = verb.takes >= ACCUSED and any(token.lower == "of" for token in said)
    if said[0].lower == "to" or accused or SHAPES["figure"](said, 0):
        return True
    subject = phrase_after(said, 0)
    clause = subject is not None and subject[1] < len(said) and finite(said[subject[1]])
    lead = clause or not said[0].word or said[0].lower in words("words", "leads") or "object" in verb.takes
    return verbal(said) and (lead or SHAPES["full"](said, 0))


def _not_yet(text: str, source: Span, cue: Tokens) -> bool:
    """ "that the port would deny it", "to tell the crew", "if she thinks", "failed to note": nobody has said it."""
    before = text[max(0, source.start - LONGEST_BEFORE) : source.start].lower().split()[-1:]
    supposed = any(word.strip(_MARKS) in words("words", "supposing") for word in before)
    open_ended = words("words", "modals") | words("words", "failing")
    return supposed or cue[0].lower == "to" or any(token.lower in open_ended for token in cue)


def _size(found: Attribution) -> int:
    """How far an attribution stretches, in code points."""
    spans = [*found.contents, *(span for span in (found.source, found.cue) if span is not None)]
    return max(span.end for span in spans) - min(span.start for span in spans)


def _follows(text: str, between: Span) -> bool:
    """Whether who passed words on stands in their own clause, a comma after them: not in the next, nor after "and"."""
    spoken = text[between.start : min(between.end, between.start + LED)]
    joined = {word.strip(",") for word in spoken.lower().split()} & words("words", "conjunctions")
    near = between.end - between.start < LED and "\n" not in spoken and not joined
    return near and len(sentences_in(text, between)) < 2


def _handed_on(said: Sequence[Said], empty: Sequence[Attribution], text: str, relays: Relays) -> Iterator[Said]:
    """ "..., the port said, according to the agency": a relay with no words of its own passes on those before it."""
    order = sorted(range(len(said)), key=lambda at: said[at].found.contents[-1].end)
    ends = [said[at].found.contents[-1].end for at in order]
    passed: dict[int, list[Span]] = {}
    for each in empty:
        if each.source is None or not (relays(each.source) or _reports(text, each)):
            continue
        before = bisect_right(ends, each.source.start) - 1
        if before >= 0 and _follows(text, Span(ends[before], each.source.start)):
            passed.setdefault(order[before], []).append(each.source)
    for at, one in enumerate(said):
        yield replace(one, via=(*one.via, *passed.get(at, ())))
