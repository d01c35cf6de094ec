"""Whose words: from the words at a claim ("he", "the minister", "Noh") to the fullest name the article has for them.

A ladder: a pronoun, a name in the phrase, a document, a word of office, a body by its own word or by a general one;
what fits none keeps its own words as a name. Looking back goes from the nearest sentence outwards, speakers before
those only mentioned.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from factcheck.records import Span, Speaker
from factcheck.speech.antecedents import Antecedents, OwnWords
from factcheck.speech.bodies import called, first_body, is_surname_alone, joined_names, of_country
from factcheck.speech.cast import Cast, Member, stands_for
from factcheck.speech.descriptions import REACH, acted_last, describe, meant
from factcheck.speech.documents import given_out, is_somebodys, issuer, itself
from factcheck.speech.fitting import as_speaker, holds_office, kind_of, plain, same_country, unadorned
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
    kind_of_description,
    named_before,
    past_particle,
    past_verb,
    spelled,
    unowned,
)
from factcheck.speech.names import country_in, offices_in, read_country
from factcheck.speech.phrases import phrase_after, phrase_before, subject
from factcheck.speech.quoted import somebody_else
from factcheck.speech.sentence_roles import bare_pronoun
from factcheck.speech.spoken import DESCRIPTION_REACH, Resolved, Spoken
from factcheck.speech.tagging.asking import GENDERS, Pointed
from factcheck.speech.tokens import read_tokens

_NEUTRAL = frozenset(("it", "they", "its", "their", "them"))
_SEVERAL = frozenset(("they", "their", "them"))
# How many sentences "they" looks back over, its own among them.
SEVERAL_REACH = 3
_FIRST = frozenset(("i", "we", "you", "my", "our", "your"))


class Speakers:
    """Resolves the mentions of one article, in order: what was said before helps to read "he" now."""

    def __init__(self, text: str, cast: Cast, starts: Sequence[int], meant: Pointed, said: OwnWords) -> None:
        self._text = text
        self._cast = cast
        self._starts = starts
        self._spoken = Spoken()
        self._issued: dict[str, Resolved] = {}
        self._antecedents = Antecedents(text, cast, starts, meant, said)

    def resolve(self, mention: Mention, *, remember: bool = True, quoted_by: str | None = None) -> Speaker:
        """The speaker a mention means. ``quoted_by``: in whose words it stands, who would say "I" of themselves."""
        found, member = self._find(mention)
        start = self._starts[mention.sentence]
        if found.name == quoted_by and (other := somebody_else(self._cast, start, mention, member)) is not None:
            found, member = as_speaker(other), other
        speaker = Speaker(found.name, self._words(mention), found.role, found.kind, mention.span)
        if remember:
            self._remember(speaker, member, mention.span, mention.sentence)
        return speaker

    def again(self, speaker: Speaker, sentence: int) -> None:
        """Notes that a speaker goes on in a further sentence."""
        member = self._spoken.member(speaker.name)
        self._remember(speaker, member, Span(self._starts[sentence], self._starts[sentence] + 1), sentence)

    def _remember(self, speaker: Speaker, member: Member | None, span: Span, sentence: int) -> None:
        self._spoken.note(speaker, member, sentence)
        somebody = self._spoken.somebody(speaker, member)
        if somebody is not None:
            self._antecedents.spoke(span, sentence, somebody)

    def _find(self, mention: Mention) -> Resolved:
        found = next((found for rung in LADDER if (found := rung(self, mention)) is not None), None)
        return found or (self._described(mention), None)

    def _words(self, mention: Mention) -> str:
        return self._text[mention.span.start : mention.span.end]

    def _by_name(self, mention: Mention) -> Resolved | None:
        """A phrase that ends in a name, or is a body: "North Korean leader | Kim Jong Un"."""
        if read_country(mention.tokens, *mention.at) == (country_in(mention.tokens, *mention.at), mention.at[1]):
            return plain(bare_words(self._text, mention), kind_of("place", bare_words(self._text, mention))), None
        if is_several(mention):
            return plain(bare_words(self._text, mention), "group"), None
        name = head_name(self._text, mention)
        if name is None or (len(name.parts) == 1 and name.parts[0] in common_words(mention)):
            return None
        # In capitals a surname looks like the letters of a body: "BERG:".
        member = self._cast.who(name) or self._cast.who(replace(name, kind="person"))
        if name.kind == "place":
            return plain(name.text, "place"), None
        if name.kind == "thing" and unadorned(mention) and is_surname_alone(name.text):
            name = replace(name, kind="person")
        if member is None:
            return plain(name.text, kind_of(name.kind, name.text), name.role), None
        if name.kind == "person" and member.kind == "thing" and len(member.parts) <= len(name.parts):
            member.kind = "person"
        member.known = True
        speaker = as_speaker(member)
        several = member.kind == "thing" and member.parts[-1] in words("people", "words", "groups")
        return (replace(speaker, kind="group") if several else speaker), member

    def _by_pronoun(self, mention: Mention) -> Resolved | None:
        first, last = mention.at
        word = bare_pronoun(mention.tokens[first])
        if last - first > 1 or mention.tokens[first].text == "WHO":
            return None
        if word in ("who", "which", "that") and first > 0:
            return self._antecedent(mention)
        if word in _FIRST:
            return plain(mention.tokens[first].text, "unnamed"), None
        if word in GENDERS:
            return self._person(mention)
        if word in _NEUTRAL:
            if word in _SEVERAL and (several := self._several(mention)) is not None:
                return several
            spoken = self._subject(mention.sentence - 1, mention) or self._spoken.before(
                mention, lambda kind: kind != "person"
            )
            return self._subject(mention.sentence, mention) or spoken if word == "it" else spoken
        return None

    def _several(self, mention: Mention) -> Resolved | None:
        """ "they" are several with whom their sentence begins, or the one before it, if nobody has spoken there."""
        end = mention.span.start
        for sentence in range(mention.sentence, max(-1, mention.sentence - SEVERAL_REACH), -1):
            if self._spoken.heard_in(sentence):
                return None
            several = joined_names(self._text, self._cast, self._starts[sentence], end) or self._group(sentence, end)
            if several is not None:
                return plain(several, "group"), None
            end = self._starts[sentence]
        return None

    def _group(self, sentence: int, end: int) -> str | None:
        """Several people without a name, as a sentence begins with them: "Many village leaders | are bakers"."""
        tokens = read_tokens(self._text, Span(self._starts[sentence], end))
        found = subject(tokens)
        mention = None if found is None else Mention(tokens, found, sentence)
        if mention is None or tokens[mention.at[0]].lower in _NEUTRAL | GENDERS.keys():
            return None
        head = tokens[head_of(mention)].text
        people = head in words("people", "words", "groups") or head.removesuffix("s") in words("people", "offices")
        return bare_words(self._text, mention) if people else None

    def _subject(self, sentence: int, mention: Mention) -> Resolved | None:
        """ "it" is the body that its sentence or, if nobody spoke in that, the one before begins with."""
        if sentence < 0 or (sentence < mention.sentence and self._spoken.heard_in(sentence)):
            return None
        here = sentence == mention.sentence
        end = mention.span.start if here else min(self._starts[sentence + 1], mention.span.start)
        member = first_body(self._cast, self._starts[sentence], end, place=here)
        return self._opening(sentence, end) if member is None else (as_speaker(member), member)

    def _opening(self, sentence: int, end: int) -> Resolved | None:
        """The body that a sentence begins with by a description: "The group | has taken the port"."""
        tokens = read_tokens(self._text, Span(self._starts[sentence], end))
        phrase = phrase_after(tokens, 0) if tokens and tokens[0].lower == "the" else None
        mention = None if phrase is None else Mention(tokens, phrase, sentence)
        rungs = (Speakers._by_document, Speakers._by_body, Speakers._by_general_word) if mention else ()
        return next((found for rung in rungs if mention and (found := rung(self, mention)) is not None), None)

    def _antecedent(self, mention: Mention) -> Resolved | None:
        end = mention.at[0]
        end -= mention.tokens[end - 1].text == ","
        phrase = phrase_before(mention.tokens, end)
        if phrase is None:
            return None
        if phrase[1] - phrase[0] == 1 and mention.tokens[phrase[0]].lower in words("words", "pronouns"):
            return None
        phrase = past_verb(mention.tokens, past_particle(mention.tokens, phrase))
        before = Mention(mention.tokens, phrase, mention.sentence)
        last = next((name for name, _ in self._cast.mentions(before.span.start, before.span.end)[-1:]), None)
        if last is not None and last.start + len(last.text) == before.span.end:
            first = next(at for at in range(*phrase) if mention.tokens[at].end > last.start)
            joined = mention.tokens[first - 1].lower in words("words", "linking")
            before = before if joined else replace(before, at=(first, phrase[1]))
        return self._find(before)

    def _person(self, mention: Mention) -> Resolved | None:
        member = self._antecedents.of(mention.span.start)
        if member is None:
            return None
        member.known = True
        described = self._spoken.described(member)
        return (described, None) if described else (as_speaker(member), member)

    def _by_office(self, mention: Mention) -> Resolved | None:
        """ "the North Korean minister": the nearest mention of somebody with that office and country."""
        head = head_of(mention)
        word = mention.tokens[head].lower
        offices = offices_in(word)
        if not offices or word in words("people", "words", "bodies") or not is_definite(mention):
            return None
        country = country_in(mention.tokens, *mention.at)
        before = {id(member) for _, member in self._cast.before(mention.span.start)}

        def fits(member: Member) -> bool:
            return stands_for(word, member.offices) and holds_office(member, mention, head, country)

        acting = acted_last(each for each in self._antecedents.recent(mention.span.start, REACH) if fits(each.member))
        found = acting or next(filter(fits, self._cast.nearest(mention.span.start)), None)
        if found is None or word not in found.offices:
            beside = {*fields_of(mention, head), *named_before(mention, head), word}
            unnamed = self._spoken.called(mention, lambda name: beside <= set(name.lower().split()), country)
            if unnamed is not None and unnamed[1] is None:
                return unnamed
        if found is None or id(found) not in before:
            spoken = self._spoken.called(mention, lambda name: stands_for(word, offices_in(name)), country)
            return spoken or (None if found is None else (as_speaker(found), found))
        return as_speaker(found), found

    def _by_body(self, mention: Mention) -> Resolved | None:
        """ "the ministry": the nearest body with that word in its name."""
        word = mention.tokens[head_of(mention)].lower
        if word not in words("people", "words", "bodies") or not is_definite(mention):
            return None
        country = country_in(mention.tokens, *mention.at)
        modifiers = fields_of(mention, head_of(mention)) | named_before(mention, head_of(mention))
        for member in self._cast.nearest(mention.span.start):
            fits = word in member.parts and (member.kind == "organisation" or word in member.name.split())
            fits = fits and same_country(member, country)
            if fits and modifiers <= frozenset(spelled(part) for part in member.parts):
                return as_speaker(member), member
        owners = {spelled(word), *named_before(mention, head_of(mention))}
        return self._spoken.called(mention, lambda name: owners <= set(unowned(name).split()), country)

    def _by_general_word(self, mention: Mention) -> Resolved | None:
        """ "the company": the nearest body before it that may be called so."""
        head = head_of(mention)
        if mention.tokens[mention.at[0]].lower != "the" or fields_of(mention, head):
            return None
        country = country_in(mention.tokens, *mention.at)
        member = called(self._cast, mention.tokens[head].lower, country, mention.span.start)
        return (as_speaker(member), member) if member is not None else None

    def _by_nation(self, mention: Mention) -> Resolved | None:
        """ "the Bulgarian": somebody named just before, and a country's where there is nobody."""
        return self._as_called(mention) if mention.tokens[mention.at[1] - 1].capital else None

    def _as_called(self, mention: Mention) -> Resolved | None:
        """ "the bowler", "the 38-year-old": somebody named just before who may be called so."""
        description = describe(mention)
        if description is None:
            return None
        member = meant(description, self._antecedents.recent(mention.span.start, REACH))
        return (as_speaker(member), member) if member is not None else None

    def _by_document(self, mention: Mention) -> Resolved | None:
        """A statement speaks for whoever issued it; "the statement", for the last one who did."""
        mention = itself(mention)
        head = head_of(mention)
        word = mention.tokens[head].lower
        if word not in words("people", "words", "documents"):
            return None
        sender = issuer(self._text, self._cast, mention, head)
        if sender is not None:
            self._issued[word] = self._issued["document"] = self._find(sender)
            return self._issued[word]
        if not is_definite(mention):
            return None
        if (heard := self._spoken.called(mention, lambda name: name.lower().split()[0] == word, None)) is not None:
            return heard
        giver = given_out(self._text, self._cast, self._starts, mention)
        known = self._find(giver) if isinstance(giver, Mention) else self._issued.get(word)
        known = (as_speaker(giver), giver) if known is None and isinstance(giver, Member) else known
        if known is not None or is_somebodys(word):
            return known or self._spoken.before(mention, lambda kind: kind != "unnamed")
        return self._spoken.called(mention, lambda name: name.lower().split()[-1] == word, None)

    def _described(self, mention: Mention) -> Speaker:
        mention = itself(mention)
        kind = kind_of_description(mention)
        words_of = bare_words(self._text, mention)
        start = self._starts[max(0, mention.sentence - DESCRIPTION_REACH)]
        before = self._text[start : mention.span.start]
        return plain(of_country(before, words_of) if kind == "organisation" else words_of, kind)


LADDER: tuple[Callable[[Speakers, Mention], Resolved | None], ...] = (
    Speakers._by_pronoun,
    Speakers._by_nation,
    Speakers._by_name,
    Speakers._by_document,
    Speakers._by_office,
    Speakers._by_body,
    Speakers._by_general_word,
    Speakers._as_called,
)
