"""One slope and one bias."""

import numpy as np
import pytest

from models.training.platt import scaling


def test_a_shifted_and_overconfident_logit_is_set_right() -> None:
    dice = np.random.default_rng(2)
    honest = dice.normal(0, 2, 4000)
    true = dice.random(4000) < 1 / (1 + np.exp(-honest))
    slope, bias = scaling(2 * honest + 3, true)
    assert slope == pytest.approx(0.5, abs=0.05)
    assert bias == pytest.approx(-1.5, abs=0.2)


def test_more_evidence_never_means_less_risk() -> None:
    logits = np.array([-2.0, -1.0, 1.0, 2.0] * 20)
    assert scaling(logits, logits < 0)[0] > 0


def test_perfectly_told_apart_rows_keep_finite_numbers() -> None:
    logits = np.array([-1.0, 1.0] * 50)
    slope, bias = scaling(logits, logits > 0)
    assert 1.0 < slope < 20
    assert bias == pytest.approx(0.0, abs=0.01)
