"""How a cue attributes: says, claims, denies, warns, ...; read off the verb or phrase of the table that is in it."""

from factcheck.speech.cues import find_nouns, find_prepositions, find_verbs
from factcheck.speech.phrases import Tokens

PLAIN = "says"


def stance_of(cue: Tokens) -> str:
    """The stance of a cue's words; ``PLAIN`` where the table knows none of them."""
    hits = [*find_verbs(cue)]
    if hits:
        return hits[-1].verb.stance
    phrases = [*find_prepositions(cue), *find_nouns(cue)]
    return phrases[0].stance if phrases else PLAIN
