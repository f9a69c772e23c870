"""Figures from scores and truths: numpy in, plain numbers out."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

BINS = 10  # of the reliability table


@dataclass(frozen=True, slots=True)
class Hits:
    """Precision, recall and F1 of a yes or no answer, each in 0–1 (0 where nothing was said or true)."""

    precision: float
    recall: float
    f1: float


def hits(said: Bools, true: Bools) -> Hits:
    """Compare what was said with what is true, row by row."""
    both = float((said & true).sum())
    precision = both / max(1.0, float(said.sum()))
    recall = both / max(1.0, float(true.sum()))
    return Hits(precision, recall, 2 * precision * recall / max(1e-12, precision + recall))


def auc(scores: Floats, true: Bools) -> float:
    """Area under the ROC curve (Mann–Whitney U); ties count half. NaN without both kinds of rows."""
    positives = int(true.sum())
    negatives = len(true) - positives
    if not positives or not negatives:
        return float("nan")
    _, place, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    return float((ranks[true].sum() - positives * (positives + 1) / 2) / (positives * negatives))


def quadratic_kappa(said: Ints, true: Ints, ranks: int) -> float:
    """Cohen's kappa with quadratic weights for ranks 0 … `ranks`; 1 for a perfect answer."""
    seen = np.zeros((ranks + 1, ranks + 1))
    np.add.at(seen, (said, true), 1)
    steps = np.arange(ranks + 1)
    cost = (steps[:, None] - steps[None, :]) ** 2
    chance = np.outer(seen.sum(axis=1), seen.sum(axis=0)) / max(1.0, seen.sum())
    expected = float((cost * chance).sum())
    return 1.0 - float((cost * seen).sum()) / expected if expected else 1.0


@dataclass(frozen=True, slots=True)
class Bin:
    """Rows whose probability lay in one tenth of 0–1: how many, what was said on average, what was true."""

    rows: int
    said: float
    true: float


def reliability(scores: Floats, true: Bools) -> list[Bin]:
    """Ten bins of equal width, those without rows left out (DeGroot and Fienberg 1983)."""
    place = np.minimum((scores * BINS).astype(int), BINS - 1)
    found = [place == at for at in range(BINS)]
    return [Bin(int(part.sum()), float(scores[part].mean()), float(true[part].mean())) for part in found if part.any()]


def calibration_error(scores: Floats, true: Bools) -> float:
    """Expected calibration error: the mean gap between said and true, bins weighted by rows (Naeini et al. 2015)."""
    if not len(scores):
        return float("nan")
    return sum(part.rows * abs(part.said - part.true) for part in reliability(scores, true)) / len(scores)
