"""Words and marks of a sentence with their places; nothing is known here of what they mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.records import Span
from factcheck.speech.quotes import Quotation

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., a.m., J.K.
    r"|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Capt|Adm|Sen|Rep|Gov|Rev|Prof|St|Jr|Sr|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct"
    r"|Nov|Dec|Inc|Corp|Ltd|Co)\."
    r"|\b[A-Z]\.(?=\s[A-Z])"  # the initial in James R. Clapper
    r"|\d[\d,.]*\d|\d"
    r"|['’](?:s|S)\b(?!\w)"
    r"|\w+(?:[-‐‑–&]\w+|['’](?!s\b)\w+)*"
    r"|\.{3}|-{2,}|\S"
)


# Marks that set an aside off as commas do.
DASHES = ("—", "–", "-", "--", "―")

_ARTICLE = re.compile(r"(?:al|el|as|ad|ar|an|ash|at|az)[-‐‑–][A-Z]")

POSSESSIVE = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Token:
    """``lower``: its text in small letters. ``quoted``: lies inside a quotation; ``mark``: is a quotation mark."""

    text: str
    lower: str
    start: int
    end: int
    quoted: bool
    mark: bool

    @property
    def capital(self) -> bool:
        """Begins with a capital letter, or with an Arabic article and one: "al-Jubeir"."""
        return self.text[:1].isupper() or bool(_ARTICLE.match(self.text))

    @property
    def word(self) -> bool:
        """Letters or figures, not punctuation."""
        return self.text[0].isalnum()


def read_tokens(text: str, span: Span, quotations: Sequence[Quotation] = ()) -> tuple[Token, ...]:
    """The tokens of ``text`` inside ``span``; ``quotations`` in order, none overlapping."""
    found: list[Token] = []
    position = 0
    for match in _TOKEN.finditer(text, span.start, span.end):
        start, end = match.span()
        while position < len(quotations) and quotations[position].outer.end <= start:
            position += 1
        here = quotations[position] if position < len(quotations) else None
        inside = here is not None and here.outer.start <= start
        mark = inside and here is not None and not (here.inner.start <= start < here.inner.end)
        found.append(Token(match.group(), match.group().lower(), start, end, inside and not mark, mark))
    return tuple(found)
