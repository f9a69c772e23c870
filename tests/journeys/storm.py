"""Members who write, moderators who resolve and a Discord that breaks, at random; all of it drawn from one seed."""

from collections.abc import Callable
from datetime import datetime
from random import Random

from bot.sandbox.faults import RequestFault
from bot.sandbox.plan import MEMBERS
from bot.sandbox.server import Sandbox
from tests.journeys.conftest import QUEUE

MARLOW = 300000000000000101
_CROWD = [300000000000000001 + i for i in range(len(MEMBERS))]
_PLACES = (100000000000000010, 100000000000000011, 100000000000000012, 100000000000000013)
_FORUM = 100000000000000014

CALM = (
    "coffee first, then the world",
    "who has notes on chapter four?",
    "the soup turned out well",
    "one more round after dinner?",
)
RED = (
    "I don't want to be alive any more. everyone would be better off",
    "I don't want to be alive any more. I am so tired of all of this",
)
CRISIS = (
    "tonight I am going to kill myself, thank you all for everything, goodbye",
    "I have decided. tonight I am going to kill myself. goodbye",
)


class Storm:
    """`act` does one thing that may happen on an evening. `said`: every message, and when it was last changed."""

    def __init__(self, sandbox: Sandbox, dice: Random) -> None:
        self._sandbox = sandbox
        self._dice = dice
        self._places = list(_PLACES)
        self._calm: list[tuple[int, int, int]] = []
        self.said: dict[int, datetime | None] = {}

    def act(self) -> None:
        """Somebody writes, three times of four; else somebody changes words or resolves a case, or Discord breaks."""
        acts: tuple[Callable[[], None], ...] = (self.write, self.post, self.change, self.resolve, self._break)
        self._dice.choices(acts, (12, 1, 2, 2, 3))[0]()

    def write(self) -> None:
        """A line: mostly calm, sometimes red or a crisis."""
        texts = self._dice.choices((CALM, RED, CRISIS), (5, 2, 2))[0]
        who, where = self._dice.choice(_CROWD), self._dice.choice(self._places)
        message_id = int(self._sandbox.people.send(who, where, self._dice.choice(texts))["id"])
        self.said[message_id] = None
        if texts is CALM:
            self._calm.append((who, where, message_id))

    def post(self) -> None:
        """A forum post begins, in which people answer."""
        who = self._dice.choice(_CROWD)
        thread = int(self._sandbox.people.start_thread(who, _FORUM, "a question", self._dice.choice(CALM))["id"])
        self.said[int(self._sandbox.messages(thread)[0]["id"])] = None
        self._places.append(thread)

    def change(self) -> None:
        """A calm line becomes a red one."""
        if self._calm:
            who, where, message_id = self._calm.pop(self._dice.randrange(len(self._calm)))
            changed = self._sandbox.people.edit(who, where, message_id, self._dice.choice(RED))
            self.said[message_id] = datetime.fromisoformat(changed["edited_timestamp"])

    def resolve(self) -> None:
        """A moderator resolves what can be resolved, so that the next alarm of that member is another case."""
        waiting = [one for one in self._sandbox.messages(QUEUE) if "lk:resolve:" in str(one["components"])]
        if waiting:
            card = self._dice.choice(waiting)
            select = str(card["components"]).split("lk:resolve:")[1].split("'")[0]
            self._sandbox.people.select(MARLOW, QUEUE, int(card["id"]), f"lk:resolve:{select}", ["supported"])

    def _break(self) -> None:
        gateway = self._sandbox.gateway
        breaks: tuple[Callable[[], None], ...] = (
            gateway.drop,
            gateway.ask_to_reconnect,
            lambda: gateway.invalidate(resumable=True),
            lambda: gateway.invalidate(resumable=False),
            self._fail,
        )
        self._dice.choices(breaks, (2, 2, 2, 1, 5))[0]()

    def _fail(self) -> None:
        """The next card is refused, slow, or posted without an answer."""
        kind = self._dice.choice(("429", "5xx", "reset", "lost", "slow"))
        fault = RequestFault(kind, "POST", f"/channels/{QUEUE}/messages", 1, 0.2)  # type: ignore[arg-type]
        self._sandbox.faults.requests.append(fault)
