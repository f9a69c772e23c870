"""How late the event loop is while messages arrive at a steady rate: read in the worker thread, or inline in the loop.

Ours: `QueueAssessor`. Baseline "inline": the same reader called in the loop itself, as a handler would call it. A probe
sleeps a few milliseconds again and again and notes how late it wakes. A late loop misses heartbeats and clicks.

    python benchmarks/loop_lag.py [--rate 150] [--seconds 8]
"""

import argparse
import asyncio
import time
from collections.abc import Awaitable, Callable
from random import Random
from statistics import quantiles

from bot.assess.assessor import QueueAssessor
from models.floor import open_floor
from models.loading import DEFAULT_MODEL, open_reader
from models.training.corpus import OWN, read_own

STEP = 0.005
"""Seconds the probe sleeps."""


def messages(count: int) -> list[str]:
    """Chat-like: one in ten is a short cry, the others are one line or a few."""
    dice = Random(3)  # noqa: S311 - reproducible, not secret
    chat, cries = (read_own(path) for path in OWN)
    mixed = []
    for _ in range(count):
        lines = min(8, 1 + int(dice.expovariate(1.0)))
        mixed.append(dice.choice(cries) if dice.random() < 0.1 else ". ".join(dice.choices(chat, k=lines)))  # noqa: PLR2004 - one in ten
    return mixed


async def probe(until: float) -> list[float]:
    """How late every wake-up was."""
    late = []
    while (asleep := time.perf_counter()) < until:
        await asyncio.sleep(STEP)
        late.append(time.perf_counter() - asleep - STEP)
    return late


async def offer(read: Callable[[str], Awaitable[object]], rate: float, seconds: float) -> tuple[list[float], int]:
    """(lags, messages read within the time), while messages arrive at that rate whether or not others are read."""
    said, began = messages(1000), time.perf_counter()
    lags = asyncio.create_task(probe(began + seconds))
    reading = []
    for number in range(int(rate * seconds)):
        await asyncio.sleep(began + number / rate - time.perf_counter())
        if time.perf_counter() > began + seconds:
            break
        reading.append(asyncio.ensure_future(read(said[number % len(said)])))
    late = await lags
    done = sum(task.done() for task in reading)
    for task in reading:
        task.cancel()
    await asyncio.gather(*reading, return_exceptions=True)
    return late, done


async def measure(name: str, read: Callable[[str], Awaitable[object]], rate: float, seconds: float) -> float:
    """Print the lag and return its p99."""
    late, done = await offer(read, rate, seconds)
    p99 = quantiles(late, n=100)[98]
    print(
        f"{name:<28} lag p50 {quantiles(late, n=100)[49] * 1000:7.2f} ms   p99 {p99 * 1000:7.2f} ms   "
        f"worst {max(late) * 1000:7.2f} ms   {done / seconds:4.0f} msg/s read",
        flush=True,
    )
    return p99


async def run(rate: float, seconds: float) -> None:
    """Both, and the ratio."""
    reader = open_reader(DEFAULT_MODEL)
    floor_read: list[str] = []
    assessor = QueueAssessor(
        reader,
        open_floor(),
        queue=256,
        slow_after=60.0,
        on_health=lambda health: floor_read.append(health.reason),
    )

    async def inline(text: str) -> None:
        reader.read(text)

    for text in messages(20):
        await assessor.assess(text)
        await inline(text)
    print(f"{rate:.0f} messages a second offered for {seconds:.0f} s")
    ours = await measure("in the worker thread", assessor.assess, rate, seconds)
    plain = await measure("inline in the loop", inline, rate, seconds)
    assessor.close()
    print(f"p99 against inline: {ours / plain:.2f}" + ("" if not floor_read else "   (the floor had to help)"))


def main() -> None:
    """Run both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=150)
    parser.add_argument("--seconds", type=float, default=8)
    options = parser.parse_args()
    asyncio.run(run(options.rate, options.seconds))


if __name__ == "__main__":
    main()
