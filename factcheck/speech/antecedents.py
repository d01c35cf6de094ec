"""Whom "he" and "she" mean: every pronoun of an article is read in order, since what one means helps to read the next.

Somebody who may be meant is scored by what the network points to, how near the last mention is, what stood between,
which part of the sentence it was, and whether name and pronoun go together. The weights are in antecedents.toml, with
how they were found; who there is at all is for ``cast``, and what the words say for ``clues``.
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import log
from typing import NamedTuple, Self

from factcheck.records import Article, Span
from factcheck.speech.bodies import is_surname_alone
from factcheck.speech.cast import Cast, Member, read_cast
from factcheck.speech.clues import PLACES, Asked, Trace, pointed_at, scene, told_by_name
from factcheck.speech.given_names import gender_of
from factcheck.speech.lexicon import table, words
from factcheck.speech.names import Name
from factcheck.speech.pointing import Pointing
from factcheck.speech.quotes import find_quotations
from factcheck.speech.sentence_roles import (
    SUBJECTS,
    bare_pronoun,
    finite,
    name_role,
    one_clause,
    opening_participle,
    pronoun_role,
)
from factcheck.speech.sentences import split_sentences
from factcheck.speech.tagging.asking import GENDERS, Pointed
from factcheck.speech.tagging.reading import tag
from factcheck.speech.tokens import Token, read_tokens

# How many mentions, and how many sentences back, somebody may be meant: both keep time linear.
MENTIONS = 40
SENTENCES = 8

# How many characters before a name, and after it in an aside, tell what somebody is.
BESIDE = 30
ASIDE = re.compile(r",\s+([^,.;:]+)[,.;:]")
# A pronoun among the first words of its sentence, before any verb, stands in front of whom it means.
FRONTED = 8
# After these alone, "he" is the subject of the sentence, and nobody named later in it: "But | he | said Kessler knew".
_OPENINGS = frozenset(("and", "but", "so", "yet", "or", "then", "still", "later", "also", "however", "meanwhile"))


class Recent(NamedTuple):
    """Somebody named, or meant by a pronoun: in which part of a sentence, how many sentences back.

    ``beside``: the words before the name and in the aside after it, in small letters ("the novelist | Berg, 51,").
    """

    member: Member
    role: str
    back: int
    beside: frozenset[str]


# What somebody says, by where it is printed who that is.
OwnWords = Mapping[int, Sequence[Span]]


class Antecedents:
    """The pronouns of one article and whom each means."""

    def __init__(self, text: str, cast: Cast, starts: Sequence[int], meant: Pointed, said: OwnWords) -> None:
        self._text = text
        self._cast = cast
        self._said = said
        self._pointing = Pointing(cast, meant)
        self._starts = [*starts, len(text)]
        self._members: dict[int, Member] = {}
        self._traces: list[Trace] = []
        self._counts: dict[int, int] = defaultdict(int)
        self._means: dict[int, Member | None] = {}
        self._speaking: set[tuple[int, int]] = set()
        self._read = 0

    @classmethod
    def of_article(cls, article: Article) -> Self:
        """Those of an article of which no claim is read."""
        text, sentences = article.text, split_sentences(article)
        tagged = tag(text)
        cast = read_cast(text, [read_tokens(text, each.span, each.quotations) for each in sentences], tagged.names)
        said = {each.source.start: each.contents for each in tagged.attributions if each.source is not None}
        return cls(text, cast, [each.span.start for each in sentences], tagged.meant, said)

    def of(self, offset: int) -> Member | None:
        """Whom the pronoun that begins at an offset means; None where nobody fits."""
        last = bisect_right(self._starts, offset, hi=len(self._starts) - 1)
        while self._read < last:
            self._read_sentence(self._read)
            self._read += 1
        return self._means.get(offset)

    def recent(self, offset: int, sentences: int) -> Iterator[Recent]:
        """Everybody named or meant before an offset in its sentence and in so many before it, the latest first."""
        self.of(offset)
        here = bisect_right(self._starts, offset, hi=len(self._starts) - 1) - 1
        end = bisect_left(self._traces, offset, key=lambda trace: trace.offset)
        for trace in reversed(self._traces[max(0, end - MENTIONS) : end]):
            if here - trace.sentence <= sentences:
                member = self._members[trace.key]
                yield Recent(member, trace.role, here - trace.sentence, self._beside(trace, member))

    def _beside(self, trace: Trace, member: Member) -> frozenset[str]:
        before = self._text[max(0, trace.offset - BESIDE) : trace.offset].lower().split()[-1:]
        end = trace.offset + len(member.name)
        aside = ASIDE.match(self._text, end, end + 2 * BESIDE) if not trace.pronoun else None
        return frozenset((*before, *(aside[1].lower().split() if aside else ())))

    def spoke(self, span: Span, sentence: int, member: Member) -> None:
        """Notes that somebody spoke here, by whichever words: "he" may well mean them."""
        first = bisect_left(self._traces, span.start, key=lambda trace: trace.offset)
        since = self._traces[first:]
        kept = [trace for trace in since if trace.key != id(member) or trace.offset >= span.end]
        self._counts[id(member)] -= len(since) - len(kept)
        self._traces[first:] = kept
        self._speaking.add((sentence, id(member)))
        self._note(span.start, sentence, "speaker", member)

    def _read_sentence(self, number: int) -> None:
        span = Span(self._starts[number], self._starts[number + 1])
        tokens = read_tokens(self._text, span, find_quotations(self._text, (span,)))
        named = self._named(tokens, span)
        for at, token in enumerate(tokens):
            if at in named:
                name, member = named[at]
                if not name.quoted and (number, id(member)) not in self._speaking:
                    self._note(name.start, number, name_role(tokens, name), member)
            elif bare_pronoun(token) in GENDERS:
                self._read_pronoun(tokens, at, number, [trace for trace in named.values() if trace[0].at[0] > at])

    def _named(self, tokens: Sequence[Token], span: Span) -> dict[int, tuple[Name, Member]]:
        """Names that may be somebody's, by the token at which they begin; their tokens counted in these."""
        starts = [token.start for token in tokens]
        named: dict[int, tuple[Name, Member]] = {}
        for name, member in self._cast.mentions(span.start, span.end):
            if may_be_somebody(member):
                at = bisect_left(starts, name.start), bisect_left(starts, name.start + len(name.text))
                named[at[0]] = (replace(name, at=at), member)
        return named

    def _read_pronoun(
        self, tokens: Sequence[Token], at: int, sentence: int, after: Sequence[tuple[Name, Member]]
    ) -> None:
        token = tokens[at]
        asked = Asked(token.start, sentence, pronoun_role(tokens, at), GENDERS[bare_pronoun(token)])
        best = max(self._scored(asked, tokens[:at], after), key=lambda row: row[0], default=None)
        self._means[token.start] = best[1] if best else None
        if best is not None and not token.quoted:
            self._note(token.start, sentence, asked.role, best[1], pronoun=asked.gender)

    def _note(self, offset: int, sentence: int, role: str, member: Member, *, pronoun: str = "") -> None:
        self._members[id(member)] = member
        self._counts[id(member)] += 1
        insort(self._traces, Trace(offset, sentence, role, pronoun, id(member)))

    def _scored(
        self, asked: Asked, before: Sequence[Token], after: Sequence[tuple[Name, Member]]
    ) -> Iterator[tuple[float, Member]]:
        known = weights()
        for member, features in self.candidates(asked, before, after):
            yield sum(known.get(name, 0.0) * value for name, value in features.items()), member

    def candidates(
        self, asked: Asked, before: Sequence[Token], after: Sequence[tuple[Name, Member]]
    ) -> Iterator[tuple[Member, dict[str, float]]]:
        """Everybody whom a pronoun may mean, the nearest first, with what speaks for and against them."""
        end = bisect_right(self._traces, asked.offset, key=lambda trace: trace.offset)
        told = self._told_of(asked, before)
        latest = [
            trace
            for trace in self._traces[max(0, end - MENTIONS) : end]
            if asked.sentence - trace.sentence <= SENTENCES and self._members[trace.key].fits(asked.gender)
            if trace.role == "owner" or not any(span.start <= trace.offset < span.end for span in told)
        ]
        seen: dict[int, list[Trace]] = defaultdict(list)
        for trace in reversed(latest):
            seen[trace.key].append(trace)
        places = scene(latest, asked)
        chances = self._pointing.chances(asked.offset)
        possible = [each for each in seen.items() if self._somebody(self._members[each[0]], each[1])]
        agreeing = [each for each in possible if all(trace.pronoun in ("", asked.gender) for trace in each[1])]
        # Where nobody else is left, the pronoun before was read wrongly.
        possible = agreeing or possible
        for rank, (key, traces) in enumerate(possible):
            member = self._members[key]
            features = self._features(asked, member, traces, rank, before, places)
            yield member, {**features, **pointed_at(chances.get(key, 0.0))}
        if asked.role == "subject" and all(token.lower in _OPENINGS or not token.word for token in before):
            return
        fronted = not any(finite(token) for token in before) and len(before) < FRONTED
        outside = (member for name, member in after if not any(span.start <= name.start < span.end for span in told))
        later = {id(member): member for member in outside if id(member) not in seen and member.fits(asked.gender)}
        for member in later.values():
            said = {**told_by_name(member, asked.gender), **pointed_at(chances.get(id(member), 0.0))}
            yield member, {**said, f"after, {asked.role}": 1.0, "after, fronted": float(fronted)}

    def _told_of(self, asked: Asked, before: Sequence[Token]) -> Sequence[Span]:
        """Where nobody is named whom the pronoun means: in what they say, in "asked about Berg, | he"."""
        said = self._said.get(asked.offset, ())
        opened = asked.role == "subject" and opening_participle(before)
        return (*said, Span(before[0].start, asked.offset)) if opened else said

    def _features(
        self,
        asked: Asked,
        member: Member,
        traces: Sequence[Trace],
        rank: int,
        before: Sequence[Token],
        places: dict[str, int],
    ) -> dict[str, float]:
        last, key = traces[0], id(member)
        back = asked.sentence - last.sentence
        features = {
            **told_by_name(member, asked.gender),
            f"sentences back {min(back, 3)}": 1.0,
            f"others between {min(rank, 3)}": 1.0,
            f"{asked.role} after {last.role}": 1.0,
            f"{asked.role} in sentence {min(back, 2)}": 1.0,
            "last is a pronoun": float(bool(last.pronoun)),
            "mentions": log(1 + self._counts[key]),
            "ever placed": float(any(trace.role == "placed" for trace in traces)),
            "ever a subject": float(any(trace.role in SUBJECTS for trace in traces)),
            "ever an owner": float(any(trace.role == "owner" for trace in traces)),
            "opens the text": float(self._traces[0].key == key),
            **{f"{asked.role}, {place}": float(places.get(place) == key) for place in PLACES},
        }
        if back == 0 and asked.role == "object" and last.role in SUBJECTS:
            features["same clause"] = float(one_clause(before, last.offset))
        return features

    def _somebody(self, member: Member, traces: Sequence[Trace]) -> bool:
        """Not "More", a word that only opened a sentence, nor "Oslo", which stood where places stand."""
        if member.kind == "person" or len(member.parts) > 1 or any(trace.role == "speaker" for trace in traces):
            return True
        told = gender_of(member.parts[0]) is not None or member.known
        aside = all(trace.role == "placed" or (trace.role == "beside" and not told) for trace in traces)
        opens = len(traces) == 1 and traces[0].role == "opening"
        return not aside and (told or not opens)


def read_pronoun(article: Article, offset: int) -> str | None:
    """The name of whom the pronoun at an offset means, with no claim read; None where nobody fits."""
    member = Antecedents.of_article(article).of(offset)
    return member.name if member else None


def may_be_somebody(member: Member) -> bool:
    """Whether "he" or "she" may mean a member of the cast: a person, or what may be a surname alone."""
    if member.kind != "thing" or member.parts[-1] in words("people", "words", "groups"):
        return member.kind == "person"
    told = "person" in member.seen or member.known or gender_of(member.parts[0]) is not None
    return told and is_surname_alone(member.name.split()[0])


@cache
def weights() -> dict[str, float]:
    """What each feature counts, natural log-odds."""
    return dict(table("antecedents")["weights"])
