"""The rules are asked where the model hesitates, and only there."""

from dataclasses import replace

import pytest

from models.assessment import RANKS, Assessment, TierProbabilities
from models.heads import CALM
from models.second_opinion import reconsidered

LIMITS = (0.5, 0.6, 0.4)


def answer(amber: float, red: float, crisis: float) -> Assessment:
    return replace(CALM, tiers=TierProbabilities(amber, red, crisis))


def said(tier: int) -> Assessment:
    return replace(CALM, tiers=RANKS[tier])


def never() -> Assessment:
    raise AssertionError("nobody had to be asked")


@pytest.mark.parametrize(
    ("amber", "red", "crisis", "rules", "given"),
    [
        (0.9, 0.5, 0.1, 2, (0.9, 0.6, 0.1)),  # nearly red, and the rules say red
        (0.9, 0.5, 0.1, 1, (0.9, 0.5, 0.1)),  # the rules do not
        (0.9, 0.5, 0.1, 3, (0.9, 0.6, 0.1)),  # the rules say crisis, which the model is far from
        (0.9, 0.5, 0.3, 3, (0.9, 0.6, 0.4)),  # nearly both
        (0.3, 0.2, 0.2, 3, (0.5, 0.4, 0.4)),  # a raised tier raises those below it
    ],
)
def test_a_tier_that_is_nearly_reached_is_given_where_the_rules_give_it(
    amber: float, red: float, crisis: float, rules: int, given: tuple[float, float, float]
) -> None:
    found = reconsidered(answer(amber, red, crisis), LIMITS, lambda: said(rules)).tiers
    assert (found.amber, found.red, found.crisis) == given


@pytest.mark.parametrize("tiers", [(0.1, 0.05, 0.01), (0.9, 0.8, 0.7)])
def test_where_the_model_is_sure_the_rules_are_not_asked(tiers: tuple[float, float, float]) -> None:
    assert reconsidered(answer(*tiers), LIMITS, never).tiers == TierProbabilities(*tiers)
