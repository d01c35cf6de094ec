"""What kind of name each is where rules for capitals can't know: the tagger tells persons, bodies and places apart."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from factcheck.speech.given_names import gender_of
from factcheck.speech.names import Name
from factcheck.speech.tagging.reading import Named


class Kinds:
    """The kinds of the names of an article, by their places."""

    def __init__(self, named: Iterable[Named]) -> None:
        self._named = sorted(named, key=lambda each: each.span.start)
        self._starts = [each.span.start for each in self._named]

    def told(self, name: Name) -> Name:
        """A name with the kind the tagger sees, unless words beside it or its given name tell another.

        One word alone may be anybody's surname or a body's name: of it only a place is believed.
        """
        seen = self._seen(name)
        sure = name.role is not None or gender_of(name.parts[0]) is not None
        alone = len(name.parts) == 1 and seen != "place"
        if seen is None or alone or name.kind in ("organisation", "place") or (name.kind == "person" and sure):
            return replace(name, seen=seen)
        return replace(name, kind=seen, seen=seen)

    def _seen(self, name: Name) -> str | None:
        """The kind of the tagged name that holds all of this one."""
        at = bisect_right(self._starts, name.start) - 1
        if at < 0 or self._named[at].span.end < name.start + len(name.text):
            return None
        return self._named[at].kind
