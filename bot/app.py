"""The only builder: settings → objects, and the order in which they start and stop. No logic."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from bot.assess.assessor import Health, QueueAssessor
from bot.domain.effects import ShowBanner
from bot.heartbeat import beat
from bot.resources_catalog import load_catalog
from bot.session import OperatorError, Rooms, Session, supervise
from bot.settings import Settings
from bot.shipped import RESOURCES
from bot.store.store import Store
from bot.store.vault import Vault
from models.assessment import Reader
from models.covering import open_covering
from models.floor import open_floor

log = logging.getLogger(__name__)

_DAY = 24 * 3600.0


def utc_now() -> datetime:
    """The clock of a running bot."""
    return datetime.now(UTC)


class App:
    """A running Lightkeeper. `session` is the current connection."""

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms
        self.session: Session | None = None
        self._telling: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Work until cancelled; `OperatorError` where only an operator can help."""
        await self._take_back_banners()
        others = (
            asyncio.create_task(self._purge_daily()),
            asyncio.create_task(beat(self.rooms.settings.database.parent, self._connected)),
        )
        try:
            await supervise(self.rooms, self._started)
        except* OperatorError as refused:
            raise refused.exceptions[0] from None
        finally:
            for task in others:
                task.cancel()
            await asyncio.gather(*others, *self._telling, return_exceptions=True)

    def show_health(self, health: Health) -> None:
        """Reading changed: say so in every server's queue."""
        task = asyncio.create_task(self._tell(health))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def _tell(self, health: Health) -> None:
        for server in self.rooms.settings.servers:
            banner = ShowBanner(server.id, "degraded" if health.degraded else "recovered", health.reason)
            await self.rooms.store.enqueue(server.id, [banner])
        if self.session is not None:
            self.session.worker.wake()

    async def _take_back_banners(self) -> None:
        """A banner of a process that ended while degraded would stand for ever."""
        for server in self.rooms.settings.servers:
            if await self.rooms.store.place(server.id, "banner") is not None:
                await self.rooms.store.enqueue(server.id, [ShowBanner(server.id, "recovered")])

    async def _purge_daily(self) -> None:
        keep = timedelta(days=self.rooms.settings.storage.keep_days)
        while True:
            try:
                log.info("purged %s", await self.rooms.store.purge(keep))
            except Exception as error:  # noqa: BLE001 - tried again tomorrow; watching must not stop for it
                log.error("the record could not be purged (%s)", type(error).__name__)  # noqa: TRY400 - no texts in logs
            await self.rooms.pause(_DAY)

    def _started(self, session: Session) -> None:
        self.session = session

    def _connected(self) -> bool:
        return self.session is not None and self.session.client.is_ready() and not self.session.client.is_closed()


@asynccontextmanager
async def build(
    settings: Settings, *, clock: Callable[[], datetime] = utc_now, model: Reader | None = None
) -> AsyncIterator[App]:
    """Open model and record, and close them again. `model`: another reader than the configured one, for practice."""
    reader = model or open_covering(settings.model_directory, settings.model.backend, settings.model.threads)
    vault = Vault(settings.key.get_secret_value()) if settings.key else None
    app: App | None = None

    def on_health(health: Health) -> None:
        if app is not None:
            app.show_health(health)

    assessor = QueueAssessor(
        reader,
        open_floor(),
        queue=settings.model.queue,
        slow_after=settings.model.slow_after_ms / 1000,
        on_health=on_health,
    )
    try:
        async with Store.open(settings.database, clock=clock, vault=vault) as store:
            app = App(Rooms(settings, store, assessor, load_catalog(RESOURCES), clock, asyncio.sleep))
            yield app
    finally:
        assessor.close()


def run(settings: Settings) -> int:
    """`lightkeeper run`: until a signal; the exit code (3: an operator has to mend something at Discord)."""
    try:
        asyncio.run(_run(settings))
    except OperatorError as error:
        log.error("%s", error)  # noqa: TRY400 - a sentence for an operator, who needs no trace
        return 3
    return 0


async def _run(settings: Settings) -> None:
    async with build(settings) as app:
        task = asyncio.create_task(app.run())
        for sign in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(sign, task.cancel)
        try:
            await task
        except asyncio.CancelledError:
            log.info("stopped: what was read is recorded, what was not is read at the next start")
