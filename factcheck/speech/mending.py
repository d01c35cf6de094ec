"""Where the grammar knows better than the tagger: one attribution of the tagger's, held against the grammar's twin.

A twin is what the grammar reads with the same cue. It fills what the tagger leaves open, and tells where a content
ends that has taken in words of the sentence itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.records import Span
from factcheck.speech.cues import Form, find_nouns, find_verbs
from factcheck.speech.lexicon import closed, words
from factcheck.speech.lines import Line, tokens_at
from factcheck.speech.nesting import Said
from factcheck.speech.phrases import Tokens, finite
from factcheck.speech.sources import is_share
from factcheck.speech.tellers import fronted, heard_from, whole_source
from factcheck.speech.voices import is_title

# An opening "that" with its space, in code points.
THAT = 5
# A line with a larger share of capitals among its words for things and names is a headline.
HEADLINE = 2 / 3


def meet(left: Span | None, right: Span | None) -> bool:
    """Whether two spans have a place in common."""
    return left is not None and right is not None and left.start < right.end and right.start < left.end


def covers(outer: Span, inner: Span) -> bool:
    """Whether one span holds all of another."""
    return outer.start <= inner.start and inner.end <= outer.end


def touch(left: Said, right: Said) -> bool:
    """Whether the contents of two attributions have a place in common."""
    return any(meet(one, other) for one in left.found.contents for other in right.found.contents)


def mend(line: Line, said: Said, ruled: Sequence[Said]) -> Said:
    """An attribution of a sentence as the grammar's reading of the same sentence corrects it."""
    said = heard_from(line, whole_source(line, said))
    twin = next((each for each in ruled if _same(said, each)), None)
    mended = said if twin is None else _joined(line, _by(line, said, twin), twin)
    mended = fronted(line, mended)
    contents = _without_lead_in(line, [_quotation_alone(line, content) for content in mended.found.contents])
    return replace(mended, found=mended.found._replace(cue=_bare(line, mended.found.cue), contents=tuple(contents)))


def _joined(line: Line, said: Said, twin: Said) -> Said:
    """ "Berg answered, saying Holm should go | and asking | why": a second participle is the outer speaker's own."""
    source, at = twin.found.source, None if said.found.cue is None else tokens_at(line, said.found.cue)
    if not said.via or at is None or at[0] == 0 or not meet(source, said.via[0]):
        return said
    joined = line.tokens[at[0] - 1].lower == "and" and line.tokens[at[0]].lower.endswith("ing")
    return replace(said, found=said.found._replace(source=source), via=said.via[1:]) if joined else said


def _bare(line: Line, cue: Span | None) -> Span | None:
    """A cue's words without the colon or comma after them."""
    at = None if cue is None else tokens_at(line, cue)
    said = () if at is None else [token for token in line.tokens[slice(*at)] if token.word]
    return Span(cue.start, said[-1].end) if cue is not None and said and cue.end > said[-1].end else cue


def is_name(line: Line, said: Said) -> bool:
    """Whether a cue is a word of a name: "foreign minister | Said | Haddad", "the sculpture “He Said”"."""
    at = None if said.found.cue is None else tokens_at(line, said.found.cue)
    if at is None or line.title or at[0] == 0 or not all(token.capital for token in line.tokens[slice(*at)]):
        return False
    plain = [token for token in line.tokens if token.word and token.lower not in closed()]
    headline = sum(token.capital for token in plain) > HEADLINE * len(plain)
    within = line.tokens[at[0]].quoted or not (line.tokens[at[0] - 1].mark or line.tokens[at[0] - 1].text in ".?!,:")
    return within and not headline and any(True for _ in find_verbs(line.tokens[slice(*at)]))


def _same(said: Said, ruled: Said) -> bool:
    """Whether the grammar has read the same cue, or a cue for words that the tagger has found none for."""
    if said.found.cue is not None:
        return meet(said.found.cue, ruled.found.cue) and (said.found.source is not None or _alike(said, ruled))
    return (
        _alike(said, ruled)
        and touch(said, ruled)
        and (said.found.source is None or meet(said.found.source, ruled.found.source))
    )


def _alike(said: Said, ruled: Said) -> bool:
    """Whether some content of both ends, or but for an opening "that" begins, at the same place."""
    pairs = [(one, other) for one in said.found.contents for other in ruled.found.contents]
    return any(one.end == other.end or abs(one.start - other.start) <= THAT for one, other in pairs)


