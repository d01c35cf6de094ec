"""What each feature of somebody counts who may be meant by "he" or "she": fitted on passages in GAP's form.

A conditional logit over everybody who may be meant (McFadden, 1974), in two steps. The tagger has learned from the
first passages: on them its pointers are surer than elsewhere, and only the other features are weighed there. What
pointers count for, and the rest beside them, is found on the passages that it has not seen.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from factcheck.benchmarks.pronouns import Passage, read_passages, same_name
from factcheck.records import Article
from factcheck.speech import antecedents
from factcheck.speech.antecedents import Antecedents, OwnWords
from factcheck.speech.cast import Cast, Member
from factcheck.speech.clues import POINTED, Asked
from factcheck.speech.names import Name
from factcheck.speech.tagging.asking import Pointed
from factcheck.speech.tokens import Token
from factcheck.training.passages import LEARNED

# The table that ships.
TABLE = Path(antecedents.__file__).with_suffix(".toml")

PENALTY = 1.0
# The score by all other features, as one feature.
REST = "rest"
# Set by hand, since encyclopedia passages say little of them: in news, who is named often and who spoke last is meant
# more often (docs/log.md).
BY_HAND = {
    "given name does not fit": -5.0,
    "mentions": 0.34,
    "subject after speaker": 0.8,
    "subject, last speaker": 0.2,
}

Features = Mapping[str, float]
Weights = dict[str, float]
Offered = tuple[Member, dict[str, float]]
Floats = NDArray[np.float64]


class Choice(NamedTuple):
    """A pronoun: what is known of each who may be meant, and whether it is the one."""

    features: tuple[Features, ...]
    right: tuple[bool, ...]


def fit_antecedents(path: Path, tell: Callable[[], None] = lambda: None) -> Weights:
    """The weights of all features, from a file of passages; ``tell``: called after each.

    Raises ``BadInput`` where the file is not there or not of that form.
    """
    choices = list(_read_choices(path, tell))
    rest = fit([_without_pointers(choice) for choice in choices[:LEARNED]])
    beside = fit([_beside(choice, rest) for choice in choices[LEARNED:]])
    scale = beside.pop(REST, 1.0)
    return {name: scale * weight for name, weight in rest.items()} | beside | BY_HAND


def _read_choices(path: Path, tell: Callable[[], None]) -> Iterator[Choice]:
    for passage in read_passages(path):
        yield read_choice(passage)
        tell()


def write_weights(weights: Weights, path: Path) -> None:
    """Into a table, below its head that tells how they were found; a new one gets that of the table that ships."""
    head = (path if path.exists() else TABLE).read_text(encoding="utf-8").partition("[weights]")[0]
    rows = "".join(f'"{name}" = {weight:.2f}\n' for name, weight in sorted(weights.items()) if abs(weight) >= 0.005)
    path.write_text(f"{head}[weights]\n{rows}", encoding="utf-8", newline="\n")


def read_choice(passage: Passage) -> Choice:
    """Everybody whom the pronoun of a passage may mean; where neither of its names is meant, all others are right."""
    read = _Listing.of_article(Article(passage.id, passage.text))
    read.of(passage.pronoun.start)
    offered = read.offered.get(passage.pronoun.start, [])
    right = (_is_right(passage, member.name) for member, _ in offered)
    return Choice(tuple(features for _, features in offered), tuple(right))


def _is_right(passage: Passage, name: str) -> bool:
    matches = [meant for other, meant in passage.names if same_name(other, name)]
    return any(matches) if any(meant for _, meant in passage.names) else not matches


class _Listing(Antecedents):
    """Keeps all who were considered for each pronoun, by its place."""

    def __init__(self, text: str, cast: Cast, starts: Sequence[int], meant: Pointed, said: OwnWords) -> None:
        super().__init__(text, cast, starts, meant, said)
        self.offered: dict[int, list[Offered]] = {}

    def candidates(
        self, asked: Asked, before: Sequence[Token], after: Sequence[tuple[Name, Member]]
    ) -> Iterator[Offered]:
        self.offered[asked.offset] = list(super().candidates(asked, before, after))
        return iter(self.offered[asked.offset])


def _without_pointers(choice: Choice) -> Choice:
    bare = ({name: value for name, value in each.items() if name not in POINTED} for each in choice.features)
    return choice._replace(features=tuple(bare))


def _beside(choice: Choice, rest: Weights) -> Choice:
    """Pointers, and the score by all the rest."""
    known = ({**{name: each.get(name, 0.0) for name in POINTED}, REST: _score(each, rest)} for each in choice.features)
    return choice._replace(features=tuple(known))


def _score(features: Features, weights: Weights) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def fit(choices: Iterable[Choice]) -> Weights:
    """The weights under which the right ones are likeliest, drawn to nought by ``PENALTY``.

    Choices that leave nothing to choose tell nothing; where all do, there are no weights.
    """
    told = [choice for choice in choices if any(choice.right) and len(choice.right) > 1]
    if not told:
        return {}
    names = sorted({name for choice in told for each in choice.features for name in each})
    columns = {name: at for at, name in enumerate(names)}
    table = np.zeros((sum(len(choice.right) for choice in told), len(names)))
    for row, each in enumerate(each for choice in told for each in choice.features):
        for name, value in each.items():
            table[row, columns[name]] = value
    sizes = [len(choice.right) for choice in told]
    right = np.array([chosen for choice in told for chosen in choice.right], float)
    return dict(zip(names, _climb(table, right, sizes).tolist(), strict=True))


def _climb(table: Floats, right: Floats, sizes: Sequence[int]) -> Floats:
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    starts, owner = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(sizes)), sizes)

    def loss(weights: Floats) -> tuple[float, Floats]:
        """Minus the log-likelihood with the penalty, and its gradient."""
        scores = table @ weights
        chances = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        all_, those = np.add.reduceat(chances, starts), np.add.reduceat(chances * right, starts)
        slope = table.T @ (chances / all_[owner] - chances * right / those[owner])
        return float(np.log(all_ / those).sum() + PENALTY * weights @ weights / 2), slope + PENALTY * weights

    found: Floats = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    return found
