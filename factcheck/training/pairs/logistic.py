"""A multinomial logistic model for cases of which it is known only that one of several classes holds.

A pair of articles on one event corroborates, conflicts, updates or is unclear: nobody has said which. What is then made
likely is the sum of those (a mixture of classes; Cour, Sapp and Taskar, Learning from partial labels, 2011).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Cases:
    """``features``: (cases, features). ``possible``: (cases, classes), each row with a True. ``weights``: (cases,)."""

    features: Table
    possible: NDArray[np.bool_]
    weights: Table


@dataclass(frozen=True, slots=True)
class Model:
    """``weights``: (classes, features), of features as they are given; ``constants``: (classes,)."""

    weights: Table
    constants: Table

    def chances(self, features: Table) -> Table:
        """(cases, classes), each row of sum 1."""
        chances: Table = np.exp(_log_chances(features @ self.weights.T + self.constants))
        return chances


def fit(cases: Cases, freedom: float, signs: NDArray[np.int8] | None = None) -> Model:
    """The model under which what is known is likeliest; ``freedom``: the inverse of the penalty on standard weights.

    ``signs``: (classes, features), 1 where a weight must not be negative, -1 where not positive, else 0.
    """
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    means, widths = cases.features.mean(0), cases.features.std(0)
    widths[widths == 0] = 1.0
    standard = Cases((cases.features - means) / widths, cases.possible, cases.weights)
    shape = cases.possible.shape[1], cases.features.shape[1] + 1
    bounds = None if signs is None else _bounds(np.column_stack([signs, np.zeros(len(signs))]))
    start = np.zeros(shape).ravel()
    found = minimize(_loss, start, (standard, freedom), jac=True, method="L-BFGS-B", bounds=bounds)
    weights = found.x.reshape(shape)
    scaled = weights[:, :-1] / widths
    return Model(scaled, weights[:, -1] - scaled @ means)


def _bounds(signs: Table) -> Table:
    flat = signs.ravel()
    bounds: Table = np.column_stack([np.where(flat > 0, 0.0, -np.inf), np.where(flat < 0, 0.0, np.inf)])
    return bounds


def _loss(flat: Table, cases: Cases, freedom: float) -> tuple[float, Table]:
    """Minus the weighted log-likelihood with the penalty, and its gradient. The last column holds the constants."""
    weights = flat.reshape(cases.possible.shape[1], -1)
    logs = _log_chances(cases.features @ weights[:, :-1].T + weights[:, -1])
    inside = np.where(cases.possible, logs, -np.inf)
    known = np.logaddexp.reduce(inside, axis=1)
    slope = (np.exp(logs) - np.exp(inside - known[:, None])) * cases.weights[:, None]
    penalised = np.column_stack([weights[:, :-1] / freedom, np.zeros(len(weights))])
    gradient = np.column_stack([slope.T @ cases.features, slope.sum(0)]) + penalised
    return float((penalised * weights).sum() / 2 - cases.weights @ known), gradient.ravel()


def _log_chances(scores: Table) -> Table:
    logs: Table = scores - np.logaddexp.reduce(scores, axis=1)[:, None]
    return logs
