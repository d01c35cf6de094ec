"""Whom "he" or "she" means in somebody's own words: never who says them, who would say "I".

Everywhere else whom a pronoun means is for ``antecedents``.
"""

from factcheck.speech.antecedents import may_be_somebody
from factcheck.speech.cast import Cast, Member
from factcheck.speech.mentions import Mention
from factcheck.speech.tagging.asking import GENDERS


def somebody_else(cast: Cast, start: int, mention: Mention, speaker: Member | None) -> Member | None:
    """Who was named last between ``start`` and a pronoun in quotation marks, but for the ``speaker``."""
    word = mention.tokens[mention.at[0]]
    if not word.quoted or word.lower not in GENDERS:
        return None
    named = (member for _, member in reversed(cast.mentions(start, word.start)) if member is not speaker)
    return next((each for each in named if may_be_somebody(each) and each.fits(GENDERS[word.lower])), None)
