"""From a case's number to its card as it stands now: the view from the record, the texts from Discord."""

from typing import Protocol

import discord
from discord import ui

from bot.discord_app.review import render
from bot.domain.case import CaseState
from bot.domain.decision import Tier
from bot.domain.views import CardPlace, CaseView


class CaseRecord(Protocol):
    """What cards need of the record."""

    async def case_view(self, case_id: int) -> CaseView | None:
        """All a card shows."""
        ...

    async def open_cases(self, server_id: int, tier: Tier | None = None, limit: int = ...) -> list[CaseView]:
        """Unresolved cases, oldest first."""
        ...

    async def count_open(self, server_id: int, tier: Tier) -> int:
        """How many there are."""
        ...

    async def place(self, server_id: int, kind: str) -> CardPlace | None:
        """Where a standing message is."""
        ...

    async def set_place(self, server_id: int, kind: str, place: CardPlace) -> None:
        """Remember it."""
        ...


class Cards:
    """Draws cards."""

    def __init__(self, client: discord.Client, record: CaseRecord) -> None:
        self._client = client
        self._record = record

    async def draw(self, view: CaseView, ping: int | None = None) -> ui.LayoutView:
        """The card of a case, with the texts Discord has now."""
        return render.card(view, await self._texts(view), ping)

    async def draw_by_id(self, case_id: int) -> ui.LayoutView | None:
        """The same from a case's number; None if there is no such case (any more)."""
        view = await self._record.case_view(case_id)
        return None if view is None else await self.draw(view)

    async def _texts(self, view: CaseView) -> dict[int, str | None]:
        if view.case.state is CaseState.RESOLVED:
            return {}
        shown = view.messages[: render.SHOWN_MESSAGES]
        return {m.message_id: await self._text(m.channel_id, m.message_id) for m in shown if m.deleted_at is None}

    async def _text(self, channel_id: int, message_id: int) -> str | None:
        """The text, or None where Discord does not give it: a card without words is better than no card."""
        try:
            channel = self._client.get_partial_messageable(channel_id)
            return (await channel.fetch_message(message_id)).content
        except (discord.NotFound, discord.Forbidden):
            return None
