"""From single attributions to those of a sentence: shared speakers, contents that end where the next begins, relay.

A source that passes on ("according to Jiji Press, the ministry said ...", "..., state media KCNA said") leaves the
words to the speaker inside its content and goes into ``via``; where nobody speaks inside it, it is the speaker.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from factcheck.speech.grammar import Found
from factcheck.speech.lexicon import words
from factcheck.speech.phrasal import cited_in, cites, reports
from factcheck.speech.phrases import Range, Tokens, clause_end, finite, subject, verbal
from factcheck.speech.sources import is_share, may_speak, plausible
from factcheck.speech.tokens import DASHES

# A relayed attribution that covers this share of the relay's content takes its place.
COVERS = 0.5

# Surer than this, somebody else's words inside somebody's are a claim as well: swept 0.8-0.9 on PolNeAR's dev part.
NESTED = 0.85

# A sentence with more is no prose; the bound keeps time linear, since attributions are held against each other.
MOST = 40

# What is left hanging at a content's end where the next attribution begins.
JOINING = ("and", "but", "while", "with")

Relays = Callable[[Range], bool]


def settle(tokens: Tokens, found: Sequence[Found], relays: Relays) -> tuple[Found, ...]:
    """The attributions of a sentence, in order of their cues; ``relays`` says whether a source is a news body."""
    ordered = sorted(found, key=lambda each: each.cue)[:MOST]
    shared = _handed_on(tokens, list(_share(tokens, ordered)), relays)
    bounded = [each for one in shared if (each := _bound(tokens, one, shared)) is not None]
    through = [_cited(tokens, each, relays) for each in bounded]
    kept = through if through == bounded else [each for each in through if not _only_cites(tokens, each)]
    return tuple(_nest(tokens, kept, relays))


def _cited(tokens: Tokens, found: Found, relays: Relays) -> Found:
    """A news body, or whoever reports, that names whom it cites passes them on."""
    if found.source is None or not (relays(found.source) or reports(tokens, found.cue)):
        return found
    source = cited_in(tokens, found)
    if source is None:
        return found
    return replace(found, source=source, via=(*found.via, found.source))


def _only_cites(tokens: Tokens, found: Found) -> bool:
    return cites(tokens, found.cue[1] - 1)


def _handed_on(tokens: Tokens, shared: Sequence[Found], relays: Relays) -> Sequence[Found]:
    """ "..., the port said on Monday, according to the agency": the second passes the first on, content and all."""
    kept: list[Found] = []
    for each in shared:
        before = kept[-1] if kept and kept[-1].tail else None
        between = tokens[before.contents[-1][0] : each.cut] if before is not None else ()
        follows = each.tail and each.source is not None and (each.relays or (bool(between) and relays(each.source)))
        if before is None or not follows or any(finite(token) or token.mark for token in between):
            kept.append(each)
        elif each.source is not None:
            kept[-1] = replace(before, via=(*before.via, each.source))
    return kept


def _share(tokens: Tokens, ordered: Sequence[Found]) -> Iterator[Found]:
    """Each with a source: one without takes that of the attribution before it, else the sentence's subject."""
    top: Found | None = None
    for each in ordered:
        source = each.source or (top and top.source) or subject(tokens)
        if source is None or (each.source is None and (source[0] >= each.cue[0] or not plausible(tokens, source))):
            continue
        if each.source is not None and (top is None or not _within(tokens, each, top)):
            top = each
        yield replace(each, source=source, borrowed=each.source is None)


def _within(tokens: Tokens, each: Found, top: Found) -> bool:
    """Whether an attribution belongs to the content of one before it, and does not stand beside it."""
    return not top.tail and not _cuts(tokens, each) and any(first <= each.cue[0] < last for first, last in top.contents)


def _bound(tokens: Tokens, one: Found, others: Sequence[Found]) -> Found | None:
    """Contents cut at the next attribution's beginning; a tail's begins after the tail before it."""
    if one.waits:
        return one
    contents = _tail_contents(tokens, one, others) if one.tail else _ahead_contents(tokens, one, others)
    contents = tuple(content for content in contents if any(token.word for token in tokens[content[0] : content[1]]))
    return replace(one, contents=contents) if contents else None


