"""Whose a figure is, found by word form alone: the subject of its clause, or what somebody changed by so much.

"House prices in Dublin | were up": what stands behind a preposition belongs to its noun. "Raised its key rate | by":
the rate, not who raised it. No tagger, no parse: what a noun phrase is made of is told by ``phrases``.
"""

import re
from itertools import takewhile

from factcheck.facts.nouns import ends_phrase
from factcheck.facts.phrases import Phrase, head_noun, is_verb
from factcheck.facts.tables import table

# What stands where a date, telephone number or model was: no letter, digit, space or mark that any reader looks for.
BLANK = "\ue000"
_WORD = re.compile(rf"{BLANK}|[A-Za-z][\w.'’&-]*|\d[\w,.-]*|[^\w\s]")
# "By", and the words that may still stand before the figure: "by a median", "by as much as".
_BY = re.compile(r"\sby\s(?:[a-z]+\s){0,4}\S?$")
_OF = re.compile(r"\sof\s(?:[a-z]+\s){0,3}\S?$")
_ADVERB = re.compile(r"[a-z]{4,}ly")
_BEFORE_A_DAY = frozenset(
    {"in", "on", "for", "from", "to", "since", "during", "of", "at", "by", "early", "late", "ended"}
)
_DOING = re.compile(r"[a-z]{3,}ing")
# The form of a verb that no table has: "the model | starts at", "the boat | seats".
_THIRD_PERSON = re.compile(r"[a-z]{2,}[a-rt-z]s")
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this", "these", "those"})
_MODALS = frozenset({"could", "would", "will", "can", "may", "might", "must", "should", "shall"})
# What may stand before an article inside one phrase.
_BEFORE_ARTICLES = frozenset({"of", "all", "both", "half"})
# What may stand between a noun and what belongs to it: "sales at the chain", "emissions from aviation".
_JOINING = frozenset({"in", "at", "for", "on", "from", "to", "with", "between", "against", "among", "across", "under"})

Token = tuple[str, int, int]


def subject(clause: str, *, near: int | None = None, governed: bool = False) -> Phrase | None:
    """The noun phrase before the last verb of a clause's beginning: "Its debt | stands at".

    ``near``: at most so many words, and no comma, may follow that verb. ``governed``: it is no verb of saying.
    """
    tokens = _tokens(clause)
    for index in range(len(tokens) - 1, 0, -1):
        if tokens[index][0].islower() and is_verb(tokens[index][0]) and not _goes_before_a_verb(tokens[index - 1][0]):
            if near is not None and not (_is_level(tokens[index:]) and _is_near(tokens[index + 1 :], near)):
                return None
            return _of_verb(clause, tokens, index, governed=governed)
    return _of_unknown_verb(clause, tokens) if near is None else None


def changed(before: str) -> Phrase | None:
    """What somebody changed by a figure: "cut its dividend by", "shortening the orbit by"."""
    end = _BY.search(before)
    tokens = _tokens(before[: end.start()]) if end else []
    first = _first_of_joined(tokens, len(tokens))
    if not 0 < first < len(tokens):
        return None
    word = tokens[first - 1][0]
    is_doing = (
        is_verb(word) or _is_infinitive(tokens, first - 1) or _DOING.fullmatch(word) or _THIRD_PERSON.fullmatch(word)
    )
    return _phrase_ending(before, tokens) if is_doing else None


def said_of(before: str) -> Phrase | None:
    """What a figure is said to be of, with the words before it: "an incubation period | of two days"."""
    end = _OF.search(before)
    phrase = _phrase_ending(before, _tokens(before[: end.start()])) if end else None
    return None if phrase is None or phrase.noun in table("phrases")["words"]["empty"] else phrase


def _of_verb(clause: str, tokens: list[Token], index: int, *, governed: bool) -> Phrase | None:
    saying = table("phrases")["words"]["saying"]
    if tokens[index - 1][0].lower() in {"that", "which", "who"}:
        told = index > 1 and tokens[index - 2][0] in saying
        return None if told else _phrase_ending(clause, tokens[: index - 1])
    # "Reported a | 17 percent jump" has an object, "said 17" a clause.
    has_object = [word for word, _, _ in tokens[index + 1 : index + 2]] in (["a"], ["an"])
    if tokens[index][0] in saying and not governed and not has_object:
        return None
    return _phrase_ending(clause, _without_insertion(tokens[:index]))


def _of_unknown_verb(clause: str, tokens: list[Token]) -> Phrase | None:
    """Where no verb is known: a word in "-s" between a noun phrase and what begins another, or the figure."""
    for index in range(len(tokens) - 1, 0, -1):
        following = tokens[index + 1][0].lower() if index + 1 < len(tokens) else "the"
        opens = following in _ARTICLES or following in {"by", "at", "to", "about", "up", "out", "back", "as"}
        if opens and _THIRD_PERSON.fullmatch(tokens[index][0]):
            first = _first_of(tokens, index)
            if (
                first < index
                and tokens[index - 1][0].lower() not in _ARTICLES
                and (tokens[first][0].lower() in _ARTICLES or tokens[first][0][0].isupper())
            ):
                return _phrase_ending(clause, tokens[:index])
    return None


def _tokens(clause: str) -> list[Token]:
    """The words and marks of a clause, without what stands in brackets: "Shares of Acme (ACM) rose"."""
    bare = re.sub(r"\([^()]*\)", lambda match: " " * len(match[0]), clause)
    return [(match[0], match.start(), match.end()) for match in _WORD.finditer(bare)]


