"""Posts set into an article: words, a dash, the poster's name, handle and day ("... — Ada Berg (@adaberg) May 3").

This module finds where they stand; who the poster is in the article is for ``speakers``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from factcheck.records import Span
from factcheck.speech.lexicon import words
from factcheck.speech.names import Name

# No post is longer, in code points; a name or handle neither.
LONGEST = 600
_SIGNED = re.compile(
    r"\s*(?:—|–|-{1,2}|―)\s*(?P<name>[^\n()—–@]{2,50}?)\s*(?P<handle>\(@\w{1,20}\))"
    r"(?:\s+(?:on\s+)?(?:\d{1,2} )?[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
)
_LINKS = re.compile(r"(?:\s*(?:https?://|pic\.twitter\.com/)\S+)+$")


@dataclass(frozen=True, slots=True)
class Post:
    """``whole``: with its signature; ``words``: what is said, without the links at its end; ``name``, ``handle``."""

    whole: Span
    words: Span
    name: Span
    handle: Span


def as_poster(name: Name) -> Name:
    """A name in a signature: what posters call themselves is somebody's, unless it has a body's word in it."""
    return name if set(name.parts) & words("people", "words", "bodies") else replace(name, kind="person")


def find_posts(text: str) -> Iterator[Post]:
    """The posts of a text, in order, each inside one paragraph."""
    before = 0
    for signed in _SIGNED.finditer(text):
        start = max(before, text.rfind("\n", 0, signed.start()) + 1)
        before = signed.end()
        spoken = text[start : signed.start()]
        said = _LINKS.sub("", spoken).rstrip()
        first = start + len(said) - len(said.lstrip())
        end = start + len(said)
        if first < end and end - first <= LONGEST:
            name, handle = Span(*signed.span("name")), Span(*signed.span("handle"))
            yield Post(Span(start, signed.end()), Span(first, end), name, handle)
