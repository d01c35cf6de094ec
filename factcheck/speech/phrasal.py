"""Attributions without a verb of their own subject: "according to ...", "the claim that ...", "cited ... as saying".

They stand beside the verbs of ``grammar`` and come out in the same shape.
"""

from collections.abc import Iterator

from factcheck.speech.complements import after_hearer
from factcheck.speech.cues import Form, Hit, Phrase, find_nouns, find_prepositions, find_verbs, inflect
from factcheck.speech.grammar import Found
from factcheck.speech.lexicon import words
from factcheck.speech.phrases import Range, Tokens, clause_end, empty_after, finite, phrase_after, phrase_before
from factcheck.speech.sources import issuing, may_speak
from factcheck.speech.tokens import POSSESSIVE

# How far "cited" may stand before "as saying", in tokens.
CITED = 25
_CITING = ("cited", "cites", "quoted", "quotes", "quoting", "citing")


def read_prepositions(tokens: Tokens) -> Iterator[Found]:
    """``According to the port, content``; ``content, according to the port``"""
    for phrase in find_prepositions(tokens):
        source = phrase_after(tokens, phrase.last)
        if tokens[phrase.first].quoted or source is None or not may_speak(tokens, source):
            continue
        source = _with_issuer(tokens, source)
        yield _leading(tokens, phrase, source) if _leads(tokens, phrase) else _trailing(tokens, phrase, source)


def read_nouns(tokens: Tokens) -> Iterator[Found]:
    """``Anna Brandt's warning that content``"""
    for phrase in find_nouns(tokens):
        if tokens[phrase.first].quoted or phrase.first < 2:
            continue
        source = _owner(tokens, phrase.first)
        end = clause_end(tokens)
        if source is not None and phrase.last + 1 < end:
            cue = (phrase.first, phrase.last)
            yield Found(source, cue, phrase.stance, ((phrase.last + 1, end),), phrase.confidence, source[0])


def read_cited(tokens: Tokens) -> Iterator[Found]:
    """``Yonhap cited the military as saying content``; ``the military was quoted by Yonhap as saying content``"""
    for hit in find_verbs(tokens):
        if hit.form is Form.ING and hit.first > 2 and tokens[hit.first - 1].lower == "as":
            found = _cited(tokens, hit)
            if found is not None:
                yield found


def cited_in(tokens: Tokens, found: Found) -> Range | None:
    """Whom a news body cites beside its own cue: "Reuters reported, citing | two officials"."""
    for at in range(len(tokens) - 1):
        inside = any(first <= at < last for first, last in found.contents)
        ends = [found.cue[1], *(last for _, last in found.contents if last <= at)]
        beside = not any(finite(token) for token in tokens[max(ends) : at])
        if cites(tokens, at) and not tokens[at].quoted and not inside and beside:
            source = phrase_after(tokens, at + 1)
            return source if source and may_speak(tokens, source) else None
    return None


def cites(tokens: Tokens, at: int) -> bool:
    """Whether a word here says whom a news body has it from: ", citing ...", ", which cited ..."."""
    word = tokens[at].lower
    return word in ("citing", "quoting") or (word in _CITING and at > 0 and tokens[at - 1].lower in ("which", "who"))


def reports(tokens: Tokens, cue: Range) -> bool:
    """Whether a cue is what news bodies do with others' words: "reported"."""
    return tokens[cue[1] - 1].lower in {form for form, _ in inflect("report")}


def _cited(tokens: Tokens, hit: Hit) -> Found | None:
    low = max(0, hit.first - CITED)
    at = next((at for at in range(hit.first - 2, low - 1, -1) if tokens[at].lower in _CITING), None)
    if at is None or tokens[hit.first].quoted:
        return None
    source, via = _passive_sources(tokens, at) if _is_passive(tokens, at) else _active_sources(tokens, at)
    last = hit.last
    if last < len(tokens) and tokens[last].lower == "by" and (carrier := phrase_after(tokens, last + 1)):
        via, last = (*via, carrier), carrier[1]
    heard = after_hearer(tokens, hit) if last == hit.last else last
    start = heard + 1 if heard < len(tokens) and tokens[heard].lower == "that" else heard
    end = clause_end(tokens)
    if source is None:
        return None
    cut = min([source[0], *(first for first, _ in via)])
    cue = (hit.first - 1, hit.last)
    if start < end and not (cut > 1 and empty_after(tokens, start)):
        return Found(source, cue, hit.verb.stance, ((start, end),), 0.85, cut, via=via)
    contents = ((0, cut), (last, last))
    return Found(source, cue, hit.verb.stance, contents, 0.85, cut, True, via) if cut > 1 else None


