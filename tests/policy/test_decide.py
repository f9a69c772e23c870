"""From an assessment to a tier, by thresholds an admin can read."""

from dataclasses import replace
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.decision import Reason, Tier, Unassessed
from bot.policy.decide import Thresholds, decide
from models.assessment import LABELS, LEVELS, Assessment, By, Span, TierProbabilities

LIMITS = {Tier.AMBER: 0.3, Tier.RED: 0.5, Tier.CRISIS: 0.7}
FLOOR = {Tier.AMBER: 0.6, Tier.RED: 0.8, Tier.CRISIS: 0.9}
PLAIN = Thresholds(LIMITS, FLOOR)
LIFTING = Thresholds(
    LIMITS, FLOOR, {"hostility": 0.7, "unsafe_info": 0.4}, {"hostility": Tier.AMBER, "unsafe_info": Tier.RED}
)
PROBABILITY = st.floats(0, 1)


def answer(
    amber: float = 0.0, red: float = 0.0, crisis: float = 0.0, *, by: By = "model", other: float = 0.0, **labels: float
) -> Assessment:
    return Assessment(
        TierProbabilities(amber, red, crisis),
        dict.fromkeys(LABELS, 0.0) | labels,
        {"self": 1 - other, "other": other, "none": 0.0},
        (0.0,) * LEVELS,
        (Span(0, 4, 0.9),),
        by,
    )


def test_a_tier_is_reached_at_its_threshold_and_not_below() -> None:
    assert decide(answer(0.3), PLAIN).tier is Tier.AMBER
    assert decide(answer(0.29), PLAIN).tier is Tier.GREEN
    assert decide(answer(0.9, 0.5), PLAIN).tier is Tier.RED
    assert decide(answer(0.9, 0.8, 0.7), PLAIN).tier is Tier.CRISIS


def test_the_floor_has_thresholds_of_its_own() -> None:
    assert decide(answer(0.5, by="floor"), PLAIN).tier is Tier.GREEN
    decision = decide(answer(0.6, by="floor"), PLAIN)
    assert (decision.tier, decision.by) == (Tier.AMBER, "floor")


def test_a_label_lifts_to_its_tier_and_is_named_as_the_reason() -> None:
    decision = decide(answer(0.1, unsafe_info=0.4), LIFTING)
    assert decision.tier is Tier.RED
    assert decision.reasons == (Reason("unsafe_info", 0.4),)


def test_a_label_never_lowers_what_the_tiers_say() -> None:
    assert decide(answer(0.9, 0.8, 0.7, hostility=0.9), LIFTING).tier is Tier.CRISIS


def test_reasons_are_the_likely_labels_strongest_first_with_the_evidence() -> None:
    decision = decide(answer(0.9, distress=0.6, suicide=0.9, eating=0.2), PLAIN)
    assert [reason.code for reason in decision.reasons] == ["suicide", "distress"]
    assert decision.evidence == (Span(0, 4, 0.9),)


def test_a_calm_message_needs_no_reason() -> None:
    assert decide(answer(0.1, recovery=0.9), PLAIN).reasons == ()


def test_it_says_when_the_message_seems_to_be_about_somebody_else() -> None:
    assert decide(answer(0.9, other=0.8), PLAIN).reasons == (Reason("about_other", 0.8),)
    assert decide(answer(0.9, other=0.4), PLAIN).reasons == ()


def test_a_language_that_is_not_covered_is_a_reason_also_of_a_calm_message() -> None:
    calm = decide(replace(answer(), uncovered="it"), PLAIN)
    assert (calm.tier, calm.reasons) == (Tier.GREEN, (Reason("language_not_covered:it", 1.0),))
    red = decide(replace(answer(0.9, 0.8, suicide=0.9), uncovered="it"), PLAIN)
    assert [reason.code for reason in red.reasons] == ["suicide", "language_not_covered:it"]


@pytest.mark.parametrize("by", ["model", "floor"])
def test_in_a_language_that_is_not_covered_the_lower_limit_holds(by: By) -> None:
    limits = Thresholds({**LIMITS, Tier.CRISIS: 0.95}, FLOOR)
    assert decide(answer(0.95, 0.92, 0.9, by="model"), limits).tier is Tier.RED
    assert decide(replace(answer(0.95, 0.92, 0.9, by=by), uncovered="it"), limits).tier is Tier.CRISIS
    assert decide(replace(answer(0.3, by=by), uncovered="it"), limits).tier is Tier.AMBER


@pytest.mark.parametrize("reason", ["failed", "slow", "overloaded"])
def test_what_nobody_could_read_is_amber_so_that_a_person_reads_it(
    reason: Literal["failed", "slow", "overloaded"],
) -> None:
    decision = decide(Unassessed(reason), PLAIN)
    assert (decision.tier, decision.by) == (Tier.AMBER, "none")
    assert decision.reasons == (Reason(f"unassessed:{reason}", 1.0),)


def test_an_answer_nobody_defined_is_an_error_and_not_silently_green() -> None:
    with pytest.raises(AssertionError):
        decide("calm", PLAIN)  # type: ignore[arg-type]  # what a later, forgotten kind of answer would be


@st.composite
def answers(draw: st.DrawFn) -> Assessment:
    drawn = {label: draw(PROBABILITY) for label in LABELS}
    by: By = draw(st.sampled_from(["model", "floor"]))
    return answer(draw(PROBABILITY), draw(PROBABILITY), draw(PROBABILITY), by=by, other=draw(PROBABILITY), **drawn)


@given(answers(), PROBABILITY, st.sampled_from(["amber", "red", "crisis", *LABELS]))
def test_more_of_any_probability_never_gives_a_lower_tier(before: Assessment, more: float, where: str) -> None:
    if where in LABELS:
        after = replace(before, labels={**before.labels, where: max(more, before.labels[where])})
    else:
        after = replace(before, tiers=replace(before.tiers, **{where: max(more, getattr(before.tiers, where))}))
    assert decide(after, LIFTING).tier >= decide(before, LIFTING).tier


@given(answers())
def test_no_message_that_reaches_a_threshold_is_green(given_answer: Assessment) -> None:
    limits = LIMITS if given_answer.by == "model" else FLOOR
    tiers = given_answer.tiers
    reached = [
        tier
        for tier, p in ((Tier.AMBER, tiers.amber), (Tier.RED, tiers.red), (Tier.CRISIS, tiers.crisis))
        if p >= limits[tier]
    ]
    reached += [LIFTING.label_tiers[name] for name, at in LIFTING.labels.items() if given_answer.labels[name] >= at]
    assert decide(given_answer, LIFTING).tier is max(reached, default=Tier.GREEN)
