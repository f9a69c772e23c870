"""A threshold for alarms too rare to be counted."""

import numpy as np
import pytest

from models.training.tail import exceeded_by, threshold_for


def logistic(
    values: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return 1 / (1 + np.exp(-values))


@pytest.mark.parametrize("seed", range(5))
def test_the_estimate_lies_near_the_level_that_a_known_tail_exceeds_so_rarely(seed: int) -> None:
    values = np.random.default_rng(seed).exponential(size=4000)
    assert exceeded_by(values, 0.0002) == pytest.approx(-np.log(0.0002), rel=0.25)


def test_one_stray_score_does_not_decide_as_the_maximum_would() -> None:
    values = np.random.default_rng(3).exponential(size=4000) - 6
    strayed = np.append(values, 12.0)
    assert exceeded_by(strayed, 0.0002) < 12.0
    assert exceeded_by(strayed, 0.0002) == pytest.approx(exceeded_by(values, 0.0002), abs=2.5)


def test_alarms_that_can_be_counted_are_counted() -> None:
    scores = np.linspace(0.001, 0.999, 4000)
    limit = threshold_for(scores, 2.0)
    assert (scores > limit).sum() == 8


def test_a_rarer_alarm_asks_for_more() -> None:
    scores = logistic(np.random.default_rng(1).normal(-5, 1.5, 4000))
    assert threshold_for(scores, 0.2) > threshold_for(scores, 0.6) > threshold_for(scores, 2.0)
    assert threshold_for(scores, 0.2) < 1.0


def test_equal_scores_need_no_tail() -> None:
    assert threshold_for(np.full(100, 0.25), 0.2) == pytest.approx(0.25)


def test_no_estimate_goes_beyond_the_highest_score_that_was_seen() -> None:
    few = np.append(np.full(100, 0.01), [0.3, 0.6, 0.9])
    assert threshold_for(few, 0.2) <= 0.9
