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


def mean_f1(said: Bools, true: Bools) -> float:
    """The mean of the columns' F1."""
    both = (said & true).sum(axis=0)
    return float((2 * both / np.maximum(1, said.sum(axis=0) + true.sum(axis=0))).mean())


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
    place, rows = _bins(scores)
    said, came = np.bincount(place, scores, BINS), np.bincount(place, true, BINS)
    return [Bin(int(rows[at]), float(said[at] / rows[at]), float(came[at] / rows[at])) for at in np.flatnonzero(rows)]


def calibration_error(scores: Floats, true: Bools) -> float:
    """Expected calibration error: the mean gap between said and true, bins weighted by rows (Naeini et al. 2015)."""
    if not len(scores):
        return float("nan")
    place, _ = _bins(scores)
    return float(np.abs(np.bincount(place, scores - true, BINS)).sum()) / len(scores)


def _bins(scores: Floats) -> tuple[Ints, Ints]:
    """The bin of each score, and how many scores each bin has."""
    place = np.minimum((scores * BINS).astype(np.int64), BINS - 1)
    return place, np.bincount(place, minlength=BINS)