def _without_insertion(tokens: list[Token]) -> list[Token]:
    """ "The bank, the country's biggest, | lost": what stands between two commas parts no subject from its verb."""
    if tokens[-1][0] != ",":
        return tokens
    opening = next((index for index in range(len(tokens) - 2, 0, -1) if tokens[index][0] == ","), 0)
    return tokens[: opening or -1]


def _is_level(tokens: list[Token]) -> bool:
    """The verbs at the beginning say where their subject stands: "is", "slipped", "would | come"."""
    chain = [word.lower() for word, _, _ in takewhile(lambda token: _is_inner(token[0]), tokens)]
    verbs = [word for word in chain if is_verb(word)]
    levels = table("phrases")["words"]["levels"]
    return bool(verbs) and (verbs[0] in levels or verbs[-1] in levels)


def _is_near(tokens: list[Token], near: int) -> bool:
    return len(tokens) <= near and not any(token == "," for token, _, _ in tokens)


def _goes_before_a_verb(word: str) -> bool:
    """The word parts a verb from its subject: "has | risen", "rose but | fell"; no comma does, which may end one."""
    return word.lower() == "but" or (_is_inner(word) and word not in {",", BLANK})


def _is_inner(word: str) -> bool:
    """What stands before a verb form inside one verb phrase: "has | risen", "is | expected", "to | rise"."""
    in_small = word.islower() and is_verb(word)
    return in_small or word.lower() in table("phrases")["words"]["inner"] or not word[0].isalnum()


def _phrase_ending(clause: str, tokens: list[Token]) -> Phrase | None:
    """The noun phrase that ends with the last token; "of" and other prepositions join two of them."""
    tokens = _without_rest(tokens)
    first, end = _first_of(tokens, len(tokens)), len(tokens)
    if not _names(tokens[first:]):
        return None
    while (earlier := _joined_before(tokens, first)) < first:
        first, end = earlier, first - 1
    head = [token for token, _, _ in tokens[first:end]]
    if "of" in head[1:]:
        whole = head[: head.index("of")]
        head = head[head.index("of") + 1 :] if _is_transparent(whole[-1]) else whole
    return Phrase(clause[tokens[first][1] : tokens[-1][2]], head_noun(head)) if head else None


def _is_transparent(word: str) -> bool:
    return word.lower() in table("phrases")["words"]["transparent"]


def _without_rest(tokens: list[Token]) -> list[Token]:
    """ "Orders unexpectedly | jumped", "sales in June | fell": without an adverb, or a day that is blanked out."""
    end = len(tokens)
    while end > 1 and (_ADVERB.fullmatch(tokens[end - 1][0]) or _is_left_by_a_day(tokens, end)):
        end -= 1
    return tokens[:end]


def _is_left_by_a_day(tokens: list[Token], end: int) -> bool:
    word, dated = tokens[end - 1][0], end < len(tokens) and tokens[end][0] == BLANK
    return word == BLANK or (dated and word in _BEFORE_A_DAY)


def _names(tokens: list[Token]) -> bool:
    run = [token for token, _, _ in tokens]
    pronouns = {*table("phrases")["words"]["pronouns"], "the", "a", "an"}
    return bool(run) and run[-1].lower() not in pronouns and not re.search(r"ly$|['’](?:ll|re|ve|d|m)$", run[-1])


def _first_of(tokens: list[Token], end: int) -> int:
    """Where the noun phrase that ends before ``end`` begins, "of" and what stands before it included."""
    first = end
    while first and _stays(tokens, first - 1) and not (first < end and _begins(tokens, first)):
        first -= 1
    while first < end and (tokens[first][0].lower() in {"of", "that"} or not tokens[first][0][0].isalnum()):
        first += 1
    return first


def _begins(tokens: list[Token], first: int) -> bool:
    """An article begins a noun phrase, save behind "of": "in March | the rate"."""
    return tokens[first][0].lower() in _ARTICLES and tokens[first - 1][0].lower() not in _BEFORE_ARTICLES


def _first_of_joined(tokens: list[Token], end: int) -> int:
    first = _first_of(tokens, end)
    while first < end and (earlier := _joined_before(tokens, first)) < first:
        first = earlier
    return first


def _joined_before(tokens: list[Token], first: int) -> int:
    """Where a noun phrase begins that a preposition joins to the one from ``first`` on; ``first`` for none."""
    if first < 2 or tokens[first - 1][0] not in _JOINING:
        return first
    earlier = _first_of(tokens, first - 1)
    return earlier if earlier < first - 1 and _names(tokens[earlier : first - 1]) else first


def _is_infinitive(tokens: list[Token], index: int) -> bool:
    """ "The plan could | reduce | deficits": whatever its form, the word is a verb."""
    return index > 0 and tokens[index - 1][0] in _MODALS


def _stays(tokens: list[Token], index: int) -> bool:
    """The token may stand inside the phrase that follows it."""
    word = tokens[index][0]
    lowered = word.lower()
    if lowered == "of" or lowered in _ARTICLES:
        return True
    if lowered in table("phrases")["words"]["breaks"] or not word[0].isalnum():
        return False
    if _is_infinitive(tokens, index):
        return False
    # A capital inside a clause is a name's: "the Dow Jones Industrial Average".
    is_name = index > 0 and word[0].isupper()
    return is_name or not (ends_phrase(lowered) or is_verb(word))
