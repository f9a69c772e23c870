"""What can go wrong at the press of a button on the page, so that moderators and admins can see what the bot does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.sandbox.faults import RequestFault
from bot.sandbox.payloads import Json

if TYPE_CHECKING:
    from bot.sandbox.server import Sandbox

_POST = r"/channels/\d+/messages$"


@dataclass(frozen=True, slots=True)
class Mishap:
    """One button: its words, and what it does."""

    label: str
    about: str
    happen: Callable[["Sandbox"], None]


def _next(*faults: RequestFault) -> Callable[["Sandbox"], None]:
    # A copy each time: a fault is used up.
    return lambda sandbox: sandbox.faults.requests.extend(
        RequestFault(one.kind, one.method, one.path, one.times, one.seconds) for one in faults
    )


def _drop(sandbox: "Sandbox") -> None:
    sandbox.gateway.drop()


def _forget(sandbox: "Sandbox") -> None:
    sandbox.gateway.invalidate(resumable=False)


def _well(sandbox: "Sandbox") -> None:
    sandbox.faults.clear()


MISHAPS: dict[str, Mishap] = {
    "drop": Mishap("Cut the line", "the bot reconnects and misses nothing", _drop),
    "forget": Mishap("Forget the session", "the bot begins anew and reads what it missed", _forget),
    "limit": Mishap(
        "Too many requests", "the next three messages have to wait", _next(RequestFault("429", "POST", _POST, 3, 2.0))
    ),
    "break": Mishap(
        "Discord is broken", "the next two messages cannot be posted", _next(RequestFault("5xx", "POST", _POST, 2))
    ),
    "lose": Mishap(
        "Lose an answer",
        "the next message is posted, but the bot is not told",
        _next(RequestFault("lost", "POST", _POST)),
    ),
    "slow": Mishap(
        "Answer too late",
        "the next click gets no answer in time",
        _next(RequestFault("slow", "POST", "/callback", 1, 3.5)),
    ),
    "well": Mishap("All is well", "take back what has not happened yet", _well),
}


def buttons() -> list[Json]:
    """For the page."""
    return [{"name": name, "label": one.label, "about": one.about} for name, one in MISHAPS.items()]
