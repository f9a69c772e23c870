"""One connection to Discord with everything that hangs on it, and the supervisor that builds it anew when it breaks."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from bot.delivery.worker import OutboxWorker
from bot.discord_app.cards import Cards
from bot.discord_app.client import LightkeeperClient
from bot.discord_app.gateway import DiscordGateway
from bot.discord_app.privacy.cog import PrivacyCog
from bot.discord_app.resources.cog import ResourcesCog
from bot.discord_app.review.desk import Desk
from bot.discord_app.watch.catch_up import CatchUp
from bot.discord_app.watch.ports import WatchRules
from bot.discord_app.watch.watcher import Watcher
from bot.domain.ports import Assessor
from bot.pipeline import Pipeline
from bot.policy.resources import Catalog
from bot.settings import Settings
from bot.store.store import Store

log = logging.getLogger(__name__)

LONGEST_REST = 300.0
"""Seconds between two attempts to come back after discord.py itself broke."""


class OperatorError(Exception):
    """Discord refuses something that only an operator can mend; the message says what, where and how."""


@dataclass(frozen=True, slots=True)
class Rooms:
    """What outlives a connection."""

    settings: Settings
    store: Store
    assessor: Assessor
    catalog: Catalog
    clock: Callable[[], datetime]
    pause: Callable[[float], Awaitable[None]]


class Session:
    """A client, furnished, with its tasks. Built for one connection; `supervise` builds another after a break."""

    def __init__(self, rooms: Rooms) -> None:
        settings, store = rooms.settings, rooms.store
        self._token = settings.token.get_secret_value() if settings.token else ""
        Route.BASE = settings.discord.api_base
        DiscordWebSocket.DEFAULT_GATEWAY = URL(settings.discord.gateway_url)
        self.client = LightkeeperClient()
        gateway = DiscordGateway(self.client, store, settings.server, rooms.clock)
        self.worker = OutboxWorker(store, gateway, rooms.clock, Random())  # noqa: S311 - jitter is no secret
        self.watcher = Watcher(self._pipeline(rooms), store, _rules(rooms, self.worker.wake))
        self.catch_up = CatchUp(self.client, self.watcher)
        wake = self.worker.wake
        resources = ResourcesCog(store, rooms.catalog, settings.server, settings.episode_window, rooms.clock, wake)
        desk = Desk(store, Cards(self.client, store), settings.server, wake, notes_kept=settings.key is not None)
        self.client.furnish(
            desk=desk,
            watcher=self.watcher,
            catch_up=self.catch_up,
            cogs=(resources, PrivacyCog(store, settings.storage.keep_days, self.watcher.lines.forget_member)),
            servers=[server.id for server in settings.servers],
        )

    async def run(self) -> None:
        """Connect and work until cancelled or broken."""
        await self.catch_up.begin()
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self.watcher.run())
                tasks.create_task(self.catch_up.run())
                tasks.create_task(self.worker.run())
                tasks.create_task(self._connect())
        finally:
            await self.client.close()

    async def _connect(self) -> None:
        await self.client.start(self._token)
        raise ConnectionError("the connection to Discord ended")

    def _pipeline(self, rooms: Rooms) -> Pipeline:
        settings = rooms.settings
        return Pipeline(
            assessor=rooms.assessor,
            ledger=rooms.store,
            thresholds_for=settings.thresholds_for,
            shadow=lambda server_id: bool((server := settings.server(server_id)) and server.shadow),
            episode_window=settings.episode_window,
            wake=self.worker.wake,
        )


async def supervise(rooms: Rooms, started: Callable[[Session], None]) -> None:
    """Keep a session running; `OperatorError` when only an operator can help. `started` is told of each session."""
    rest = 1.0
    while True:
        session = Session(rooms)
        started(session)
        began = rooms.clock()
        try:
            await session.run()
        except* discord.LoginFailure as refused:
            raise OperatorError(
                "Discord does not accept the token. Make a new one in the developer portal (Bot → Reset Token) and "
                "set DISCORD_TOKEN or the token file."
            ) from refused
        except* discord.PrivilegedIntentsRequired as refused:
            raise OperatorError(
                "The Message Content intent is off. Turn it on in the developer portal: Bot → Privileged Gateway "
                "Intents → Message Content."
            ) from refused
        except* Exception as broken:  # noqa: BLE001 - whatever broke, people must be watched over again
            if rooms.clock() - began > timedelta(seconds=LONGEST_REST):
                rest = 1.0  # it had worked: whatever broke is not what broke before
            kinds = ", ".join(sorted({type(error).__name__ for error in broken.exceptions}))
            log.warning("the connection broke (%s); again in %.0f s", kinds, rest)
        await rooms.pause(rest)
        rest = min(rest * 2, LONGEST_REST)


def _rules(rooms: Rooms, wake: Callable[[], None]) -> WatchRules:
    watch = rooms.settings.watch
    return WatchRules(
        watched={server.id: frozenset(server.watch) for server in rooms.settings.servers},
        catch_up_messages=watch.catch_up_messages,
        catch_up_age=timedelta(hours=watch.catch_up_hours),
        clock=rooms.clock,
        pause=rooms.pause,
        wake=wake,
    )
