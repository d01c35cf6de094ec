"""Whether somebody is said to have said something: a ladder of what only looks so; the first that holds counts.

The tagger marks refusals, wishes not to be named, and what "no official" has confirmed, as its corpus does; nobody can
be quoted with them.
"""

from collections.abc import Callable
from enum import StrEnum

from factcheck.speech.complements import SHAPES
from factcheck.speech.cues import Form, find_prepositions, find_verbs
from factcheck.speech.lexicon import closed, words
from factcheck.speech.phrases import Tokens, finite
from factcheck.speech.sources import may_speak

# More tokens than this, after a wish not to be named, say something besides.
LONG = 9
# A figure and its noun.
PAIR = 2
# No word as short is a verb in -s: "his", "yes".
SHORT = 3


class Verdict(StrEnum):
    """What an attribution comes to: somebody's words, words of nobody who is named, or no words at all."""

    SAID = "said"
    UNSIGNED = "unsigned"
    NOTHING = "nothing"


def vet(source: Tokens, cue: Tokens, content: Tokens) -> Verdict:
    """The verdict on an attribution by the tokens of its parts, each of which may be empty."""
    found = next((verdict for verdict, holds in LADDER if holds(source, cue, content)), None)
    return found or Verdict.SAID


def _is_noun(source: Tokens, cue: Tokens, content: Tokens) -> bool:
    """ "many states", "some reports": no verb in -s goes with several, so it is what they are."""
    return len(source) == len(cue) == 1 and _has("many", source) and cue[0].lower.endswith("s")


def _refuses(source: Tokens, cue: Tokens, content: Tokens) -> bool:
    """ "declined to comment", "did not say whether the pier was open"; "did not know what to do" is a state of mind."""
    if not cue and content and content[0].lower == "to":
        return _has("answers", content[:2])
    if not (_has("refused", cue) or any(token.lower.endswith(("n't", "n’t")) for token in cue)):
        return False
    asks = _has("asks", [token for token in content if token.word][:1])
    tells = any("clause" in hit.verb.takes or "that" in hit.verb.takes for hit in find_verbs(cue))
    return (asks and tells) or _has("answers", (*cue, *content[:2]))


def _neither(source: Tokens, cue: Tokens, content: Tokens) -> bool:
    """ "would neither confirm nor deny", "No official has confirmed"."""
    return {"neither", "nor"} <= {token.lower for token in cue} or _has("nobody", source[:1])


def _hides(source: Tokens, cue: Tokens, content: Tokens) -> bool:
    """ "who asked not to be named"."""
    return _has("wished", cue) and len(content) < LONG and _has("named", content)


def _is_no_speaker(source: Tokens, cue: Tokens, content: Tokens) -> bool:
    """ "according to plan"; "according to the ship's log" names something."""
    bare = bool(source) and source[0].lower not in words("words", "determiners")
    return bool(cue) and bare and cue[0].lower == "according" and not may_speak(source, (0, len(source)))


def _only_heard(source: Tokens, cue: Tokens, content: Tokens) -> bool:
    """ "passengers were told that": whoever stands before a passive only heard it."""
    passive = _has("heard", cue[-1:]) and any(token.lower in words("words", "be") for token in cue[:-1])
    by = any(token.lower == "by" for token in cue)
    return passive and not by and bool(source) and source[0].start < cue[0].start


def _only_due(source: Tokens, cue: Tokens, content: Tokens) -> bool:
    """ "the coast should expect waves": nobody has thought so yet."""
    first = source[0].lower if source else ""
    return first not in ("i", "we") and _has("due", cue)


def _serves(source: Tokens, cue: Tokens, content: Tokens) -> bool:
    """ "a siren which tells people to leave": what a thing is for, not what somebody has said."""
    thing = len(source) == 1 and source[0].lower in ("which", "that")
    told = [hit for hit in find_verbs(cue) if hit.form in (Form.THIRD, Form.BASE)]
    hears = bool(told) and "hearer" in told[-1].verb.takes and "clause" not in told[-1].verb.takes
    return thing and hears and bool(content) and content[0].lower == "to"


