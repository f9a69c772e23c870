"""From logits to an assessment."""

import numpy as np
import pytest

from models.assessment import LABELS
from models.heads import CALM, LEVEL, SUBJECT, TIER, WIDTH, assessment, merge_windows
from models.manifest import Temperatures

PLAIN = Temperatures()


def test_answers_of_the_kind_at_least_never_rise() -> None:
    logits = np.zeros(WIDTH, np.float32)
    logits[TIER] = [-1.0, 2.0, 0.0]
    logits[LEVEL] = [0.0, 3.0, -1.0, 4.0, -2.0, 5.0]
    answer = assessment(logits, PLAIN)
    assert answer.tiers.amber >= answer.tiers.red >= answer.tiers.crisis
    assert list(answer.level) == sorted(answer.level, reverse=True)


def test_every_label_and_subject_has_a_probability() -> None:
    answer = assessment(np.linspace(-90, 90, WIDTH, dtype=np.float32), PLAIN)
    assert tuple(answer.labels) == LABELS
    assert sum(answer.subject.values()) == pytest.approx(1.0)
    assert all(0.0 <= p <= 1.0 for p in (*answer.labels.values(), *answer.level, *answer.subject.values()))


def test_a_higher_temperature_makes_an_answer_less_sure() -> None:
    logits = np.full(WIDTH, 2.0, np.float32)
    assert assessment(logits, Temperatures(tier=2.0)).tiers.red == pytest.approx(1 / (1 + np.exp(-1.0)))


def test_each_tier_may_have_a_slope_and_a_bias_of_its_own_and_still_never_rises() -> None:
    logits = np.full(WIDTH, 2.0, np.float32)
    own = Temperatures(tier=2.0, tier_slopes=(1.0, 3.0, 1.0), tier_biases=(0.0, -2.0, 5.0))
    answer = assessment(logits, own).tiers
    assert answer.amber == answer.red == pytest.approx(1 / (1 + np.exp(-1.0)))
    assert answer.crisis == pytest.approx(answer.red)
    assert assessment(logits, own).level == assessment(logits, Temperatures()).level


@pytest.mark.parametrize("wrong", [{"tier": 0.0}, {"tier_slopes": (1.0, -1.0, 1.0)}, {"tier_biases": (0.0, 0.0)}])
def test_a_calibration_that_would_turn_an_order_round_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        Temperatures.model_validate(wrong)


def test_the_most_risky_window_decides_for_a_long_text() -> None:
    calm, risky = np.full(WIDTH, -3.0, np.float32), np.full(WIDTH, 1.0, np.float32)
    calm[SUBJECT] = [0.0, 0.0, 9.0]
    risky[SUBJECT] = [5.0, 0.0, 0.0]
    answer = assessment(merge_windows(np.stack([calm, risky, calm])), PLAIN)
    assert answer.tiers.red > 0.7
    assert answer.subject["self"] > 0.9


def test_calm_is_green_and_about_no_one() -> None:
    assert CALM.tiers.amber == 0.0
    assert CALM.subject == {"self": 0.0, "other": 0.0, "none": 1.0}
    assert CALM.evidence == ()
