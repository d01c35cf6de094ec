"""Whom the network takes "he" and "she" to mean, as chances of the members of the cast.

What lies outside of the window in which it read a pronoun has no chance: then others must say.
"""

from collections import defaultdict
from collections.abc import Mapping

from factcheck.speech.cast import Cast, Member
from factcheck.speech.tagging.asking import Pointed

# How many characters before one of its words a name may begin.
LONGEST = 60


class Pointing:
    """Pointers from words to words, read as pointers to members of a cast."""

    def __init__(self, cast: Cast, meant: Pointed) -> None:
        self._cast = cast
        self._meant = meant

    def chances(self, offset: int) -> Mapping[int, float]:
        """How likely the pronoun at an offset means each member, by their ids; who is left out has no chance."""
        found: dict[int, float] = defaultdict(float)
        for place, chance in self._meant.get(offset, {}).items():
            member = self._at(place)
            if member is not None:
                found[id(member)] += chance
        return found

    def _at(self, place: int) -> Member | None:
        """Whose name holds a place in the text."""
        near = reversed(self._cast.mentions(place - LONGEST, place + 1))
        return next((member for name, member in near if place < name.start + len(name.text)), None)
