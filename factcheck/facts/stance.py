"""Stance: is a statement negative, hedged, or a denial? Read off its main clause; the words are in stance.toml."""

import re
from functools import cache

from factcheck.facts.tables import alternatives, table
from factcheck.records import Cue, Stance

# Cues that make whatever follows a denial, whoever speaks.
DENIES = "denies"


def stance(text: str, *, cue: Cue | None = None, own: bool = False) -> Stance:
    """The stance of a statement; with its cue, also whether the speaker denies it.

    ``own``: the statement is of its speaker's own doings, so that "has sold no arms" is a denial.
    """
    clause = _main_clause(text)
    hedge = _pattern("hedges").search(clause)
    return Stance(
        negated=bool(
            _pattern("negative").search(_pattern("not_negative").sub(" ", clause)) or re.search(r"n[’']t\b", clause)
        ),
        hedge=hedge[0] if hedge else None,
        denied=(cue is not None and cue.stance == DENIES) or bool(_denial().search(clause)) or _disowned(text, own=own),
    )


def _disowned(text: str, *, own: bool) -> bool:
    """Somebody says of their own doings that they were not."""
    rows = table("stance")
    subject = r"\W*" if own else rf"\W*(?:{alternatives(rows['own_subjects'])})(?:\s|(?=[’']))"
    return re.match(subject + rows["own_denial"].replace("<undoing>", rows["undoing"]), text, re.IGNORECASE) is not None


def _main_clause(text: str) -> str:
    """The statement without a clause fronted to it, up to where a subordinate one begins."""
    opening = _opening().match(text)
    main = text[opening.end() :] if opening else text
    denial = _denial().search(main)
    ending = _ending().search(main, denial.end() if denial else 1)
    return main[: ending.start()] if ending else main


@cache
def _pattern(row: str) -> re.Pattern[str]:
    """The words of a row; "May" with a capital is a month or a name."""
    return re.compile(rf"(?<![\w-])(?!May\b)(?:{alternatives(table('stance')[row])})(?!\w)", re.IGNORECASE)


@cache
def _denial() -> re.Pattern[str]:
    rows = table("stance")
    wide = "|".join(rows[kind] for kind in ("clause", "gerund", "act"))
    return re.compile(
        rf"\b{rows['undenied']}(?:(?:{alternatives(rows['denials'])}){rows['denied']}|(?:{rows['plain_denials']})(?:{wide}))",
        re.IGNORECASE,
    )


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{alternatives(table('stance')['fronted'])})\b[^,.;]{{0,200}},\s*", re.IGNORECASE)


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"(?<=\w)[,\s]\s?(?:{alternatives(table('stance')['subordinators'])})\b|[;:]\s", re.IGNORECASE)
