"""Given names and the gender for which they are usual: a hint for "he" and "she", never more."""

import unicodedata
from functools import cache

from factcheck.speech.lexicon import words


def gender_of(given: str) -> str | None:
    """ "m" or "f" by a given name in any case, with or without accents; None for one of both or of neither list."""
    name = _folded(given)
    if name in words("given_names", "masculine"):
        return "m"
    return "f" if name in words("given_names", "feminine") else None


@cache
def _folded(name: str) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(letter)
    )
