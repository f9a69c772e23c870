"""The case state machine: pure and total. Every action on every state gives a new case or a refusal."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Literal, assert_never

from bot.domain.decision import Reason, Tier


class CaseState(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    CLAIMED = "claimed"
    RESOLVED = "resolved"


class Verdict(StrEnum):
    """What a moderator concluded. Used for thresholds and figures, never to train on content."""

    SUPPORTED = "supported"
    NO_RISK = "no_risk"
    WRONG_ALARM = "wrong_alarm"
    EMERGENCY = "emergency_protocol"


@dataclass(frozen=True, slots=True)
class Case:
    """One episode of one member, in the review queue.

    `message_id` is the message that shows most risk; None when the member asked for a person by command.
    `version` rises by one with every change and guards against two hands at once.
    """

    case_id: int
    server_id: int
    channel_id: int
    watched_id: int
    member_id: int
    message_id: int | None
    tier: Tier
    state: CaseState
    reasons: tuple[Reason, ...]
    opened_at: datetime
    last_message_at: datetime
    messages: int = 1
    claimed_by: int | None = None
    verdict: Verdict | None = None
    version: int = 1

    @property
    def wished(self) -> bool:
        """Whether the member asked for a person."""
        return any(reason.code == "asked" for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Claim:
    """Take the case."""


@dataclass(frozen=True, slots=True)
class Release:
    """Give it back to the queue."""


@dataclass(frozen=True, slots=True)
class Resolve:
    """Close it with a verdict."""

    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Raise:
    """Make it more urgent by one tier, up to crisis."""


@dataclass(frozen=True, slots=True)
class AddNote:
    """Leave a note for colleagues; its text is kept encrypted, apart from the case."""


Action = Claim | Release | Resolve | Raise | AddNote


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an action did not happen, as a fixed code the renderer turns into a sentence."""

    code: Literal["already_yours", "claimed_by_other", "not_claimed", "already_resolved", "already_crisis"]
    holder: int | None = None


def apply(case: Case, action: Action, by: int) -> Case | Refusal:
    """The case after `action` by the moderator `by`, or why not. Total over every state and action."""
    if case.state is CaseState.RESOLVED and not isinstance(action, AddNote):
        return Refusal("already_resolved")
    match action:
        case Claim():
            return _claim(case, by)
        case Release():
            return _release(case, by)
        case Resolve(verdict):
            if case.claimed_by is not None and case.claimed_by != by:
                return Refusal("claimed_by_other", case.claimed_by)
            return _next(case, state=CaseState.RESOLVED, claimed_by=by, verdict=verdict)
        case Raise():
            if case.tier is Tier.CRISIS:
                return Refusal("already_crisis")
            return _next(case, tier=Tier(case.tier + 1), reasons=(Reason("raised", 1.0), *case.reasons))
        case AddNote():
            return _next(case)
        case _:
            assert_never(action)


def _claim(case: Case, by: int) -> Case | Refusal:
    if case.claimed_by == by:
        return Refusal("already_yours")
    if case.claimed_by is not None:
        return Refusal("claimed_by_other", case.claimed_by)
    return _next(case, state=CaseState.CLAIMED, claimed_by=by)


def _release(case: Case, by: int) -> Case | Refusal:
    if case.claimed_by is None:
        return Refusal("not_claimed")
    if case.claimed_by != by:
        return Refusal("claimed_by_other", case.claimed_by)
    return _next(case, state=CaseState.OPEN, claimed_by=None)


def _next(case: Case, **changes: object) -> Case:
    return replace(case, version=case.version + 1, **changes)  # type: ignore[arg-type]  # replace() is untyped here
