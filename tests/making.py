"""Records made by hand for tests: short ways to say what a test is about, defaults for all else."""

from collections.abc import Sequence
from datetime import date

from factcheck.records import (
    Actor,
    Article,
    Bound,
    Claim,
    Fact,
    Quantity,
    Range,
    Setting,
    Span,
    Speaker,
    Stance,
    Voice,
    When,
    words,
)

NOWHERE = Span(0, 0)


def amount(
    low: float | None,
    high: float | None,
    *,
    of: str | None = "distance flown",
    dimension: str = "length",
    printed: float | None = None,
    bound: Bound = Bound.EXACT,
    text: str | None = None,
) -> Quantity:
    """A quantity; lengths in metres."""
    shown = printed if printed is not None else (low if low is not None else high) or 0.0
    return Quantity(Range(low, high), "", dimension, shown, "", bound, of, None, text or f"{shown:g}", NOWHERE)


def km(kilometres: float, *, about: bool = False, of: str = "distance flown") -> Quantity:
    """A length in kilometres, 2% wide on either side if it is about that."""
    width = 0.02 * kilometres if about else 0.0
    low, high = (1000 * (kilometres - width), 1000 * (kilometres + width))
    bound = Bound.ABOUT if about else Bound.EXACT
    text = f"{'about ' if about else ''}{kilometres:g} km"
    return amount(low, high, of=of, printed=kilometres, bound=bound, text=text)


def toll(dead: float, *, at_least: bool = False) -> Quantity:
    """A number of people killed."""
    bound = Bound.AT_LEAST if at_least else Bound.EXACT
    return amount(dead, None if at_least else dead, of="killed", dimension="count", printed=dead, bound=bound)


def on(first: str, last: str | None = None) -> When:
    """A day, or a range of days."""
    return When(date.fromisoformat(first), date.fromisoformat(last or first), first, NOWHERE)


def country(name: str) -> Actor:
    """A country as an actor."""
    return Actor(name, "country", f"country:{name.casefold().replace(' ', '-')}")


def fact(
    text: str = "Something happened",
    *,
    id: str = "c1",
    article: str = "a1",
    published: str | None = None,
    quantities: Sequence[Quantity] = (),
    times: Sequence[When] = (),
    actors: Sequence[Actor] = (),
    speaker: Actor | None = None,
    via: Sequence[Actor] = (),
    stance: Stance | None = None,
    quoted: Sequence[str] = (),
    setting: Setting | None = None,
) -> Fact:
    """A fact whose claim is the whole of its article's text."""
    said = Speaker(speaker.name, speaker.name, None, speaker.kind, NOWHERE) if speaker else None
    claim = Claim(id, article, (Span(0, len(text)),), Voice.INDIRECT if said else Voice.NARRATOR, said)
    return Fact(
        claim=claim,
        text=text,
        published=date.fromisoformat(published) if published else None,
        quantities=tuple(quantities),
        times=tuple(times),
        actors=tuple(actors),
        speaker=speaker,
        via=tuple(via),
        stance=stance or Stance(),
        quoted=tuple(quoted),
        setting=setting or Setting(),
    )


def article(
    text: str = "Something happened", *, id: str = "a1", outlet: str = "Example Courier", **known: object
) -> Article:
    """An article with the text of its one claim."""
    return Article(id=id, text=text, outlet=outlet, **known)  # type: ignore[arg-type]


def spoken(article: Article, claim: Claim) -> str:
    """The words of a claim without the "that" that may open them; tests/test_speech.py says when it does."""
    return words(article, claim.spans).removeprefix("that ")
