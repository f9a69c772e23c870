"""Figures, against answers worked out by hand."""

import math

import numpy as np
import pytest

from models.training.metrics import auc, calibration_error, hits, quadratic_kappa, reliability


def test_precision_recall_and_f1() -> None:
    found = hits(np.array([True, True, False, True]), np.array([True, False, True, True]))
    assert [found.precision, found.recall, found.f1] == pytest.approx([2 / 3] * 3)


def test_saying_nothing_scores_nothing() -> None:
    found = hits(np.array([False, False]), np.array([True, False]))
    assert (found.precision, found.recall, found.f1) == (0.0, 0.0, 0.0)


def test_area_is_the_share_of_pairs_in_the_right_order() -> None:
    assert auc(np.array([0.1, 0.4, 0.35, 0.8]), np.array([False, False, True, True])) == pytest.approx(0.75)
    assert auc(np.array([0.5, 0.5]), np.array([True, False])) == pytest.approx(0.5)
    assert math.isnan(auc(np.array([0.5]), np.array([True])))


def test_kappa_is_one_for_agreement_and_zero_for_chance() -> None:
    ranks = np.array([0, 1, 2, 3])
    assert quadratic_kappa(ranks, ranks, 3) == pytest.approx(1.0)
    assert quadratic_kappa(np.array([0, 0, 3, 3]), np.array([0, 3, 0, 3]), 3) == pytest.approx(0.0)
    assert quadratic_kappa(np.array([0, 0]), np.array([0, 0]), 3) == 1.0


def test_calibration_error_is_the_gap_between_said_and_true_weighed_by_rows() -> None:
    scores = np.array([0.25, 0.25, 0.25, 0.25, 0.95, 0.95])
    true = np.array([True, False, False, False, True, False])
    assert calibration_error(scores, true) == pytest.approx(2 / 6 * 0.45)
    assert [(part.rows, part.true) for part in reliability(scores, true)] == [(4, 0.25), (2, 0.5)]
    assert math.isnan(calibration_error(np.zeros(0), np.zeros(0, bool)))


def test_a_certain_answer_falls_into_the_last_bin() -> None:
    (part,) = reliability(np.array([1.0]), np.array([True]))
    assert (part.said, part.true) == (1.0, 1.0)
