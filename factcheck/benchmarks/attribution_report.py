"""The figures of ``attribution`` to print, and the same for programs."""

from collections.abc import Callable, Sequence
from typing import Any

from factcheck.benchmarks.attribution import FIGURES, VOICES, AttributionScores, Measured
from factcheck.benchmarks.attribution_parts import PARTS
from factcheck.benchmarks.bootstrap import interval
from factcheck.benchmarks.tally import Tally

# The length of an article by which speed is told: the mean of PolNeAR's training part, in words by spaces.
USUAL_WORDS = 920

PUBLISHED = (
    "published, for comparison: exact F1 of source/cue/content 83.2/75.3/72.9 (CofeNet with BERT-base, 2022);",
    "two human annotators agree on content with its source to 75.4. Those were measured on PolNeAR's test part,",
    "with single sentences as input and punctuation counted; they were not measured on this file.",
)

Figure = Callable[[Tally], float]
_NAMES = {"but for that": '  but for "that"', "linked source": "content+source", "linked cue": "content+cue"}


def _f1(tally: Tally) -> float:
    return tally.f1


def _recall(tally: Tally) -> float:
    return tally.recall


# The figures that come with an interval, and what each is.
MAIN: dict[str, Figure] = {
    **{f"exact {part}": _f1 for part in PARTS},
    "but for that": _f1,
    "whole content": _f1,
    "overlap content": _f1,
    "words content": _f1,
    "linked source": _f1,
    "linked cue": _f1,
    "right source": _recall,
    "right source touched": _recall,
    "broken": _recall,
    **{f"voice {voice}": _recall for voice in VOICES},
}


def render(measured: Measured) -> str:
    """Tables to print: every part, what is linked, by voice, by publisher, speed, and what others have published."""
    scores, sure = measured.scores, _intervals(measured)
    contents = sum(scores.tallies[f"voice {voice}"].expected for voice in VOICES)
    head = f"{'':<20}{'precision':>10}{'recall':>8}{'F1':>8}   95% of draws"
    figures = [name for name in FIGURES if name.split()[0] in ("exact", "but", "whole", "overlap", "words", "linked")]
    return "\n".join(
        (
            f"{scores.articles} articles, {scores.words:,} words, {contents:,} annotated contents",
            "",
            head,
            *(_row(figure, scores, sure) for figure in figures),
            "",
            f"{'recall':<20}{'found':>10}{'of':>8}",
            *(_share(name, figure, scores, sure) for name, figure in _SHARES),
            "",
            *_by_publisher(measured),
            "",
            _speed(measured),
            *PUBLISHED,
        )
    )


def as_json(measured: Measured) -> dict[str, Any]:
    """All of it as plain values; an interval is [low, high]."""
    return {
        **_counts(measured.scores),
        "intervals": {figure: list(ends) for figure, ends in _intervals(measured).items()},
        "publishers": {publisher: _counts(scores) for publisher, scores in measured.publishers.items()},
        "speed": {
            "seconds": measured.scores.seconds,
            "loading_seconds": measured.loading,
            "words_per_second": _rate(measured.scores),
            "articles_per_second": _rate(measured.scores) / USUAL_WORDS,
            "words_per_article": USUAL_WORDS,
        },
    }


# Spaces before a column of the table by publisher: its figures have five characters, the shortest name three.
WIDE = 4

_SHARES = (
    *((f"{voice} contents", f"voice {voice}") for voice in VOICES),
    ("broken contents", "broken"),
    ("right source", "right source"),
    ("  a word in common", "right source touched"),
)


def _row(figure: str, scores: AttributionScores, sure: dict[str, tuple[float, float]]) -> str:
    tally, name = scores.tallies[figure], _NAMES.get(figure, figure)
    return f"{name:<20}{tally.precision:>10.3f}{tally.recall:>8.3f}{tally.f1:>8.3f}   {_ends(figure, sure)}".rstrip()


def _share(name: str, figure: str, scores: AttributionScores, sure: dict[str, tuple[float, float]]) -> str:
    tally = scores.tallies[figure]
    return f"{name:<20}{tally.right:>10}{tally.expected:>8}{tally.recall:>8.3f}   {_ends(figure, sure)}".rstrip()


def _ends(figure: str, sure: dict[str, tuple[float, float]]) -> str:
    return "{:.3f} to {:.3f}".format(*sure[figure]) if figure in sure else ""


def _by_publisher(measured: Measured) -> Sequence[str]:
    figures = ("exact source", "exact cue", "exact content", "overlap content", "linked source", "right source")
    names = ("source", "cue", "content", "overlap", "+source", "right source")
    rows = [f"{'F1 by publisher':<20}{'articles':>10}" + "".join(f"{name:>{len(name) + WIDE}}" for name in names)]
    for publisher, scores in measured.publishers.items():
        shown = (
            f"{scores.tallies[figure].f1:>{len(name) + WIDE}.3f}" for figure, name in zip(figures, names, strict=True)
        )
        rows.append(f"{publisher or '(not told)':<20}{scores.articles:>10}" + "".join(shown))
    return rows


def _speed(measured: Measured) -> str:
    rate = _rate(measured.scores)
    return (
        f"read in {measured.scores.seconds:.1f} s, one process: {rate:,.0f} words/s, "
        f"{rate / USUAL_WORDS:.1f} articles of {USUAL_WORDS} words/s; first answer after {measured.loading:.2f} s"
    )


def _rate(scores: AttributionScores) -> float:
    return scores.words / scores.seconds if scores.seconds else 0.0


def _intervals(measured: Measured) -> dict[str, tuple[float, float]]:
    return {
        name: interval([each.scores.tallies[name] for each in measured.articles], figure)
        for name, figure in MAIN.items()
    }


def _counts(scores: AttributionScores) -> dict[str, Any]:
    figures = {name.replace(" ", "_"): tally.as_json() for name, tally in scores.tallies.items()}
    return {"articles": scores.articles, "words": scores.words, "figures": figures}
