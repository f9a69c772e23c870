"""Delivery to Discord: one method an effect."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, assert_never

import discord
from discord import ui

from bot.configuration.model import ServerSettings
from bot.delivery.gateway import DeliveryError, HaltedError, UndeliverableError
from bot.discord_app.cards import Cards, CaseRecord
from bot.discord_app.failures import translated
from bot.discord_app.found import Ours
from bot.discord_app.review import standing
from bot.domain.case import CaseState
from bot.domain.decision import Tier
from bot.domain.effects import (
    AlertOperator,
    ListInDigest,
    PageOnCall,
    PostForReview,
    RefreshCard,
    ShowBanner,
    TellOfWish,
)
from bot.domain.views import CardPlace, CaseView, OutboxItem

log = logging.getLogger(__name__)

DIGEST_LIFE = timedelta(hours=12)
"""An older digest is posted anew, so that it does not scroll out of sight."""
_SEARCHED = 50
_NONCE_HOLDS = timedelta(minutes=2)
"""Discord checks a nonce for "a few minutes": an older effect is looked for before it is posted again."""
_TOLD_AGAIN = timedelta(hours=6)
"""The leads are reminded so often of a queue that cannot be reached."""


class DiscordGateway:
    """Implements `delivery.gateway.Gateway`."""

    def __init__(
        self,
        client: discord.Client,
        record: CaseRecord,
        server: Callable[[int], ServerSettings | None],
        clock: Callable[[], datetime],
    ) -> None:
        self._client = client
        self._record = record
        self._server = server
        self._clock = clock
        self._cards = Cards(client, record)
        self._leads_told: dict[int, datetime] = {}

    async def deliver(self, item: OutboxItem) -> CardPlace | None:
        """One effect; raises `DeliveryError`. Where the queue cannot be reached at all, the leads are told."""
        server = self._server(item.server_id)
        if server is None:
            raise UndeliverableError("server_not_configured")
        try:
            return await self._deliver(server, item)
        except HaltedError as halted:
            if not halted.everywhere:
                await self._tell_leads(server, item)
            raise

    async def _deliver(self, server: ServerSettings, item: OutboxItem) -> CardPlace | None:
        async with translated(server.moderators_channel):
            effect = item.effect
            match effect:
                case PostForReview():
                    return await self._post(server, item, effect)
                case PageOnCall():
                    await self._page(server, item, effect)
                case TellOfWish():
                    await self._tell_of_wish(server, item, effect)
                case RefreshCard():
                    return await self._refresh(server, item, effect)
                case ListInDigest():
                    await self._digest(server, item)
                case ShowBanner():
                    await self._banner(server, item, effect)
                case AlertOperator():
                    await self._alert(server, item, effect)
                case _:
                    assert_never(effect)
        return None

    async def _post(self, server: ServerSettings, item: OutboxItem, effect: PostForReview) -> CardPlace | None:
        view = await self._view(effect.case_id)
        if view.card is not None:
            return view.card
        if self._may_be_there(item) and (
            found := await self._find(server, lambda ours: f"lk:resolve:{effect.case_id}" in ours.ids)
        ):
            return found
        page = effect.page and view.case.state is not CaseState.RESOLVED
        role = server.on_call_role if page else None
        layout = await self._cards.draw(view, ping=role)
        silent = not page and not view.case.wished
        return await self._send(server.moderators_channel, layout, _nonce(item), role=role, silent=silent)

    async def _page(self, server: ServerSettings, item: OutboxItem, effect: PageOnCall) -> None:
        view = await self._view(effect.case_id)
        if view.case.state is CaseState.RESOLVED:
            return
        layout = standing.page(server.on_call_role, view.case)
        await self._send(
            server.moderators_channel, layout, _nonce(item), role=server.on_call_role, silent=False, reply_to=view.card
        )

    async def _tell_of_wish(self, server: ServerSettings, item: OutboxItem, effect: TellOfWish) -> None:
        """Heard, but pinging nobody, unless it is a crisis that nobody has claimed yet. Said also where it was resolved
        meanwhile: whoever resolved it may not have known.
        """
        view = await self._view(effect.case_id)
        waits = view.case.tier is Tier.CRISIS and view.case.state is CaseState.OPEN
        role = server.on_call_role if waits else None
        layout = standing.wish(role, view, effect.channel_id)
        await self._send(server.moderators_channel, layout, _nonce(item), role=role, silent=False, reply_to=view.card)

    async def _refresh(self, server: ServerSettings, item: OutboxItem, effect: RefreshCard) -> CardPlace | None:
        view = await self._view(effect.case_id)
        waits = view.case.state is not CaseState.RESOLVED
        if view.card is None:
            # An amber case has a line in the digest. Another one's card was given up: try it again, as a card.
            again = PostForReview(effect.case_id, page=view.case.tier is Tier.CRISIS)
            return await self._post(server, item, again) if waits and view.case.tier > Tier.AMBER else None
        layout = await self._cards.draw(view)
        if await self._edit(view.card, layout):
            return None
        if not waits:
            return None
        # Somebody deleted the card of a case that still waits: post it again.
        return await self._send(server.moderators_channel, layout, _nonce(item), role=None, silent=True)

    async def _digest(self, server: ServerSettings, item: OutboxItem) -> None:
        cases = await self._record.open_cases(server.id, Tier.AMBER, standing.LISTED)
        layout = standing.digest(cases, await self._record.count_open(server.id, Tier.AMBER))
        old = await self._record.place(server.id, "digest")
        fresh = old is not None and self._young(old)
        if old is not None and (fresh or not cases) and await self._edit(old, layout):
            return
        place = await self._stray(server, lambda ours: ours.place != old and ours.is_digest and self._young(ours.place))
        if place is None or not await self._edit(place, layout):
            if not cases:
                return
            place = await self._send(server.moderators_channel, layout, _nonce(item), role=None, silent=True)
        await self._record.set_place(server.id, "digest", place)
        if old is not None:
            await self._delete(old)

    async def _banner(self, server: ServerSettings, item: OutboxItem, effect: ShowBanner) -> None:
        layout = standing.banner(effect.reason if effect.state == "degraded" else "")
        old = await self._record.place(server.id, "banner") or await self._stray(server, lambda ours: ours.is_banner)
        if effect.state == "recovered":
            if old is not None:
                await self._edit(old, layout)
            return
        place = await self._send(server.moderators_channel, layout, _nonce(item), role=None, silent=False)
        await self._record.set_place(server.id, "banner", place)
        if old not in (None, place):
            await self._delete(old)  # one banner stands at a time, and it is true

    async def _alert(self, server: ServerSettings, item: OutboxItem, effect: AlertOperator) -> None:
        layout = standing.alert(effect.code)
        try:
            async with translated(server.moderators_channel):
                await self._send(server.moderators_channel, layout, _nonce(item), role=None, silent=False)
        except HaltedError:
            if server.leads_channel is None:
                raise
            await self._send(server.leads_channel, layout, _nonce(item), role=None, silent=False)

    async def _tell_leads(self, server: ServerSettings, item: OutboxItem) -> None:
        """Cards wait and the moderators cannot be told there: say so where it can be said."""
        now, told = self._clock(), self._leads_told.get(server.id)
        if server.leads_channel is None or (told is not None and now - told < _TOLD_AGAIN):
            return
        layout = standing.alert(f"queue_unreachable:{server.moderators_channel}")
        try:
            async with translated(server.leads_channel):
                # A nonce of its own: Discord would take the card itself, once it can be posted, for a repetition.
                await self._send(server.leads_channel, layout, f"{_nonce(item)}-l", role=None, silent=False)
        except DeliveryError as error:
            log.warning("nor could the leads of server %s be told (%s)", server.id, error.code)
            return
        self._leads_told[server.id] = now

    async def _view(self, case_id: int) -> CaseView:
        view = await self._record.case_view(case_id)
        if view is None:
            raise UndeliverableError("no_such_case")
        return view

    def _may_be_there(self, item: OutboxItem) -> bool:
        return item.attempts > 0 or self._clock() - item.created_at > _NONCE_HOLDS

    def _young(self, digest: CardPlace) -> bool:
        return self._clock() - discord.utils.snowflake_time(digest.message_id) < DIGEST_LIFE

    async def _find(self, server: ServerSettings, wanted: Callable[[Ours], bool]) -> CardPlace | None:
        """A message of ours whose place is not kept: it was posted, and a crash or a lost answer came between."""
        channel = self._client.get_partial_messageable(server.moderators_channel)
        me = self._client.user
        async for message in channel.history(limit=_SEARCHED):
            if message.author == me and wanted(ours := Ours(message)):
                return ours.place
        return None

    async def _stray(self, server: ServerSettings, wanted: Callable[[Ours], bool]) -> CardPlace | None:
        """The same for what stands in the channel; where looking back is not allowed, it is posted all the same."""
        try:
            return await self._find(server, wanted)
        except discord.Forbidden:
            return None

    async def _send(
        self,
        channel_id: int,
        layout: ui.LayoutView,
        nonce: str,
        *,
        role: int | None,
        silent: bool,
        reply_to: CardPlace | None = None,
    ) -> CardPlace:
        channel = self._client.get_partial_messageable(channel_id)
        reference: Any = None  # its stubs forget that None is the default
        if reply_to is not None and reply_to.channel_id == channel_id:
            reference = discord.MessageReference(
                message_id=reply_to.message_id, channel_id=channel_id, fail_if_not_exists=False
            )
        posted = await channel.send(
            view=layout, silent=silent, allowed_mentions=standing.only(role), nonce=nonce, reference=reference
        )
        return CardPlace(channel_id, int(posted.id))

    async def _edit(self, place: CardPlace, layout: ui.LayoutView) -> bool:
        """Redraw a message of ours; False if it is gone."""
        channel = self._client.get_partial_messageable(place.channel_id)
        try:
            await channel.get_partial_message(place.message_id).edit(view=layout, allowed_mentions=standing.only(None))
        except discord.NotFound:
            return False
        return True

    async def _delete(self, place: CardPlace) -> None:
        channel = self._client.get_partial_messageable(place.channel_id)
        try:
            await channel.get_partial_message(place.message_id).delete()
        except discord.NotFound:
            return


def _nonce(item: OutboxItem) -> str:
    """The effect's own mark, at most 25 characters; with its time, since ids begin anew in a new database."""
    return f"{int(item.created_at.timestamp() * 1000):x}-{item.outbox_id}"
