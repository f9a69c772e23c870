"""Temperatures, slopes and default thresholds, chosen on the dev part only."""

import math
from collections.abc import Sequence

import numpy as np

from models.assessment import LABELS, LEVELS
from models.heads import LABEL, LEVEL, SUBJECT, TIER, Logits
from models.manifest import Temperatures, Thresholds
from models.training.corpus import Row
from models.training.metrics import Bools, Floats, hits
from models.training.platt import scaling
from models.training.slices import AMBER, CRISIS, RED, harmless_twins
from models.training.tail import threshold_for

# The alert budget, per 1,000 ordinary messages.
AMBER_READS = 20.0
RED_ALARMS = 2.0
CRISIS_PAGES = 0.2
# What else keeps a threshold up when ordinary talk hardly bounds it.
RED_TWINS = 0.1  # share of harmless twins given red; they were written to be mistaken
PAGE_PRECISION = 0.5  # a page is more often right than wrong among the labelled rows
GRID = np.geomspace(0.5, 4.0, 61)
STEPS = 10_000  # thresholds have four decimals


def temperatures(logits: Logits, rows: Sequence[Row]) -> Temperatures:
    """The temperature of each head with the least negative log-likelihood (Guo et al. 2017).

    Each tier's output is then scaled by itself (Platt). Isotonic regression would give few distinct probabilities:
    neither a budget of 0.2 in 1,000 nor a moderator's own threshold could be placed between them.
    """
    tier = np.array([[row.tier >= at for at in (AMBER, RED, CRISIS)] for row in rows])
    labels = np.array([[label in row.labels for label in LABELS] for row in rows])
    level = np.array([[row.level >= at for at in range(1, LEVELS + 1)] for row in rows])
    subject = np.array([row.subject for row in rows])
    whole = _best([_binary_loss(logits[:, TIER] / t, tier) for t in GRID])
    each = [scaling(logits[:, TIER][:, at].astype(np.float64) / whole, tier[:, at]) for at in range(3)]
    return Temperatures(
        tier=whole,
        labels=_best([_binary_loss(logits[:, LABEL] / t, labels) for t in GRID]),
        subject=_best([_choice_loss(logits[:, SUBJECT] / t, subject) for t in GRID]),
        level=_best([_binary_loss(logits[:, LEVEL] / t, level) for t in GRID]),
        tier_slopes=(each[0][0], each[1][0], each[2][0]),
        tier_biases=(each[0][1], each[1][1], each[2][1]),
    )


def thresholds(tiers: Floats, rows: Sequence[Row], ordinary: Floats) -> Thresholds:
    """Red and crisis as low as the alert budget lets them be; amber where F1 is best, within its budget.

    Red also keeps `RED_TWINS`, crisis also `PAGE_PRECISION`, for a reader so calm that the budget would let all pass.
    tiers: P(at least) of the labelled `rows`, rows × 3; ordinary: the same of ordinary messages.
    """
    truth = np.array([row.tier for row in rows])
    twins = harmless_twins(rows)
    calm = tiers[[row.id in twins for row in rows], 1]
    amber = max(_best_f1(tiers[:, 0], truth >= AMBER), threshold_for(ordinary[:, 0], AMBER_READS))
    red = max(threshold_for(ordinary[:, 1], RED_ALARMS), _passing(calm, RED_TWINS))
    crisis = max(threshold_for(ordinary[:, 2], CRISIS_PAGES), _precise(tiers[:, 2], truth >= CRISIS))
    return Thresholds(amber=_above(amber), red=_above(red), crisis=_above(crisis))


def _best_f1(scores: Floats, true: Bools) -> float:
    grid = np.round(np.arange(0.05, 0.96, 0.01), 2)
    return float(grid[int(np.argmax([hits(scores >= at, true).f1 for at in grid]))])


def _passing(scores: Floats, most: float) -> float:
    """The value above which at most a share of `most` of the scores lies."""
    if not len(scores):
        return 0.0
    return float(np.sort(scores)[::-1][math.floor(most * len(scores))])


def _precise(scores: Floats, true: Bools) -> float:
    """The lowest score from which on at least `PAGE_PRECISION` of those that reach it are true; 0 if none is."""
    order = np.argsort(-scores, kind="stable")
    falling = scores[order]
    right = np.cumsum(true[order]) / np.arange(1, len(order) + 1)
    last = np.append(falling[1:] < falling[:-1], True)  # equal scores are reached together
    good = np.flatnonzero(last & (right >= PAGE_PRECISION))
    return float(falling[good[-1]]) - 1 / STEPS if len(good) else 0.0


def _above(value: float) -> float:
    """The first threshold of four decimals above `value`, still below 1."""
    return min(STEPS - 1, math.floor(value * STEPS) + 1) / STEPS


def _binary_loss(logits: Logits, true: Bools) -> float:
    return float(np.logaddexp(0, np.where(true, -logits, logits)).mean())


def _choice_loss(logits: Logits, true: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> float:
    chosen = np.take_along_axis(logits, true[:, None], axis=1)[:, 0]
    return float((np.logaddexp.reduce(logits, axis=1) - chosen).mean())


def _best(losses: list[float]) -> float:
    return round(float(GRID[int(np.argmin(losses))]), 3)
