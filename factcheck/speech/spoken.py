"""Who has spoken so far in an article: what "it", "the official" and a quotation that goes on look back at.

Whom the words at a claim mean is for ``speakers``.
"""

from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from factcheck.records import Speaker
from factcheck.speech.antecedents import may_be_somebody
from factcheck.speech.cast import Member
from factcheck.speech.fitting import is_somebody
from factcheck.speech.lexicon import words
from factcheck.speech.mentions import Mention
from factcheck.speech.names import country_of

# How many speakers are remembered, and how many sentences back a pronoun or description looks.
REMEMBERED = 40
PRONOUN_REACH = 6
DESCRIPTION_REACH = 20

# A speaker, and who of the cast that is, if anybody.
Resolved = tuple[Speaker, Member | None]


class Heard(NamedTuple):
    """A speaker with the number of the sentence."""

    sentence: int
    speaker: Speaker
    member: Member | None


class Spoken:
    """The speakers of one article, in order, and those known by a description alone as somebody who may be meant."""

    def __init__(self) -> None:
        self._heard: deque[Heard] = deque(maxlen=REMEMBERED)
        self._described_as: dict[int, Speaker] = {}
        self._by_description: dict[str, Member] = {}

    def note(self, speaker: Speaker, member: Member | None, sentence: int) -> None:
        """Notes that somebody spoke in a sentence."""
        self._heard.append(Heard(sentence, speaker, member))

    def member(self, name: str) -> Member | None:
        """Who of the cast the last speaker of a name was."""
        return next((each.member for each in reversed(self._heard) if each.speaker.name == name), None)

    def heard_in(self, sentence: int) -> bool:
        """Whether anybody spoke in a sentence."""
        return any(each.sentence == sentence for each in self._heard)

    def before(self, mention: Mention, fits: Callable[[str], bool]) -> Resolved | None:
        """The last speaker just before a mention whose kind fits."""
        return self._last(mention, PRONOUN_REACH, lambda speaker: fits(speaker.kind))

    def called(self, mention: Mention, fits: Callable[[str], bool], country: str | None) -> Resolved | None:
        """Somebody who spoke before under a description, not a name: "a vice director" is "the official"."""
        return self._last(
            mention,
            DESCRIPTION_REACH,
            lambda speaker: fits(speaker.name) and country in (None, country_of(speaker.name)),
        )

    def _last(self, mention: Mention, reach: int, fits: Callable[[Speaker], bool]) -> Resolved | None:
        near = (each for each in reversed(self._heard) if mention.sentence - each.sentence <= reach)
        return next(((each.speaker, each.member) for each in near if fits(each.speaker)), None)

    def somebody(self, speaker: Speaker, member: Member | None) -> Member | None:
        """Who spoke, as one whom "he" or "she" may mean: of the cast, or known by a description alone."""
        if member is not None:
            return member if may_be_somebody(member) else None
        if not is_somebody(speaker):
            return None
        known = self._by_description.get(speaker.name)
        if known is None:
            said = set(speaker.name.lower().split())
            votes = 3 * (bool(said & words("people", "male")) - bool(said & words("people", "female")))
            known = Member(speaker.name, (), "person", votes=votes)
            self._by_description[speaker.name] = known
            self._described_as[id(known)] = speaker
        return known

    def described(self, member: Member) -> Speaker | None:
        """A member that is known by a description alone, as the speaker with that description."""
        return self._described_as.get(id(member))
