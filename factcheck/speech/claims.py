"""From an article to its claims: the one place that puts the pieces of this room together.

Sentences are read in order, so that "he" and "the statement" can look back; quotations without a cue go on with the
speaker before them, and a cue that ends in a colon waits for the quotation after it.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.records import Article, Claim, Cue, Span, Speaker, Voice
from factcheck.speech.acronyms import acronyms, initialled
from factcheck.speech.cast import Cast
from factcheck.speech.grammar import Found, read_verbs
from factcheck.speech.lexicon import is_relay
from factcheck.speech.mentions import Mention
from factcheck.speech.names import find_names
from factcheck.speech.narration import left_over, points_elsewhere, span_of, states
from factcheck.speech.phrasal import read_cited, read_nouns, read_prepositions
from factcheck.speech.phrases import Range, Tokens
from factcheck.speech.posts import Post, find_posts
from factcheck.speech.quotes import Quotation
from factcheck.speech.relay import carriers, is_relay_phrase
from factcheck.speech.sentences import Sentence, split_sentences
from factcheck.speech.settling import settle
from factcheck.speech.speakers import Speakers
from factcheck.speech.tokens import read_tokens

# Hand-set, to be measured when a trained model stands here: the words are right, the article says them itself.
NARRATED = 0.9
LEFT_OVER = 0.7
# A quotation with no cue of its own, after one that has: nearly always the same speaker.
CONTINUED = 0.75
INTRODUCED = 0.9
# Signed with name and handle.
POSTED = 0.9


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its tokens and its number in the article."""

    number: int
    sentence: Sentence
    tokens: Tokens


@dataclass(frozen=True, slots=True)
class Voiced:
    """Who spoke last, by which words: what a quotation without a cue goes on with."""

    speaker: Speaker
    cue: Cue
    via: tuple[str, ...]
    number: int
    block: int
    waits: bool = False


def read_claims(article: Article) -> tuple[Claim, ...]:
    """The claims of an article, in order of their first words."""
    lines = [
        Line(number, sentence, read_tokens(article.text, sentence.span, sentence.quotations))
        for number, sentence in enumerate(split_sentences(article))
    ]
    reader = _Reader(article, lines)
    posts = tuple(find_posts(article.text))
    starts = [post.whole.start for post in posts]
    claims: list[Claim] = []
    for line in lines:
        at = bisect_right(starts, line.sentence.span.start) - 1
        post = posts[at] if at >= 0 else None
        if post is None or line.sentence.span.start >= post.whole.end:
            claims.extend(reader.read(line))
        elif line.sentence.span.start <= post.words.start < line.sentence.span.end:
            claims.append(reader.posted(line, post))
    return tuple(sorted(claims, key=lambda claim: (claim.spans[0].start, claim.spans[-1].end)))


