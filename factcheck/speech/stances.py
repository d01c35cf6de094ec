"""How a cue attributes: says, claims, denies, warns, ...; read off the verb or phrase of the table that is in it.

Whether a denial denies what follows it ("rejected the plan") depends on that, and is for ``facts``.
"""

import re
from functools import cache

from factcheck.speech.cues import find_nouns, find_prepositions, find_verbs
from factcheck.speech.lexicon import table
from factcheck.speech.phrases import Tokens

PLAIN = "says"


def stance_of(cue: Tokens) -> str:
    """The stance of a cue's words; ``PLAIN`` where the table knows none of them."""
    words = " ".join(token.lower for token in cue)
    whole = next((stance for pattern, stance in _whole() if pattern.search(words)), None)
    if whole is not None:
        return whole
    hits = [*find_verbs(cue)]
    if hits:
        return hits[-1].verb.stance
    phrases = [*find_prepositions(cue), *find_nouns(cue)]
    return phrases[0].stance if phrases else PLAIN


@cache
def _whole() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Wordings that stand for more than the verb in them: "did not find", "has no doubt"."""
    return tuple((re.compile(rf"(?<!\w)(?:{row['words']})(?!\w)"), row["stance"]) for row in table("cues")["whole"])
