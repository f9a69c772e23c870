"""Ports: what the story of a message needs from the outer rooms, as Protocols."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.case import Case
from bot.domain.decision import Decision, Unassessed
from bot.domain.effects import AlertOperator
from bot.domain.episode import CaseChange
from bot.domain.message import IncomingMessage
from models.assessment import Assessment


class Joining(Protocol):
    """What a message does to a case, bound to that message. Pure; called inside the transaction."""

    def __call__(self, current: Case | None, new_case_id: int, *, revises: bool) -> CaseChange | None:
        """The change, or None where no case is touched; `domain.episode.join` says what the arguments are."""
        ...


class Assessor(Protocol):
    """Reads one message off the event loop; never raises for a message, never waits without a limit."""

    async def assess(self, text: str, context: Sequence[str]) -> Assessment | Unassessed:
        """The answer by the model, else by the floor, else the reason why nobody could read it."""
        ...


class Ledger(Protocol):
    """The durable record. Every method is one transaction."""

    async def has_read(self, message: IncomingMessage) -> bool:
        """Whether this version of the message is already recorded."""
        ...

    async def record(
        self,
        message: IncomingMessage,
        answer: Assessment | Unassessed,
        decision: Decision,
        joining: Joining,
        *,
        advance: bool,
        daily: tuple[AlertOperator, ...] = (),
    ) -> bool:
        """Write decision, case, history, outbox rows and, if `advance`, the watermark; False if known already.

        daily: alerts that are told at most once a day of a channel, whatever else they say; see `store.daily`.
        """
        ...

    async def mark_deleted(self, message_id: int, at: datetime) -> None:
        """Note that the message is gone; its case stays and its card says so."""
        ...
