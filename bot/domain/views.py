"""What the outer rooms read of the record: frozen views, ids and scores only. Pure."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.case import Case
from bot.domain.decision import Reason, Tier
from bot.domain.effects import Effect
from models.assessment import Span


@dataclass(frozen=True, slots=True)
class CardPlace:
    """Where a posted message of the bot is."""

    channel_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class CaseMessage:
    """One message of an episode; its text is fetched from Discord when it is shown."""

    message_id: int
    channel_id: int
    tier: Tier
    reasons: tuple[Reason, ...]
    evidence: tuple[Span, ...]
    by: str
    written_at: datetime
    minutes_late: int
    edited_at: datetime | None
    deleted_at: datetime | None


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One step of a case. `by` is a moderator's or member's id, None for Lightkeeper itself."""

    at: datetime
    by: int | None
    word: str
    tier: Tier
    state: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case with all a card shows: history oldest first, and the newest messages, newest first.

    However many messages followed it, the one that shows most risk is among them.
    """

    case: Case
    messages: tuple[CaseMessage, ...]
    card: CardPlace | None
    history: tuple[HistoryEntry, ...]
    notes: int


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """An effect that waits for delivery; `outbox_id` is also part of Discord's nonce.

    attempts: how often it was tried. faults: how often of these it failed for a reason of ours, not of Discord's state.
    """

    outbox_id: int
    server_id: int
    effect: Effect
    attempts: int
    faults: int
    created_at: datetime
