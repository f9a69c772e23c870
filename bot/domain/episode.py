"""One episode, one case: what a newly read message does to a person's open case. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from bot.domain.case import Case, CaseState
from bot.domain.decision import Decision, Reason, Tier
from bot.domain.effects import Effect, ListInDigest, PageOnCall, PostForReview, RefreshCard, TellOfWish
from bot.domain.message import IncomingMessage

ChangeWord = Literal["opened", "joined", "rose", "edited", "deleted", "asked", "asked_again"]

HEARD_AGAIN = timedelta(minutes=15)
"""A wish for a person is told aloud; a repetition sooner than this is only noted on the card."""
_WISH = Decision(Tier.RED, (Reason("asked", 1.0),), (), "member")


@dataclass(frozen=True, slots=True)
class CaseChange:
    """A case as it shall stand, the word for the history, and what people experience."""

    case: Case
    word: ChangeWord
    effects: tuple[Effect, ...]


def join(
    current: Case | None,
    new_case_id: int,
    message: IncomingMessage,
    decision: Decision,
    *,
    revises: bool,
    window: timedelta,
) -> CaseChange | None:
    """What `message` does: open a case, join or raise the current one, or nothing (None).

    current: the case the message already has (`revises`: this is an edit), else the member's newest unresolved case.
    Tiers only rise. An edit or a further message that does not raise the tier gives no second alert.
    A calm message joins nothing, so that ordinary talk after an alarm does not swell the case.
    """
    if current is not None and current.state is CaseState.RESOLVED:
        worse = decision.tier > (current.tier if revises else Tier.GREEN)
        return _open(new_case_id, message, decision) if worse else None
    belongs = current is not None and (revises or _near(current, message, window))
    if current is None or not belongs:
        return None if decision.tier is Tier.GREEN else _open(new_case_id, message, decision)
    if revises and decision.tier <= current.tier:
        return CaseChange(replace(current, version=current.version + 1), "edited", _refresh(current))
    if decision.tier is Tier.GREEN:
        return None
    return _merge(current, message, decision, revises=revises)


def ask(
    current: Case | None, new_case_id: int, wish: IncomingMessage, *, told: datetime | None, window: timedelta
) -> CaseChange:
    """What a member's wish for a person does; never nothing, and at least red.

    current: the member's newest unresolved case. told: when the moderators were last told aloud that the member asked.
    A new card says it by itself. A case that has one already says it aloud, unless it was said just now.
    """
    if current is None or current.state is CaseState.RESOLVED or not _near(current, wish, window):
        return _open(new_case_id, wish, _WISH)
    change = _merge(current, wish, _WISH, revises=False)
    if current.tier is Tier.AMBER:
        return change
    if told is not None and abs(wish.written_at - told) < HEARD_AGAIN:
        return replace(change, word="asked_again")
    return replace(change, effects=(TellOfWish(current.case_id, wish.channel_id), *change.effects))


def _near(current: Case, message: IncomingMessage, window: timedelta) -> bool:
    return abs(message.written_at - current.last_message_at) <= window


def _open(case_id: int, message: IncomingMessage, decision: Decision) -> CaseChange:
    case = Case(
        case_id=case_id,
        server_id=message.server_id,
        channel_id=message.channel_id,
        watched_id=message.watched_id,
        member_id=message.author_id,
        message_id=None if decision.by == "member" else message.message_id,
        tier=decision.tier,
        state=CaseState.OPEN,
        reasons=decision.reasons,
        opened_at=message.seen_at,
        last_message_at=message.written_at,
    )
    word: ChangeWord = "asked" if decision.by == "member" else "opened"
    return CaseChange(case, word, _announce(case))


def _merge(current: Case, message: IncomingMessage, decision: Decision, *, revises: bool) -> CaseChange:
    rises = decision.tier > current.tier
    by_member = decision.by == "member"
    merged = replace(
        current,
        tier=max(current.tier, decision.tier),
        reasons=_union(decision.reasons, current.reasons) if rises else _union(current.reasons, decision.reasons),
        message_id=message.message_id if rises and not by_member else current.message_id,
        channel_id=message.channel_id if rises and not by_member else current.channel_id,
        watched_id=message.watched_id if rises and not by_member else current.watched_id,
        last_message_at=max(current.last_message_at, message.written_at),
        messages=current.messages + (0 if revises or by_member else 1),
        version=current.version + 1,
    )
    word: ChangeWord = "asked" if by_member else "rose" if rises else "joined"
    return CaseChange(merged, word, announce_raise(current, merged) if rises else _refresh(merged))


def announce_raise(before: Case, after: Case) -> tuple[Effect, ...]:
    """What people experience when a case rises: a card for what had none, a page for what became a crisis."""
    if before.tier is Tier.AMBER:
        return (*_announce(after), ListInDigest(after.case_id))
    page = (PageOnCall(after.case_id),) if after.tier is Tier.CRISIS else ()
    return (*page, RefreshCard(after.case_id))


def _announce(case: Case) -> tuple[Effect, ...]:
    if case.tier is Tier.AMBER:
        return (ListInDigest(case.case_id),)
    return (PostForReview(case.case_id, page=case.tier is Tier.CRISIS),)


def _refresh(case: Case) -> tuple[Effect, ...]:
    return (ListInDigest(case.case_id),) if case.tier is Tier.AMBER else (RefreshCard(case.case_id),)


def refresh(case: Case) -> tuple[Effect, ...]:
    """Show the case where it is shown: an amber one in the digest and on a card it may have, others on the card."""
    return (*_refresh(case), RefreshCard(case.case_id)) if case.tier is Tier.AMBER else _refresh(case)


def _union(first: tuple[Reason, ...], second: tuple[Reason, ...]) -> tuple[Reason, ...]:
    known = {reason.code for reason in first}
    return (*first, *(reason for reason in second if reason.code not in known))
