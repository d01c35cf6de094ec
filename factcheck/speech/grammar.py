"""Who attributes what inside one sentence: each cue is read by a ladder of patterns, the first that holds wins.

What comes out are places (token ranges). Which attributions nest, and where one's content must end because the
next begins, is settled in ``settling``; who the speakers are is settled elsewhere.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from factcheck.speech.complements import SHAPES, SPOKEN, after_hearer, complement, kind_at, no_content, substantial
from factcheck.speech.cues import Form, Hit, find_verbs
from factcheck.speech.lexicon import is_relay, words
from factcheck.speech.phrases import (
    Range,
    Tokens,
    clause_end,
    empty_after,
    is_manner,
    phrase_after,
    phrase_before,
    verbal,
)
from factcheck.speech.sources import plausible
from factcheck.speech.subjects import aside_end, before_relative, is_relative, speaks
from factcheck.speech.tokens import DASHES, POSSESSIVE

# What begins a content makes it surer; a verb of speech with a thing for its object ("maintains a pier") and a mere
# object ("welcomed guests") are less sure to be speech.
SURER = {"quote": 0.1, "that": 0.05}
THING, LOOSE = 0.2, 0.1

# What may lead a form in -ing that goes on with the sentence's subject.
LEADS = ("by", "after", "while", "before", "and", "when", "in")


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution by token ranges. ``cut``: where an earlier content must end, since this one begins there.

    ``source`` None: the speaker of the attribution before; ``borrowed``: it has been given that one.
    ``tail``: the content stands before the cue. ``inserted``: the cue stands between two commas, so that the content
    may go on after it. ``via``: sources who passed it on. ``waits``: ends in a colon, the content is the next
    sentence's. ``relays``: its source always passes on. ``loose``: the content is a mere object.
    """

    source: Range | None
    cue: Range
    stance: str
    contents: tuple[Range, ...]
    confidence: float
    cut: int
    tail: bool = False
    via: tuple[Range, ...] = ()
    waits: bool = False
    relays: bool = False
    loose: bool = False
    borrowed: bool = False
    inserted: bool = False


def read_verbs(tokens: Tokens) -> Iterator[Found]:
    """Every cue verb outside quotations that attributes, read by the first pattern that holds."""
    for hit in find_verbs(tokens):
        if not _can_attribute(tokens, hit):
            continue
        found = next((found for pattern in PATTERNS if (found := pattern(tokens, hit))), None)
        if found is not None:
            yield found


def inverted(tokens: Tokens, hit: Hit) -> Found | None:
    """``content, said Kim``"""
    before = hit.first - 1
    if before < 1 or hit.form not in (Form.PAST, Form.THIRD) or not hit.verb.takes & {*SPOKEN, "that"}:
        return None
    after_quotation = tokens[before].mark or (tokens[before].text == "," and tokens[before - 1].mark)
    source = phrase_after(tokens, hit.last)
    if source is None or not (after_quotation or _ends_inverted(tokens, hit, source)):
        return None
    return _tail(hit, source, (hit.first, hit.last), before + tokens[before].mark, source[1], 0.1)


def postposed(tokens: Tokens, hit: Hit) -> Found | None:
    """``content, Kim said [on Tuesday]``"""
    group = _group_start(tokens, hit)
    if _bare_participle(tokens, hit, group):
        return None
    source = phrase_before(tokens, group)
    if source is None or source[0] < 2 or not speaks(tokens, source, hit, group) or is_relative(tokens, source):
        return None
    before = source[0] - 1
    if not (tokens[before].mark or tokens[before].text in (",", *DASHES, "?", "!")):
        return None
    last = after_hearer(tokens, hit)
    if last > hit.last and "object" in hit.verb.takes and not tokens[before].mark:
        return None
    if kind_at(tokens, last) == "to" and "to" in hit.verb.takes:
        return None
    content = tokens[:before]
    inserted = hit.last < len(tokens) and tokens[hit.last].text == ","
    after_quotation = tokens[before].mark and kind_at(tokens, last) not in ("that", "quote", "bare")
    states = inserted or verbal(content) or any(token.mark for token in content)
    if not states or not (after_quotation or empty_after(tokens, last)):
        return None
    end = _before_office(tokens, before) or before + tokens[before].mark
    found = _tail(hit, source, (group, hit.last), end, last, 0.1)
    return replace(found, inserted=inserted)