def _ahead_contents(tokens: Tokens, one: Found, others: Sequence[Found]) -> tuple[Range, ...]:
    start, end = one.contents[0]
    after = [each for each in others if each is not one and start < each.cut < end]
    cuts = [each.cut for each in after if _cuts(tokens, each) or _both_shares(tokens, one, each)]
    end = min([end, *cuts, *_mains(one, others)])
    return ((start, _trim(tokens, start, _quotation_end(tokens, start, end))),)


def _both_shares(tokens: Tokens, one: Found, each: Found) -> bool:
    """Shares of those asked stand beside one another: "40 percent said it leaks and 30 percent said it sinks"."""
    return all(is_share(tokens, found.source) for found in (one, each))


def _mains(one: Found, others: Sequence[Found]) -> Iterator[int]:
    """Where the main clause goes on after "who said ...": its cue has the subject that "who" stands for."""
    for each in others:
        ends = each.source[1] if each.source and not each.tail else -2
        if one.source and each.cue[0] > one.cue[0] and one.source[0] - 1 <= ends <= one.source[0]:
            yield each.cue[0]


def _cuts(tokens: Tokens, each: Found) -> bool:
    mark = tokens[each.cut].mark and tokens[each.cut - 1].text == ","
    token = tokens[each.cut]
    beside = token.lower in ("and", "while", "whereas") and _new_clause(tokens, each)
    joined = token.lower == "but" or (token.lower == "and" and each.borrowed) or beside
    return each.tail or mark or joined or token.text in (",", ";", *DASHES)


def _new_clause(tokens: Tokens, each: Found) -> bool:
    """Whether somebody else goes on after a comma: "The mayor said it was shut|, and a spokesman denied ..."."""
    return each.cut > 0 and tokens[each.cut - 1].text in (",", ";") and each.source is not None


def _quotation_end(tokens: Tokens, start: int, end: int) -> int:
    """A content that is one quotation ends with it, if a comma or a new clause follows."""
    if start >= end or not tokens[start].mark:
        return end
    close = next((at for at in range(start + 1, end) if tokens[at].mark), None)
    if close is None or close + 1 >= end:
        return end
    ends_with_comma = tokens[close - 1].text in (",", ".", "!", "?") or tokens[close + 1].text in (",", ";")
    return close + 1 if ends_with_comma else end


def _tail_contents(tokens: Tokens, one: Found, others: Sequence[Found]) -> tuple[Range, ...]:
    before, after = one.contents[0][1], one.contents[-1][0]
    tails = [each.contents[-1][0] for each in others if each.tail and each is not one and each.cue < one.cue]
    start = max([0, *(tail for tail in tails if tail < before)])
    start = _after_colon(tokens, start, before)
    while start < before and not (tokens[start].word or tokens[start].mark):
        start += 1
    contents = [(start, _trim(tokens, start, before))] if start < before else []
    contents.extend(_split(tokens, one, after, others))
    return tuple(contents)


def _after_colon(tokens: Tokens, start: int, before: int) -> int:
    """Words before a colon only introduce the quotation after it."""
    back = range(before - 2, start, -1)
    return next((at + 1 for at in back if tokens[at].text == ":" and tokens[at + 1].mark), start)


def _split(tokens: Tokens, one: Found, after: int, others: Sequence[Found]) -> Iterator[Range]:
    """The second part of a split quotation: "...," he said, "..."."""
    if one.inserted:
        yield from _rest(tokens, one, after, others)
        return
    opening = next((at for at in range(after, min(len(tokens), after + 12)) if tokens[at].mark), None)
    if opening is not None and tokens[opening - 1].word:
        return
    claimed = any(each is not one and each.cue > one.cue and not each.tail for each in others)
    if opening is None or claimed or verbal(tokens[after:opening]):
        return
    if any(each.tail and each.cue > one.cue for each in others):
        return
    end = _trim(tokens, opening, clause_end(tokens))
    if end > opening + 1:
        yield (opening, end)


def _rest(tokens: Tokens, one: Found, after: int, others: Sequence[Found]) -> Iterator[Range]:
    """What goes on after an inserted cue: "It was impossible, he said, so they divided the work"."""
    start = after + (after < len(tokens) and tokens[after].text == ",")
    cuts = [each.cut for each in others if each.cut >= after and each is not one and _cuts(tokens, each)]
    end = _trim(tokens, start, min([clause_end(tokens), *cuts]))
    aside = start < end and (tokens[start].lower.endswith("ing") or tokens[start].lower in words("words", "relatives"))
    if end - start > 1 and not aside:
        yield (start, end)


