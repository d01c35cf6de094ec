"""Stance: is a statement negative, hedged, a denial, conditional, or of what is to come? Read off its main clause.

The words are in stance.toml.
"""

import re
from functools import cache

from factcheck.facts.nouns import ends_phrase, singular
from factcheck.facts.patterns import Pattern
from factcheck.facts.phrases import is_verb
from factcheck.facts.sentences import sentences
from factcheck.facts.tables import alternatives, table
from factcheck.records import Cue, Stance

# How cues deny what follows, or leave it open, whoever speaks.
DENIES, REJECTS, DOUBTS, FINDS_NOT = "denies", "rejects", "doubts", "does not find"


def stance(text: str, *, cue: Cue | None = None, own: bool = False) -> Stance:
    """The stance of a statement; with its cue, also whether the speaker denies it.

    ``own``: the statement is of its speaker's own doings, so that "has sold no arms" is a denial.
    """
    open_words, text = _unsaid(text)
    clause = _main_clause(text)
    doubt = cue.text if cue is not None and cue.stance == DOUBTS else None
    hedge = open_words or doubt or _first(_pattern("hedges"), clause)
    unfound = cue is not None and cue.stance == FINDS_NOT
    return Stance(
        negated=open_words is None and _is_negative(clause) is not unfound,
        hedge=hedge,
        denied=_is_denied_by(cue, text) or bool(_denial().search(clause)) or _disowned(text, own=own),
        conditional=_is_conditional(text),
        future=bool(_words("future").search(clause)) or _is_announced(clause),
    )


def _is_denied_by(cue: Cue | None, text: str) -> bool:
    """Its cue denies it: "denied that ...", "rejected claims that ..."; not "denied bail", nor "rejected the plan"."""
    if cue is None or cue.stance not in {DENIES, REJECTS}:
        return False
    return not _words("granted").match(text) if cue.stance == DENIES else bool(_words("claimed").match(text))


def _is_negative(clause: str) -> bool:
    plain = _pattern("not_negative").sub(" ", clause)
    return bool(_pattern("negative").search(plain) or re.search(r"n[’']t\b", plain))


def _is_conditional(text: str) -> bool:
    """ "If" or "unless" anywhere in it, or "Should war break out, ..."."""
    return bool(_words("conditions").search(text) or _words("inverted").match(text))


def _is_announced(clause: str) -> bool:
    """ "North Korea to export arms": a headline, whose only verb stands behind "to"."""
    words = [word.strip(".,;:!?\"'“”‘’()") for word in clause.split()]
    at = next((index for index, word in enumerate(words) if word.lower() == "to"), 0)
    if not 0 < at <= _HEADED or at + 1 >= len(words):
        return False
    subject, deed, rest = words[:at], words[at + 1], words[at + 2 :]
    rows = table("stance")["announced"]
    if not deed.isalpha() or (deed[0].isupper() and words[at] == "to") or deed.lower().endswith(("ing", "ed")):
        return False
    last = subject[-1]
    acts = last[:1].isupper() or singular(last) in rows["actors"]
    if not acts or last.lower() in rows["leading_to"] or any(_stops_a_subject(word) for word in subject[1:]):
        return False
    # "Door to door".
    plain = not ends_phrase(deed) and deed.lower() not in {*rows["no_deeds"], last.lower()}
    others = (word.lower() for word in [*subject, *rest])
    return plain and not is_verb(subject[0].lower()) and not any(word in rows["finite"] for word in others)


def _stops_a_subject(word: str) -> bool:
    """A verb, or a preposition but "of"; a name may look like one ("May", "Will")."""
    if not word.islower() or word in {"of", "and", "the"}:
        return False
    return is_verb(word) or ends_phrase(word) or word in table("stance")["announced"]["finite"]


def _unsaid(text: str) -> tuple[str | None, str]:
    """The words that leave a statement open ("did not say"), and the statement itself behind a word of saying."""
    said = _saying().match(text)
    if said is None or said["denied"]:
        return None, text
    if said["unsaid"] or said["unknown"]:
        return said["unsaid"] or said["unknown"], text
    return None, text[said.end() :]


def _first(pattern: Pattern, text: str) -> str | None:
    match = pattern.search(text)
    return match[0] if match else None


def _disowned(text: str, *, own: bool) -> bool:
    """Somebody says of their own doings that they were not."""
    rows = table("stance")
    subject = r"\W*" if own else rf"\W*(?:{alternatives(rows['own_subjects'])})(?:\s|(?=[’']))"
    return re.match(subject + rows["own_denial"].replace("<undoing>", rows["undoing"]), text, re.IGNORECASE) is not None


# The longest subject of a headline, in words.
_HEADED = 8
# What stands between the pieces of a claim that is not in one piece.
GAP = " … "


def _main_clause(text: str) -> str:
    """The first statement without a clause fronted to it, up to where a subordinate one begins."""
    said = text.partition(GAP)[0]
    first = next((said[span.start : span.end] for span in sentences(said)), said)
    opening = _opening().match(first)
    main = first[opening.end() :] if opening else first
    denial = _denial().search(main)
    ending = _ending().search(main, denial.end() if denial else 1)
    return main[: ending.start()] if ending else main


@cache
def _pattern(row: str) -> Pattern:
    """The words of a row; "May" with a capital is a month or a name."""
    return Pattern(rf"(?<![\w-])(?!(?-i:May)\b)(?:{alternatives(table('stance')[row])})(?!\w)", re.IGNORECASE)


@cache
def _denial() -> Pattern:
    rows = table("stance")
    wide = "|".join(rows[kind] for kind in ("clause", "gerund", "act"))
    return Pattern(
        rf"\b{rows['undenied']}(?:(?:{alternatives(rows['denials'])}){rows['denied']}|(?:{rows['plain_denials']})(?:{wide}))",
        re.IGNORECASE,
    )


@cache
def _opening() -> Pattern:
    return Pattern(rf"\W*(?:{alternatives(table('stance')['fronted'])})\b[^,.;]{{0,200}},\s*", re.IGNORECASE)


@cache
def _ending() -> Pattern:
    return Pattern(rf"(?<=\w)[,\s]\s?(?:{alternatives(table('stance')['subordinators'])})\b|[;:]\s", re.IGNORECASE)


@cache
def _words(row: str) -> Pattern:
    return Pattern(table("stance")[row], re.IGNORECASE)


@cache
def _saying() -> Pattern:
    """The beginning of a statement up to "that": who said it, or did not, or that nobody knows."""
    rows = table("stance")
    return Pattern(
        rf"\W*(?:[^,.;:\"“”]{{0,80}}?\b)??(?:(?P<unsaid>{rows['unsaid']}\s(?:\w+ly\s)?{rows['says']})"
        rf"|(?P<unknown>{rows['unknown']})|(?P<denied>\b(?:{alternatives(rows['denials'])}))|\b{rows['says']})"
        rf"{rows['said_when']}(?:\s(?:that|whether|if)\b|(?<=one said)\s)",
        re.IGNORECASE,
    )
