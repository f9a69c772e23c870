"""How high the calmest threshold must be when the alarms it may let through are too few to be counted.

Peaks over a threshold: what exceeds a high level follows a generalised Pareto distribution (Pickands 1975; Coles 2001,
An Introduction to Statistical Modeling of Extreme Values, chapter 4), whose two numbers come from probability-weighted
moments, steady for small samples (Hosking and Wallis 1987, Technometrics 29, 339–349).
"""

import numpy as np

from models.training.metrics import Floats

TAIL = 0.03  # share of the scores that is taken for the tail
ENOUGH = 5.0  # alarms that can be counted rather than estimated
# A network's logits have an upper end, so their tail is at most exponential (shape 0). A heavier fit speaks of a few
# strays, and would put the threshold where no cry ever reaches it.
SHAPES = (-0.5, 0.0)


def threshold_for(scores: Floats, per_thousand: float) -> float:
    """The lowest probability that at most `per_thousand` of such ordinary `scores` will reach.

    Counted where at least `ENOUGH` of the scores may pass, else estimated from the tail of their logits, and never
    above the highest score there is: beyond it nothing is known, and a cry may be missed in silence.
    """
    allowed = per_thousand * len(scores) / 1000
    if allowed >= ENOUGH:
        return float(np.sort(scores)[::-1][int(allowed)])
    return min(float(scores.max()), _probability(exceeded_by(_logit(scores), per_thousand / 1000)))


def exceeded_by(values: Floats, share: float) -> float:
    """The level that a `share` of values like these exceeds, a share too small to be counted among them."""
    start = float(np.quantile(values, 1 - TAIL))
    over = np.sort(values[values > start] - start)
    above = len(over) / len(values)
    if share >= above:
        return float(np.quantile(values, 1 - share))
    shape, scale = _pareto(over)
    growth = np.log(above / share)
    return start + scale * float(growth if abs(shape) < 1e-6 else np.expm1(shape * growth) / shape)  # noqa: PLR2004 - as good as exponential


def _pareto(over: Floats) -> tuple[float, float]:
    """Shape and scale of what lies `over` the level, sorted upwards."""
    places = (np.arange(1, len(over) + 1) - 0.35) / len(over)
    mean, weighted = float(over.mean()), float(((1 - places) * over).mean())
    shape = float(np.clip(2 - mean / max(1e-12, mean - 2 * weighted), *SHAPES))
    return shape, mean * (1 - shape)


def _logit(scores: Floats) -> Floats:
    held = np.clip(scores, 1e-9, 1 - 1e-9)
    return np.log(held / (1 - held))


def _probability(logit: float) -> float:
    return float(1 / (1 + np.exp(-logit)))
