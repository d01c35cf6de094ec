"""From a data folder to the tagger that ships: trained, calibrated, exported, measured, and told about on a card."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from string import Template
from typing import NamedTuple

from factcheck import shipped
from factcheck.benchmarks.attribution import Measured, measure_attribution
from factcheck.benchmarks.attribution_report import render
from factcheck.records import Article, Claim, Cue, Speaker, Voice
from factcheck.speech.calibration import CALIBRATION
from factcheck.speech.tagging.network import MODEL, TOKENIZER, Network
from factcheck.speech.tagging.reading import Attribution, tag
from factcheck.training.calibrating import Bin, calibration_error, fit, judge, reliability
from factcheck.training.encoder import original_encoder
from factcheck.training.exporting import export_tagger
from factcheck.training.tagger import Plan, Tell, train_tagger

CARD = "CARD.md"
_TEMPLATE = Path(__file__).parent / "tagger_card.md"


class Made(NamedTuple):
    """What was written: the digest of all files, their bytes, and the figures on the development part."""

    digest: str
    bytes: int
    figures: str


def make_tagger(data: Path, into: Path, state: Path, tell: Tell, plan: Plan | None = None) -> Made:
    """Train on a folder in PolNeAR's form and write weights and card; a run that was stopped goes on.

    ``state``: where the run is kept. ``tell``: steps done, steps in all, loss. Raises ``BadInput`` where there are no
    annotated articles.
    """
    encoder = original_encoder()
    network = train_tagger(data, encoder, state, plan or Plan(), tell)
    export_tagger(network, encoder / "tokenizer.json", into)
    return finish_tagger(data, into)


def finish_tagger(data: Path, into: Path) -> Made:
    """Calibrate and measure exported weights on the development part, seal them, and write their card."""
    development = data / "dev.jsonl.gz"
    network = Network(into)
    judged = judge(development, network)
    calibration = fit(judged)
    (into / CALIBRATION).write_text(json.dumps(calibration._asdict()) + "\n", encoding="utf-8")
    digest = shipped.seal(into, (MODEL, TOKENIZER, CALIBRATION))
    measured = measure_attribution(development, find=_finder(network))
    unquoted = measure_attribution(development, find=_finder(network), strip_quotes=True)
    size = sum((into / name).stat().st_size for name in (MODEL, TOKENIZER, CALIBRATION))
    bins = reliability(judged, calibration)
    (into / CARD).write_text(_card(measured, unquoted, bins, digest, size), encoding="utf-8", newline="\n")
    return Made(digest, size, render(measured))


def _card(measured: Measured, unquoted: Measured, bins: Sequence[Bin], digest: str, size: int) -> str:
    rows = [f"| {each.size} | {each.confidence:.2f} | {each.right:.2f} |" for each in bins]
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        digest=digest,
        megabytes=f"{size / 1e6:.1f}",
        figures=_without_speed(render(measured)),
        unquoted=f"{_content(measured):.3f} to {_content(unquoted):.3f}",
        reliability="\n".join(rows),
        error=f"{calibration_error(bins):.3f}",
    )


def _content(measured: Measured) -> float:
    return measured.scores.tallies["overlap content"].f1


def _without_speed(figures: str) -> str:
    """Speed is the machine's as much as the tagger's; it has no place on a card."""
    return "\n".join(line for line in figures.splitlines() if not line.startswith("read in"))


def _finder(network: Network) -> Callable[[Article], list[Claim]]:
    """The tagger alone, its attributions as bare claims."""
    return lambda article: [
        _claim(article, found) for found in tag(article.text, network=network).attributions if found.contents
    ]


def _claim(article: Article, found: Attribution) -> Claim:
    source = found.source
    words = article.text[source.start : source.end] if source else ""
    speaker = Speaker(words, words, None, "unnamed", source) if source else None
    cue = Cue(article.text[found.cue.start : found.cue.end], found.cue) if found.cue else None
    return Claim("", article.id, found.contents, Voice.INDIRECT, speaker, cue)
