"""How long an index of many claims takes to search: lookups and conflicts over made-up reports of made-up events.

The claims are made from patterns, with their facts, so that the time measured is the index's and the comparing's and
not that of reading; quality is measured elsewhere, on real reports.
"""

import random
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Any

from factcheck.index import Encoder, Index
from factcheck.pipeline.disputes import find_disputes
from factcheck.pipeline.gathering import gather
from factcheck.pipeline.reading import Question
from factcheck.records import (
    Actor,
    Article,
    Bound,
    Claim,
    Fact,
    Place,
    Quantity,
    Range,
    Span,
    Speaker,
    Stance,
    Voice,
    When,
)

if TYPE_CHECKING:
    from factcheck.index.nearest import Matrix

# Of the index's own encoder, so that vectors take as long to compare.
DIMENSION = 384
CLAIMS_AN_ARTICLE = 20
# Reports of one event, at most; days that all events lie within; one report in so many has another figure, denies it.
REPORTS = 8
DAYS = 365
DIFFERING = 3
DENYING = 15
LOOKUPS = 20
OUTLETS = ("Orlen Echo", "Ostra News", "Coast Post", "Hill Courier", "Bay Tribune", "Mark Herald", "Fen Gazette")

# What happened, of what role and dimension its figure is, between which values.
PATTERNS = (
    ("The flood in {place} killed {figure} people", "killed", "count", 2, 400),
    ("The fire in {place} injured {figure} workers", "injured", "count", 2, 90),
    ("The storm near {place} left {figure} people without a home", "displaced", "count", 40, 9_000),
    ("Police in {place} arrested {figure} protesters", "arrested", "count", 3, 300),
    ("The earthquake off {place} had a magnitude of {figure}", "magnitude", "magnitude", 4, 9),
    ("The missile fired from {place} flew {figure} kilometres", "distance flown", "length", 90, 2_000),
    ("The council of {place} borrowed {figure} dollars for its harbour", "borrowed", "money:USD", 10_000, 9_000_000),
    ("The mayor of {place} won {figure} percent of the votes", "votes", "share", 20, 80),
)
# From kilometres to metres; every other figure is printed in its base unit.
FACTORS = {"length": 1000.0}


@dataclass(frozen=True, slots=True)
class ScaleScores:
    """Seconds: to fill the index, to find every conflict, and the median of a lookup; ``disputes``: how many found."""

    claims: int
    filling: float
    conflicts: float
    lookup: float
    disputes: int
    unrelated: int


