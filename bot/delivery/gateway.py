"""What delivery needs of the world: a gateway that brings one effect to people, and the ways in which it may fail.

DeliveryError
├── TryLaterError      busy, broken or unreachable: the same effect again, later
├── HaltedError        401 or 403: trying again would be refused again, an operator has to mend something
└── UndeliverableError this effect can never arrive
"""

from datetime import datetime
from typing import Protocol

from bot.domain.views import CardPlace, OutboxItem


class DeliveryError(Exception):
    """An effect did not arrive. `code` is a fixed word or number, never a text of anybody."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class TryLaterError(DeliveryError):
    """Try again after `after_seconds`, or after the worker's own back-off if None."""

    def __init__(self, code: str, after_seconds: float | None = None) -> None:
        super().__init__(code)
        self.after_seconds = after_seconds


class HaltedError(DeliveryError):
    """Discord refused: `mend` tells the operator what to do. `everywhere`: 401, no server can be reached."""

    def __init__(self, code: str, mend: str, *, everywhere: bool = False) -> None:
        super().__init__(code)
        self.mend = mend
        self.everywhere = everywhere


class UndeliverableError(DeliveryError):
    """It can never arrive: dead letter, with an alert."""


class Gateway(Protocol):
    """Brings effects to people."""

    async def deliver(self, item: OutboxItem) -> CardPlace | None:
        """Deliver once more; the place of the card it posted or found, if any. Raises `DeliveryError`."""
        ...


class Outbox(Protocol):
    """What the worker needs of the record."""

    async def due(self, now: datetime) -> list[OutboxItem]:
        """The most urgent effect of every server that can be delivered now."""
        ...

    async def next_due(self, now: datetime) -> datetime | None:
        """When the earliest effect that has to rest after `now` is due."""
        ...

    async def take(self, outbox_id: int) -> None:
        """Delivery begins."""
        ...

    async def delivered(self, outbox_id: int, posted: CardPlace | None) -> None:
        """It arrived."""
        ...

    async def retry(self, outbox_id: int, at: datetime, code: str, *, fault: bool = ...) -> None:
        """Again at `at`. `fault`: it failed for a reason of ours."""
        ...

    async def bury(self, outbox_id: int, code: str) -> None:
        """Give it up, with an alert."""
        ...
