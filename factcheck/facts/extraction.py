"""Claims in comparable terms: each with its quantities, times, places, actors, stance and setting.

An article is read once, however many claims it has; a claim then takes what stands inside its own words.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from factcheck.facts.cast import Cast, named_actor, read_cast
from factcheck.facts.clocks import find_clocks
from factcheck.facts.event_times import own_times
from factcheck.facts.places import find_places
from factcheck.facts.quantities import quantities
from factcheck.facts.quotations import quotations, quoted_words
from factcheck.facts.scene import read_scene
from factcheck.facts.sentences import sentences
from factcheck.facts.settings import Surroundings, setting_of
from factcheck.facts.stance import stance
from factcheck.facts.states import find_states
from factcheck.facts.times import find_times
from factcheck.records import (
    Actor,
    Article,
    Claim,
    Clock,
    Fact,
    Place,
    Quantity,
    Setting,
    Span,
    Speaker,
    State,
    When,
    words,
)

Spanned = TypeVar("Spanned", bound=When | Place | Actor)
Found = TypeVar("Found", Quantity, Clock, State)

# Where the title stands nowhere in the text, its names stand at an empty span.
_NOWHERE = Span(0, 0)


def extract_fact(claim: Claim, article: Article) -> Fact:
    """One claim in comparable terms. For several claims of an article, ``extract_facts`` reads it only once."""
    return extract_facts((claim,), article)[0]


def extract_facts(claims: Sequence[Claim], article: Article) -> tuple[Fact, ...]:
    """The claims of one article in comparable terms, in their order; every span is an offset in ``article.text``."""
    if not claims:
        return ()
    scene = read_scene(article.text)
    cast = read_cast(scene)
    around = Surroundings(
        article=article,
        sentences=sentences(article.text),
        times=find_times(article.text, published=article.published, period=article.period),
        places=find_places(scene),
        actors=cast.actors,
        of_title=_of_title(article),
    )
    quoted = quotations(article.text)
    return tuple(_fact(claim, around, cast, quoted) for claim in claims)


def _fact(claim: Claim, around: Surroundings, cast: Cast, quoted: tuple[Span, ...]) -> Fact:
    article = around.article
    text = words(article, claim.spans)
    speaker = _speaker(claim.speaker, cast) if claim.speaker else None
    actors = _inside(claim, around.actors)
    return Fact(
        claim=claim,
        text=text,
        published=article.published,
        quantities=tuple(_shifted(claim, article, partial(quantities, story=article.text))),
        times=own_times(article.text, _inside(claim, around.times), claim.spans),
        places=_inside(claim, around.places),
        actors=actors,
        stance=stance(text, cue=claim.cue, own=_is_of_own_doings(claim, speaker, actors)),
        speaker=speaker,
        via=tuple(named_actor(name, "organisation", cast) for name in claim.via),
        quoted=quoted_words(claim, article, _overlapping(claim, quoted)),
        setting=setting_of(claim, around),
        clocks=tuple(_shifted(claim, article, find_clocks)),
        states=tuple(_shifted(claim, article, find_states)),
    )


def _speaker(speaker: Speaker, cast: Cast) -> Actor:
    return replace(named_actor(speaker.name, speaker.kind, cast, speaker.span), span=speaker.span)


def _is_of_own_doings(claim: Claim, speaker: Actor | None, actors: Sequence[Actor]) -> bool:
    """The first who acts in a statement is its speaker, or the country of its speaker."""
    if speaker is None or not actors or actors[0].span is None:
        return False
    begins = actors[0].span.start - claim.spans[0].start <= len("The ")
    country = speaker.key.partition(":")[2].partition("/")[0]
    return begins and actors[0].key in {speaker.key, f"country:{country}"}


def _shifted(claim: Claim, article: Article, find: Callable[[str], Iterable[Found]]) -> Iterator[Found]:
    """What is found inside the claim's own words, so that words of its source govern none of it."""
    for span in claim.spans:
        for one in find(article.text[span.start : span.end]):
            yield replace(one, span=Span(one.span.start + span.start, one.span.end + span.start))


def _inside(claim: Claim, named: Sequence[Spanned]) -> tuple[Spanned, ...]:
    """Those that stand wholly inside the claim's spans; they come in the text's order."""
    found: list[Spanned] = []
    for span in claim.spans:
        first = bisect_left(named, span.start, key=_start)
        last = bisect_left(named, span.end, key=_start)
        found += [one for one in named[first:last] if one.span and one.span.end <= span.end]
    return tuple(found)


def _start(one: When | Place | Actor) -> int:
    return one.span.start if one.span else 0


def _overlapping(claim: Claim, quoted: tuple[Span, ...]) -> tuple[Span, ...]:
    start, end = claim.spans[0].start, claim.spans[-1].end
    first = bisect_left(quoted, start, key=lambda span: span.end)
    return quoted[first : bisect_left(quoted, end, key=lambda span: span.start)]


def _of_title(article: Article) -> Setting:
    """The names of a title that stands nowhere in the text; one that does is read with the text."""
    if not article.title or article.title in article.text:
        return Setting()
    scene = read_scene(article.title)
    times = find_times(article.title, published=article.published, period=article.period)
    return Setting(
        times=tuple(replace(when, span=_NOWHERE) for when in times),
        places=tuple(replace(place, span=_NOWHERE) for place in find_places(scene)),
        actors=tuple(replace(actor, span=_NOWHERE) for actor in read_cast(scene).actors),
    )
