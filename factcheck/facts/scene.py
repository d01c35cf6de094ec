"""A text as names see it: its words, the names known in it, and the country it is mostly about.

Read once for a text of any length; places and actors are both taken from it.
"""

import re
from collections import Counter
from dataclasses import dataclass

from factcheck.facts.gazetteer import Known, names
from factcheck.facts.tables import table
from factcheck.facts.words import Mention, Word, split_words

_PLACES = (
    "in|at|near|outside|outside of|inside|around|across|throughout|downtown|central|leaving|left|city of|capital"
    "|port of|port city of|town of|village of"
    "|north of|south of|east of|west of|area of|outskirts of|suburb of|streets of|km of|miles of|coast of|border of|off"
)
_WAYS = "from|toward|towards|over|through|into|above|to|on|onto|reaching|between|via"
_SIDE = r"\s+(?:the\s+)?(?:[a-z]+ern |[a-z]+ city of |central |downtown |occupied |nearby |port of |city of )?$"
_LOCATIVE = re.compile(rf"\b(?:{_PLACES}|{_WAYS}){_SIDE}", re.IGNORECASE)
_WITHIN = re.compile(rf"\b(?:{_PLACES}){_SIDE}", re.IGNORECASE)
_STRUCK = re.compile(
    r"\b(?:hit|struck|shook|rocked|target(?:ed|ing)|reach(?:ed|ing)|visit(?:ed|ing|s)?|bomb(?:ed|ing)|shell(?:ed|ing)|on"
    r"|captur(?:ed|ing)|surround(?:ed|ing)|evacuat(?:ed|ing)|jolted|battered|devastated|flooded|invad(?:ed|ing))"
    r"\s(?:the )?$"
)
# Names that outlets are named after, and what stands behind a credit.
_NAMING = frozenset({"country", "people", "capital", "city", "place"})
_CREDIT_ENDS = re.compile(r"\)\s?[-–—]")
_KOREAN = frozenset({"north-korea", "south-korea"})


@dataclass(frozen=True, slots=True)
class Scene:
    """The words of a text, the names in them, and the countries it names, most often first.

    ``outlet_country``: of the first state-media outlet it names.
    """

    text: str
    words: tuple[Word, ...]
    mentions: tuple[Mention[Known], ...]
    countries: tuple[str, ...]
    outlet_country: str | None

    @property
    def country(self) -> str | None:
        """The country named most often."""
        return self.countries[0] if self.countries else None

    def before(self, mention: Mention[Known], reach: int = 40) -> str:
        """The text right before a mention."""
        return self.text[max(0, mention.span.start - reach) : mention.span.start]

    def is_located(self, mention: Mention[Known]) -> bool:
        """It stands behind "in", "near" and the like: the place is meant."""
        return bool(_LOCATIVE.search(self.before(mention)))

    def is_within(self, mention: Mention[Known]) -> bool:
        """Something happens in it or near it; "from Pyongyang" and "over Pyongyang" may mean the government."""
        return bool(_WITHIN.search(self.before(mention)))

    def is_struck(self, mention: Mention[Known]) -> bool:
        """It is hit, reached or visited: the place is meant too."""
        return bool(_STRUCK.search(self.before(mention)))

    def neighbour(self, mention: Mention[Known], step: int) -> Word | None:
        """The capitalised word that stands right beside a mention, a single space between; -1 before, +1 behind."""
        index = mention.first - 1 if step < 0 else mention.stop
        if not 0 <= index < len(self.words):
            return None
        word = self.words[index]
        left, right = (word.span.end, mention.span.start) if step < 0 else (mention.span.end, word.span.start)
        return word if word.is_capital and self.text[left:right] in (" ", " ") else None


def read_scene(text: str) -> Scene:
    """The words of a text and the names in it, "the North" only where Koreas are named otherwise too."""
    words = tuple(split_words(text))
    mentions = names().find(text, words)
    counted = Counter(
        mention.entry.country
        for mention in mentions
        if mention.entry.country and mention.entry.kind in {"country", "people", "capital", "state media", "national"}
    )
    korean = bool(_KOREAN & counted.keys()) or "Korea" in text
    kept = [
        mention for mention in mentions if mention.entry.kind != "direction" or (korean and _is_korea(text, mention))
    ]
    kept = [mention for mention in kept if not _is_of_outlet(text, words, mention)]
    countries = tuple(country for country, _ in counted.most_common() if country)
    outlets = (mention.entry.country for mention in kept if mention.entry.kind == "state media")
    return Scene(text, words, tuple(kept), countries, next(outlets, None))


def _is_of_outlet(text: str, words: tuple[Word, ...], mention: Mention[Known]) -> bool:
    """An outlet bears its name: "told the Kyiv Ledger", or two names as a credit, "(Kyiv Lantern) -"."""
    if mention.entry.kind not in _NAMING or mention.stop >= len(words):
        return False
    following, gap = words[mention.stop], text[mention.span.end : words[mention.stop].span.start]
    if gap not in (" ", "\u00a0") or not following.is_capital:
        return False
    credited = text[: mention.span.start].endswith("(") and _CREDIT_ENDS.match(text, following.span.end)
    return following.key in table("names")["words"]["outlets"] or bool(credited)


def _is_korea(text: str, mention: Mention[Known]) -> bool:
    """ "the North", and not "the North of England" or "the North Atlantic"."""
    named = re.search(r"\b[Tt]he $", text[max(0, mention.span.start - 4) : mention.span.start])
    return named is not None and not re.match(
        r"\s(?:[A-Z]|of\b|end\b|side\b)", text[mention.span.end : mention.span.end + 8]
    )
