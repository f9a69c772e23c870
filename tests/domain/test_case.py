"""The case machine, over every state and action."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.case import Action, AddNote, Case, CaseState, Claim, Raise, Refusal, Release, Resolve, Verdict, apply
from bot.domain.decision import Tier

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
MODERATORS = (1, 2, 3)
ACTIONS: list[Action] = [Claim(), Release(), Raise(), AddNote(), *(Resolve(verdict) for verdict in Verdict)]


def opened(tier: Tier = Tier.RED) -> Case:
    return Case(7, 1, 2, 2, 9, 5, tier, CaseState.OPEN, (), NOON, NOON)


def test_a_claimed_case_refuses_another_hand_and_names_the_holder() -> None:
    held = apply(opened(), Claim(), 1)
    assert isinstance(held, Case)
    assert apply(held, Claim(), 2) == Refusal("claimed_by_other", 1)
    assert apply(held, Release(), 2) == Refusal("claimed_by_other", 1)
    assert apply(held, Resolve(Verdict.NO_RISK), 2) == Refusal("claimed_by_other", 1)
    assert apply(held, Claim(), 1) == Refusal("already_yours")


def test_a_released_case_is_open_again_and_an_open_one_cannot_be_released() -> None:
    held = apply(opened(), Claim(), 1)
    assert isinstance(held, Case)
    free = apply(held, Release(), 1)
    assert isinstance(free, Case)
    assert (free.state, free.claimed_by) == (CaseState.OPEN, None)
    assert apply(free, Release(), 1) == Refusal("not_claimed")


@given(
    st.sampled_from([Tier.AMBER, Tier.RED, Tier.CRISIS]),
    st.lists(st.tuples(st.sampled_from(ACTIONS), st.sampled_from(MODERATORS))),
)
def test_no_sequence_of_acts_lowers_a_tier_or_breaks_the_rules_of_ownership(
    tier: Tier, acts: list[tuple[Action, int]]
) -> None:
    case = opened(tier)
    for action, by in acts:
        after = apply(case, action, by)
        if isinstance(after, Refusal):
            continue
        assert after.tier >= case.tier
        assert after.version == case.version + 1
        assert (after.state is CaseState.OPEN) == (after.claimed_by is None)
        assert (after.state is CaseState.RESOLVED) == (after.verdict is not None)
        if case.claimed_by is not None and after.claimed_by != case.claimed_by:
            assert by == case.claimed_by
        case = after


def test_resolving_takes_an_open_case_and_ends_every_act_but_a_note() -> None:
    done = apply(opened(), Resolve(Verdict.EMERGENCY), 3)
    assert isinstance(done, Case)
    assert (done.state, done.verdict, done.claimed_by) == (CaseState.RESOLVED, Verdict.EMERGENCY, 3)
    refused = [apply(done, action, by) for action in ACTIONS if action != AddNote() for by in MODERATORS]
    assert set(refused) == {Refusal("already_resolved")}
    assert isinstance(apply(done, AddNote(), 2), Case)


def test_raising_goes_up_one_tier_at_a_time_and_ends_at_crisis() -> None:
    red = apply(opened(Tier.AMBER), Raise(), 1)
    assert isinstance(red, Case)
    assert (red.tier, red.reasons[0].code) == (Tier.RED, "raised")
    assert apply(opened(Tier.CRISIS), Raise(), 1) == Refusal("already_crisis")


def test_an_act_nobody_defined_is_an_error_and_not_silently_nothing() -> None:
    with pytest.raises(AssertionError):
        apply(opened(), "dance", 1)  # type: ignore[arg-type]  # what a later, forgotten kind of act would be
