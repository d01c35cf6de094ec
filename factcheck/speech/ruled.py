"""What the grammar adds to the tagger: relays, and sentences in which the tagger sees nobody speak.

The tagger has learned from political news; what a seismograph "measured" or an agency "citing the ministry" reported is
known to the grammar. It overrules the tagger where a news body only passes on; smaller corrections are in ``mending``.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from factcheck.records import Span
from factcheck.speech.cues import find_prepositions
from factcheck.speech.documents import is_somebodys
from factcheck.speech.grammar import Found, read_verbs
from factcheck.speech.lexicon import words
from factcheck.speech.lines import Line, tokens_at
from factcheck.speech.listed import whole_list
from factcheck.speech.mending import covers, is_name, meet, mend, nearer, split_off, touch
from factcheck.speech.mentions import Mention, head_of
from factcheck.speech.nesting import Said
from factcheck.speech.phrasal import cites, read_cited, read_nouns, read_prepositions, reports
from factcheck.speech.phrases import Range, Tokens
from factcheck.speech.settling import settle
from factcheck.speech.tagging.reading import Attribution
from factcheck.speech.tokens import read_tokens

# At 0.86, 0.2 points of F1 better on PolNeAR's development part, which has other cues than other news.
SURE = 0.75
# Where a figure is said.
GIVEN = 0.7

Relays = Callable[[Span], bool]


def read_by_rules(line: Line, relays: Relays) -> tuple[Said, ...]:
    """The attributions of one sentence that the grammar finds, with who passed them on."""
    tokens = line.tokens
    raw = [*read_verbs(tokens), *read_prepositions(tokens), *read_nouns(tokens), *read_cited(tokens)]
    found = settle(tokens, raw, lambda source: relays(_span(tokens, source)))
    return tuple(_said(tokens, each) for each in found if each.source is not None and each.contents)


def alone(text: str, ruled: Sequence[Said]) -> tuple[Said, ...]:
    """Of a sentence in which the tagger sees nobody speak, what the grammar is sure of, and figures that are given."""
    sure = (each for each in ruled if each.found.marked >= (GIVEN if _has_figure(text, each) else SURE))
    return tuple(each for each in sure if not _is_open(text, each))


def _is_open(text: str, said: Said) -> bool:
    """ "could call on": nobody has yet."""
    cue = () if said.found.cue is None else read_tokens(text, said.found.cue)
    return any(token.lower in words("words", "modals") for token in cue)


def _has_figure(text: str, said: Said) -> bool:
    tokens = [token for span in said.found.contents for token in read_tokens(text, span)]
    return any(token.text[0].isdigit() or token.lower in words("words", "numbers") for token in tokens)


def merge(line: Line, tagged: Sequence[Said], ruled: Sequence[Said], relays: Relays) -> tuple[Said, ...]:
    """What a sentence says by both: the tagger's attributions as the grammar mends them, with the grammar's relays."""
    names = [each for each in tagged if is_name(line, each)]
    read = [each for each in tagged if each not in names]
    mended = _as_mended(read, [mend(line, each, ruled) for each in read])
    kept, added = _own_words(line, mended, ruled)
    kept = [replace(each, via=each.via or _passed(each, ruled)) for each in kept]
    passing = [each for each in kept if _passes_on(line, each, relays)]
    spoken = [each for each in ruled if any(_by_way_of(each, relay) for relay in passing)]
    spoken = [_in_full(each, passing) for each in spoken]
    telling = [each for each in passing if _by_people(line, each)]
    passing_on = [each for each in passing if each not in telling]
    left = [each for each in kept if each not in passing_on or not any(_by_way_of(other, each) for other in spoken)]
    left = [each for each in left if not any(_only_cites(line, each, other) for other in (*spoken, *ruled))]
    instead = [each for each in ruled if any(touch(each, name) for name in names)]
    instead += [each for each in ruled if any(_only_cites(line, other, each) and touch(other, each) for other in kept)]
    described = [each for each in ruled if any(_in_source(each, one.found.source) for one in left)]
    more = [
        each
        for each in dict.fromkeys((*spoken, *added, *instead, *described))
        if not any(touch(each, own) for own in left if own not in telling or each not in spoken)
    ]
    return (*left, *more)


def _as_mended(read: Sequence[Said], mended: Sequence[Said]) -> Sequence[Said]:
    """With the sources as mended for who passed on: the inner speech of somebody is by way of who speaks there."""
    other = {one.found.source: each.found.source for one, each in zip(read, mended, strict=True)}
    return [replace(each, via=tuple(other.get(span) or span for span in each.via)) for each in mended]


def _in_source(said: Said, source: Span | None) -> bool:
    """ "said Ada Berg, | who called the plan a gamble": what the words for somebody tell of their speaking."""
    spans = [said.found.source, said.found.cue, *said.found.contents]
    return source is not None and all(each is not None and covers(source, each) for each in spans)


def _only_cites(line: Line, citing: Said, spoken: Said) -> bool:
    """Whether "cited" has for its content who speaks, or the words of a document it names: those have their own cue."""
    at = None if citing.found.cue is None else tokens_at(line, citing.found.cue)
    if at is None or line.tokens[at[1] - 1].lower not in ("cited", "citing", "quoted", "quoting"):
        return False
    names = any(meet(content, spoken.found.source) for content in citing.found.contents)
    other = not meet(citing.found.cue, spoken.found.cue) and not meet(citing.found.source, spoken.found.source)
    return other and (names or touch(citing, spoken))


def _own_words(line: Line, said: Sequence[Said], ruled: Sequence[Said]) -> tuple[list[Said], list[Said]]:
    """Attributions without words that the grammar gives to another cue, and the grammar's that have those."""
    kept: list[Said] = []
    added: list[Said] = []
    free = [each for each in ruled if not any(meet(each.found.cue, one.found.cue) for one in said)]
    for each in said:
        instead = next(nearer(line, each, free), None)
        mine, theirs = split_off(line, each, free) if instead is None else (None, (instead,))
        kept.extend([mine] if mine is not None else [])
        added.extend(theirs)
    return kept, added


