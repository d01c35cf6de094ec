"""From a data folder to the reader that ships: trained, exported, measured, and told about on a card."""

from pathlib import Path
from string import Template
from typing import NamedTuple

from factcheck import shipped
from factcheck.benchmarks.relating import LabelledReports, RelatingScores, read_labelled, render_scores, score
from factcheck.records import Relation
from factcheck.relations.inference import MODEL, TOKENIZER, Reader
from factcheck.training.encoder import original_encoder
from factcheck.training.pairs.changes import compose_conflicts
from factcheck.training.pairs.exporting import export_reader
from factcheck.training.pairs.learning import Plan, Tell, train_reader
from factcheck.training.pairs.passages import read_inference, read_stories

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
    encoder = original_encoder()
    network = train_reader(data, encoder, state, plan or Plan(), tell)
    export_reader(network, encoder / "tokenizer.json", into)
    return finish_reader(data, into)


def finish_reader(data: Path, into: Path) -> Made:
    """Measure exported weights on the development pairs, and write their card."""
    pairs = read_labelled(data / "report_pairs" / "dev.jsonl")
    figures = render_scores(measure_reader(pairs, Reader(into)))
    size = sum((into / name).stat().st_size for name in (MODEL, TOKENIZER))
    digest = shipped.digest(into)
    card = Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        digest=digest,
        megabytes=f"{size / 1e6:.1f}",
        inferences=f"{len(read_inference(data)):,}",
        reports=f"{len(read_labelled(data / 'report_pairs' / 'train.jsonl')):,}",
        made=f"{len(compose_conflicts(read_stories(data), Plan().stages[0].recipe.seed)):,}",
        figures=figures,
    )
    (into / CARD).write_text(card, encoding="utf-8", newline="\n")
    return Made(digest, size, figures)


def measure_reader(pairs: list[LabelledReports], reader: Reader) -> RelatingScores:
    """How well the likeliest relation, and the probability of one event, hold for labelled pairs."""
    readings = reader.read((pair.left.text, pair.right.text) for pair in pairs)
    return score(pairs, [(reading.likeliest, 1 - reading.of(Relation.DIFFERENT)) for reading in readings])
