"""A community in the sandbox, watched by a real session: real client, real record, and an assessor of plain words."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.app import utc_now
from bot.demo import in_sandbox, plan
from bot.resources_catalog import load_catalog
from bot.sandbox.payloads import Json
from bot.sandbox.server import Sandbox
from bot.session import Rooms, Session
from bot.settings import Settings, load
from bot.shipped import RESOURCES
from bot.store.store import Store
from bot.store.vault import Vault
from tests.fakes.assessors import WordAssessor

SERVER, SUPPORT, FORUM = 100000000000000001, 100000000000000011, 100000000000000014
QUEUE, LEADS = 100000000000000020, 100000000000000021
RIVER, WREN = 300000000000000001, 300000000000000004
MARLOW, INES = 300000000000000101, 300000000000000102
ON_CALL = "100000000000000031"
CONFIG = Path(__file__).parents[2] / "config" / "lightkeeper.toml"


class Clock:
    """The real time, moved on by as much as a test says."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return utc_now() + self.ahead


class Town:
    """Everything at hand; `arrive` begins a session of the bot, `leave` ends it as a stopped process would."""

    def __init__(self, sandbox: Sandbox, settings: Settings, store: Store, clock: Clock) -> None:
        self.sandbox = sandbox
        self.people = sandbox.people
        self.settings = settings
        self.store = store
        self.clock = clock
        self.assessor = WordAssessor()
        self.paused: list[float] = []
        self._session: Session | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def session(self) -> Session:
        assert self._session is not None
        return self._session

    def settle(self, part: str, **changes: object) -> None:
        """Change a part of the settings, before `arrive`."""
        changed = getattr(self.settings, part).model_copy(update=changes)
        self.settings = self.settings.model_copy(update={part: changed})

    def serve(self, **changes: object) -> None:
        """The same for the one server."""
        server = self.settings.servers[0].model_copy(update=changes)
        self.settings = self.settings.model_copy(update={"servers": (server,)})

    async def arrive(self) -> None:
        """Connect, and read what was missed."""
        rooms = Rooms(self.settings, self.store, self.assessor, load_catalog(RESOURCES), self.clock, self._pause)
        for server in self.sandbox.world.servers.values():
            server.commands = []
        self._session = Session(rooms)
        self._task = asyncio.create_task(self._session.run())
        await self.sandbox.until(lambda: all(server.commands for server in self.sandbox.world.servers.values()))
        await self.catch_up()

    async def catch_up(self) -> bool:
        """Read what was missed, now."""
        return await self.session.catch_up.all_channels()

    async def leave(self) -> None:
        """Stop at once."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    def say(self, text: str, who: int = RIVER, where: int = SUPPORT) -> int:
        return int(self.people.send(who, where, text)["id"])

    def say_unheard(self, text: str, who: int = RIVER, where: int = SUPPORT) -> int:
        """Said, but the event is lost on its way."""
        world = self.sandbox.world
        heard, world.listeners = world.listeners, []
        try:
            return self.say(text, who, where)
        finally:
            world.listeners = heard

    async def read(self, text: str) -> None:
        """Wait until a text was read and its answer is durable."""
        await self.assessor.until(lambda: text in self.assessor.texts)
        await self.session.watcher.drain()

    async def delivered(self) -> None:
        """Wait until no effect waits for delivery."""
        while await self.store.next_due(datetime.min.replace(tzinfo=UTC)) is not None:
            self.session.worker.wake()
            await asyncio.sleep(0)

    def cards(self, word: str = "lk:resolve:", where: int = QUEUE) -> list[Json]:
        """Messages of the queue that contain that word."""
        return [message for message in self.sandbox.messages(where) if word in str(message["components"])]

    async def card(self, word: str = "lk:resolve:", where: int = QUEUE) -> Json:
        """The first such message, as soon as it is there."""
        await self.sandbox.until(lambda: bool(self.cards(word, where)))
        return self.cards(word, where)[0]

    async def told(self, answer: Any) -> str:
        """What a person was answered, as soon as they were."""
        await self.sandbox.until(lambda: bool(answer.messages))
        last = answer.messages[-1]
        return f"{last['content']}{last['components'] or ''}"

    async def tier_of(self, case_id: int) -> str:
        view = await self.store.case_view(case_id)
        assert view is not None
        return view.case.tier.word

    async def _pause(self, seconds: float) -> None:
        self.paused.append(seconds)
        await asyncio.sleep(0)


@asynccontextmanager
async def town(folder: Path) -> AsyncIterator[Town]:
    """The community of the example configuration, before the bot arrives."""
    clock = Clock()
    shipped = load(CONFIG, {})
    sandbox = Sandbox(tuple(plan(server) for server in shipped.servers), clock)
    await sandbox.start()
    settings = in_sandbox(shipped, sandbox, folder)
    assert settings.key is not None
    vault = Vault(settings.key.get_secret_value())
    try:
        async with Store.open(settings.database, clock=clock, vault=vault) as store:
            made = Town(sandbox, settings, store, clock)
            try:
                yield made
            finally:
                await made.leave()
    finally:
        await sandbox.stop()
