"""Temperatures and thresholds, chosen to what ordinary talk allows."""

import numpy as np
import pytest

from models.heads import TIER, WIDTH, assessment
from models.training.calibrate import temperatures, thresholds
from models.training.corpus import Row


def row(tier: int, identity: str = "r", pair: str = "") -> Row:
    return Row(identity, "authored", "words", (), tier, frozenset(), 0 if tier else 2, 0, "", pair)


def scores(of: list[float]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.array([of, of, of]).T


def ordinary(most: float, count: int = 4000) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Calm scores that thin out towards `most`."""
    return scores(list(most * np.linspace(0, 1, count) ** 20))


def test_ordinary_talk_bounds_red_and_crisis_alarms() -> None:
    calm = ordinary(0.9)
    found = thresholds(scores([0.1, 0.95] * 50), [row(0), row(3)] * 50, calm)
    assert 4 <= (calm[:, 1] >= found.red).sum() <= 8
    assert (calm[:, 2] >= found.crisis).sum() <= 3
    assert found.red < found.crisis < 0.95


def test_red_goes_as_low_as_its_budget_lets_it_for_the_sake_of_recall() -> None:
    found = thresholds(scores([0.1, 0.3, 0.5, 0.9] * 20), [row(0), row(0), row(2), row(2)] * 20, ordinary(0.2))
    assert found.red < 0.3


def test_a_reader_calm_about_all_talk_still_may_not_call_harmless_twins_red() -> None:
    twins = [row(0, f"g{n}", f"p{n}") for n in range(20)]
    cries = [row(2, f"c{n}", f"p{n}") for n in range(20)]
    found = thresholds(scores([0.4] * 20 + [0.8] * 20), [*twins, *cries], ordinary(0.01))
    assert 0.4 < found.red <= 0.8


def test_a_page_is_more_often_right_than_wrong() -> None:
    rows = [row(3)] * 10 + [row(2)] * 30
    found = thresholds(scores([0.9] * 10 + [0.6] * 30), rows, ordinary(0.01))
    assert found.crisis == pytest.approx(0.9, abs=0.001)


def test_amber_is_where_f1_is_best_unless_ordinary_talk_asks_for_more() -> None:
    rows = [row(0), row(0), row(1), row(2)] * 20
    read = scores([0.1, 0.3, 0.5, 0.9] * 20)
    assert 0.3 < thresholds(read, rows, ordinary(0.1)).amber <= 0.51
    crowded = scores([0.6] * 300 + [0.01] * 3700)
    assert thresholds(read, rows, crowded).amber > 0.6


def test_an_overconfident_head_is_cooled() -> None:
    logits = np.full((100, WIDTH), 9.0, np.float32)
    found = temperatures(logits, [row(3)] * 70 + [row(0)] * 30)
    assert found.tier > 1.5


def test_a_right_and_shy_head_is_sharpened() -> None:
    rows = [row(3)] * 50 + [row(0)] * 50
    logits = np.concatenate([np.full((50, WIDTH), 1.0), np.full((50, WIDTH), -1.0)]).astype(np.float32)
    assert temperatures(logits, rows).tier == pytest.approx(0.5)


def test_each_tier_is_set_right_by_itself() -> None:
    rows = [row(3)] * 10 + [row(1)] * 50 + [row(0)] * 40
    logits = np.zeros((100, WIDTH), np.float32)
    said = assessment(logits[0], temperatures(logits, rows)).tiers
    assert said.amber == pytest.approx(0.6, abs=0.02)
    assert said.red == pytest.approx(0.1, abs=0.03)
    assert logits[0, TIER].tolist() == [0.0, 0.0, 0.0]
