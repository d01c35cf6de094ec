"""Where the tagger sees persons' names: what rules for capitals take for a first name ("Banker | Ottavio Lancellotti").

Only names that rules have found already are made shorter; a name that only the tagger sees is left to the rules.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from factcheck.records import Span
from factcheck.speech.callings import calls_body
from factcheck.speech.given_names import gender_of
from factcheck.speech.lexicon import closed, words
from factcheck.speech.names import Name
from factcheck.speech.phrases import Range, Tokens

# How words for what people do end.
_CALLINGS = ("ist", "er", "or", "eer", "ian", "man", "woman", "ant", "ess", "maid", "smith")


class Persons:
    """The places of persons' names in an article."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in self._spans]

    def inside(self, start: int, end: int) -> Span | None:
        """The first person's name that begins after ``start`` and reaches to ``end``."""
        at = bisect_right(self._starts, start)
        return next((span for span in self._spans[at : at + 4] if span.start < end <= span.end), None)

    def is_name(self, tokens: Tokens, at: Range) -> bool:
        """Whether some tokens are one person's name."""
        found = bisect_right(self._starts, tokens[at[0]].start) - 1
        return found >= 0 and self._spans[found] == Span(tokens[at[0]].start, tokens[at[1] - 1].end)

    def trim(self, tokens: Tokens, name: Name) -> Name:
        """A name without the words before the person's; those are the role, if no other is known."""
        end = tokens[name.at[1] - 1].end
        if name.kind == "place":
            return name
        first = _first(tokens, name.at, self.inside(tokens[name.at[0]].start, end))
        lead = [token.text for token in tokens[name.at[0] : first]]
        if not lead or len(lead) >= len(name.parts) or any(_may_be_name(word) for word in lead):
            return name
        if _is_one_name(tokens, name.at, first):
            return name
        text, parts = name.text[tokens[first].start - end :], name.parts[len(lead) :]
        role = name.role or " ".join(lead)
        at, begins = (first, name.at[1]), tokens[first].start
        kind = "organisation" if calls_body(lead[-1].lower()) else "person"
        return replace(name, text=text, parts=parts, kind=kind, role=role, at=at, start=begins)

    def trim_mention(self, tokens: Tokens, at: Range, known: frozenset[str]) -> tuple[Range, Range | None]:
        """A mention that begins with the person's name, and the words before it; whole if it begins with ``known``."""
        person = self.inside(tokens[at[0]].start, tokens[at[1] - 1].end)
        first = _first(tokens, at, person)
        before = [token for token in tokens[at[0] : first] if token.lower not in words("words", "determiners")]
        lead = {token.lower for token in before}
        if not lead or lead & (known | closed() | words("people", "particles")) or gender_of(before[-1].text):
            return at, None
        if _is_one_name(tokens, at, first):
            return at, None
        return (first, at[1]), (at[0], first)


def _may_be_name(word: str) -> bool:
    """Whether a word before a name may be part of it: a given name, a small word, a double name."""
    return gender_of(word) is not None or not word[:1].isupper() or "-" in word


def _is_one_name(tokens: Tokens, at: Range, first: int) -> bool:
    """Whether capitals before a last word are no calling of somebody's, but the name's own: "Consolidated | Reefs"."""
    lead = tokens[first - 1]
    called = lead.lower.endswith(_CALLINGS) or calls_body(lead.lower)
    return at[1] - first == 1 and lead.capital and not called


def _first(tokens: Tokens, at: Range, person: Span | None) -> int:
    """Where a name begins in a range of tokens: where the tagger says, or past what somebody is called."""
    first = next((place for place in range(*at) if person and tokens[place].start == person.start), at[0])
    return first + (first == at[0] and _calls(tokens, at))


def _calls(tokens: Tokens, at: Range) -> bool:
    """Whether a sentence opens with what somebody is, then has a name of two words: "Rapper | Lil Quill"."""
    first = tokens[at[0]]
    opens = not any(token.word for token in tokens[: at[0]])
    named = at[1] - at[0] > 2 and all(token.capital for token in tokens[at[0] : at[1]])
    return opens and named and first.lower.endswith(_CALLINGS) and gender_of(first.text) is None
