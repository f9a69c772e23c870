"""One episode, one case: what a newly read message does to it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.case import Case, CaseState, Verdict
from bot.domain.decision import Decision, Reason, Tier
from bot.domain.effects import Effect, ListInDigest, PageOnCall, PostForReview, RefreshCard
from bot.domain.episode import CaseChange, announce_raise, join, refresh
from bot.domain.message import IncomingMessage

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
WINDOW = timedelta(hours=12)
RISKY = [Tier.AMBER, Tier.RED, Tier.CRISIS]
ALERTS = (PostForReview, PageOnCall)


def said(message_id: int = 10, *, after: timedelta = timedelta()) -> IncomingMessage:
    at = NOON + after
    return IncomingMessage(message_id, 1, 20 + message_id, 2, 9, at, at, "words")


def found(tier: Tier, code: str = "distress") -> Decision:
    return Decision(tier, (Reason(code, 0.8),), (), "model")


def wish() -> Decision:
    return Decision(Tier.RED, (Reason("asked", 1.0),), (), "member")


def case(tier: Tier = Tier.RED, state: CaseState = CaseState.OPEN) -> Case:
    holder = None if state is CaseState.OPEN else 4
    verdict = Verdict.SUPPORTED if state is CaseState.RESOLVED else None
    reasons = (Reason("suicide", 0.9),)
    return Case(7, 1, 2, 2, 9, 5, tier, state, reasons, NOON, NOON, claimed_by=holder, verdict=verdict)


def joined(
    current: Case | None, decision: Decision, *, revises: bool = False, after: timedelta = timedelta()
) -> CaseChange | None:
    return join(current, 8, said(after=after), decision, revises=revises, window=WINDOW)


def effects_of(change: CaseChange | None) -> tuple[Effect, ...]:
    assert change is not None
    return change.effects


def test_a_first_risky_message_opens_a_case_and_a_calm_one_does_not() -> None:
    change = joined(None, found(Tier.RED))
    assert change is not None
    assert (change.word, change.case.case_id, change.case.message_id, change.case.member_id) == ("opened", 8, 10, 9)
    assert joined(None, found(Tier.GREEN)) is None


def test_amber_goes_to_the_digest_red_gets_a_silent_card_and_crisis_a_page() -> None:
    assert effects_of(joined(None, found(Tier.AMBER))) == (ListInDigest(8),)
    assert effects_of(joined(None, found(Tier.RED))) == (PostForReview(8),)
    assert effects_of(joined(None, found(Tier.CRISIS))) == (PostForReview(8, page=True),)


def test_a_further_message_joins_without_a_second_alert() -> None:
    change = joined(case(), found(Tier.AMBER))
    assert change is not None
    assert (change.word, change.case.messages, change.case.tier) == ("joined", 2, Tier.RED)
    assert change.case.message_id == 5
    assert [reason.code for reason in change.case.reasons] == ["suicide", "distress"]
    assert change.effects == (RefreshCard(7),)


def test_a_worse_message_raises_the_case_and_becomes_what_the_card_points_to() -> None:
    change = joined(case(Tier.AMBER), found(Tier.CRISIS))
    assert change is not None
    assert (change.word, change.case.tier) == ("rose", Tier.CRISIS)
    assert (change.case.message_id, change.case.channel_id) == (10, 30)
    assert [reason.code for reason in change.case.reasons] == ["distress", "suicide"]
    assert change.effects == (PostForReview(7, page=True), ListInDigest(7))


def test_a_case_with_a_card_that_becomes_a_crisis_pages_by_a_reply() -> None:
    assert effects_of(joined(case(), found(Tier.CRISIS))) == (PageOnCall(7), RefreshCard(7))


def test_after_the_window_a_new_episode_begins() -> None:
    change = joined(case(), found(Tier.AMBER), after=WINDOW + timedelta(minutes=1))
    assert change is not None
    assert change.case.case_id == 8
    assert joined(case(), found(Tier.GREEN), after=WINDOW * 2) is None


def test_ordinary_talk_after_an_alarm_does_not_swell_the_case() -> None:
    assert joined(case(), found(Tier.GREEN)) is None


def test_an_edit_that_is_no_worse_is_noted_without_an_alert_whenever_it_comes() -> None:
    change = joined(case(), found(Tier.GREEN), revises=True, after=WINDOW * 3)
    assert change is not None
    assert (change.word, change.case.tier, change.case.messages) == ("edited", Tier.RED, 1)
    assert change.effects == (RefreshCard(7),)


def test_an_edit_that_is_worse_raises_but_is_no_further_message() -> None:
    change = joined(case(), found(Tier.CRISIS), revises=True)
    assert change is not None
    assert (change.word, change.case.messages) == ("rose", 1)


def test_a_resolved_case_stays_resolved_and_only_something_worse_opens_another() -> None:
    resolved = case(state=CaseState.RESOLVED)
    assert joined(resolved, found(Tier.RED), revises=True) is None
    worse = joined(resolved, found(Tier.CRISIS), revises=True)
    further = joined(resolved, found(Tier.AMBER))
    assert worse is not None
    assert further is not None
    assert worse.case.case_id == further.case.case_id == 8


def test_a_wish_for_a_person_points_to_no_message_and_counts_none() -> None:
    opened = joined(None, wish())
    on_top = joined(case(Tier.AMBER), wish())
    assert opened is not None
    assert on_top is not None
    assert (opened.word, opened.case.message_id) == ("asked", None)
    assert (on_top.word, on_top.case.messages, on_top.case.message_id) == ("asked", 1, 5)
    assert on_top.effects == (PostForReview(7), ListInDigest(7))


def test_a_shown_case_is_redrawn_where_it_is_shown() -> None:
    assert refresh(case(Tier.AMBER)) == (ListInDigest(7), RefreshCard(7))
    assert refresh(case(Tier.RED)) == (RefreshCard(7),)
    assert announce_raise(case(Tier.RED), case(Tier.RED)) == (RefreshCard(7),)


@given(
    st.sampled_from(RISKY),
    st.sampled_from([CaseState.OPEN, CaseState.CLAIMED]),
    st.lists(st.tuples(st.sampled_from(list(Tier)), st.booleans(), st.integers(0, 700)), max_size=12),
)
def test_no_sequence_of_messages_lowers_a_case_or_alerts_without_a_rise(
    tier: Tier, state: CaseState, story: list[tuple[Tier, bool, int]]
) -> None:
    current = case(tier, state)
    for shown, revises, minutes in story:
        change = joined(current, found(shown), revises=revises, after=timedelta(minutes=minutes))
        if change is None:
            assert shown is Tier.GREEN
            continue
        assert change.case.case_id == current.case_id
        assert change.case.tier == max(current.tier, shown)
        assert change.case.version == current.version + 1
        assert change.case.claimed_by == current.claimed_by
        alerted = any(isinstance(effect, ALERTS) for effect in change.effects)
        assert alerted == (change.case.tier > current.tier)
        current = change.case


@given(st.sampled_from(RISKY), st.sampled_from(list(CaseState)), st.sampled_from(RISKY), st.booleans())
def test_a_risky_message_is_never_passed_over_in_silence(
    tier: Tier, state: CaseState, shown: Tier, revises: bool
) -> None:
    current = case(tier, state)
    change = joined(current, found(shown), revises=revises)
    if change is None:
        assert current.state is CaseState.RESOLVED
        assert revises
        assert shown <= current.tier
    else:
        assert change.effects
        assert change.case.tier >= shown
        assert replace(change.case, reasons=()) != replace(current, reasons=())
