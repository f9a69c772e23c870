"""The sandbox as one object: Discord's HTTP and gateway, people's acts and the page, on loopback only."""

import asyncio
import hmac
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime
from urllib.parse import urlsplit

from aiohttp import web

from bot.sandbox.evening import Evening
from bot.sandbox.faults import Faults
from bot.sandbox.gateway import GatewayServer
from bot.sandbox.interactions import Interactions
from bot.sandbox.page_api import PageApi
from bot.sandbox.payloads import Json
from bot.sandbox.people import People
from bot.sandbox.plan import ServerPlan
from bot.sandbox.rest import Rest, reply
from bot.sandbox.world import World

_LOOPBACK = "127.0.0.1"


class Sandbox:
    """Start it, point discord.py at `api_base` and `gateway_url`, and speak as anybody through `people`."""

    def __init__(self, plans: tuple[ServerPlan, ...], clock: Callable[[], datetime]) -> None:
        self.bot_token = secrets.token_urlsafe(24)
        self.page_token = secrets.token_urlsafe(16)
        self.faults = Faults()
        self.world = World(plans, clock)
        self.interactions = Interactions(self.world)
        self.people = People(self.world, self.interactions)
        self.gateway = GatewayServer(self.world, self.faults, self.bot_token)
        self.on_reset: Callable[[], Awaitable[None]] | None = None
        self._rest = Rest(self.world, self.interactions, self.faults, lambda: self.gateway_url)
        self._page = PageApi(self)
        self._changed = asyncio.Event()
        self.world.listeners.append(lambda _event, _data: self._changed.set())
        self._runner: web.AppRunner | None = None
        self.evening = Evening(self)
        self._sending: set[asyncio.Task[None]] = set()
        self._host = ""

    @property
    def api_base(self) -> str:
        """For `discord.http.Route.BASE`."""
        return f"http://{self._host}/api/v10"

    @property
    def gateway_url(self) -> str:
        """For `discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY`."""
        return f"ws://{self._host}/gateway"

    @property
    def page_url(self) -> str:
        """The page, with its secret."""
        return f"http://{self._host}/page/{self.page_token}/"

    async def start(self, port: int = 0) -> None:
        """Listen on loopback; port 0 takes a free one."""
        app = web.Application(client_max_size=1 << 20)
        app.router.add_get("/gateway", self.gateway.handle)
        app.router.add_route("*", "/api/v10{path:/.*}", self._api)
        app.router.add_route("*", "/page/{token}/{path:.*}", self._page_door)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, _LOOPBACK, port)
        await site.start()
        bound = self._runner.addresses[0][1]
        self._host = f"{_LOOPBACK}:{bound}"
        self.gateway.url = self.gateway_url

    async def stop(self) -> None:
        """Close every connection and stop listening."""
        self.evening.pause()
        await self._page.close()
        await self.gateway.close()
        if self._runner is not None:
            await self._runner.cleanup()

    async def until(self, holds: Callable[[], bool], seconds: float = 10.0) -> None:
        """Wait until something holds, looking again after every change; TimeoutError if it does not."""
        async with asyncio.timeout(seconds):
            while not holds():
                self._changed.clear()
                await self._changed.wait()

    async def reset(self) -> None:
        """The first day again: empty channels, and whatever `on_reset` makes new."""
        self.evening.pause()
        self.evening.rewind()
        self.world.reset()
        if self.on_reset is not None:
            await self.on_reset()
        self.world.tell("RESET", {})

    def story(self, word: str, speed: float) -> None:
        """Play the evening, pause it, or change its speed."""
        self.evening.speed = min(max(speed, 0.5), 200.0)
        if word == "play":
            self.evening.play()
        elif word == "pause":
            self.evening.pause()

    def keep(self, sending: Coroutine[object, object, None]) -> None:
        """Send to a window without waiting for it."""
        task = asyncio.create_task(_send(sending))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    def messages(self, channel_id: int) -> list[Json]:
        """What stands in a channel, oldest first."""
        return [message for _, message in sorted(self.world.messages[channel_id].items())]

    async def _api(self, request: web.Request) -> web.StreamResponse:
        path = request.match_info["path"]
        fault = self.faults.take(request.method, path)
        if fault is not None:
            if fault.kind == "reset" and request.transport is not None:
                request.transport.abort()
                raise ConnectionResetError
            if fault.kind == "slow":
                await asyncio.sleep(fault.seconds)
            else:
                return _refused(fault.kind, fault.seconds)
        return await self._rest.handle(request, path, self.bot_token)

    async def _page_door(self, request: web.Request) -> web.StreamResponse:
        """The page's secret, and no other site's script: Host and Origin must be this very server."""
        origin = request.headers.get("Origin")
        foreign = request.host != self._host or (origin is not None and urlsplit(origin).netloc != self._host)
        if foreign or not hmac.compare_digest(request.match_info["token"], self.page_token):
            raise web.HTTPNotFound
        return await self._page.handle(request)


def _refused(kind: str, seconds: float) -> web.Response:
    if kind == "429":
        limited = reply({"message": "You are being rate limited.", "retry_after": seconds, "global": False}, 429)
        limited.headers["Via"] = "1.1 sandbox"  # without it discord.py takes a 429 for a ban
        limited.headers["Retry-After"] = str(seconds)
        return limited
    return reply({"message": "The sandbox pretends to be broken.", "code": 0}, 503)


async def _send(sending: Coroutine[object, object, None]) -> None:
    try:
        await sending
    except ConnectionError:
        return  # the window was closed meanwhile
