"""A figure and how sure it is."""

import math

import numpy as np
import pytest

from models.training.bootstrap import figure, share


def test_the_interval_holds_the_figure_and_is_the_same_each_time() -> None:
    yes = np.arange(200) % 4 == 0
    groups = [str(n) for n in range(200)]
    found = share("quarter", yes, groups, per=1000.0)
    assert found.value == pytest.approx(250.0)
    assert 150 < found.low < 250 < found.high < 350
    assert found.rows == 200
    assert share("quarter", yes, groups, per=1000.0) == found


def test_twins_are_drawn_together_so_they_tell_less() -> None:
    yes = np.repeat(np.arange(40) % 2 == 0, 5)
    alone = share("half", yes, [str(n) for n in range(200)])
    tied = share("half", yes, [str(n // 5) for n in range(200)])
    assert tied.high - tied.low > 1.5 * (alone.high - alone.low)


def test_nothing_to_count_is_no_number() -> None:
    assert math.isnan(share("none", np.zeros(0, bool), []).value)
    assert math.isnan(figure("none", lambda _at: math.nan, ["a", "b"]).low)


def test_a_bar_is_kept_from_its_own_side() -> None:
    yes, groups = np.array([True, False]), ["a", "b"]
    assert share("half", yes, groups, bar=0.5).met is True
    assert share("half", yes, groups, bar=0.4, under=True).met is False
    assert share("half", yes, groups).met is None


def test_no_alarm_among_few_messages_does_not_mean_that_there_is_none() -> None:
    few, many = (share("none", np.zeros(count, bool), [str(n) for n in range(count)]) for count in (20, 2000))
    assert (few.value, few.low) == (0.0, 0.0)
    assert few.high == pytest.approx(1 - 0.025 ** (1 / 20))
    assert 0 < many.high < 0.002
    assert share("all", np.ones(20, bool), [str(n) for n in range(20)]).low == pytest.approx(0.025 ** (1 / 20))
