"""A slope and a bias that make one yes-or-no logit mean what it says."""

import numpy as np

from models.training.metrics import Bools, Floats

ROUNDS = 100
HALVINGS = 30
HOLD = 1e-2  # pull towards slope 1 and bias 0, which only matters when the rows say nothing
LEAST = 0.05  # a slope stays above zero: more evidence never means less risk
CLOSE = 1e-9


def scaling(logits: Floats, true: Bools) -> tuple[float, float]:
    """Slope and bias with the least loss: Platt (1999), with his softened targets, by a held-back Newton's method
    (Lin, Lin and Weng 2007).
    """
    yes, no = int(true.sum()), int((~true).sum())
    aim = np.where(true, (yes + 1) / (yes + 2), 1 / (no + 2))
    inputs = np.stack([logits, np.ones_like(logits)], axis=1)
    plain = np.array([1.0, 0.0])

    def loss(at: Floats) -> float:
        said = inputs @ at
        return float((np.logaddexp(0, said) - aim * said).sum() + HOLD / 2 * ((at - plain) ** 2).sum())

    found, reached = plain, loss(plain)
    for _ in range(ROUNDS):
        said = 1 / (1 + np.exp(-np.clip(inputs @ found, -40, 40)))
        slope = inputs.T @ (said - aim) + HOLD * (found - plain)
        bend = (inputs * (said * (1 - said))[:, None]).T @ inputs + HOLD * np.eye(2)
        step = np.linalg.solve(bend, slope)
        tried = (found - step / 2**half for half in range(HALVINGS))
        better = next((each for each in tried if loss(each) < reached - CLOSE), None)
        if better is None:
            break
        found, reached = better, loss(better)
    return max(LEAST, round(float(found[0]), 3)), round(float(found[1]), 3)
