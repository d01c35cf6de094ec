"""Who speaks together in a list of names: all of "Ada Berg, Tom Lind, and Otto Holm", where phrases end at commas."""

from factcheck.speech.lexicon import closed, words
from factcheck.speech.phrases import Range, Tokens, finite, phrase_before

# Between a group and the names of some in it: "actors | like | Ada Berg, ...".
_AMONG = frozenset(("like", "including", "as"))


def whole_list(tokens: Tokens, phrase: Range) -> Range:
    """A phrase at the end of a list of names as all of the list, with the group it is of; else the phrase as it is.

    Only a list that opens its sentence, or is of a group: in "In Oslo, Berg and Holm said" the city is none of them.
    """
    if (groups := _groups(tokens, phrase)) is not None:
        return groups
    at = phrase[0] - 1
    joined = at > 0 and tokens[at].lower == "and"
    at -= joined
    if at < 1 or tokens[at].text != "," or not (joined or "and" in (token.lower for token in tokens[slice(*phrase)])):
        return phrase
    first = _first_name(tokens, at)
    if first == 0:
        return (0, phrase[1])
    if first == at or tokens[first - 1].lower not in _AMONG:
        return phrase
    such = tokens[first - 1].lower == "as" and first > 1 and tokens[first - 2].lower == "such"
    group = phrase_before(tokens, first - 1 - such)
    return (group[0], phrase[1]) if group is not None else phrase


def _groups(tokens: Tokens, phrase: Range) -> Range | None:
    """ "Ferry workers, | dockers and customs officers": groups with which a sentence begins, commas between them."""
    inside = tokens[: phrase[0]]
    ends = [at for at, token in enumerate(inside) if token.text == ","]
    joined = any(token.lower == "and" for token in tokens[slice(*phrase)])
    if not ends or not joined or inside[-1].text != "," or not tokens[phrase[1] - 1].lower.endswith("s"):
        return None
    plain = all(token.word and token.lower not in closed() for at, token in enumerate(inside) if at not in ends)
    several = all(at and inside[at - 1].lower.endswith("s") and not inside[at - 1].capital for at in ends)
    return (0, phrase[1]) if plain and several and not any(map(finite, inside)) else None


def _first_name(tokens: Tokens, comma: int) -> int:
    """Where the run of names with commas between them begins that ends before a comma."""
    first = comma
    while first > 0 and tokens[first].text == "," and _named(tokens, first - 1):
        first -= 1
        while first > 0 and _named(tokens, first - 1):
            first -= 1
        first -= first > 0 and tokens[first - 1].text == ","
    return first + (tokens[first].text == "," and first < comma)


def _named(tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    return token.capital and token.word and token.lower not in closed() | words("words", "days")
