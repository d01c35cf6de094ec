"""To whom somebody speaks, from sentence to sentence: who has told an outlet something goes on telling it.

That holds as far as the paragraph goes; which outlet a sentence itself names is for ``relay``.
"""

from factcheck.speech.lexicon import words
from factcheck.speech.lines import Line


class Interviews:
    """Who was last told something by whom in an article, and in which paragraph."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[int, tuple[str, ...]]] = {}

    def told(self, speaker: str, line: Line, outlets: tuple[str, ...]) -> tuple[str, ...]:
        """Who was told what a speaker says in a sentence: the ``outlets`` it names, else those of the interview.

        An interview ends where its speaker is said to speak elsewhere ("in a statement").
        """
        outlets = outlets or (() if _elsewhere(line) else self.held(speaker, line))
        self._last[speaker] = line.sentence.block, outlets
        return outlets

    def held(self, speaker: str, line: Line) -> tuple[str, ...]:
        """The outlets of a speaker's interview, if it is still going on in a sentence."""
        block, known = self._last.get(speaker, (line.sentence.block, ()))
        return known if block == line.sentence.block else ()


def _elsewhere(line: Line) -> bool:
    return any(token.lower in words("relays", "occasions") for token in line.tokens if not token.quoted)
