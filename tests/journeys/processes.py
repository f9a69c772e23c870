"""`lightkeeper run` as an operator starts it: a process of its own, with a real database file, against the sandbox."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.app import utc_now
from bot.demo import plan
from bot.sandbox.server import Sandbox
from bot.settings import load
from tests.journeys.conftest import CONFIG

PATIENCE = 90.0
"""Seconds a start may take on a machine that has much else to do."""


class BotProcess:
    """Starts, kills and starts again; the record in `folder` is what stays. Its log is there too."""

    def __init__(self, sandbox: Sandbox, folder: Path) -> None:
        self._sandbox = sandbox
        self._folder = folder
        self._process: asyncio.subprocess.Process | None = None
        self.record = folder / "lightkeeper.db"

    async def begin(self) -> None:
        """Start, and wait for nothing."""
        config = self._folder / "lightkeeper.toml"
        text = CONFIG.read_text(encoding="utf-8")
        text = text.replace("https://discord.com/api/v10", self._sandbox.api_base)
        config.write_text(text.replace("wss://gateway.discord.gg/", self._sandbox.gateway_url), encoding="utf-8")
        for server in self._sandbox.world.servers.values():
            server.commands = []
        with (self._folder / "bot.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-c",
                "import sys; from bot.cli import main; sys.exit(main())",
                "run",
                "--config",
                str(config),
                env=os.environ | {"DISCORD_TOKEN": self._sandbox.bot_token, "LIGHTKEEPER_DATA": str(self._folder)},
                cwd=CONFIG.parents[1],
                stderr=log,
            )

    async def ready(self) -> None:
        """Wait until it is connected and its commands are known."""
        servers = self._sandbox.world.servers.values()
        await self._sandbox.until(lambda: all(server.commands for server in servers), PATIENCE)

    async def start(self) -> None:
        """Both."""
        await self.begin()
        await self.ready()

    async def kill(self) -> None:
        """SIGKILL: nothing is finished, nothing is said."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    async def stop(self) -> int:
        """SIGTERM; the exit code."""
        assert self._process is not None
        self._process.terminate()
        return await self._process.wait()


@asynccontextmanager
async def beside(folder: Path) -> AsyncIterator[tuple[Sandbox, BotProcess]]:
    """The community of the example configuration, and a bot that is not running yet."""
    sandbox = Sandbox(tuple(plan(server) for server in load(CONFIG, {}).servers), utc_now)
    await sandbox.start()
    bot = BotProcess(sandbox, folder)
    try:
        yield sandbox, bot
    finally:
        await bot.kill()
        await sandbox.stop()
