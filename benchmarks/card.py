"""From a message to its crisis card on Discord, in the sandbox: the whole chain in one process, with the real model.

Real client, gateway and HTTP over loopback, model, record on disk, outbox, card. One message at a time, each by
another member, so that each brings a card of its own.

    python benchmarks/card.py [--messages 25]
"""

import argparse
import asyncio
import time
from dataclasses import replace
from statistics import median

from bot.app import utc_now
from bot.demo import Demo, plan
from bot.sandbox.plan import Persona, ServerPlan
from bot.sandbox.server import Sandbox
from bot.settings import load
from bot.shipped import EXAMPLE

CRISIS = "tonight I am going to kill myself, thank you all for everything, goodbye"
GOAL = 1.0


def crowded(small: ServerPlan, members: int) -> ServerPlan:
    """The same community with so many members."""
    crowd = tuple(Persona(400000000000000000 + i, f"member {i}", "") for i in range(members))
    return replace(small, people=(*crowd, *small.people))


async def measure(count: int) -> list[float]:
    """Seconds from each message to its card."""
    settings = load(EXAMPLE, {})
    server = settings.servers[0]
    town = crowded(plan(server), count + 1)
    sandbox = Sandbox((town,), utc_now)
    await sandbox.start()
    demo = Demo(settings, sandbox)
    taken = []
    try:
        await demo.start()
        await sandbox.until(lambda: all(one.commands for one in sandbox.world.servers.values()), 60)
        for persona in town.people[: count + 1]:
            started = time.perf_counter()
            link = f"/{sandbox.people.send(persona.user_id, server.watch[1], CRISIS)['id']})"
            await sandbox.until(lambda link=link: link in str(sandbox.messages(server.moderators_channel)), 60)  # type: ignore[misc]
            taken.append(time.perf_counter() - started)
    finally:
        await demo.stop()
        await sandbox.stop()
    return taken[1:]  # the first one also fetches what was said before it in that channel


def main() -> None:
    """Print median and worst."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=25)
    taken = asyncio.run(measure(parser.parse_args().messages))
    within = sum(one <= GOAL for one in taken)
    print(f"message to crisis card       median {median(taken) * 1000:6.0f} ms   worst {max(taken) * 1000:6.0f} ms")
    print(f"within {GOAL:.0f} s: {within} of {len(taken)}")


if __name__ == "__main__":
    main()
