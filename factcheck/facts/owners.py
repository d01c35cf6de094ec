"""Whose body is meant: "Japan's Defense Ministry", "the Ministry of Defence of Japan", "its defence ministry".

"Its" points back to the country that its sentence begins with, "the country's" to the one named last before it; both
to the country the text is mostly about where the sentence names none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from factcheck.facts.gazetteer import Known
from factcheck.facts.scene import Scene
from factcheck.facts.sentences import sentence_at
from factcheck.facts.words import Mention, slug

# Mentions that may own a body.
OWNERS = frozenset({"country", "people", "capital", "direction"})

_OF = re.compile(r" (?:of|for|in) (?:the )?")
_KINDS = r"(?:(?:[Nn]ational|own|official|state|top|main|ruling|puppet)\s)?"
_BESIDE = re.compile(rf"(?:['’]s?)?\s{_KINDS}")
_POINTING = re.compile(
    r"\b(?:(?P<its>[Ii]ts|[Tt]heir)|(?:[Tt]he|[Tt]hat) (?:\w+ )?(?:country|nation|kingdom|republic|state)['’]s) "
    rf"{_KINDS}$"
)
_DATELINE = re.compile(r"[A-Z][A-Z .’'-]{2,30}(?:, [\w .]{2,30})?(?: \([^)\n]{2,30}\))? ?(?:—|–|--| - )")
# How far before a body the words that point back may begin.
_REACH = 40


def owner_beside(scene: Scene, index: int) -> int | None:
    """The mention of the country whose body the mention ``index`` is: right before it, or behind "of"."""
    mention = scene.mentions[index]
    previous = scene.mentions[index - 1] if index else None
    if previous and previous.entry.kind in OWNERS and _owns(scene, previous, mention):
        return index - 1
    following = scene.mentions[index + 1] if index + 1 < len(scene.mentions) else None
    if following and following.entry.kind in OWNERS:
        between = scene.text[mention.span.end : following.span.start]
        if _OF.fullmatch(between):
            return index + 1
    return None


def owner_pointed_at(scene: Scene, body: Mention[Known]) -> str | None:
    """The country that "its" or "the country's" before a body means; None where neither stands there."""
    pointing = _POINTING.search(scene.before(body, _REACH))
    if pointing is None:
        return None
    named = list(_countries_before(scene, body))
    if not named:
        return scene.country
    return named[0] if pointing["its"] else named[-1]


def outlet_country(scene: Scene, index: int) -> str | None:
    """The country of the outlet that "state media" means: the one named right behind, else the first of the text."""
    behind = scene.mentions[index + 1 : index + 2]
    beside = behind and behind[0].entry.kind == "state media" and behind[0].first == scene.mentions[index].stop
    return behind[0].entry.country if beside else scene.outlet_country


def _countries_before(scene: Scene, body: Mention[Known]) -> Iterator[str]:
    """The countries that the sentence names before a body, and those of its places; a dateline is none of it."""
    sentence = sentence_at(scene.text, body.span.start)
    first, stop = (bisect_left(scene.mentions, at, key=_start) for at in (sentence.start, body.span.start))
    for mention in scene.mentions[first:stop]:
        if _DATELINE.match(scene.text, mention.span.start):
            continue
        place = mention.entry.place
        if mention.entry.kind in OWNERS and mention.entry.country:
            yield mention.entry.country
        elif mention.entry.kind in {"city", "place"} and place and len(place[1]) > 1 and not mention.entry.wary:
            yield slug(place[1][-2])


def _start(mention: Mention[Known]) -> int:
    return mention.span.start


def _owns(scene: Scene, country: Mention[Known], body: Mention[Known]) -> bool:
    """Nothing but an 's and an adjective stands between the two."""
    return bool(_BESIDE.fullmatch(scene.text, country.span.end, body.span.start))
