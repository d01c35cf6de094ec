"""From a data folder to the reader that ships: trained, exported, measured, and told about on a card.

The folds are exported as well, into the folder where the run is kept, for ``judging``.
"""

from pathlib import Path
from string import Template
from typing import NamedTuple

from factcheck import shipped
from factcheck.benchmarks.relating import LabelledReports, RelatingScores, read_labelled, render_scores, score
from factcheck.index import load_encoder
from factcheck.records import Relation
from factcheck.relations.inference import MODEL, TOKENIZER, Reader
from factcheck.training.encoder import original_encoder
from factcheck.training.pairs.changes import compose_conflicts
from factcheck.training.pairs.exporting import export_reader
from factcheck.training.pairs.learning import Plan, Tell, fold_folders, train_reader
from factcheck.training.pairs.lessons import SEED
from factcheck.training.pairs.network import new_network
from factcheck.training.pairs.news import shipped_days, shipped_groups
from factcheck.training.pairs.passages import read_inference, read_stories
from factcheck.training.pairs.reports import Source, read_reports, read_training
from factcheck.training.pairs.stories import shipped_stories

CARD = "CARD.md"
_TEMPLATE = Path(__file__).parent / "reader_card.md"


class Made(NamedTuple):
    """What was written: the digest of all files, their bytes, and the figures on the development pairs."""

    digest: str
    bytes: int
    figures: str


def make_reader(data: Path, into: Path, state: Path, tell: Tell, plan: Plan | None = None) -> Made:
    """Train on a data folder (``passages``) and write weights and card; a run that was stopped goes on.

    ``state``: where the run is kept. ``tell``: steps done, steps in all, loss. Raises ``BadInput``.
    """
    start, plan = original_encoder(), plan or Plan()
    trained = train_reader(data, start, load_encoder(None), state, plan, tell)
    network = new_network(start).eval()
    for weights, folder in ((trained.shipped, into), *zip(trained.folds, fold_folders(state), strict=False)):
        network.load_state_dict(weights)
        export_reader(network, start / "tokenizer.json", folder)
    return finish_reader(data, into, plan.folds)


def finish_reader(data: Path, into: Path, folds: int) -> Made:
    """Measure exported weights, the average of so many folds, on the development pairs, and write their card."""
    path = data / "report_pairs" / "dev.jsonl"
    pairs, stories = read_labelled(path), read_stories(data, [each.example for each in read_reports(path)])
    figures, reports = render_scores(measure_reader(pairs, Reader(into))), read_training(data)
    size = sum((into / name).stat().st_size for name in (MODEL, TOKENIZER))
    digest = shipped.digest(into)
    card = Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        digest=digest,
        megabytes=f"{size / 1e6:.1f}",
        inferences=f"{len(read_inference(data)):,}",
        reports=f"{len(reports):,}",
        marked=f"{sum(each.source is Source.MARKED for each in reports):,}",
        written=f"{sum(each.source is Source.WRITTEN for each in reports):,}",
        grouped=f"{sum(map(len, shipped_groups())):,}",
        days=f"{len(shipped_days()):,}",
        stories=f"{len(shipped_stories()):,}",
        made=f"{len(compose_conflicts(stories, SEED)):,}",
        folds=folds,
        figures=figures,
    )
    (into / CARD).write_text(card, encoding="utf-8", newline="\n")
    return Made(digest, size, figures)


def measure_reader(pairs: list[LabelledReports], reader: Reader) -> RelatingScores:
    """How well the likeliest relation, and the probability of one event, hold for labelled pairs."""
    readings = reader.read((pair.left.text, pair.right.text) for pair in pairs)
    return score(pairs, [(reading.likeliest, 1 - reading.of(Relation.DIFFERENT)) for reading in readings])
