"""Regular expressions that are compiled when a text first holds what they need.

Compiling the room's hundreds takes longer than reading a question, of which a few match. What a pattern needs is read
off the pattern itself (``literals``): nobody has to write it down, and it can't be forgotten when a pattern changes.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from factcheck.facts.literals import Needs, needed

# Letters that are no ASCII and match one all the same where case is ignored.
_AS_ASCII = str.maketrans({"ſ": "s", "ı": "i"})


class Pattern:
    """A regular expression with the methods of ``re.Pattern`` that the room uses.

    Once compiled its methods are those of the compiled one, and cost the same.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        self._flags = flags
        self._small = bool(flags & re.IGNORECASE)
        self._needs: Needs | None = None
        # The last text that was found to hold nothing: it may be asked for again at every figure.
        self._without: str | None = None

    @property
    def needs(self) -> Needs:
        """What every match holds: a word of each set, in small letters where case is ignored."""
        if self._needs is None:
            needs = needed(self.source)
            self._needs = tuple(frozenset(map(str.lower, words)) for words in needs) if self._small else needs
        return self._needs

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As ``re.Pattern.search``."""
        return self.compiled().search(text, start, _end(text, end)) if self.may_be_in(text, start, end) else None

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As ``re.Pattern.match``."""
        return self.compiled().match(text, start, _end(text, end)) if self.may_be_in(text, start, end) else None

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As ``re.Pattern.fullmatch``."""
        return self.compiled().fullmatch(text, start, _end(text, end)) if self.may_be_in(text, start, end) else None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """As ``re.Pattern.finditer``."""
        if not self.may_be_in(text, start, end):
            return iter(())
        return self.compiled().finditer(text, start, _end(text, end))

    def sub(self, replacement: str, text: str) -> str:
        """As ``re.Pattern.sub``."""
        return self.compiled().sub(replacement, text) if self.may_be_in(text, 0, None) else text

    def compiled(self) -> re.Pattern[str]:
        """The regular expression, whose methods are this one's from now on."""
        compiled = re.compile(self.source, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "sub"):
            setattr(self, method, getattr(compiled, method))
        return compiled

    def may_be_in(self, text: str, start: int = 0, end: int | None = None) -> bool:
        """Whether a text holds what a match needs."""
        if text is self._without:
            return False
        # A match may look back beyond its start, so what a look-behind asks for is needed by no pattern.
        part = text if end is None else text[max(0, start) : end]
        given = in_small(part) if self._small else part
        for words in self.needs:
            for word in words:
                if word in given:
                    break
            else:
                self._without = text if end is None else None
                return False
        return True


def _end(text: str, end: int | None) -> int:
    return len(text) if end is None else end


@lru_cache(maxsize=64)
def in_small(text: str) -> str:
    """A text in small letters, as a pattern that ignores case sees it."""
    small = text.lower()
    return small if small.isascii() else small.translate(_AS_ASCII)
