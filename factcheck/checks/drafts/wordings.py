"""Votes on single words of a draft, from sentences on record that are nearly the same as its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import product

from factcheck.checks.drafts.alike import Alike, Part, align_sentences, sentences_of, sentences_with
from factcheck.checks.drafts.beside import Beside, Near, near_of
from factcheck.checks.drafts.quoted import differing
from factcheck.checks.drafts.spans import touches
from factcheck.checks.drafts.things import Things, difference, negated, things_in
from factcheck.checks.drafts.votes import Vote, is_of_same_speaker, is_same_or_relay, may_be_same_speaker
from factcheck.index import Index
from factcheck.records import Article, Claim, Fact, Span, Voice
from factcheck.records.drafts import Fault, Witness

# Sentences of two events may be alike; of two that are published so few days apart, hardly.
DAYS = 3
# Names stand in each other's place in many sentences that are only built alike.
BUILT_ALIKE = 0.75
# Each sentence of the draft is held against so many of the nearest.
NEAREST = 20


@dataclass(slots=True)
class Wordings:
    """The draft's sentences, and the articles that they are held against, each read once."""

    draft: Things
    index: Index
    _read: dict[str, Things] = field(default_factory=dict)

    def votes(self, beside: Beside) -> Iterator[Vote]:
        """From the claims near one of the draft's, and the sentences around them."""
        own = dict.fromkeys((*sentences_with(self.draft.article, beside.fact), *beside.fact.claim.spans))
        for near in beside.nears[:NEAREST]:
            if near.copy or not _may_be_one(self.draft.article, near):
                continue
            others = dict.fromkeys((*sentences_with(near.article, near.fact), *near.fact.claim.spans))
            for sentence, other in product(own, others):
                yield from self._votes(beside.fact, sentence, near, other)

    def copy_votes(self, copies: Iterable[Article]) -> Iterator[Vote]:
        """From every sentence of a copy of the draft that is nearly one of the draft's."""
        for copy in copies:
            for sentence in sentences_of(self.draft.article):
                found = self._twin(sentence, copy)
                if found:
                    yield from self._copied(sentence, copy, *found)

    def things(self, article: Article) -> Things:
        """What an article of the index names."""
        if article.id not in self._read:
            facts = [fact for fact, _ in self.index.claims(article=article.id)]
            self._read[article.id] = things_in(article, facts)
        return self._read[article.id]

    def _twin(self, sentence: Span, copy: Article) -> tuple[Span, Alike] | None:
        """The sentence of a copy that is most alike."""
        found = [(there, align_sentences(self.draft.article, sentence, copy, there)) for there in sentences_of(copy)]
        alike = [(there, one) for there, one in found if one]
        return max(alike, key=lambda pair: pair[1].likeness, default=None)

    def _copied(self, sentence: Span, copy: Article, there: Span, alike: Alike) -> Iterator[Vote]:
        fact = _fact_at(self.draft, sentence)
        near = near_of(fact, _fact_at(self.things(copy), there), copy, copy=True)
        yield from self._told(fact, near, alike)

    def _votes(self, fact: Fact, sentence: Span, near: Near, there: Span) -> Iterator[Vote]:
        alike = align_sentences(self.draft.article, sentence, near.article, there)
        if alike:
            yield from self._told(fact, near, alike)

    def _told(self, fact: Fact, near: Near, alike: Alike) -> Iterator[Vote]:
        there = self.things(near.article)
        for part in alike.parts:
            vote = self._vote(fact, near, alike, part, there)
            if vote:
                yield vote

    def _vote(self, fact: Fact, near: Near, alike: Alike, part: Part, there: Things) -> Vote | None:
        """What the two differ in, if it matters: quoted words, a speaker, a figure, a day, a name, a "not"."""
        quotation, quoted = self.draft.quotation(part.here), there.quotation(part.there)
        if quotation and quoted:
            own, words = self.draft.text(quotation), there.text(quoted)
            vote = self._against(Fault.ALTERED, "quotation", quotation, near, alike, part, fact)
            return replace(vote, witness=replace(vote.witness, words=words, differs=differing(own, words)))
        mine, theirs = self.draft.speaker(part.here), there.speaker(part.there)
        if mine and theirs:
            report = replace(near.report, fact=theirs[0])
            # In a copy nobody has become somebody else: there, a nameless source that has got a name is another.
            same = (is_same_or_relay if near.copy else may_be_same_speaker)(mine[0], report)
            return None if same else self._against(Fault.SPEAKER, "speaker", mine[1].span, near, alike, part, mine[0])
        if alike.likeness >= BUILT_ALIKE and negated(self.draft, part.here, there, part.there):
            return self._against(Fault.CONFLICT, "negation", part.here, near, alike, part, fact)
        what = difference(self.draft, part.here, there, part.there)
        if what is None or (what == "name" and alike.likeness < BUILT_ALIKE):
            return None
        return self._against(Fault.CONFLICT, what, self.draft.around(part.here), near, alike, part, fact)

    def _against(self, fault: Fault, what: str, span: Span, near: Near, alike: Alike, part: Part, fact: Fact) -> Vote:
        report = near.report
        words = self.things(near.article).whole(part.there)
        own = is_of_same_speaker(fact, report)
        return Vote(fault, what, span, False, own, alike.likeness, fact, Witness(report, words, None, near.copy))


def _may_be_one(draft: Article, near: Near) -> bool:
    if near.is_same_event:
        return True
    if draft.published is None or near.article.published is None:
        return False
    return abs((draft.published - near.article.published).days) <= DAYS


def _fact_at(things: Things, sentence: Span) -> Fact:
    """The claim that stands in a sentence, an attributed one first; else the sentence in its outlet's own words."""
    inside = (fact for fact in things.facts if touches(fact, sentence))
    spoken = sorted(inside, key=lambda fact: fact.claim.speaker is None)
    if spoken:
        return spoken[0]
    claim = Claim(f"{things.article.id}-{sentence.start}", things.article.id, (sentence,), Voice.NARRATOR)
    return Fact(claim, things.text(sentence), things.article.published)
