"""Whether a name that a fact-checker wrote fits the name in a report.

By words alone: each word of the one must stand in the other, whatever the case, hyphens, accents and articles. That
two names mean one person is for ``facts`` to find; here "Kim Jong-un" is found in "North Korean leader Kim Jong Un".
"""

import re
import unicodedata

from factcheck.records import Report

WORD = re.compile(r"\w+")

# Words that names come with and without.
LITTLE = frozenset({"the", "a", "an", "of", "and", "s"})


def fits(wanted: str, names: tuple[str | None, ...]) -> bool:
    """Whether every word of ``wanted`` stands in the names taken together."""
    sought = _words(wanted)
    found = frozenset[str]().union(*(_words(name) for name in names if name))
    return bool(sought) and sought <= found


def speaker_names(report: Report) -> tuple[str | None, ...]:
    """All that a report gives to know its speaker by: name, words used, role, name across articles."""
    speaker, actor = report.fact.claim.speaker, report.fact.speaker
    own = (speaker.name, speaker.mention, speaker.role) if speaker else ()
    return (*own, actor.name if actor else None)


def relay_names(report: Report) -> tuple[str | None, ...]:
    """Who passed the report on, by any name."""
    return (*report.fact.claim.via, *(actor.name for actor in report.fact.via))


def _words(name: str) -> frozenset[str]:
    folded = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    words = frozenset(WORD.findall(bare))
    # A name of little words alone ("The The") keeps them.
    return words - LITTLE or words
