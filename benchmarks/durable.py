"""From a message to its durable decision, against the model alone, in one run and on the same messages.

Ours: the worker thread, the shipped model, decide, and the record on a real file (WAL, synchronous=FULL), one message
after the other as they are watched. Baseline "the model alone": the same reader called directly, nothing recorded.

    python benchmarks/durable.py [--messages 300]
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import quantiles

from bot.app import utc_now
from bot.assess.assessor import QueueAssessor
from bot.domain.message import IncomingMessage
from bot.pipeline import Pipeline
from bot.settings import load
from bot.shipped import EXAMPLE
from bot.store.store import Store
from models.assessment import Reader
from models.floor import open_floor
from models.loading import DEFAULT_MODEL, open_reader
from models.training.corpus import OWN, read_own

WARM_UP = 20
MEMBERS = 50


def messages(count: int) -> list[str]:
    """Chat-like: one in ten is a short cry, the others are one line or a few."""
    dice = Random(3)  # noqa: S311 - reproducible, not secret
    chat, cries = (read_own(path) for path in OWN)
    mixed = []
    for _ in range(count):
        lines = min(8, 1 + int(dice.expovariate(1.0)))
        mixed.append(dice.choice(cries) if dice.random() < 0.1 else ". ".join(dice.choices(chat, k=lines)))  # noqa: PLR2004 - one in ten
    return mixed


async def measure(name: str, texts: list[str], handle: Callable[[int, str], Awaitable[object]]) -> float:
    """Print and return messages per second, after a short warm-up."""
    taken = []
    for number, text in enumerate(texts):
        started = time.perf_counter()
        await handle(number, text)
        taken.append(time.perf_counter() - started)
    cuts = quantiles(taken[WARM_UP:], n=100)
    rate = len(taken[WARM_UP:]) / sum(taken[WARM_UP:])
    print(f"{name:<28} {rate:8.0f} msg/s   p50 {cuts[49] * 1000:6.2f} ms   p99 {cuts[98] * 1000:6.2f} ms", flush=True)
    return rate


async def durable(reader: Reader, texts: list[str], record: Path) -> float:
    """Every message recorded before the next one begins."""
    settings = load(EXAMPLE, {})
    server = settings.servers[0]
    assessor = QueueAssessor(reader, open_floor(), queue=256, slow_after=60.0, on_health=print)
    async with Store.open(record, clock=utc_now) as store:
        pipeline = Pipeline(
            assessor=assessor,
            ledger=store,
            thresholds_for=settings.thresholds_for,
            shadow=lambda _server_id: False,
            episode_window=timedelta(hours=12),
            wake=lambda: None,
        )

        async def arrive(number: int, text: str) -> None:
            now, where = utc_now(), server.watch[1]
            author = 300000000000000000 + number % MEMBERS
            await pipeline.arrive(IncomingMessage(number + 1, server.id, where, where, author, now, now, text))

        rate = await measure("message to durable decision", texts, arrive)
    assessor.close()
    return rate


async def alone(reader: Reader, texts: list[str]) -> float:
    """The baseline."""

    async def read(_number: int, text: str) -> None:
        reader.read(text)

    return await measure("the model alone", texts, read)


def main() -> None:
    """Run both and print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=300)
    texts = messages(parser.parse_args().messages + WARM_UP)
    reader = open_reader(DEFAULT_MODEL)
    plain = asyncio.run(alone(reader, texts))
    with tempfile.TemporaryDirectory() as folder:
        ours = asyncio.run(durable(reader, texts, Path(folder) / "record.db"))
    print(f"ratio to the model alone: {ours / plain:.2f}")


if __name__ == "__main__":
    main()
