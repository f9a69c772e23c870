"""What may go wrong with Discord, on demand: for practice and for tests."""

import re
from dataclasses import dataclass, field
from typing import Literal

from aiohttp import web

from bot.sandbox.calls import reply

Kind = Literal["429", "5xx", "reset", "lost", "slow"]


@dataclass(slots=True)
class RequestFault:
    """The next `times` requests that match go badly.

    kind: "429", "5xx", "reset" (TCP reset before anything happens), "lost" (it is done, and the TCP connection breaks
    before the answer), "slow". method: or "*". path: a regular expression below the API's base. seconds: retry_after,
    or the delay of "slow". everywhere: the 429 is global. status: of a "5xx".
    """

    kind: Kind
    method: str
    path: str
    times: int = 1
    seconds: float = 0.0
    everywhere: bool = False
    status: int = 503

    def refusal(self) -> web.Response:
        """The answer of a "429" or "5xx"."""
        if self.kind != "429":
            return reply({"message": "The sandbox pretends to be broken.", "code": 0}, self.status)
        said = {"message": "You are being rate limited.", "retry_after": self.seconds, "global": self.everywhere}
        limited = reply(said, 429)
        limited.headers["Via"] = "1.1 sandbox"  # without it discord.py takes a 429 for a ban
        limited.headers["Retry-After"] = str(self.seconds)
        return limited


@dataclass(slots=True)
class Faults:
    """All switches.

    closed_dms: users. no_access: channels the bot cannot see any more (50001); no_permission: where it can look, but
    not act (50013). intents_refused: the Message Content intent is off in the developer portal.
    """

    requests: list[RequestFault] = field(default_factory=list)
    closed_dms: set[int] = field(default_factory=set)
    no_access: set[int] = field(default_factory=set)
    no_permission: set[int] = field(default_factory=set)
    silent_heartbeats: bool = False
    intents_refused: bool = False
    resume_refused: bool = False

    def take(self, method: str, path: str) -> RequestFault | None:
        """The fault that hits this request, used up by one."""
        for fault in self.requests:
            if fault.times > 0 and fault.method in (method, "*") and re.search(fault.path, path):
                fault.times -= 1
                return fault
        return None

    def clear(self) -> None:
        """Everything is well again."""
        for name in ("requests", "closed_dms", "no_access", "no_permission"):
            getattr(self, name).clear()
        self.silent_heartbeats = self.intents_refused = self.resume_refused = False
