"""A member who asks for a person is heard, whatever stands already, and is not told of in a flood."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.case import Case, CaseState, Verdict
from bot.domain.decision import Reason, Tier
from bot.domain.effects import Effect, ListInDigest, PostForReview, RefreshCard, TellOfWish
from bot.domain.episode import HEARD_AGAIN, CaseChange, ask
from bot.domain.message import IncomingMessage

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
WINDOW = timedelta(hours=12)
ALOUD = (PostForReview, TellOfWish)
STATES = [CaseState.OPEN, CaseState.CLAIMED]
RISKY = [Tier.AMBER, Tier.RED, Tier.CRISIS]


def case(tier: Tier = Tier.RED, state: CaseState = CaseState.OPEN) -> Case:
    holder = None if state is CaseState.OPEN else 4
    verdict = Verdict.SUPPORTED if state is CaseState.RESOLVED else None
    reasons = (Reason("suicide", 0.9),)
    return Case(7, 1, 2, 2, 9, 5, tier, state, reasons, NOON, NOON, claimed_by=holder, verdict=verdict)


def asked(current: Case | None, told: datetime | None = None, after: timedelta = timedelta()) -> CaseChange:
    wish = IncomingMessage(0, 1, 30, 2, 9, NOON + after, NOON + after, "")
    return ask(current, 8, wish, told=told, window=WINDOW)


def test_without_a_case_it_opens_a_red_one_that_points_to_no_message() -> None:
    change = asked(None)
    assert (change.word, change.case.case_id, change.case.tier, change.case.message_id) == ("asked", 8, Tier.RED, None)
    assert change.case.wished
    assert change.effects == (PostForReview(8),)


@pytest.mark.parametrize("late", [case(), case(Tier.CRISIS, CaseState.CLAIMED)])
def test_a_case_of_another_episode_or_a_resolved_one_is_left_alone(late: Case) -> None:
    assert asked(late, after=WINDOW * 2).case.case_id == 8
    assert asked(case(state=CaseState.RESOLVED)).case.case_id == 8


@pytest.mark.parametrize("state", STATES)
def test_an_amber_case_becomes_red_with_a_card(state: CaseState) -> None:
    change = asked(case(Tier.AMBER, state))
    assert (change.word, change.case.tier, change.case.state) == ("asked", Tier.RED, state)
    assert change.effects == (PostForReview(7), ListInDigest(7))


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("tier", [Tier.RED, Tier.CRISIS])
def test_a_case_with_a_card_says_it_aloud_and_stays_what_it_is(tier: Tier, state: CaseState) -> None:
    before = case(tier, state)
    change = asked(before)
    assert change.effects == (TellOfWish(7, 30), RefreshCard(7))
    assert change.case.wished
    assert not before.wished
    assert replace(change.case, reasons=before.reasons, version=1) == before


def test_asking_again_at_once_is_noted_and_after_a_while_told_again() -> None:
    soon = asked(case(), told=NOON, after=HEARD_AGAIN - timedelta(seconds=1))
    later = asked(case(), told=NOON, after=HEARD_AGAIN)
    assert (soon.word, soon.effects) == ("asked_again", (RefreshCard(7),))
    assert (later.word, later.effects) == ("asked", (TellOfWish(7, 30), RefreshCard(7)))


@given(st.sampled_from(RISKY), st.sampled_from(STATES), st.lists(st.integers(0, 40), min_size=1, max_size=12))
def test_however_often_somebody_asks_they_are_heard_and_not_more_often_than_bounded(
    tier: Tier, state: CaseState, minutes: list[int]
) -> None:
    current, told = case(tier, state), None
    heard: list[datetime] = []
    for minute in sorted(minutes):
        at = NOON + timedelta(minutes=minute)
        change = asked(current, told, at - NOON)
        effects: tuple[Effect, ...] = change.effects
        if any(isinstance(effect, ALOUD) for effect in effects):
            assert change.word == "asked"
            heard.append(at)
            told = at
        assert effects
        current = change.case
    assert heard[0] == NOON + timedelta(minutes=min(minutes))
    assert all(later - sooner >= HEARD_AGAIN for sooner, later in pairwise(heard))
