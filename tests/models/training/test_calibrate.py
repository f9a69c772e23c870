"""Temperatures and thresholds, chosen to what ordinary talk allows."""

import numpy as np
import pytest

from models.heads import WIDTH
from models.training.calibrate import temperatures, thresholds
from models.training.corpus import Row


def row(tier: int) -> Row:
    return Row("r", "authored", "words", (), tier, frozenset(), 0 if tier else 2, 0, "", "")


def scores(of: list[float]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.array([of, of, of]).T


def test_ordinary_talk_bounds_red_and_crisis_alarms() -> None:
    rows = [row(0), row(3)] * 50
    ordinary = scores([0.01] * 990 + [0.6, 0.7, 0.8, 0.85, 0.9] * 2)
    found = thresholds(scores([0.1, 0.95] * 50), rows, ordinary)
    assert (ordinary[:, 1] >= found.red).sum() <= 2
    assert (ordinary[:, 2] >= found.crisis).sum() == 0
    assert found.crisis <= 0.95


def test_without_ordinary_alarms_the_best_f1_decides() -> None:
    rows = [row(0), row(0), row(2), row(2)] * 20
    found = thresholds(scores([0.1, 0.3, 0.5, 0.9] * 20), rows, scores([0.01] * 1000))
    assert 0.3 < found.amber <= 0.5
    assert 0.3 < found.red <= 0.5


def test_an_overconfident_head_is_cooled() -> None:
    rows = [row(3)] * 70 + [row(0)] * 30
    logits = np.full((100, WIDTH), 9.0, np.float32)
    found = temperatures(logits, rows)
    assert found.tier > 1.5


def test_a_right_and_shy_head_is_sharpened() -> None:
    rows = [row(3)] * 50 + [row(0)] * 50
    logits = np.concatenate([np.full((50, WIDTH), 1.0), np.full((50, WIDTH), -1.0)]).astype(np.float32)
    assert temperatures(logits, rows).tier == pytest.approx(0.5)