def forward(tokens: Tokens, hit: Hit) -> Found | None:
    """``Kim said [that] content``; with no speaker before it ("and added that"), the speaker of the one before."""
    group = _group_start(tokens, hit)
    if _bare_participle(tokens, hit, group):
        return None
    source = phrase_before(tokens, group - tokens[group - 1].mark if group else group)
    shared = group > 0 and tokens[group - 1].lower in ("and", "but", ",", "or", "then") and hit.form is not Form.BASE
    if source is None and not shared:
        return None
    if source is not None and not speaks(tokens, source, hit, group):
        source = before_relative(tokens, group)
        if source is None or not speaks(tokens, source, hit, group):
            return None
    return _ahead(tokens, hit, source, group, 0.0)


def participle(tokens: Tokens, hit: Hit) -> Found | None:
    """``Kim left, saying content``; ``with Kim vowing content``; ``a report by CNN saying content``"""
    group = _group_start(tokens, hit)
    negated = "not" in (token.lower for token in tokens[group : hit.first])
    if not _bare_participle(tokens, hit, group) or group < 1 or negated:
        return None
    if _lists_noun(tokens, hit, group):
        return None
    if _comma_before(tokens, group) or tokens[group - 1].lower in LEADS:
        return _ahead(tokens, hit, None, group, -0.1)
    source = phrase_before(tokens, group)
    if source is None:
        return None
    owner = tokens[source[0] - 1].lower if source[0] else ""
    reports = _document(tokens, source)
    source = (reports and _publisher(tokens, source)) or source
    return _ahead(tokens, hit, source, group, -0.1) if owner == "with" or reports else None


PATTERNS: tuple[Callable[[Tokens, Hit], Found | None], ...] = (inverted, postposed, forward, participle)


def _before_office(tokens: Tokens, comma: int) -> int | None:
    """Where a quotation ends before the office of a name: ``"content," head of the port, Ada Berg told``"""
    shut = next((at for at in range(comma - 1, 0, -1) if tokens[at].mark), None)
    if shut is None or tokens[comma].text != "," or comma - shut < 2:
        return None
    between = tokens[shut + 1 : comma]
    office = any(token.lower in words("people", "offices") for token in between)
    return shut + 1 if office and not verbal(between) and tokens[shut - 1].text in (",", ".", "!", "?") else None


def _tail(hit: Hit, source: Range, cue: Range, content_end: int, last: int, sure: float) -> Found:
    cut = min(content_end, source[0])
    confidence = min(hit.verb.confidence + sure, 0.95)
    return Found(source, cue, hit.verb.stance, ((0, cut), (last, last)), confidence, cut, tail=True)


def _ahead(tokens: Tokens, hit: Hit, source: Range | None, group: int, sure: float) -> Found | None:
    taken = complement(tokens, hit)
    if taken is None and tokens[-1].text == ":" and hit.verb.takes & SPOKEN:
        taken = len(tokens), "quote"
    if taken is None:
        return None
    start, kind = taken
    end = aside_end(tokens, source, start) or clause_end(tokens)
    waits = kind == "quote" and start >= end
    if not waits and (not substantial(tokens, start, end) or (kind == "bare" and no_content(tokens, start))):
        return None
    first = source[0] if source else group
    cut = first - 1 if first and _opens_clause(tokens, first - 1) else first
    contents = () if waits else ((start, end),)
    loose = kind == "bare" and not hit.verb.takes & {"clause", "full"}
    confidence = hit.verb.confidence + sure + SURER.get(kind, -_doubt(tokens, hit, start, kind))
    cue = (group, hit.last)
    return Found(source, cue, hit.verb.stance, contents, min(confidence, 0.95), cut, waits=waits, loose=loose)


def _doubt(tokens: Tokens, hit: Hit, start: int, kind: str) -> float:
    """How much less sure bare words are to be said, where they have none of the shapes that the verb takes."""
    takes = hit.verb.takes
    if kind != "bare" or any(SHAPES[take](tokens, start) for take in takes & SHAPES.keys()):
        return 0.0
    if "clause" in takes:
        return 0.0 if SHAPES["full"](tokens, start) else THING
    return LOOSE


def _group_start(tokens: Tokens, hit: Hit) -> int:
    """The first of the auxiliaries and adverbs before the verb: "has | also | repeatedly | said"."""
    skipped = words("words", "auxiliaries") | words("words", "adverbs") | {"to", "went", "on", "continued", "tried"}
    first = hit.first
    while first > 0 and first > hit.first - 5:
        token = tokens[first - 1]
        plain = token.lower in skipped - ({"to", "on"} if not _leads_to(tokens, first) else set())
        if not plain and not (is_manner(token) and not token.capital):
            break
        if token.capital and first > 1:
            break
        if token.lower in POSSESSIVE and not (first > 1 and tokens[first - 2].lower in words("words", "pronouns")):
            break
        first -= 1
    return first


