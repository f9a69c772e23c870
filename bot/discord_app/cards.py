"""From a case's number to its card as it stands now: the view from the record, the texts from Discord."""

import asyncio
import logging
from typing import Protocol

import discord
from discord import ui

from bot.discord_app.failures import NO_ANSWER
from bot.discord_app.review import render
from bot.domain.case import CaseState
from bot.domain.decision import Tier
from bot.domain.views import CardPlace, CaseView

log = logging.getLogger(__name__)

TEXT_WITHIN = 5.0
"""Seconds that fetching a text may hold up a card: one without words, with a link, is better than none."""


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
        shown = [message for message in render.shown(view) if message.deleted_at is None]
        texts = await asyncio.gather(*(self._text(message.channel_id, message.message_id) for message in shown))
        return {message.message_id: text for message, text in zip(shown, texts, strict=True)}

    async def _text(self, channel_id: int, message_id: int) -> str | None:
        """The text, or None where Discord does not give it (now)."""
        channel = self._client.get_partial_messageable(channel_id)
        try:
            async with asyncio.timeout(TEXT_WITHIN):
                return (await channel.fetch_message(message_id)).content
        except NO_ANSWER as error:
            log.warning("the text of message %s cannot be fetched (%s)", message_id, type(error).__name__)
            return None