def _by(line: Line, said: Said, twin: Said) -> Said:
    found, other = said.found, twin.found
    source = found.source if found.source and not _misled(line, said, twin) else other.source
    pieces = [each for each in _own(line, found.contents, twin) if source is None or not covers(source, each)]
    fitted = (_fitted(line, content, twin) for content in pieces)
    contents = tuple(content for content in fitted if content.start < content.end)
    if not contents:
        return said
    mended = found._replace(source=source, cue=found.cue or other.cue, contents=contents)
    if found.source is None or found.cue is None:
        mended = mended._replace(marked=other.marked, by_rule=True)
    return replace(said, found=mended)


def _misled(line: Line, said: Said, twin: Said) -> bool:
    """Whether the tagger takes for the source who is addressed, whoever was asked, or half of the name."""
    source, other, cue = said.found.source, twin.found.source, said.found.cue
    if source is None or other is None or cue is None:
        return False
    addressed = other.end <= cue.start < cue.end <= source.start and _follows(source, said.found.contents)
    asked = _shares(line, other) and not _shares(line, source)
    parted = covers(other, source) and any(meet(other, content) for content in said.found.contents)
    return addressed or asked or parted or _halved(line, source, other) or _is_object(line, said, other)


def _follows(source: Span, contents: Sequence[Span]) -> bool:
    """Whether a content stands after a source: "Berg told | reporters | that", not "that, said | Berg"."""
    return any(source.end <= content.start for content in contents)


def _is_object(line: Line, said: Said, other: Span) -> bool:
    """ "Holm dismissed | Ada Berg, the conductor, | saying": whoever something is done to doesn't say why."""
    source, cue = said.found.source, said.found.cue
    places = [None if span is None else tokens_at(line, span) for span in (source, cue)]
    if source is None or places[0] is None or places[1] is None or other.end > source.start:
        return False
    (first, _), (at, _) = places[0], places[1]
    verb, lead, before = line.tokens[first - 1], line.tokens[at], line.tokens[at - 1]
    spoken = any("clause" in hit.verb.takes for hit in find_verbs([verb]))
    return lead.lower.endswith("ing") and before.text == "," and finite(verb) and not spoken


def _halved(line: Line, source: Span, other: Span) -> bool:
    """ "Said | al-Harrasi"."""
    at = tokens_at(line, source)
    if at is None or at[0] == 0 or not covers(other, source) or other.start == source.start:
        return False
    before = line.tokens[at[0] - 1]
    return before.capital and any(hit.form is Form.PAST for hit in find_verbs([before]))


def _shares(line: Line, source: Span) -> bool:
    return is_share(line.tokens, tokens_at(line, source))


def _own(line: Line, contents: Sequence[Span], twin: Said) -> Sequence[Span]:
    """Without what goes on after "who said ...,": that is the sentence's main clause."""
    kept = [each for each in contents if any(meet(each, other) for other in twin.found.contents)]
    return kept if kept and _is_relative(line, twin.found.source) else contents


def _fitted(line: Line, content: Span, twin: Said) -> Span:
    """Without the speaker at its end ("..., the port's head, | Ada Berg, told"), or a day at its beginning."""
    source, end = twin.found.source, content.end
    if source is not None and content.start < source.start < content.end:
        end = source.start
    if _is_relative(line, source):
        end = min(end, max(each.end for each in twin.found.contents))
    later = next((each.start for each in twin.found.contents if content.start < each.start < end), content.start)
    lead = tokens_at(line, Span(content.start, later)) if later > content.start else None
    days = words("words", "days") | {"on"}
    dated = lead is not None and all(token.lower in days for token in line.tokens[slice(*lead)])
    heard = lead is not None and _is_hearer(line.tokens[slice(*lead)], line.tokens[lead[1] :])
    return _with_object(line, Span(later if dated or heard else content.start, end), twin)


def _is_hearer(lead: Tokens, after: Tokens) -> bool:
    """Whether "her" is who was told, not whose it is: "told | her | 30 boats were gone"."""
    owns = len(lead) == 1 and lead[0].lower in words("words", "possessives")
    return owns and bool(after) and after[0].text[0].isdigit()


def _is_relative(line: Line, source: Span | None) -> bool:
    at = None if source is None else tokens_at(line, source)
    return at is not None and at[1] - at[0] == 1 and line.tokens[at[0]].lower in words("words", "relatives")