def _free_relative(source: Tokens, cue: Tokens, content: Tokens) -> bool:
    """ "What the minister calls reform", "the story, which he told": no words that anybody could have said."""
    asks = content[0].lower if content else ""
    parted = len(content) > 1 and bool(cue) and content[0].end <= cue[0].start < content[1].start
    names = any("clause" not in hit.verb.takes for hit in find_verbs(cue))
    alone = bool(content) and not any(token.word for token in content[1:])
    return (asks == "what" and parted and names) or (alone and asks in words("words", "relatives"))


def _acts_on(source: Tokens, cue: Tokens, content: Tokens) -> bool:
    """ "dismissed Interior Minister Holm", "charged Berg": done to somebody, where nothing but a name follows."""
    known = words("people", "titles") | words("people", "offices") | words("people", "particles")
    named = bool(content) and all(token.capital or token.lower in known for token in content if token.word)
    return named and content[-1].capital and _has("acts", cue[-1:])


def _bare_object(source: Tokens, cue: Tokens, content: Tokens) -> bool:
    """ "reports its launches", "signed the accord": a verb that takes a clause, or no verb of speech, with a thing."""
    if any(token.quoted or token.mark for token in content) or any(map(finite, content)):
        return False
    clause = any(_infinitive(content, at) or _present(content, at) for at in range(len(content)))
    spoken = [token for token in cue if token.word]
    if clause or not content or not spoken or spoken[-1].lower in words("words", "linking"):
        return False
    determined = content[0].lower in words("words", "determiners")
    takes = [hit.verb.takes for hit in find_verbs(cue)]
    if _has("plain", spoken[-1:]):
        return False
    if not takes:
        return determined and not any(True for _ in find_prepositions(cue))
    stated = bool(takes[-1] & {"clause", "full", "figure"}) and not takes[-1] & {"object", "to", "hearer"}
    figure = SHAPES["figure"](content, 0)
    counted = _counts(content[0].lower) and len(content) == PAIR and not takes[-1] & {"figure", "reading", "at"}
    return stated and (counted or (determined and not figure))


def _present(tokens: Tokens, at: int) -> bool:
    """Whether a word may be a verb in -s: not right after an article or a figure, where it is a noun."""
    before, token = tokens[at - 1].lower if at else "", tokens[at]
    noun = before[-1:] in ("", "s") or _counts(before) or before in words("words", "determiners") or token.capital
    return not noun and len(token.lower) > SHORT and token.lower.endswith("s") and token.lower not in closed()


def _infinitive(tokens: Tokens, at: int) -> bool:
    """Whether "that" or "to" leads to a verb: not "to nine years"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    noun = after is None or after.capital or _counts(after.lower) or after.lower in words("words", "determiners")
    return tokens[at].lower == "that" or (tokens[at].lower == "to" and not noun)


def _has(listed: str, tokens: Tokens) -> bool:
    """Whether some token is of a list of the table's section on this room."""
    return any(token.lower in words("words", listed, "vetting") for token in tokens)


def _counts(word: str) -> bool:
    return word[:1].isdigit() or word in words("words", "numbers")


LADDER: tuple[tuple[Verdict, Callable[[Tokens, Tokens, Tokens], bool]], ...] = (
    (Verdict.NOTHING, _is_noun),
    (Verdict.NOTHING, _refuses),
    (Verdict.NOTHING, _neither),
    (Verdict.NOTHING, _hides),
    (Verdict.NOTHING, _is_no_speaker),
    (Verdict.NOTHING, _only_due),
    (Verdict.NOTHING, _serves),
    (Verdict.NOTHING, _free_relative),
    (Verdict.NOTHING, _acts_on),
    (Verdict.NOTHING, _bare_object),
    (Verdict.UNSIGNED, _only_heard),
)