def _trim(tokens: Tokens, start: int, end: int) -> int:
    while end > start and (tokens[end - 1].text in (",", ";", ":", *DASHES) or tokens[end - 1].lower in JOINING):
        end -= 1
    return end


def _nest(tokens: Tokens, found: Sequence[Found], relays: Relays) -> Iterator[Found]:
    """Of attributions inside one another, those that stay, with who passed them on."""
    dropped: set[int] = set()
    passed: dict[int, tuple[Range, ...]] = {}
    for outer in sorted(range(len(found)), key=lambda at: -_size(found[at])):
        inner = [at for at in range(len(found)) if at not in dropped and _inside(found[at], found[outer], at == outer)]
        if outer in dropped or not inner:
            continue
        speaking = [at for at in inner if _somebody(tokens, found[at])]
        kept = _speaking_inside(found, outer, speaking, relays)
        beside = () if kept else [at for at in inner if _of_its_own(tokens, found[at])]
        dropped.update({*inner, outer} - set(kept) if kept else set(inner) - set(beside))
        through = () if found[outer].loose else _sources(found[outer])
        passed.update({at: (*passed.get(at, ()), *through) for at in (*kept, *beside)})
    for at, each in enumerate(found):
        if at not in dropped:
            via = tuple(dict.fromkeys((*each.via, *reversed(passed.get(at, ())))))
            yield replace(each, via=via)


def _of_its_own(tokens: Tokens, inner: Found) -> bool:
    """Whether words inside somebody's are somebody else's: "Noh said that Washington had said that ..."."""
    if inner.source is None or inner.borrowed or inner.loose or inner.tail or inner.confidence < NESTED:
        return False
    if not inner.contents or finite(tokens[inner.contents[0][0]]) or not may_speak(tokens, inner.source):
        return False
    first = tokens[inner.source[0]].lower
    return first not in words("words", "pronouns") | words("words", "possessives")


def _somebody(tokens: Tokens, found: Found) -> bool:
    """Whether the source inside a relay's content can be whose words these are; who is cited always is.

    Not "people | who think so": of them the content itself tells something.
    """
    if found.via or found.source is None:
        return bool(found.via)
    described = tokens[found.source[0]].lower in words("words", "relatives")
    return not described and may_speak(tokens, found.source)


def _speaking_inside(found: Sequence[Found], outer: int, inner: Sequence[int], relays: Relays) -> Sequence[int]:
    """The attributions inside a content that take its place; none where the outer one is the one to keep."""
    through = any(_covers(found[at], found[outer]) for at in inner)
    if through and (found[outer].loose or _passes_on(found[outer], relays)):
        return inner
    last = _last_clause(found, outer, inner) if found[outer].relays and not through else None
    return () if last is None else _joined_to(found, last, inner)


def _joined_to(found: Sequence[Found], last: int, inner: Sequence[int]) -> Sequence[int]:
    """With the clauses of the same speaker before it: "The port said it was shut and said it would stay so"."""
    beside = [at for at in inner if found[at].source == found[last].source and not found[at].tail]
    return beside if last in beside else (last,)


def _last_clause(found: Sequence[Found], outer: int, inner: Sequence[int]) -> int | None:
    """An attribution that ends where the relay's content ends: "..., as the port has said, according to Reuters"."""
    end = found[outer].contents[0][1]
    return next((at for at in inner if found[at].contents and found[at].contents[-1][1] == end), None)


def _sources(found: Found) -> tuple[Range, ...]:
    return (found.source, *found.via) if found.source else found.via


def _passes_on(found: Found, relays: Relays) -> bool:
    return found.relays or (found.source is not None and relays(found.source))


def _inside(inner: Found, outer: Found, same: bool) -> bool:
    return not same and any(first <= inner.cue[0] < last for first, last in outer.contents)


def _covers(inner: Found, outer: Found) -> bool:
    own = _size(inner) + (inner.cue[1] - inner.cue[0])
    own += inner.source[1] - inner.source[0] if inner.source else 0
    if inner.source is not None and inner.contents and not inner.tail:
        ahead = inner.source[0] < inner.cue[0] < inner.contents[0][0]
        own = inner.contents[-1][1] - inner.source[0] if ahead else own
    return own >= COVERS * _size(outer)


def _size(found: Found) -> int:
    return sum(last - first for first, last in found.contents)