def _with_object(line: Line, content: Span, twin: Said) -> Span:
    """A title of a work, with what it is called: "called | “Tundra Songs” the best album"."""
    at = tokens_at(line, content)
    inside = line.tokens[slice(*at)] if at is not None else ()
    if len(inside) < 3 or not (inside[0].mark and inside[-1].mark):
        return content
    title = is_title(" ".join(token.text for token in inside[1:-1]))
    longer = (each for each in twin.found.contents if each.start == content.start and each.end > content.end)
    return next(longer, content) if title else content


def _without_lead_in(line: Line, contents: Sequence[Span]) -> Sequence[Span]:
    """Without words that only lead in a quotation after a colon: "remembers the moment: | “It fell”"."""
    places = [tokens_at(line, each) for each in contents]
    if len(contents) < 2 or places[0] is None or places[1] is None:
        return contents
    lead, between = line.tokens[slice(*places[0])], line.tokens[places[0][1] : places[1][0]]
    quoted = line.tokens[places[1][0]].mark and not any(token.mark or token.quoted for token in lead)
    leads_in = quoted and [token.text for token in between] == [":"] and not any(map(finite, lead))
    return contents[1:] if leads_in else contents


def _quotation_alone(line: Line, content: Span) -> Span:
    """A content that is one quotation, without what its speaker did next: ""We know," | and left"."""
    at = tokens_at(line, content)
    inside = line.tokens[slice(*at)] if at is not None else ()
    marks = [place for place, token in enumerate(inside) if token.mark]
    if len(marks) != 2 or marks[0] or inside[0].start != content.start or not _did_next(inside[marks[1] + 1 :]):
        return content
    return Span(content.start, inside[marks[1]].end)


def _did_next(rest: Tokens) -> bool:
    """Whether a clause without a subject follows, whose verb is no auxiliary: "would" goes on with what was said."""
    after = [token for token in rest[1:3] if token.lower not in words("words", "adverbs")]
    joined = bool(rest) and rest[0].lower in ("and", "but", "then") and bool(after)
    return joined and finite(after[0]) and after[0].lower not in words("words", "auxiliaries")


def split_off(line: Line, said: Said, ruled: Sequence[Said]) -> tuple[Said, tuple[Said, ...]]:
    """The grammar's attributions whose cue stands between two pieces of a content, the second being theirs."""
    theirs = tuple(each for each in ruled if _goes_between(said, each) and _after_comma(line, each))
    kept = tuple(span for span in said.found.contents if not any(_has(each, span) for each in theirs))
    return replace(said, found=said.found._replace(contents=kept)), theirs


def _after_comma(line: Line, ruled: Said) -> bool:
    at = None if ruled.found.cue is None else tokens_at(line, ruled.found.cue)
    return at is not None and at[0] > 0 and (line.tokens[at[0] - 1].mark or line.tokens[at[0] - 1].text == ",")


def _goes_between(said: Said, ruled: Said) -> bool:
    pieces, cue = said.found.contents, ruled.found.cue
    if cue is None or meet(cue, said.found.cue) or len(pieces) < 2:
        return False
    between = pieces[0].end <= cue.start and all(cue.end <= span.start for span in ruled.found.contents)
    return between and not _has(ruled, pieces[0]) and any(_has(ruled, span) for span in pieces[1:])


def _has(said: Said, span: Span) -> bool:
    return any(meet(each, span) for each in said.found.contents)


def nearer(line: Line, said: Said, ruled: Sequence[Said]) -> Iterator[Said]:
    """Whose noun stands right before a content: "The paper printed | the owner's claim | that ..."."""
    nouns = {line.tokens[phrase.first].start for phrase in find_nouns(line.tokens)}
    found = said.found
    for each in ruled:
        source, cue = each.found.source, each.found.cue
        if source is None or cue is None or cue.start not in nouns or not touch(said, each):
            continue
        of_another = found.cue is not None and found.cue.end <= source.start and not _owns(line, source)
        if of_another and all(cue.end <= content.start for content in found.contents):
            yield each


def _owns(line: Line, source: Span) -> bool:
    """Whether a source is "his" or "their": then it's the other's own."""
    at = tokens_at(line, source)
    return at is not None and line.tokens[at[0]].lower in words("words", "possessives")
