"""`lightkeeper demo`: the real bot in the sandbox, on a page."""

import asyncio
import logging
import signal
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path

from cryptography.fernet import Fernet
from pydantic import SecretStr

from bot.app import App, build, utc_now
from bot.sandbox.plan import ChannelPlan, ServerPlan, people
from bot.sandbox.server import Sandbox
from bot.settings import ServerSettings, Settings

log = logging.getLogger(__name__)

_NAMES = {
    10: "general",
    11: "support",
    12: "recovery-wins",
    13: "night-owls",
    14: "questions",
    20: "review-queue",
    21: "leads",
}
"""Names for the ids of the example that ships, by their last two digits; other channels are named by their id."""
_EXAMPLE_FROM = 100000000000000000


def plan(server: ServerSettings) -> ServerPlan:
    """A community with the channels and roles of a configuration."""
    private = [server.moderators_channel, *([server.leads_channel] if server.leads_channel else [])]
    channels = [_channel(one, private=False) for one in server.watch]
    channels += [_channel(one, private=True) for one in private]
    roles = dict.fromkeys(server.moderator_roles, "moderator")
    roles |= {server.on_call_role: "on call"} if server.on_call_role else {}
    crowd = people(server.moderator_roles, server.on_call_role)
    return ServerPlan(server.id, server.name or f"server {server.id}", tuple(channels), roles, crowd)


def _channel(channel_id: int, *, private: bool) -> ChannelPlan:
    name = _NAMES.get(channel_id - _EXAMPLE_FROM, f"channel-{channel_id % 10000}")
    return ChannelPlan(channel_id, name, "forum" if name == "questions" else "text", private=private)


def in_sandbox(settings: Settings, sandbox: Sandbox, folder: Path) -> Settings:
    """The same settings, pointed at the sandbox, with a record and a key of their own."""
    discord = settings.discord.model_copy(update={"api_base": sandbox.api_base, "gateway_url": sandbox.gateway_url})
    storage = settings.storage.model_copy(update={"database": str(folder / "demo.db")})
    secrets = {"token": SecretStr(sandbox.bot_token), "key": SecretStr(Fernet.generate_key().decode())}
    return settings.model_copy(update={"discord": discord, "storage": storage, **secrets})


class Demo:
    """The bot beside the sandbox; a reset gives it a new record."""

    def __init__(self, settings: Settings, sandbox: Sandbox) -> None:
        self._settings = settings
        self._sandbox = sandbox
        self._stack = AsyncExitStack()
        self._task: asyncio.Task[None] | None = None
        self.app: App | None = None

    async def start(self) -> None:
        """Open a fresh record and connect."""
        folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="lightkeeper-demo-")))
        self.app = await self._stack.enter_async_context(build(in_sandbox(self._settings, self._sandbox, folder)))
        self._task = asyncio.create_task(self.app.run())

    async def stop(self) -> None:
        """Disconnect, close and remove the record."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self._stack.aclose()

    async def restart(self) -> None:
        """As on the first day."""
        await self.stop()
        await self.start()


async def serve(settings: Settings, port: int) -> None:
    """Until a signal."""
    sandbox = Sandbox(tuple(plan(server) for server in settings.servers), utc_now)
    await sandbox.start(port)
    demo = Demo(settings, sandbox)
    sandbox.on_reset = demo.restart
    stopped = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stopped.set)
    try:
        await demo.start()
        print(f"Lightkeeper's sandbox: {sandbox.page_url}\nOpen it in a browser. Ctrl-C ends it.", flush=True)  # noqa: T201  a command speaks
        await stopped.wait()
    finally:
        await demo.stop()
        await sandbox.stop()


def run(settings: Settings, port: int = 0) -> int:
    """`lightkeeper demo`; the exit code."""
    if not settings.servers:
        log.error("%s has no [[server]] section: there is nothing to show", settings.source)
        return 2
    asyncio.run(serve(settings, port))
    return 0