def _passes_on(line: Line, said: Said, relays: Relays) -> bool:
    """Whether the source of an attribution is a news body, or does what news bodies do."""
    if said.found.source is None or said.found.cue is None:
        return said.found.source is not None and relays(said.found.source)
    at = tokens_at(line, said.found.cue)
    by_way = at is not None and _is_by_way(line.tokens, at) and not _tells_itself(line, said.found.source)
    return relays(said.found.source) or by_way


def _by_people(line: Line, said: Said) -> bool:
    """ "according to two officials": they tell what somebody has said or done, and are no news body."""
    at, cue = (None if span is None else tokens_at(line, span) for span in (said.found.source, said.found.cue))
    if at is None or cue is None or not any(True for _ in find_prepositions(line.tokens[slice(*cue)])):
        return False
    head = head_of(Mention(line.tokens, at, line.number))
    people = words("people", "words", "groups") - {"media", "reports", "polls"} | words("people", "heads", "unnamed")
    return any(token.text in people for token in line.tokens[at[0] : head + 1])


def _tells_itself(line: Line, source: Span) -> bool:
    """ "according to a transcript": a document that is nobody's own words says what it tells of somebody's."""
    at = tokens_at(line, source)
    if at is None:
        return False
    word = line.tokens[head_of(Mention(line.tokens, at, line.number))].lower
    return word in words("people", "words", "documents") and not is_somebodys(word)


def _is_by_way(tokens: Tokens, cue: Range) -> bool:
    """Whether a cue is one of passing on: "according to", "reported", "citing"."""
    preposed = any(True for _ in find_prepositions(tokens[slice(*cue)]))
    return preposed or reports(tokens, cue) or cites(tokens, cue[1] - 1)


def _in_full(said: Said, passing: Sequence[Said]) -> Said:
    """With all words of the source where the tagger takes it for what a news body says: "citing | two officials"."""
    cited = (span for each in passing for span in each.found.contents if meet(span, said.found.source))
    source = next(cited, said.found.source)
    longer = source is not None and said.found.source is not None and source.start == said.found.source.start
    longer = longer and not meet(source, said.found.cue)
    return replace(said, found=said.found._replace(source=source)) if longer else said


def _passed(said: Said, ruled: Sequence[Said]) -> tuple[Span, ...]:
    """Who passed on an attribution that the grammar has found with the same source, and the same cue or words."""
    same = (each for each in ruled if meet(each.found.cue, said.found.cue) or touch(each, said))
    return next((each.via for each in same if meet(each.found.source, said.found.source)), ())


def _by_way_of(said: Said, relay: Said) -> bool:
    """Whether somebody speaks by way of the news body that another attribution has for its source."""
    passed = any(meet(each, relay.found.source) for each in said.via)
    return passed and not meet(said.found.source, relay.found.source)


def _said(tokens: Tokens, found: Found) -> Said:
    contents = tuple(_span(tokens, each) for each in found.contents)
    source = None if found.source is None else _span(tokens, whole_list(tokens, found.source))
    read = Attribution(source, _span(tokens, found.cue), contents, found.confidence, 1.0, by_rule=True)
    return Said(read, tuple(_span(tokens, each) for each in found.via))


def _span(tokens: Tokens, at: Range) -> Span:
    return Span(tokens[at[0]].start, tokens[at[1] - 1].end)
