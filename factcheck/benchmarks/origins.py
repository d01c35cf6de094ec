"""How well one origin is told from two, on pairs of reports whose articles are made from a file of real news.

What the pairs are and how each is labelled, ``origin_pairs`` says. Of either article one sentence is the report: one of
its own, or one for which it cites somebody, whom the reading of speakers has to find.
"""

import gzip
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.articles import read_text
from factcheck.benchmarks.origin_pairs import Labelled, labelled_pairs, shared_words
from factcheck.benchmarks.stories import Printed
from factcheck.benchmarks.tally import Tally
from factcheck.errors import BadInput
from factcheck.pipeline.reading import facts_of
from factcheck.records import Article, Claim, Fact, Span, Voice
from factcheck.relations import find_origins


@dataclass(frozen=True, slots=True)
class OriginScores:
    """``joined``: of each pair its kind, whether it is of one origin, and whether it was found to be."""

    pairs: tuple[tuple[str, bool, bool], ...] = ()

    def tally(self, kind: str | None = None) -> Tally:
        """Counts of "one origin": of one kind of pairs, or of all."""
        kept = [(label, found) for one, label, found in self.pairs if kind in (None, one)]
        return Tally(
            found=sum(found for _, found in kept),
            expected=sum(label for label, _ in kept),
            right=sum(label and found for label, found in kept),
        )

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of pairs, in order."""
        return tuple(dict.fromkeys(kind for kind, _, _ in self.pairs))

    def count(self, kind: str) -> int:
        """How many pairs of a kind there are."""
        return sum(one == kind for one, _, _ in self.pairs)


def measure_origins(path: Path, *, seed: int = 0, progress: Callable[[int], None] | None = None) -> OriginScores:
    """The scores on about 200 pairs made from articles, JSONL or JSONL.gz; ``progress`` gets the pairs done so far.

    Each line: ``{"text", "outlet", "published", "title"}``; those without an ISO date are passed over. Raises
    ``BadInput`` where the file can't be read, a line is no article, or no pairs can be made.
    """
    pairs = labelled_pairs(list(_articles(path)), random.Random(seed))
    found: list[tuple[str, bool, bool]] = []
    for done, pair in enumerate(pairs, 1):
        joined = one_origin(pair)
        if joined is not None:
            found.append((pair.kind, pair.one_origin, joined))
        if progress:
            progress(done)
    if not found:
        raise BadInput(f"{path} holds too few articles to make pairs of")
    return OriginScores(tuple(found))


def one_origin(pair: Labelled) -> bool | None:
    """Whether the reports of a pair are found to be of one origin; None where a side has no claim that will do."""
    reports = _reports(pair)
    if reports is None:
        return None
    (left, right), _ = find_origins(reports)
    return left == right


def render(scores: OriginScores) -> str:
    """A line for each kind of pairs, and one for all."""
    lines = [f"{'pairs':<12}{'number':>7}{'one origin':>12}{'found':>7}{'right':>7}"]
    for kind in scores.kinds:
        tally = scores.tally(kind)
        lines.append(f"{kind:<12}{scores.count(kind):>7}{tally.expected:>12}{tally.found:>7}{tally.right:>7}")
    tally = scores.tally()
    lines.append(f"one origin: precision {tally.precision:.3f} · recall {tally.recall:.3f} · F1 {tally.f1:.3f}")
    return "\n".join(lines)


def as_json(scores: OriginScores) -> dict[str, Any]:
    """The same as plain values."""
    kinds = {kind: {"pairs": scores.count(kind), **scores.tally(kind).as_json()} for kind in scores.kinds}
    return {"pairs": len(scores.pairs), "kinds": kinds, "one_origin": scores.tally().as_json()}


def _reports(pair: Labelled) -> tuple[tuple[Fact, Article], tuple[Fact, Article]] | None:
    left, right = (
        _report(printed, words, cited=pair.cited)
        for printed, words in zip((pair.left, pair.right), pair.reports, strict=True)
    )
    return (left, right) if left and right else None


def _report(printed: Printed, words: str, *, cited: bool) -> tuple[Fact, Article] | None:
    """A sentence that somebody is cited for as the article's claims have it, and one of the article's own as it is."""
    article = read_text(printed.text, outlet=printed.outlet, title=printed.title, published=printed.published)
    if not cited:
        return _own(article, words), article
    facts = facts_of(article)[1]
    nearest = max(facts, key=lambda fact: shared_words(fact.text, words), default=None)
    return (nearest, article) if nearest else None


def _own(article: Article, words: str) -> Fact:
    start = max(0, article.text.find(words))
    claim = Claim("report", article.id, (Span(start, start + len(words)),), Voice.NARRATOR)
    return Fact(claim, words, article.published)


def _articles(path: Path) -> Iterator[Printed]:
    for number, line in enumerate(_lines(path), 1):
        if line.strip() and (article := _article(line, f"{path}:{number}")):
            yield article


def _lines(path: Path) -> Iterator[str]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            yield from lines
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} can't be read: {getattr(error, 'strerror', None) or error}") from error


def _article(line: str, where: str) -> Printed | None:
    try:
        row = json.loads(line)
        text, outlet, published = row["text"], row["outlet"], row["published"]
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{where}: no article with text, outlet and published ({error})") from None
    try:
        day = date.fromisoformat(published)
    except (ValueError, TypeError):
        return None
    if not isinstance(text, str) or not text.strip():
        return None
    return Printed(str(outlet), str(row.get("title") or ""), day, text)
