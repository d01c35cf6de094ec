"""What a source comes down to: its name or description, without what is told beside it.

The tagger marks a source with its appositions and clauses ("Ada Berg, the mayor, who was there,"); of these the name
or the description is what speaks, and an apposition tells its role.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.speech.lexicon import closed, words
from factcheck.speech.persons import Persons
from factcheck.speech.phrases import Range, Tokens
from factcheck.speech.sources import issuing
from factcheck.speech.tokens import DASHES, Token

_ENDS = frozenset((",", "(", ")", ":", ";", *DASHES))
# A name has no more words than this; with more, capitals are a title's or a heading's.
LONGEST = 6


class Core(NamedTuple):
    """The tokens that speak, and those that tell their role, if any do."""

    at: Range
    role: Range | None = None


def core_of(tokens: Tokens, source: Range, persons: Persons) -> Core:
    """The core of a source. A list of speakers ("Berg, Lund and Ek") is its own core."""
    parts = [_named(tokens, _without_document(tokens, part)) for part in _parts(tokens, source)]
    if len(parts) < 2 or _is_list(tokens, parts):
        return Core(_with_issuer(tokens, _whole(parts) or source))
    first, second = parts[:2]
    if _is_office_of(tokens, first) and persons.is_name(tokens, second):
        return Core(second, (first[0] + 1, first[1]))
    if not _is_name(tokens, first) and _is_name(tokens, second) and not _is_clause(tokens, second):
        return Core(second, first)
    tells = _is_name(tokens, first) and not _is_clause(tokens, second)
    return Core(first, second if tells else None)


def _named(tokens: Tokens, part: Range) -> Range:
    """Without why no name is given ("an official | who asked not to be named"), or by whom ("| quoted by NHK")."""
    who = next((at for at in range(part[0] + 1, part[1]) if tokens[at].lower == "who"), None)
    if who is not None and any(token.lower in words("words", "anonymous", "cores") for token in tokens[who : part[1]]):
        return part[0], who
    quoted = (at for at in range(part[0] + 1, part[1] - 1) if tokens[at].lower in words("words", "passed_on", "cores"))
    return part[0], next((at for at in quoted if tokens[at + 1].lower in ("by", "in")), part[1])


def _parts(tokens: Tokens, source: Range) -> Iterator[Range]:
    """Between commas, dashes and brackets; those without a word left out."""
    start = source[0]
    for at in range(source[0], source[1] + 1):
        if at == source[1] or (tokens[at].text in _ENDS and not _hyphen(tokens, at)):
            first, last = start, at
            while first < last and not tokens[first].word:
                first += 1
            while first < last and not _stays(tokens[last - 1]):
                last -= 1
            if first < last:
                yield first, last
            start = at + 1


def _without_document(tokens: Tokens, at: Range) -> Range:
    """Speakers without where they say it: "investigators | in their interim report"."""
    first, last = at
    documents = words("people", "words", "documents")
    inside = next((place for place in range(first + 1, last - 1) if tokens[place].lower in ("in", "on")), last)
    speaks = inside < last and tokens[inside - 1].lower not in documents
    wide = tokens[inside + 1].lower in words("words", "determiners") if speaks else False
    return (first, inside) if wide and tokens[last - 1].lower in documents else at


def _hyphen(tokens: Tokens, at: int) -> bool:
    """Whether a dash joins what it touches on both sides: "38-year-old"."""
    inside = tokens[at].text in DASHES and 0 < at < len(tokens) - 1
    return inside and tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def _stays(token: Token) -> bool:
    """Whether a token may end a source: a word, but none that only stresses it ("the government | itself")."""
    return token.word and token.lower not in words("words", "stress", "cores")


def _with_issuer(tokens: Tokens, at: Range) -> Range:
    """A document with who gave it out, where the tagger leaves that out: "figures | that the port published"."""
    if tokens[at[1] - 1].lower not in words("people", "words", "documents"):
        return at
    issuer = issuing(tokens, at[1])
    return at if issuer is None else (at[0], issuer[1])


def _whole(parts: Sequence[Range]) -> Range | None:
    return (parts[0][0], parts[-1][1]) if parts else None


def _is_list(tokens: Tokens, parts: Sequence[Range]) -> bool:
    """Whether commas stand between several speakers: the last but for "and" is like the first."""
    first, last = parts[0], parts[-1]
    if tokens[last[0]].lower == "and":
        return True
    joined = any(token.lower == "and" for token in tokens[last[0] : last[1]])
    ends = [tokens[part[1] - 1] for part in parts]
    if joined and all(token.lower.endswith("s") and not token.capital for token in ends):
        return True
    return joined and _is_name(tokens, first) and all(_is_one_more(tokens, part) for part in parts[1:])


def _is_one_more(tokens: Tokens, part: Range) -> bool:
    """Whether a part is a further name, not what the first one is: "chair of the Ports and Fisheries Board"."""
    first = part[0] + (tokens[part[0]].lower == "the")
    return tokens[first].capital and _is_name(tokens, part)


def _is_name(tokens: Tokens, part: Range) -> bool:
    """Whether it ends in a name: capitals from some word on, not only an office's; "the critic | Harriet Osei"."""
    inside = [token for token in tokens[part[0] : part[1]] if token.word]
    first = len(inside)
    while first > 0 and (inside[first - 1].capital or inside[first - 1].lower in words("people", "particles")):
        first -= 1
    named = [token for token in inside[first:] if token.lower not in closed()]
    spoken = words("people", "offices") | words("people", "titles") | words("people", "words", "bodies")
    return 0 < len(named) <= LONGEST and inside[-1].capital and any(token.lower not in spoken for token in named)


def _is_office_of(tokens: Tokens, part: Range) -> bool:
    """Whether it is an office with what it is of, which ends in capitals as a name does: "the mayor of Oslo"."""
    first, last = part
    linked = next((at for at in range(first + 2, last) if tokens[at].lower in ("of", "for", "at")), None)
    return (
        tokens[first].lower == "the" and linked is not None and tokens[linked - 1].lower in words("people", "offices")
    )


def _is_clause(tokens: Tokens, part: Range) -> bool:
    first = tokens[part[0]]
    inflected = first.lower.endswith(("ing", "ed")) and not first.capital
    inflected = inflected and first.lower not in words("words", "adjectives_in_ed")
    return first.lower in words("words", "clause", "cores") or inflected or first.text[0].isdigit()
