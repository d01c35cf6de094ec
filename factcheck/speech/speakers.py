"""Whose words: from the words at a claim ("he", "the minister", "Noh") to the fullest name the article has for them.

A ladder: a pronoun, a name in the phrase, a document, a word of office, a body by its own word or by a general one;
what fits none keeps its own words as a name. Looking back goes from the nearest sentence outwards, speakers before
those only mentioned.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from factcheck.records import Span, Speaker
from factcheck.speech.bodies import called, is_surname_alone, is_union
from factcheck.speech.cast import Cast, Member, stands_for
from factcheck.speech.lexicon import words
from factcheck.speech.mentions import (
    Mention,
    bare_words,
    common_words,
    fields_of,
    head_name,
    head_of,
    is_definite,
    is_several,
    issuer_of,
    kind_of_description,
    spelled,
)
from factcheck.speech.names import country_in, country_of, offices_in, read_country
from factcheck.speech.phrases import phrase_before

# How many speakers are remembered, and how many sentences back a pronoun or description looks.
REMEMBERED = 40
PRONOUN_REACH = 6
DESCRIPTION_REACH = 20

_PERSONAL = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_NEUTRAL = frozenset(("it", "they", "its", "their", "them"))
_FIRST = frozenset(("i", "we", "you", "my", "our", "your"))


Resolved = tuple[Speaker, Member | None]


class Speakers:
    """Resolves the mentions of one article, in order: what was said before helps to read "he" now."""

    def __init__(self, text: str, cast: Cast, starts: Sequence[int]) -> None:
        self._text = text
        self._cast = cast
        self._starts = starts
        self._spoken: list[tuple[int, Speaker, Member | None]] = []
        self._issued: Resolved | None = None

    def resolve(self, mention: Mention, *, remember: bool = True) -> Speaker:
        """The speaker a mention means."""
        found, member = self._find(mention)
        speaker = Speaker(found.name, self._words(mention), found.role, found.kind, mention.span)
        if remember:
            self._spoken = [*self._spoken[-REMEMBERED:], (mention.sentence, speaker, member)]
        return speaker

    def again(self, speaker: Speaker, sentence: int) -> None:
        """Notes that a speaker goes on in a further sentence."""
        member = next((member for _, known, member in reversed(self._spoken) if known.name == speaker.name), None)
        self._spoken = [*self._spoken[-REMEMBERED:], (sentence, speaker, member)]

    def _find(self, mention: Mention) -> Resolved:
        found = next((found for rung in LADDER if (found := rung(self, mention)) is not None), None)
        return found or (self._described(mention), None)

    def _words(self, mention: Mention) -> str:
        return self._text[mention.span.start : mention.span.end]

    def _by_name(self, mention: Mention) -> Resolved | None:
        """A phrase that ends in a name, or is a body: "North Korean leader | Kim Jong Un"."""
        if read_country(mention.tokens, *mention.at) == (country_in(mention.tokens, *mention.at), mention.at[1]):
            return _plain(bare_words(self._text, mention), _kind("place", bare_words(self._text, mention))), None
        if is_several(mention):
            return _plain(bare_words(self._text, mention), "group"), None
        name = head_name(self._text, mention)
        if name is None or (len(name.parts) == 1 and name.parts[0] in common_words(mention)):
            return None
        member = self._cast.who(name)
        if name.kind == "place":
            return _plain(name.text, "place"), None
        if name.kind == "thing" and _unadorned(mention) and is_surname_alone(name.text):
            name = replace(name, kind="person")
        if member is None:
            return _plain(name.text, _kind(name.kind, name.text), name.role), None
        if name.kind == "person" and member.kind == "thing" and len(member.parts) <= len(name.parts):
            member.kind = "person"
        member.known = True
        speaker = _as_speaker(member)
        several = member.kind == "thing" and member.parts[-1] in words("people", "words", "groups")
        return (replace(speaker, kind="group") if several else speaker), member

    def _by_pronoun(self, mention: Mention) -> Resolved | None:
        first, last = mention.at
        word = mention.tokens[first].lower
        if last - first > 1:
            return None
        if word in ("who", "which", "that") and first > 0:
            return self._antecedent(mention)
        if word in _FIRST:
            return _plain(mention.tokens[first].text, "unnamed"), None
        if word in _PERSONAL:
            return self._person(mention, _PERSONAL[word])
        if word in _NEUTRAL:
            spoken = self._subject(mention.sentence - 1, mention) or self._spoken_before(
                mention, lambda kind: kind != "person"
            )
            return self._subject(mention.sentence, mention) or spoken if word == "it" else spoken
        return None

    def _subject(self, sentence: int, mention: Mention) -> Resolved | None:
        """ "it" is the body that its sentence or, if nobody spoke in that, the one before begins with."""
        if sentence < 0 or (sentence < mention.sentence and any(number == sentence for number, _, _ in self._spoken)):
            return None
        start = self._starts[sentence]
        end = min(self._starts[sentence + 1], mention.span.start) if sentence < mention.sentence else mention.span.start
        for offset, member in self._cast.between(start, end)[:1]:
            kinds = ("organisation", "place") if sentence == mention.sentence else ("organisation",)
            if member.kind in kinds and offset - start < len("South Korea's "):
                return _as_speaker(member), member
        return None

    def _antecedent(self, mention: Mention) -> Resolved | None:
        end = mention.at[0]
        end -= mention.tokens[end - 1].text == ","
        phrase = phrase_before(mention.tokens, end)
        if phrase is None:
            return None
        if phrase[1] - phrase[0] == 1 and mention.tokens[phrase[0]].lower in words("words", "pronouns"):
            return None
        return self._find(Mention(mention.tokens, phrase, mention.sentence))

    def _person(self, mention: Mention, gender: str) -> Resolved | None:
        """The nearest sentence that has a fitting person: its speaker, else the first it mentions."""
        back = range(mention.sentence, max(-1, mention.sentence - PRONOUN_REACH), -1)
        for known in (True, False):
            for sentence in back:
                found = self._spoken_in(sentence, gender) or self._mentioned_in(mention, sentence, gender, known)
                found = found or self._opening(mention, sentence, gender)
                if found is not None:
                    return found
        return None

    def _mentioned_in(self, mention: Mention, sentence: int, gender: str, known: bool) -> Resolved | None:
        end = self._starts[sentence + 1] if sentence + 1 < len(self._starts) else len(self._text)
        for _, member in self._cast.between(self._starts[sentence], min(end, mention.span.start)):
            if member.kind == "person" and member.fits(gender) and (member.known or not known):
                return _as_speaker(member), member
        return None

    def _opening(self, mention: Mention, sentence: int, gender: str) -> Resolved | None:
        """Somebody with a full name whom the sentence before begins with."""
        if sentence != mention.sentence - 1:
            return None
        start = self._starts[sentence]
        for offset, member in self._cast.between(start, mention.span.start)[:1]:
            if offset == start and member.kind == "person" and len(member.parts) > 1 and member.fits(gender):
                return _as_speaker(member), member
        return None

    def _spoken_in(self, sentence: int, gender: str) -> Resolved | None:
        for number, speaker, member in reversed(self._spoken):
            if number < sentence:
                return None
            if number == sentence and _is_somebody(speaker) and _fits(speaker, member, gender):
                return speaker, member
        return None

    def _spoken_before(self, mention: Mention, fits: Callable[[str], bool]) -> Resolved | None:
        for number, speaker, member in reversed(self._spoken):
            if mention.sentence - number > PRONOUN_REACH:
                return None
            if fits(speaker.kind):
                return speaker, member
        return None

    def _by_office(self, mention: Mention) -> Resolved | None:
        """ "the North Korean minister": the nearest mention of somebody with that office and country."""
        head = head_of(mention)
        word = mention.tokens[head].lower
        offices = offices_in(word)
        if not offices or not is_definite(mention):
            return None
        country = country_in(mention.tokens, *mention.at)
        modifiers = fields_of(mention, head)
        for member in self._cast.nearest(mention.span.start):
            fits = stands_for(word, member.offices) and _same_country(member, country)
            if fits and _same_field(member, modifiers, word):
                return _as_speaker(member), member
        return self._spoken_as(mention, lambda name: stands_for(word, offices_in(name)), country)

    def _spoken_as(self, mention: Mention, fits: Callable[[str], bool], country: str | None) -> Resolved | None:
        """Somebody who spoke before under a description, not a name: "a vice director" is "the official"."""
        for number, speaker, member in reversed(self._spoken):
            if mention.sentence - number > DESCRIPTION_REACH:
                return None
            if fits(speaker.name) and country in (None, country_of(speaker.name)):
                return speaker, member
        return None

    def _by_body(self, mention: Mention) -> Resolved | None:
        """ "the ministry": the nearest body with that word in its name."""
        word = mention.tokens[head_of(mention)].lower
        if word not in words("people", "words", "bodies") or not is_definite(mention):
            return None
        country = country_in(mention.tokens, *mention.at)
        modifiers = fields_of(mention, head_of(mention))
        for member in self._cast.nearest(mention.span.start):
            fits = word in member.parts and (member.kind == "organisation" or word in member.name.split())
            fits = fits and _same_country(member, country)
            if fits and modifiers <= frozenset(spelled(part) for part in member.parts):
                return _as_speaker(member), member
        return self._spoken_as(mention, lambda name: spelled(word) in name.lower().split(), country)

    def _by_general_word(self, mention: Mention) -> Resolved | None:
        """ "the company": the nearest body before it that may be called so."""
        head = head_of(mention)
        if mention.tokens[mention.at[0]].lower != "the" or fields_of(mention, head):
            return None
        country = country_in(mention.tokens, *mention.at)
        member = called(self._cast, mention.tokens[head].lower, country, mention.span.start)
        return (_as_speaker(member), member) if member is not None else None

    def _by_document(self, mention: Mention) -> Resolved | None:
        """A statement speaks for the body that issued it; "the statement", for the last one that did."""
        head = head_of(mention)
        if mention.tokens[head].lower not in words("people", "words", "documents"):
            return None
        issuer = issuer_of(mention, head)
        if issuer is not None:
            self._issued = self._find(issuer)
            return self._issued
        if not is_definite(mention):
            return None
        return self._issued or self._spoken_before(mention, lambda kind: kind != "unnamed")

    def _described(self, mention: Mention) -> Speaker:
        return _plain(bare_words(self._text, mention), kind_of_description(mention))


LADDER: tuple[Callable[[Speakers, Mention], Resolved | None], ...] = (
    Speakers._by_pronoun,
    Speakers._by_name,
    Speakers._by_document,
    Speakers._by_office,
    Speakers._by_body,
    Speakers._by_general_word,
)


def _as_speaker(member: Member) -> Speaker:
    return _plain(member.name, _kind(member.kind, member.name), member.role)


def _plain(name: str, kind: str, role: str | None = None) -> Speaker:
    return Speaker(name, name, role, kind, Span(0, 0))


def _is_somebody(speaker: Speaker) -> bool:
    """Whether "he" or "she" may mean a speaker: "a port official", not "a large sign"."""
    somebody = words("people", "offices") | words("people", "heads", "unnamed") | words("people", "words", "persons")
    described = speaker.kind == "unnamed" and bool(somebody & set(speaker.name.lower().replace("-", " ").split()))
    return speaker.kind == "person" or described or speaker.name.lower() in words("words", "pronouns")


def _fits(speaker: Speaker, member: Member | None, gender: str) -> bool:
    """Whether "he" or "she" may mean a speaker: a description may tell the gender, "a spokesman"."""
    if member is not None:
        return member.fits(gender)
    other = words("people", "male" if gender == "f" else "female")
    return not other & set(speaker.name.lower().split())


def _unadorned(mention: Mention) -> bool:
    """One word alone, with neither article nor adjective."""
    return mention.at[1] - mention.at[0] == 1


def _kind(kind: str, name: str) -> str:
    """A thing that speaks is taken for a body, and so is a union of countries."""
    return "organisation" if kind == "thing" or is_union(name) else kind


def _same_country(member: Member, country: str | None) -> bool:
    return country is None or not member.countries or country in member.countries


def _same_field(member: Member, modifiers: frozenset[str], word: str) -> bool:
    """Two fields known must share a word; one alone is no hindrance ("the minister")."""
    if not modifiers:
        return True
    fields = {spelled(part) for role in member.roles for part in re.sub(r"['’]s\b", "", role.lower()).split()}
    return bool(modifiers & fields) or fields <= {word}
