"""A gateway in memory: answers by a script and remembers what it was asked to bring."""

import asyncio
from collections import defaultdict, deque

from bot.domain.effects import Effect
from bot.domain.views import CardPlace, OutboxItem

Outcome = Exception | CardPlace | None


class ScriptedGateway:
    """Implements `delivery.gateway.Gateway`. What has no outcome in the script arrives.

    script: what happens to an effect, one outcome a try. slow: servers whose deliveries wait until `release`.
    begun: every delivery that began, to wait for.
    """

    def __init__(self) -> None:
        self.tried: list[Effect] = []
        self.script: defaultdict[Effect, deque[Outcome]] = defaultdict(deque)
        self.slow: set[int] = set()
        self.release = asyncio.Event()
        self.begun: asyncio.Queue[Effect] = asyncio.Queue()

    def will(self, effect: Effect, *outcomes: Outcome) -> None:
        """Add outcomes for the next tries at `effect`."""
        self.script[effect].extend(outcomes)

    async def deliver(self, item: OutboxItem) -> CardPlace | None:
        """Do as the script says."""
        self.tried.append(item.effect)
        self.begun.put_nowait(item.effect)
        if item.server_id in self.slow:
            await self.release.wait()
        outcomes = self.script[item.effect]
        outcome = outcomes.popleft() if outcomes else None
        if isinstance(outcome, Exception):
            raise outcome
        return outcome
