"""Whom "the bowler", "the 38-year-old" or "the Bulgarian" means: somebody named just before, who is called so now.

Only what news calls somebody already named is looked back for; "a witness" and "the driver of the second car" are new.
"""

from collections.abc import Iterable
from typing import NamedTuple

from factcheck.speech.antecedents import Recent
from factcheck.speech.callings import calls_body
from factcheck.speech.cast import Member, stands_for
from factcheck.speech.given_names import gender_of
from factcheck.speech.lexicon import closed, country_words, is_relay, words
from factcheck.speech.mentions import Mention, head_of
from factcheck.speech.names import country_in
from factcheck.speech.sentence_roles import SUBJECTS

# How many sentences back a description looks for whom it means.
REACH = 2

# The lists of what people are called.
FIELDS = ("sport", "arts", "business", "science", "law", "politics", "life")
# How words end that say what one person does, and how old somebody is.
_CALLING = ("ist", "ian", "man", "woman", "hander")
_AGE = "year-old"


class Description(NamedTuple):
    """What a description says: its last word, that word and the age as they may have been told, and the country."""

    word: str
    words: frozenset[str]
    country: str | None


def describe(mention: Mention) -> Description | None:
    """What a mention says of somebody already named; None where it is of a body or of somebody new."""
    tokens, (first, last) = mention.tokens, mention.at
    if tokens[first].lower != "the" or last - first < 2:
        return None
    word, country = tokens[last - 1].lower, country_in(tokens, first, last)
    aged = word.endswith(_AGE) and tokens[first + 1].text[0].isdigit()
    between = {token.lower for token in tokens[first + 1 : last - 1] if token.word and not token.capital}
    if aged or (last - first == 2 and _is_national(tokens[last - 1].text)):
        return Description(word, frozenset({word, tokens[first + 1].lower}), country)
    if tokens[last - 1].capital and word not in words("people", "parties"):
        return None
    if head_of(mention) != last - 1 or between - words("people", "words", "ages") or not _is_calling(word):
        return None
    return Description(word, frozenset({word}), country)


def meant(description: Description, recent: Iterable[Recent]) -> Member | None:
    """Whom a description fits best: named with that word, not known by an office, near, and one who acts.

    Nobody named in the description's own sentence: of them that says "he" or "she".
    """
    best: dict[int, tuple[float, Member]] = {}
    near = list(recent)
    here = {id(each.member) for each in near if each.back == 0}
    for each in near:
        if id(each.member) not in here and _may_be(each.member, description):
            score = _score(each, description)
            known = best.get(id(each.member))
            best[id(each.member)] = (max(score, known[0] if known else score), each.member)
    return max(best.values(), key=lambda row: row[0], default=(0.0, None))[1]


def acted_last(recent: Iterable[Recent]) -> Member | None:
    """Of some just named, the latest who acted, else the latest; in one sentence who acts comes first."""
    found = max(recent, key=lambda each: (each.role in SUBJECTS) - each.back, default=None)
    return None if found is None else found.member


def _score(each: Recent, description: Description) -> float:
    """Hand-set: a word, or an age, that was told of somebody counts more than any nearness."""
    told = each.beside | frozenset(" ".join(each.member.roles).lower().split())
    named = 4.0 * (bool(description.words & told) or stands_for(description.word, each.member.offices))
    political = description.word in words("people", "politics", "callings")
    other = 2.0 * (bool(each.member.offices) and not named and not political)
    return named - other + (each.role in SUBJECTS) - each.back


def _may_be(member: Member, description: Description) -> bool:
    """Whether nothing that is known of somebody speaks against a description."""
    gender = _gender(description.word)
    given = gender_of(member.parts[0]) if member.parts else None
    country = description.country is None or not member.countries or description.country in member.countries
    accused = description.word in words("people", "law", "callings") and bool(member.offices)
    agrees = member.fits(gender) and (None in (gender, given) or gender == given) and country
    return member.kind == "person" and agrees and not accused


def _gender(word: str) -> str | None:
    if word.endswith(("woman", "girl", "ress", "oine")) or word in words("people", "female"):
        return "f"
    return "m" if word.endswith("man") or word in words("people", "male") else None


def _is_calling(word: str) -> bool:
    known = any(word in words("people", field, "callings") for field in FIELDS)
    ends = word.endswith(_CALLING) and word not in words("people", "offices") | closed()
    return not calls_body(word) and (known or ends)


def _is_national(word: str) -> bool:
    """ "Bulgarian", "Iraqi", "Dane": not "Japanese", which is said of several, nor a body's name alone."""
    low = word.lower()
    if not word[:1].isupper() or is_relay(word) or low in words("people", "bodies", "bare"):
        return False
    known = (low,) in country_words() and low.endswith(("an", "i"))
    return known or low.endswith("ian") or low in words("people", "words", "nationals")
