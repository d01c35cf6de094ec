"""What a speaker is taken for, and whether a member of the cast fits what a mention says of it."""

import re

from factcheck.records import Span, Speaker
from factcheck.speech.bodies import is_union
from factcheck.speech.cast import Member
from factcheck.speech.lexicon import closed, country_words, words
from factcheck.speech.mentions import Mention, fields_of, spelled


def as_speaker(member: Member) -> Speaker:
    """A member of the cast as a speaker, its place still to be set."""
    return plain(member.name, kind_of(member.kind, member.name), member.role)


def plain(name: str, kind: str, role: str | None = None) -> Speaker:
    """A speaker by a name alone, its place still to be set."""
    return Speaker(name, name, role, kind, Span(0, 0))


def is_somebody(speaker: Speaker) -> bool:
    """Whether "he" or "she" may mean a speaker: "a port official", not "a large sign"."""
    somebody = words("people", "offices") | words("people", "heads", "unnamed") | words("people", "words", "persons")
    described = speaker.kind == "unnamed" and bool(somebody & set(speaker.name.lower().replace("-", " ").split()))
    return speaker.kind == "person" or described or speaker.name.lower() in words("words", "pronouns")


def unadorned(mention: Mention) -> bool:
    """One word alone, with neither article nor adjective."""
    return mention.at[1] - mention.at[0] == 1


def kind_of(kind: str, name: str) -> str:
    """A thing that speaks is taken for a body, and so is a union of countries."""
    return "organisation" if kind == "thing" or is_union(name) else kind


def same_country(member: Member, country: str | None) -> bool:
    """Whether two countries known are one; one alone is no hindrance."""
    return country is None or not member.countries or country in member.countries


def holds_office(member: Member, mention: Mention, head: int, country: str | None) -> bool:
    """Whether somebody with an office may be who is meant by its word: of that country, field and body."""
    field = _same_field(member, fields_of(mention, head), mention.tokens[head].lower)
    return field and same_country(member, country) and _of_same(member, mention, head)


def _of_same(member: Member, mention: Mention, head: int) -> bool:
    """Whether somebody's office can be the one meant: of what is named after it, and no deputy's for the chief's.

    "the director of the Office of Ethics" is no other director, and "the president" no vice president.
    """
    spoken = frozenset(part for role in member.roles for part in role.lower().replace("-", " ").split())
    after = [token for token in mention.tokens[head + 1 : mention.at[1]] if token.capital]
    named = {token.lower for token in after} - closed() - {part for name in country_words() for part in name}
    deputies = words("people", "deputies")
    asked = {token.lower for token in mention.tokens[slice(*mention.at)]} & deputies
    return (not named or bool(named & spoken)) and (bool(asked) or not spoken & deputies)


def _same_field(member: Member, modifiers: frozenset[str], word: str) -> bool:
    """Two fields known must share a word; one alone is no hindrance ("the minister")."""
    if not modifiers:
        return True
    fields = {spelled(part) for role in member.roles for part in re.sub(r"['’]s\b", "", role.lower()).split()}
    return bool(modifiers & fields) or fields <= {word}
