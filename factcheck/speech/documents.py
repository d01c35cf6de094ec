"""Whose words a document has: who gave it out, told beside it or in its sentence.

A letter, a statement or a post is somebody's words; a report or a survey that nobody is told to have given out speaks
for itself. What "the letter" was given out by earlier is remembered in ``speakers``.
"""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.records import Span
from factcheck.speech.bodies import reporter
from factcheck.speech.cast import Cast, Member
from factcheck.speech.lexicon import is_relay, words
from factcheck.speech.mentions import Mention, head_of, issuer_of
from factcheck.speech.phrases import Range, subject
from factcheck.speech.sources import issuing, plausible
from factcheck.speech.tokens import read_tokens

# How many sentences back somebody gave a document out, and how many tokens from the subject on the verb may stand.
BEFORE, ADVERB = 3, 3


def itself(mention: Mention) -> Mention:
    """The document of which a source is a copy: "a copy of | the police report | reviewed by the Ledger"."""
    tokens, (first, last) = mention.tokens, mention.at
    passed = range(first + 1, last - 1)
    carriers = words("relays", "carriers") - words("relays", "issuers")
    last = next((at for at in passed if tokens[at].lower in carriers and tokens[at + 1].lower == "by"), last)
    head = head_of(replace(mention, at=(first, last)))
    copied = tokens[head].lower in words("people", "copies", "documents") and head + 2 < last
    return replace(mention, at=(head + 2 if copied and tokens[head + 1].lower == "of" else first, last))


def issuer(text: str, cast: Cast, mention: Mention, head: int) -> Mention | None:
    """Who gave a document out, if that is told."""
    own = issuer_of(mention, head) or _named(text, cast, mention, head)
    return own or _of_several(mention, head) or _sender(mention, head)


def given_out(text: str, cast: Cast, starts: Sequence[int], mention: Mention) -> Mention | Member | None:
    """Who gave out "the letter" just before, or whose "the report" is after "..., the Kharkiv Herald reported"."""
    word = mention.tokens[head_of(mention)].lower
    giver = _earlier(text, starts, mention, word)
    if giver is not None or word != "report":
        return giver
    return reporter(text, cast, starts[max(0, mention.sentence - 1)], mention.span.start)


def _earlier(text: str, starts: Sequence[int], mention: Mention, word: str) -> Mention | None:
    """ "The port | sent a letter to its crews. ... the letter said": who is told to have given one out just before.

    Or whose it was, wherever it was told of: "It is in a letter from | the port. The letter said".
    """
    for number in range(mention.sentence - 1, max(-1, mention.sentence - 1 - BEFORE), -1):
        tokens = read_tokens(text, Span(starts[number], starts[number + 1]))
        found = subject(tokens)
        after = [] if found is None else [token.lower for token in tokens[found[1] : found[1] + ADVERB]]
        begun = next((at for at, each in enumerate(after) if each in _clauses()), len(after))
        given = words("words", "publishing").intersection(after[:begun])
        if found is not None and given and any(token.lower == word for token in tokens[found[1] + 1 :]):
            return Mention(tokens, found, number) if plausible(tokens, found) else None
        places = (at for at in range(1, len(tokens)) if tokens[at - 1].lower == word)
        told = next((issuer for at in places if (issuer := issuing(tokens, at)) is not None), None)
        if told is not None and not is_relay(text[tokens[told[0]].start : tokens[told[1] - 1].end]):
            return Mention(tokens, told, number)
    return None


def _clauses() -> frozenset[str]:
    """Words behind which somebody else may act: "Hours | after Berg signed it, a letter said"."""
    return words("words", "subordinators") | words("words", "prepositions") | words("words", "relatives")


def is_somebodys(word: str) -> bool:
    """Whether a document has somebody's own words: a letter, not a survey."""
    return word in words("people", "somebodys", "documents")


def _named(text: str, cast: Cast, mention: Mention, head: int) -> Mention | None:
    """ "the | Harbour Council | letter": a body's name before the word; not "court records" nor "a Facebook post"."""
    start, end = mention.span.start, mention.tokens[head].start
    for name, member in cast.mentions(start, end)[-1:]:
        beside = not text[name.start + len(name.text) : end].strip() and member.kind == "organisation"
        word = len(name.parts) == 1 and name.parts[0] in words("people", "words", "bodies")
        if beside and not word and not set(name.parts) & words("people", "platforms", "documents"):
            return replace(mention, at=(_token_at(mention, name.start), head))
    return None


def _of_several(mention: Mention, head: int) -> Mention | None:
    """ "the | police | statement": of what is somebody's own words, who speaks with one voice before the word."""
    tokens, first = mention.tokens, mention.at[0]
    several = words("people", "words", "groups") | words("people", "words", "bodies")
    owned = head - first > 0 and tokens[head - 1].lower in several and is_somebodys(tokens[head].lower)
    return replace(mention, at=(first, head)) if owned else None


def _sender(mention: Mention, head: int) -> Mention | None:
    """ "The port | answered with a letter saying": the subject of its sentence, of what is somebody's own words."""
    tokens, (first, _) = mention.tokens, mention.at
    told = first > 0 and tokens[first].lower in ("a", "an", "another") and tokens[first - 1].lower in ("in", "with")
    if not told or not is_somebodys(tokens[head].lower):
        return None
    found: Range | None = subject(tokens)
    sent = found is not None and found[1] < first and plausible(tokens, found)
    return replace(mention, at=found) if found is not None and sent else None


def _token_at(mention: Mention, offset: int) -> int:
    return next(at for at in range(*mention.at) if mention.tokens[at].end > offset)
