"""What may go wrong with Discord, on demand: for practice and for tests."""

import re
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["429", "5xx", "reset", "slow"]


@dataclass(slots=True)
class RequestFault:
    """The next `times` requests that match answer badly. `seconds`: retry_after, or the delay of "slow"."""

    kind: Kind
    method: str
    path: str
    times: int = 1
    seconds: float = 0.0


@dataclass(slots=True)
class Faults:
    """All switches. `closed_dms`: users; `no_access`, `no_permission`: channels where the bot is refused."""

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