def measure_scale(claims: int, *, seed: int = 0, progress: Callable[[int], None] = lambda _: None) -> ScaleScores:
    """Times over an index of at least so many claims, made in a temporary folder; ``progress`` gets claims put in."""
    encoder = WordEncoder()
    with TemporaryDirectory() as folder:
        start = perf_counter()
        questions = _fill(Path(folder), claims, encoder, random.Random(seed), progress)
        filled = perf_counter()
        with Index.open(Path(folder)) as index:
            disputes = find_disputes(index, limit=100)
            found = perf_counter()
            lookups = [_timed(question, index, encoder) for question in questions[:: max(1, len(questions) // LOOKUPS)]]
            stored = index.counts()[1]
    return ScaleScores(stored, filled - start, found - filled, median(lookups), disputes.found, disputes.unrelated)


def render(scores: ScaleScores) -> str:
    """A line for each figure."""
    return "\n".join(
        (
            f"{scores.claims:,} claims, put in within {scores.filling:.1f} s",
            f"conflicts: {scores.conflicts:.1f} s for {scores.disputes:,} disputes",
            f"pairs left unrelated: {scores.unrelated:,}",
            f"a lookup: {1000 * scores.lookup:.0f} ms",
        )
    )


def as_json(scores: ScaleScores) -> dict[str, Any]:
    """The same for a program."""
    return {name: getattr(scores, name) for name in ScaleScores.__dataclass_fields__}


class WordEncoder:
    """A vector for each word, drawn by its hash; a text's is their sum. Texts are as alike as the words they share."""

    name = "words"
    digest = "words"
    dimension = DIMENSION

    def encode(self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None) -> "Matrix":
        """Unit vectors (texts, dimension), float32."""
        import numpy as np

        vectors = np.array([sum(map(_word_vector, text.casefold().split())) for text in texts], np.float32)
        vectors = vectors.reshape(-1, self.dimension)
        if progress:
            progress(len(texts))
        unit: Matrix = vectors / np.linalg.norm(vectors, axis=1, keepdims=True).clip(1e-9)
        return unit


@lru_cache(maxsize=100_000)
def _word_vector(word: str) -> "Matrix":
    import numpy as np

    drawn: Matrix = np.random.default_rng(zlib.crc32(word.encode())).standard_normal(DIMENSION, np.float32)
    return drawn


def _fill(
    folder: Path, claims: int, encoder: Encoder, chance: random.Random, progress: Callable[[int], None]
) -> list[str]:
    """Fill an index; some of its claims as questions."""
    questions = []
    with Index.create_or_open(
        folder, encoder_name=encoder.name, encoder_digest=encoder.digest, dimension=encoder.dimension
    ) as index:
        reports = _reports(claims, chance)
        for start in range(0, len(reports), CLAIMS_AN_ARTICLE):
            article, facts = _printed(reports[start : start + CLAIMS_AN_ARTICLE], f"a{start}")
            index.put(article, facts, encoder.encode([fact.text for fact in facts]))
            questions.append(facts[0].text)
            progress(len(facts))
    return questions


@dataclass(frozen=True, slots=True)
class _Told:
    """A report before it is printed. ``tail``: words that its event's reports have in common."""

    pattern: int
    place: str
    day: date
    figure: float
    tail: str
    outlet: str
    denied: bool


def _reports(claims: int, chance: random.Random) -> list[_Told]:
    """Reports of one outlet and day stand together, as an article's claims do."""
    told: list[_Told] = []
    while len(told) < claims:
        told.extend(_event(chance))
    return sorted(told, key=lambda report: (report.day, report.outlet))


def _event(chance: random.Random) -> Iterator[_Told]:
    pattern = chance.randrange(len(PATTERNS))
    *_, low, high = PATTERNS[pattern]
    place, day = _word(chance).title(), date(2024, 1, 1) + timedelta(chance.randrange(DAYS))
    words, figure = [_word(chance) for _ in range(10)], chance.randint(low, high)
    for outlet in chance.sample(OUTLETS, chance.randint(1, min(REPORTS, len(OUTLETS)))):
        printed = chance.randint(low, high) if chance.randrange(DIFFERING) == 0 else figure
        tail = " ".join(chance.sample(words, 7))
        yield _Told(pattern, place, day, printed, tail, outlet, chance.randrange(DENYING) == 0)


def _word(chance: random.Random) -> str:
    """One of some eight thousand made-up words."""
    return "".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(2)) + chance.choice("nrs")


def _printed(reports: Sequence[_Told], id: str) -> tuple[Article, tuple[Fact, ...]]:
    sentences = [_sentence(report) for report in reports]
    article = Article(id, " ".join(sentences), reports[0].outlet, published=reports[0].day + timedelta(1))
    facts, start = [], 0
    for number, (report, sentence) in enumerate(zip(reports, sentences, strict=True)):
        facts.append(_fact(report, sentence, start, article, f"{id}.{number}"))
        start += len(sentence) + 1
    return article, tuple(facts)


def _sentence(report: _Told) -> str:
    pattern = PATTERNS[report.pattern][0].format(place=report.place, figure=f"{report.figure:g}")
    return f"{pattern} {report.tail} on {report.day.day} {report.day:%B}."


def _fact(report: _Told, text: str, start: int, article: Article, id: str) -> Fact:
    _, of, dimension, _, _ = PATTERNS[report.pattern]
    whole = Span(start, start + len(text))
    value = report.figure * FACTORS.get(dimension, 1.0)
    figure = f"{report.figure:g}"
    quantity = Quantity(Range(value, value), "", dimension, report.figure, "", Bound.EXACT, of, None, figure, whole)
    speaker = Actor(f"{report.place} council", "organisation", f"organisation:{report.place.casefold()}")
    said = Speaker(speaker.name, speaker.name, None, speaker.kind, whole)
    return Fact(
        claim=Claim(id, article.id, (whole,), Voice.INDIRECT, said),
        text=text,
        published=article.published,
        quantities=(quantity,),
        times=(When(report.day, report.day, f"{report.day.day} {report.day:%B}", whole),),
        places=(Place(report.place, (), whole),),
        stance=Stance(denied=report.denied),
        speaker=speaker,
    )


def _timed(question: str, index: Index, encoder: Encoder) -> float:
    start = perf_counter()
    gather(Question(question), index, encoder)
    return perf_counter() - start
