"""The sandbox as one object: Discord's HTTP and gateway, people's acts and the page, on loopback only."""

import asyncio
import hmac
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime
from urllib.parse import urlsplit

from aiohttp import web

from bot.sandbox.access import Access
from bot.sandbox.answers import ANSWER_WITHIN
from bot.sandbox.cutting import cut
from bot.sandbox.evening import Evening
from bot.sandbox.faults import Faults
from bot.sandbox.gateway import GatewayServer
from bot.sandbox.interactions import Interactions
from bot.sandbox.page_api import PageApi
from bot.sandbox.payloads import Json
from bot.sandbox.people import People
from bot.sandbox.plan import ServerPlan
from bot.sandbox.rest import Rest
from bot.sandbox.world import World

_LOOPBACK = "127.0.0.1"


class Sandbox:
    """Start it, point discord.py at `api_base` and `gateway_url`, and speak as anybody through `people`.

    wait: how slow answers pass their time. requests: how many have come in.
    """

    def __init__(
        self,
        plans: tuple[ServerPlan, ...],
        clock: Callable[[], datetime],
        wait: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self.bot_token = secrets.token_urlsafe(24)
        self.page_token = secrets.token_urlsafe(16)
        self.faults = Faults()
        self.requests = 0
        self.world = World(plans, clock)
        self.interactions = Interactions(self.world)
        self.people = People(self.world, self.interactions)
        access = Access(self.world, self.faults)
        self.gateway = GatewayServer(self.world, access, self.faults, self.bot_token)
        self.on_reset: Callable[[], Awaitable[None]] | None = None
        self._rest = Rest(self.world, self.interactions, access, self.faults, lambda: self.gateway_url)
        self._page = PageApi(self)
        self._wait = wait
        self._changed = asyncio.Event()
        self.world.listeners.append(self._hear)
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
        """Wait until something holds, looking again after every change and request; TimeoutError if it does not."""
        async with asyncio.timeout(seconds):
            while not holds():
                self._changed.clear()
                await self._changed.wait()

    async def reset(self) -> None:
        """The first day again: empty channels, no faults, and whatever `on_reset` makes new."""
        self.evening.pause()
        self.evening.rewind()
        self.faults.clear()
        self.world.reset()
        self.interactions.reset()
        self._rest.reset()
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

    def _hear(self, event: str, data: Json) -> None:
        self._changed.set()
        if event == "INTERACTION" and data["state"] == "pending":  # Discord's "This interaction failed"
            seconds = ANSWER_WITHIN.total_seconds()
            asyncio.get_running_loop().call_later(seconds, self.interactions.give_up, int(data["id"]))

    async def _api(self, request: web.Request) -> web.StreamResponse:
        path = request.match_info["path"]
        fault = self.faults.take(request.method, path)
        self.requests += 1
        self._changed.set()
        if fault is None:
            return await self._rest.handle(request, path, self.bot_token)
        if fault.kind in ("429", "5xx"):
            return fault.refusal()
        if fault.kind == "slow":
            await self._wait(fault.seconds)
        answer = None if fault.kind == "reset" else await self._rest.handle(request, path, self.bot_token)
        if fault.kind in ("reset", "lost"):
            cut(request.transport)
        if answer is None:
            raise ConnectionResetError
        return answer

    async def _page_door(self, request: web.Request) -> web.StreamResponse:
        """The page's secret, and no other site's script: Host and Origin must be this very server."""
        origin = request.headers.get("Origin")
        foreign = request.host != self._host or (origin is not None and urlsplit(origin).netloc != self._host)
        given, secret = request.match_info["token"].encode(), self.page_token.encode()
        if foreign or not hmac.compare_digest(given, secret):
            raise web.HTTPNotFound
        return await self._page.handle(request)


async def _send(sending: Coroutine[object, object, None]) -> None:
    try:
        await sending
    except ConnectionError:
        return  # the window was closed meanwhile