def _active_sources(tokens: Tokens, at: int) -> tuple[Range | None, tuple[Range, ...]]:
    carrier = phrase_before(tokens, at)
    return phrase_after(tokens, at + 1), (carrier,) if carrier else ()


def _passive_sources(tokens: Tokens, at: int) -> tuple[Range | None, tuple[Range, ...]]:
    auxiliary = next(back for back in range(at - 1, -1, -1) if tokens[back].lower in words("words", "be"))
    while auxiliary > 0 and tokens[auxiliary - 1].lower in words("words", "auxiliaries"):
        auxiliary -= 1
    carrier = phrase_after(tokens, at + 2) if tokens[at + 1].lower == "by" else None
    return phrase_before(tokens, auxiliary), (carrier,) if carrier else ()


def _is_passive(tokens: Tokens, at: int) -> bool:
    return any(token.lower in words("words", "be") for token in tokens[max(0, at - 3) : at])


def _with_issuer(tokens: Tokens, source: Range) -> Range:
    """A document with whoever gave it out: "figures | that the ministry published"."""
    issuer = issuing(tokens, source[1])
    if issuer is None or tokens[source[1] - 1].lower not in words("people", "words", "documents"):
        return source
    told = issuer[1] < len(tokens) and tokens[issuer[1]].lower in words("words", "publishing")
    return source[0], issuer[1] + told


def _leads(tokens: Tokens, phrase: Phrase) -> bool:
    before = tokens[phrase.first - 1] if phrase.first else None
    after_that = phrase.first > 1 and tokens[phrase.first - 2].lower == "that" and tokens[phrase.first - 1].text == ","
    first = before is None or (phrase.first < 3 and before.lower in ("but", "and", "also", ","))
    return first or after_that or tokens[phrase.first - 1].text == ";"


def _leading(tokens: Tokens, phrase: Phrase, source: Range) -> Found:
    start = source[1]
    while start < len(tokens) and tokens[start].lower in words("words", "days") | {"on"}:
        start += 1
    if start < len(tokens) and tokens[start].text == ",":
        start += 1
    if start < len(tokens) and tokens[start].lower in ("which", "who", "whose", "citing", "quoting"):
        start = next((at + 1 for at in range(start, len(tokens)) if tokens[at].text == ","), len(tokens))
    waits = start >= clause_end(tokens) and tokens[-1].text == ":"
    contents = () if waits else ((start, clause_end(tokens)),)
    cue = (phrase.first, phrase.last)
    return Found(source, cue, phrase.stance, contents, phrase.confidence, phrase.first, relays=True, waits=waits)


def _trailing(tokens: Tokens, phrase: Phrase, source: Range) -> Found:
    cut = phrase.first
    contents = ((0, cut), (source[1], source[1]))
    cue = (phrase.first, phrase.last)
    inserted = source[1] < len(tokens) and tokens[source[1]].text == ","
    return Found(source, cue, phrase.stance, contents, phrase.confidence, cut, True, relays=True, inserted=inserted)


def _owner(tokens: Tokens, noun: int) -> Range | None:
    if tokens[noun - 1].lower in words("words", "possessives"):
        return (noun - 1, noun)
    near = range(noun - 1, max(0, noun - 4), -1)
    apostrophe = next((at for at in near if tokens[at].lower in ("'", "’", *POSSESSIVE)), 0)
    owner = phrase_before(tokens, apostrophe) if apostrophe else None
    if owner is None:
        return None
    verb = owner[1] - owner[0] > 1 and tokens[owner[0]].lower.endswith("ed") and not tokens[owner[0]].capital
    return owner[0] + verb, owner[1]
