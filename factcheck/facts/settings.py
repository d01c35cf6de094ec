"""What an article says around a claim: times, places and actors, nearest first, where the claim itself is silent.

Before the claim first (what a story is about stands before), then the title, then the dateline, and last what stands
in the claim's own sentence outside its content: there the time is mostly that of saying it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from factcheck.records import Actor, Article, Claim, Place, Setting, Span, When

# As many of a kind are kept; farther ones say little about the claim.
MOST = 8
# And this many code points before the claim are looked at: about three paragraphs of a report.
REACH = 1500

# Stretches that are no part of the story.
_APART = frozenset({"caption", "comments", "leftover", "credit"})
_TITLES = frozenset({"title", "heading"})
_DATELINES = frozenset({"dateline"})

Named = TypeVar("Named", bound=When | Place | Actor)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """An article's names in order, its sentences, and those of its title."""

    article: Article
    sentences: tuple[Span, ...]
    times: tuple[When, ...]
    places: tuple[Place, ...]
    actors: tuple[Actor, ...]
    of_title: Setting


def setting_of(claim: Claim, around: Surroundings) -> Setting:
    """The setting of a claim; of several equal ones the nearest is kept."""
    return Setting(
        times=_kept(_nearest(claim, around, around.times, around.of_title.times), lambda when: (when.first, when.last)),
        places=_kept(_nearest(claim, around, around.places, around.of_title.places), lambda place: place.name),
        actors=_kept(_nearest(claim, around, around.actors, around.of_title.actors), lambda actor: actor.key),
    )


def _nearest(claim: Claim, around: Surroundings, named: Sequence[Named], of_title: Sequence[Named]) -> Iterator[Named]:
    start = min((span.start for span in claim.spans), default=0)
    sentence = _sentence(around.sentences, claim)
    apart, titles = _marked(around.article, _APART), _marked(around.article, _TITLES)
    datelines = _marked(around.article, _DATELINES)
    earlier = _between(named, max(0, start - REACH), sentence.start)
    story = [one for one in reversed(earlier) if not _in_any(one, [*apart, *titles, *datelines])]
    yield from story
    yield from (one for span in titles if span.start < start for one in _between(named, span.start, span.end))
    yield from of_title
    yield from (
        one for span in datelines for one in _between(named, span.start, span.end) if not _is_published(one, around)
    )
    own = [one for one in _between(named, sentence.start, sentence.end) if not _in_any(one, claim.spans)]
    yield from own


def _marked(article: Article, kinds: frozenset[str]) -> list[Span]:
    return [mark.span for mark in article.marks if mark.kind in kinds]


def _sentence(sentences: Sequence[Span], claim: Claim) -> Span:
    """From the beginning of the sentence that a claim begins in to the end of the one it ends in."""
    start = min((span.start for span in claim.spans), default=0)
    end = max((span.end for span in claim.spans), default=0)
    first = bisect_right(sentences, start, key=lambda span: span.start)
    last = bisect_left(sentences, end, key=lambda span: span.end)
    opening = sentences[first - 1].start if first else start
    closing = sentences[last].end if last < len(sentences) else end
    return Span(min(opening, start), max(closing, end))


def _between(named: Sequence[Named], start: int, end: int) -> Sequence[Named]:
    """Those that stand between two offsets; they come in the text's order."""
    first = bisect_left(named, start, key=_start)
    return [one for one in named[first : bisect_left(named, end, key=_start)] if _end(one) <= end]


def _start(one: When | Place | Actor) -> int:
    return one.span.start if one.span else 0


def _end(one: When | Place | Actor) -> int:
    return one.span.end if one.span else 0


def _in_any(one: When | Place | Actor, spans: Sequence[Span]) -> bool:
    return any(span.start <= _start(one) < span.end for span in spans)


def _is_published(one: When | Place | Actor, around: Surroundings) -> bool:
    """The dateline's own date is the publication date, which every reader knows anyway."""
    return isinstance(one, When) and one.first == one.last == around.article.published


def _kept(named: Iterator[Named], key: Callable[[Named], object]) -> tuple[Named, ...]:
    kept: dict[object, Named] = {}
    for one in named:
        kept.setdefault(key(one), one)
        if len(kept) == MOST:
            break
    return tuple(kept.values())
