"""From an article to its claims: the one place that puts the pieces of this room together.

The tagger marks who says what; speakers are resolved in the order in which they speak, so that "he" and "the
statement" can look back; a quotation that nobody is marked for goes on with the speaker before it, and sentences in
which nobody speaks are the article's own.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from factcheck.records import Article, Claim, Cue, Span, Speaker, Voice
from factcheck.speech.acronyms import acronyms, initialled
from factcheck.speech.attributing import attribute
from factcheck.speech.calibration import confidence_of
from factcheck.speech.cast import Cast
from factcheck.speech.cores import core_of
from factcheck.speech.cues import has_cue
from factcheck.speech.interviews import Interviews
from factcheck.speech.kinds import Kinds
from factcheck.speech.lexicon import country_words, is_relay, words
from factcheck.speech.lines import Line, Lines, tokens_at
from factcheck.speech.mentions import Mention
from factcheck.speech.names import find_names
from factcheck.speech.narration import left_over, points_elsewhere, says_little, states
from factcheck.speech.nesting import Said
from factcheck.speech.persons import Persons
from factcheck.speech.phrases import Range, Tokens, phrase_before
from factcheck.speech.posts import Post, as_poster, find_posts
from factcheck.speech.quotes import Quotation
from factcheck.speech.relay import carriers, is_called_outlet, is_outlet, is_relay_phrase, is_same, outlets
from factcheck.speech.speakers import Speakers
from factcheck.speech.stances import stance_of
from factcheck.speech.tagging.reading import tag
from factcheck.speech.tokens import read_tokens
from factcheck.speech.turns import find_turns
from factcheck.speech.vetting import Verdict, vet
from factcheck.speech.voices import bare, voice_of

# Hand-set: the words are right, the article says them itself.
NARRATED = 0.9
LEFT_OVER = 0.7
# A quotation with no cue of its own, after one that has: nearly always the same speaker.
CONTINUED = 0.75
# Signed with name and handle.
POSTED = 0.9


@dataclass(frozen=True, slots=True)
class Voiced:
    """Who spoke last and where: what a quotation without a cue goes on with."""

    speaker: Speaker
    cue: Cue | None
    via: tuple[str, ...]
    number: int
    block: int
    end: int


def read_claims(article: Article) -> tuple[Claim, ...]:
    """The claims of an article, in order of their first words."""
    reader = _Reader(article)
    claims = [claim for line in reader.lines.all for claim in reader.read(line)]
    return tuple(sorted(claims, key=lambda claim: (claim.spans[0].start, claim.spans[-1].end)))


class _Reader:
    """Reads one article from its first sentence to its last."""

    def __init__(self, article: Article) -> None:
        text = article.text
        self._article = article
        self.lines = Lines(article)
        self._tagged = tag(text, self.lines.blocks)
        self._persons = Persons(name.span for name in self._tagged.names if name.kind == "person")
        self._posts = tuple(find_posts(text))
        kinds = Kinds(self._tagged.names)
        signs = [*(post.name for post in self._posts), *(turn.name for turn in find_turns(text))]
        signed = {place for name in signs for place in range(name.start, name.end)}
        named = [
            [kinds.told(self._persons.trim(line.tokens, name)) for name in find_names(text, line.tokens)]
            if not points_elsewhere(text, line.sentence)
            else []
            for line in self.lines.all
        ]
        named = [[as_poster(name) if name.start in signed else name for name in names] for names in named]
        pairs = zip(self.lines.all, named, strict=True)
        short = [pair for line, names in pairs for pair in acronyms(text, line.tokens, names)]
        every = [name for names in named for name in names]
        self._short_relays = {acronym for name, acronym in short if is_relay(name.text)}
        cast = Cast(every, [*initialled(every), *short])
        self._post_starts = [post.whole.start for post in self._posts]
        self._dropped: set[Said] = set()
        self._attributed = attribute(text, self.lines, self._tagged.attributions, self._relays, tag)
        self._speakers = Speakers(text, cast, self.lines.starts, self._tagged.meant, self._attributed.own_words())
        self._last: Voiced | None = None
        self._interviews = Interviews()

    def _relays(self, source: Span) -> bool:
        line = self.lines.at(source.start)
        at = tokens_at(line, source)
        return at is not None and is_relay_phrase(self._article.text, line.tokens, at, self._short_relays)

    def read(self, line: Line) -> Iterator[Claim]:
        """The claims of which a sentence says whose they are."""
        post = self._post(line)
        if post is not None:
            if line.sentence.span.start <= post.words.start < line.sentence.span.end:
                yield self._posted(line, post)
            return
        if points_elsewhere(self._article.text, line.sentence):
            return
        said = self._attributed.said.get(line.number, [])
        read = [(each, self._claimed(line, each)) for each in said]
        self._dropped.update(each for each, claim in read if claim is None)
        claims = [claim for _, claim in read if claim is not None]
        yield from claims
        if (
            not claims
            and line.number not in self._attributed.taken
            and (continued := self._continued(line)) is not None
        ):
            yield continued
            return
        yield from self._narrated(line, claims)

    def _claimed(self, line: Line, said: Said) -> Claim | None:
        """The claim of one attribution; none where nothing was said, or no words are left."""
        text, found = self._article.text, said.found
        quotations = [quotation for each in self.lines.of(found.contents) for quotation in each.sentence.quotations]
        spans = tuple(bare(text, span, quotations) for span in found.contents)
        spans = tuple(span for span in spans if span.start < span.end)
        cue = self._cue(found.cue)
        content = [token for span in spans for token in read_tokens(text, span, quotations)]
        verdict = vet(self._tokens(found.source) or self._before(found.cue), self._tokens(found.cue), content)
        if not spans or verdict is Verdict.NOTHING or not (found.source or found.cue):
            return None
        outer = self._speaker(said.via[0], remember=False) if said.via else None
        quoted_by = outer.name if outer is not None else None
        speaker = None if verdict is Verdict.UNSIGNED else self._speaker(found.source, quoted_by=quoted_by)
        via = self._via(line, said, speaker)
        if said.via and speaker is not None and not via:
            # Somebody's own words in what they say: no claim besides the outer one.
            return None
        voice = voice_of(text, [each for each in quotations if not _holds(each, found.cue)], spans)
        voice = Voice.DIRECT if said in self._attributed.turns else voice
        if speaker is not None:
            last = self.lines.at(found.contents[-1].end - 1)
            if self._last is None or spans[-1].end > self._last.end:
                # Not somebody quoted in a quotation: it goes on with who has said all of it.
                number = max(line.number, last.number)
                self._last = Voiced(speaker, cue, via, number, line.sentence.block, spans[-1].end)
        return self._claim(spans, speaker, cue, via, confidence_of(found), voice)

    def _tokens(self, span: Span | None) -> Tokens:
        return () if span is None else read_tokens(self._article.text, span)

    def _before(self, cue: Span | None) -> Tokens:
        """What stands before a cue of which the tagger has marked no source: "| Neither office | disputes"."""
        line = None if cue is None else self.lines.at(cue.start)
        at = None if line is None or cue is None else tokens_at(line, cue)
        phrase = None if line is None or at is None else phrase_before(line.tokens, at[0])
        return () if line is None or phrase is None else line.tokens[slice(*phrase)]

    def _cue(self, span: Span | None) -> Cue | None:
        if span is None:
            return None
        text = self._article.text
        return Cue(text[span.start : span.end], span, stance_of(read_tokens(text, span)))

    def _speaker(self, source: Span | None, *, remember: bool = True, quoted_by: str | None = None) -> Speaker | None:
        if source is None:
            return None
        line = self.lines.at(source.start)
        at = tokens_at(line, source)
        if at is None:
            return None
        core = core_of(line.tokens, at, self._persons)
        place, lead = self._persons.trim_mention(line.tokens, core.at, _offices())
        mention = Mention(line.tokens, place, line.number)
        speaker = self._speakers.resolve(mention, remember=remember, quoted_by=quoted_by)
        told = lead or core.role
        role = speaker.role or (_words(self._article.text, line.tokens, told) if told else None)
        return replace(speaker, mention=self._article.text[source.start : source.end], role=role, span=source)

    def _via(self, line: Line, said: Said, speaker: Speaker | None) -> tuple[str, ...]:
        """Who passed it on: the chain of sources, after who was told or carried it."""
        outside = [self._speaker(span, remember=False) for span in said.via]
        passed = [each.name for each in outside if each is not None]
        cue = tokens_at(line, said.found.cue) if said.found.cue else None
        contents = [at for span in said.found.contents if (at := tokens_at(line, span)) is not None]
        carrying = tuple(carriers(self._article.text, line.tokens, cue, contents))
        heard = [self._speakers.resolve(Mention(line.tokens, at, line.number), remember=False) for at in carrying]
        # "told Quist": somebody who was told something is no outlet; a programme stands in quotation marks.
        shows = [line.tokens[at[0] - 1].mark or is_called_outlet(line.tokens, at) for at in carrying]
        station = any(name.islower() for name in passed)
        told = [each.name for each, show in zip(heard, shows, strict=True) if show or is_outlet(each, told=station)]
        if speaker is not None and not passed:
            told = [*self._interviews.told(speaker.name, line, tuple(told))]
        further = [outlet for name in passed for outlet in self._interviews.held(name, line)]
        own = self._article.outlet
        names = [name for name in (*told, *passed, *further) if own is None or not is_same(name, own)]
        return outlets([name for name in names if speaker is None or name != speaker.name])

    def _continued(self, line: Line) -> Claim | None:
        """A sentence that is only a quotation goes on with who spoke before it."""
        last, quotations = self._last, line.sentence.quotations
        spans = tuple(bare(self._article.text, quotation.inner, ()) for quotation in quotations)
        spans = tuple(span for span in spans if span.start < span.end)
        if last is None or not spans or not _all_quoted(line):
            return None
        near = line.number - last.number <= 2 and line.sentence.block - last.block <= 1
        if not (near or quotations[0].follows):
            return None
        self._last = replace(last, number=line.number, block=line.sentence.block, end=spans[-1].end)
        self._speakers.again(last.speaker, line.number)
        return self._claim(spans, last.speaker, last.cue, last.via, CONTINUED, Voice.DIRECT)

    def _narrated(self, line: Line, claims: Sequence[Claim]) -> Iterator[Claim]:
        """What the article says itself in a sentence: all of it where nobody else says much, or what is left over."""
        if line.title or not states(self._article.text, line.sentence, line.tokens):
            return
        taken = [said for said in self._attributed.taken.get(line.number, []) if said not in self._dropped]
        contents = [at for said in taken for span in said.found.contents if (at := tokens_at(line, span)) is not None]
        heads = [each for said in taken for each in (said.found.source, said.found.cue) if each is not None]
        places = [*contents, *(at for span in heads if (at := tokens_at(line, span)) is not None)]
        spoken = any(claim.speaker for claim in claims) or not claims
        known = any(claim.cue and has_cue(claim.cue.text) for claim in claims)
        if not places or not spoken or (claims and not known and says_little(line.tokens, contents)):
            yield self._claim((line.sentence.span,), None, None, (), NARRATED, Voice.NARRATOR)
            return
        for first, last in left_over(line.tokens, min(at[0] for at in places)):
            span = Span(line.tokens[first].start, line.tokens[last - 1].end)
            yield self._claim((span,), None, None, (), LEFT_OVER, Voice.NARRATOR)

    def _post(self, line: Line) -> Post | None:
        at = bisect_right(self._post_starts, line.sentence.span.start) - 1
        inside = at >= 0 and line.sentence.span.start < self._posts[at].whole.end
        return self._posts[at] if inside else None

    def _posted(self, line: Line, post: Post) -> Claim:
        """What somebody's post says that is set into the article."""
        text = self._article.text
        name = read_tokens(text, post.name)
        speaker = self._speakers.resolve(Mention(name, (0, len(name)), line.number), remember=False)
        printed = text[post.name.start : post.name.end]
        if speaker.name in printed:
            speaker = replace(speaker, name=printed)
        cue = Cue(text[post.handle.start : post.handle.end], post.handle)
        return self._claim((post.words,), speaker, cue, (), POSTED, Voice.DIRECT)

    def _claim(
        self,
        spans: tuple[Span, ...],
        speaker: Speaker | None,
        cue: Cue | None,
        via: tuple[str, ...],
        confidence: float,
        voice: Voice,
    ) -> Claim:
        places = [self._article.id, *(f"{span.start}-{span.end}" for span in spans)]
        if speaker is not None:
            places.append(f"by {speaker.span.start}-{speaker.span.end}")
        digest = hashlib.sha256(" ".join(places).encode()).hexdigest()[:16]
        return Claim(digest, self._article.id, spans, voice, speaker, cue, via, round(confidence, 2))


@cache
def _offices() -> frozenset[str]:
    """Words before a name that the rules for names understand."""
    return (
        words("people", "titles")
        | words("people", "offices")
        | frozenset(word for name in country_words() for word in name)
    )


def _words(text: str, tokens: Tokens, at: Range) -> str:
    """Printed words without an article before them."""
    first = at[0] + (tokens[at[0]].lower in ("the", "a", "an") and at[1] - at[0] > 1)
    return text[tokens[first].start : tokens[at[1] - 1].end]


def _holds(quotation: Quotation, cue: Span | None) -> bool:
    """Whether a quotation is of the whole attribution, not of its content: speech in somebody's speech."""
    closed = quotation.inner.end < quotation.outer.end
    return cue is not None and closed and quotation.outer.start <= cue.start and cue.end <= quotation.outer.end


def _all_quoted(line: Line) -> bool:
    return all(token.quoted or token.mark or not token.word for token in line.tokens)
