"""Words that are part of a name where they stand, and something else elsewhere: "Theresa May", "Rio Grande do Sul".

Which names there are is for ``names``.
"""

from collections.abc import Sequence

from factcheck.speech.lexicon import closed, words
from factcheck.speech.tokens import Token

# Given names as well.
MONTHS = ("may", "april", "june", "august")


def is_surname(tokens: Sequence[Token], at: int) -> bool:
    """Whether a month is somebody's name: "Theresa May", not "of May 5"."""
    if tokens[at].text not in ("May", "June", "August") or at == 0 or not tokens[at - 1].capital:
        return False
    follows_name = tokens[at - 1].lower not in closed() | words("words", "days")
    return follows_name and not (at + 1 < len(tokens) and tokens[at + 1].text[0].isdigit())


def is_particle(tokens: Sequence[Token], at: int) -> bool:
    """Whether a small word, or one of two, stands between the capitals of one name: "Ursula von | der | Leyen"."""
    first, beyond = at, at
    while first > 0 and _small(tokens[first - 1]):
        first -= 1
    while beyond < len(tokens) and _small(tokens[beyond]):
        beyond += 1
    if beyond == at or first == 0 or beyond == len(tokens):
        return False
    before = tokens[first - 1]
    named = before.capital and before.lower not in closed() | words("words", "days")
    return named and tokens[beyond].capital and not (tokens[at].quoted or tokens[at].mark)


def _small(token: Token) -> bool:
    return token.lower in words("people", "particles") and not token.capital


def is_month(tokens: Sequence[Token], at: int) -> bool:
    """Whether a day's or month's word is none's given name: "Monday", "in April", "June 3"; not "June Holm"."""
    before, after = (tokens[place].lower if 0 <= place < len(tokens) else "" for place in (at - 1, at + 1))
    dated = before in words("words", "linking") | {"since", "until", "last", "this"} or after[:1].isdigit()
    return dated or tokens[at].lower not in MONTHS
