"""The story of one message: has it been read? → assess → decide → record. Nothing else happens here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot.domain.case import Case
from bot.domain.episode import join
from bot.domain.message import IncomingMessage
from bot.domain.ports import Assessor, Joining, Ledger
from bot.policy.decide import Thresholds, decide
from bot.policy.notices import blind_spot


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Holds the rooms a message passes through.

    thresholds_for: (server id, watched channel id) → the thresholds that hold there.
    shadow: whether that server only records (no case, no card).
    wake: called after a durable record, so that the outbox is looked at now.
    """

    assessor: Assessor
    ledger: Ledger
    thresholds_for: Callable[[int, int], Thresholds]
    shadow: Callable[[int], bool]
    episode_window: timedelta
    wake: Callable[[], None]

    async def arrive(self, message: IncomingMessage, *, advance: bool = True) -> None:
        """Read one message, or one edit of it, and make the answer durable. Safe to call again with the same message.

        advance: move the channel's watermark; False while older messages of the channel are still being caught up.
        """
        if await self.ledger.has_read(message):
            return
        answer = await self.assessor.assess(message.text, message.context)
        decision = decide(answer, self.thresholds_for(message.server_id, message.watched_id))
        join_episode = partial(join, message=message, decision=decision, window=self.episode_window)
        shadow = self.shadow(message.server_id)
        joining: Joining = _nothing if shadow else join_episode
        daily = () if shadow else blind_spot(message, answer, decision)
        if await self.ledger.record(message, answer, decision, joining, advance=advance, daily=daily):
            self.wake()

    async def vanish(self, message_id: int, at: datetime) -> None:
        """A message was deleted: its case stays, its card says that the text is gone."""
        await self.ledger.mark_deleted(message_id, at)
        self.wake()


def _nothing(current: Case | None, new_case_id: int, *, revises: bool) -> None:
    """Shadow mode: assess and record, tell no one."""
    del current, new_case_id, revises