def _leads_to(tokens: Tokens, first: int) -> bool:
    """Whether "to" (or "on to") before token ``first`` goes on from "went", "continued", "is", "declined"..."""
    back = [token.lower for token in tokens[max(0, first - 3) : first]]
    goes_on = bool({"went", "continued", "tried"} & set(back))
    return (back[-1:] == ["to"] and goes_on) or back[-2:] == ["went", "on"]


def _can_attribute(tokens: Tokens, hit: Hit) -> bool:
    """Not a noun ("his claims"), not passive ("was told"), not an infinitive ("to say"), not inside a quotation."""
    token = tokens[hit.first]
    before = tokens[hit.first - 1] if hit.first else None
    if before is not None and token.capital and not before.mark:
        return False
    if token.quoted:
        return bool(before and before.mark and hit.first > 1 and tokens[hit.first - 2].capital)
    if before is None:
        return False
    owners = words("words", "determiners") - {"this", "that", "these", "those", "all", "some", "many", "both", "other"}
    if before.lower in owners - {"her"} or _owned(tokens, hit.first - 1):
        return False
    if hit.form is Form.BASE and before.lower in ("has", "have", "had", "having", "'s", "’s"):
        return False
    if hit.form is Form.PAST and before.lower == "to":
        return False
    if hit.form in (Form.BASE, Form.THIRD) and before.lower in words("words", "linking"):
        return False
    return not (hit.form is Form.PAST and _passive(tokens, hit))


def _owned(tokens: Tokens, at: int) -> bool:
    """Whether a genitive, or one and its year, stands at a token: "the port's | plans", "its 2015 | state"."""
    at -= at > 0 and tokens[at].text.isdigit() and tokens[at - 1].lower in POSSESSIVE
    owns = at > 0 and tokens[at].lower in POSSESSIVE
    return owns and tokens[at - 1].lower not in words("words", "pronouns")


def _passive(tokens: Tokens, hit: Hit) -> bool:
    group = tokens[_group_start(tokens, hit) : hit.first]
    return any(token.lower in words("words", "be") for token in group)


def _publisher(tokens: Tokens, document: Range) -> Range | None:
    """Who gave out a document that says something: "the port | issued a statement saying"."""
    verb = document[0] - 1
    if verb < 1 or tokens[verb].lower not in words("words", "publishing"):
        return None
    while verb > 1 and tokens[verb - 1].lower in words("words", "adverbs"):
        verb -= 1
    found = phrase_before(tokens, verb)
    return found if found and plausible(tokens, found) else None


def _bare_participle(tokens: Tokens, hit: Hit, group: int) -> bool:
    """A form in -ing with no "is" or "was" before it."""
    before = {token.lower for token in tokens[group : hit.first]}
    return hit.form is Form.ING and not before & (words("words", "be") | {"'s", "’s", "'re", "’re"})


def _lists_noun(tokens: Tokens, hit: Hit, group: int) -> bool:
    """``tear gas and warning shots``, not ``and warning the port would close``"""
    bare = tokens[group - 1].lower == "and" and kind_at(tokens, hit.last) == "bare"
    return bare and not SHAPES["full"](tokens, hit.last)


def _comma_before(tokens: Tokens, at: int) -> bool:
    return tokens[at - 1].text == "," or (tokens[at - 1].mark and at > 1 and tokens[at - 2].text == ",")


def _document(tokens: Tokens, source: Range) -> bool:
    return any(token.lower in words("people", "words", "documents") for token in tokens[source[0] : source[1]])


def _ends_inverted(tokens: Tokens, hit: Hit, source: Range) -> bool:
    """Without a quotation before it, ", said Kim" ends the sentence, and nothing before it is its subject."""
    before, name = tokens[hit.first - 1], tokens[source[0]]
    says = bool(hit.verb.takes & {"clause", "full"})
    if before.text not in (",", *DASHES) or not says or not empty_after(tokens, source[1]):
        return False
    spoken = " ".join(token.text for token in tokens[source[0] : source[1]])
    known = is_relay(spoken) or phrase_before(tokens, hit.first) is None
    return known and name.lower not in words("words", "pronouns") and plausible(tokens, source)


def _opens_clause(tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    joins = words("words", "conjunctions") | {"while", "whereas"}
    return token.mark or token.text in (",", ";", *DASHES) or token.lower in joins