class _Reader:
    """Reads one article from its first sentence to its last."""

    def __init__(self, article: Article, lines: Sequence[Line]) -> None:
        text = article.text
        self._article = article
        named = [find_names(text, line.tokens) for line in lines]
        short = [pair for line, names in zip(lines, named, strict=True) for pair in acronyms(text, line.tokens, names)]
        every = [name for names in named for name in names]
        self._short_relays = {acronym for name, acronym in short if is_relay(name.text)}
        cast = Cast(every, [*initialled(every), *short])
        self._speakers = Speakers(text, cast, [line.sentence.span.start for line in lines])
        self._last: Voiced | None = None

    def read(self, line: Line) -> Iterator[Claim]:
        """The claims of one sentence."""
        text, tokens = self._article.text, line.tokens
        if points_elsewhere(text, line.sentence):
            return
        raw = [*read_verbs(tokens), *read_prepositions(tokens), *read_nouns(tokens), *read_cited(tokens)]
        found = settle(tokens, raw, lambda source: self._relays(tokens, source))
        continued = self._continued(line, found)
        if continued is not None:
            yield continued
        elif not found and states(text, line.sentence, tokens):
            yield self._claim((line.sentence.span,), None, None, (), NARRATED, Voice.NARRATOR)
        for each in found:
            yield from self._attributed(line, each)
        if found and states(text, line.sentence, tokens):
            for piece in left_over(tokens, found):
                yield self._claim((span_of(tokens, piece),), None, None, (), LEFT_OVER, Voice.NARRATOR)

    def posted(self, line: Line, post: Post) -> Claim:
        """What somebody's post says that is set into the article."""
        text = self._article.text
        name = read_tokens(text, post.name)
        speaker = self._speakers.resolve(Mention(name, (0, len(name)), line.number), remember=False)
        printed = text[post.name.start : post.name.end]
        if speaker.name in printed:
            speaker = replace(speaker, name=printed)
        cue = Cue(text[post.handle.start : post.handle.end], post.handle)
        return self._claim((post.words,), speaker, cue, (), POSTED, Voice.DIRECT)

    def _attributed(self, line: Line, found: Found) -> Iterator[Claim]:
        if found.source is None:
            return
        text, tokens = self._article.text, line.tokens
        speaker = self._speakers.resolve(Mention(tokens, found.source, line.number))
        passed = [*found.via, *carriers(tokens, found, text)]
        via = tuple(dict.fromkeys(self._name(line, phrase) for phrase in passed))
        via = tuple(name for name in via if name != speaker.name)
        cue_span = span_of(tokens, found.cue)
        cue = Cue(text[cue_span.start : cue_span.end], cue_span, found.stance)
        self._last = Voiced(speaker, cue, via, line.number, line.sentence.block, found.waits)
        spans = tuple(_bare(text, span_of(tokens, content), line.sentence.quotations) for content in found.contents)
        spans = tuple(span for span in spans if span.start < span.end)
        if spans:
            voice = _voice(text, line.sentence, spans)
            yield self._claim(spans, speaker, cue, via, found.confidence, voice)

    def _relays(self, tokens: Tokens, source: Range) -> bool:
        short = any(token.text in self._short_relays for token in tokens[source[0] : source[1]])
        return short or is_relay_phrase(self._article.text, tokens, source)

    def _name(self, line: Line, phrase: Range) -> str:
        return self._speakers.resolve(Mention(line.tokens, phrase, line.number), remember=False).name

    def _continued(self, line: Line, found: Sequence[Found]) -> Claim | None:
        """A sentence that is only a quotation goes on with who spoke before it."""
        last, quotations = self._last, line.sentence.quotations
        spans = tuple(_bare(self._article.text, quotation.inner, ()) for quotation in quotations)
        spans = tuple(span for span in spans if span.start < span.end)
        if last is None or found or not spans or not _all_quoted(line):
            return None
        near = line.number - last.number <= 2 and line.sentence.block - last.block <= 1
        if not (near or last.waits or quotations[0].follows):
            return None
        self._last = replace(last, number=line.number, block=line.sentence.block, waits=False)
        self._speakers.again(last.speaker, line.number)
        confidence = INTRODUCED if last.waits else CONTINUED
        return self._claim(spans, last.speaker, last.cue, last.via, confidence, Voice.DIRECT)

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


def _bare(text: str, span: Span, quotations: Sequence[Quotation]) -> Span:
    """Without the marks of a quotation that encloses it, and without commas or spaces left hanging at its ends."""
    start, end = _whole(text, span, quotations)
    for quotation in quotations:
        if quotation.outer.start <= start and end <= quotation.outer.end:
            start, end = max(start, quotation.inner.start), min(end, quotation.inner.end)
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return Span(start, end)


def _whole(text: str, span: Span, quotations: Sequence[Quotation]) -> tuple[int, int]:
    """With both marks of a quotation where every word of it lies inside and one mark outside."""
    start, end = span.start, span.end
    for quotation in quotations:
        outer, inner = quotation.outer, quotation.inner
        if start < outer.start < end < outer.end and not _says(text[end : inner.end]):
            end = outer.end
        if outer.start < start < outer.end < end and not _says(text[inner.start : start]):
            start = outer.start
    return start, end


def _says(words_left: str) -> bool:
    return any(letter.isalnum() for letter in words_left)


def _voice(text: str, sentence: Sentence, spans: Sequence[Span]) -> Voice:
    """Direct where every letter stands inside quotation marks, mixed where some do."""
    quotations = sentence.quotations
    starts = [quotation.outer.start for quotation in quotations]
    inside = outside = 0
    for span in spans:
        for offset in range(span.start, span.end):
            if text[offset].isalnum():
                at = bisect_right(starts, offset) - 1
                quoted = at >= 0 and offset < quotations[at].outer.end
                inside, outside = inside + quoted, outside + (not quoted)
    if not inside:
        return Voice.INDIRECT
    return Voice.MIXED if outside else Voice.DIRECT


def _all_quoted(line: Line) -> bool:
    return all(token.quoted or token.mark or not token.word for token in line.tokens)
