"""Temperatures and default thresholds, chosen on the dev part only."""

import math
from collections.abc import Sequence

import numpy as np

from models.assessment import LABELS, LEVELS
from models.heads import LABEL, LEVEL, SUBJECT, TIER, Logits
from models.manifest import Temperatures, Thresholds
from models.training.corpus import Row
from models.training.metrics import Bools, Floats, hits

RED_ALARMS = 2.0  # per 1,000 ordinary messages
CRISIS_PAGES = 0.2
GRID = np.geomspace(0.5, 4.0, 61)


def temperatures(logits: Logits, rows: Sequence[Row]) -> Temperatures:
    """The temperature of each head with the least negative log-likelihood (Guo et al. 2017)."""
    tier = np.array([[row.tier >= at for at in (1, 2, 3)] for row in rows])
    labels = np.array([[label in row.labels for label in LABELS] for row in rows])
    level = np.array([[row.level >= at for at in range(1, LEVELS + 1)] for row in rows])
    subject = np.array([row.subject for row in rows])
    return Temperatures(
        tier=_best([_binary_loss(logits[:, TIER] / t, tier) for t in GRID]),
        labels=_best([_binary_loss(logits[:, LABEL] / t, labels) for t in GRID]),
        subject=_best([_choice_loss(logits[:, SUBJECT] / t, subject) for t in GRID]),
        level=_best([_binary_loss(logits[:, LEVEL] / t, level) for t in GRID]),
    )


def thresholds(tiers: Floats, rows: Sequence[Row], ordinary: Floats) -> Thresholds:
    """Amber and red where F1 is best, but red and crisis never below what ordinary talk allows.

    tiers: P(at least) of the labelled `rows`, rows × 3; ordinary: the same of ordinary messages.
    """
    truth = np.array([row.tier for row in rows])
    amber = _best_f1(tiers[:, 0], truth >= 1)
    red = max(_best_f1(tiers[:, 1], truth >= 2), _at_most(ordinary[:, 1], RED_ALARMS))  # noqa: PLR2004 - a rank
    crisis = max(_best_f1(tiers[:, 2], truth >= 3), _at_most(ordinary[:, 2], CRISIS_PAGES))  # noqa: PLR2004 - a rank
    return Thresholds(amber=round(amber, 3), red=round(red, 3), crisis=round(crisis, 3))


def _best_f1(scores: Floats, true: Bools) -> float:
    grid = np.round(np.arange(0.05, 0.96, 0.01), 2)
    return float(grid[int(np.argmax([hits(scores >= at, true).f1 for at in grid]))])


def _at_most(scores: Floats, per_thousand: float) -> float:
    """The lowest threshold, in steps of 0.001, that at most `per_thousand` of the scores reach."""
    allowed = math.floor(per_thousand * len(scores) / 1000)
    falling = np.sort(scores)[::-1]
    return math.floor(float(falling[allowed]) * 1000 + 1) / 1000


def _binary_loss(logits: Logits, true: Bools) -> float:
    return float(np.logaddexp(0, np.where(true, -logits, logits)).mean())


def _choice_loss(logits: Logits, true: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> float:
    chosen = np.take_along_axis(logits, true[:, None], axis=1)[:, 0]
    return float((np.logaddexp.reduce(logits, axis=1) - chosen).mean())


def _best(losses: list[float]) -> float:
    return round(float(GRID[int(np.argmin(losses))]), 3)
