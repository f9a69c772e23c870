"""A scripted evening in a make-believe community, at a speed that can be changed while it runs."""

import asyncio
import logging
import tomllib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

from bot.sandbox.errors import ApiError
from bot.sandbox.payloads import Json
from bot.sandbox.world import Server

if TYPE_CHECKING:
    from bot.sandbox.server import Sandbox

log = logging.getLogger(__name__)

_STEP = 0.2


@dataclass(frozen=True, slots=True)
class Beat:
    """One thing that somebody does, `after` seconds after the one before (at speed 1)."""

    who: str
    where: str
    after: float
    text: str = ""
    do: Literal["say", "post", "edit", "delete", "command"] = "say"
    title: str = ""
    name: str = ""
    of: str = ""
    expect: str = "green"


def script() -> tuple[Beat, ...]:
    """The story that ships."""
    text = (files("bot.sandbox") / "evening.toml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)["beat"]
    return tuple(Beat(**row) for row in rows)


class Evening:
    """Plays through people's own acts, so that nothing in it is special."""

    def __init__(self, sandbox: "Sandbox", wait: Callable[[float], Awaitable[object]] = asyncio.sleep) -> None:
        self._sandbox = sandbox
        self._wait = wait
        self._task: asyncio.Task[None] | None = None
        self._speed = 1.0
        self._word = "idle"
        self.beats = script()
        self.at = 0
        self.said: dict[str, tuple[int, int]] = {}

    @property
    def speed(self) -> float:
        """How many seconds of the story pass in one; it may change while the story plays."""
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        self._speed = speed
        self._tell(self._word)

    def play(self) -> None:
        """Go on from where it stands; from the beginning once it is over."""
        if self.at >= len(self.beats):
            self.rewind()
        if self._task is None or self._task.done():
            self._tell("playing")
            self._task = asyncio.create_task(self.run())

    def pause(self) -> None:
        """Stop where it stands."""
        if self._task is not None and not self._task.done():
            self._task.cancel()
            self._tell("paused")
        self._task = None

    def rewind(self) -> None:
        """Back to the first line."""
        self.at = 0
        self._word = "idle"
        self.said.clear()

    async def run(self) -> None:
        """Play to the end."""
        while self.at < len(self.beats):
            beat = self.beats[self.at]
            await self._pass(beat.after)
            try:
                self.act(beat)
            except (ApiError, LookupError) as refused:  # somebody at the page took away what this line answers to
                log.warning("line %d of the evening was left out (%s)", self.at + 1, type(refused).__name__)
            self.at += 1
            self._tell("playing" if self.at < len(self.beats) else "done")

    async def _pass(self, seconds: float) -> None:
        """Let the story's time pass, in small steps, so that another speed holds at once."""
        while seconds > 0:
            step = min(_STEP, seconds / self._speed)
            await self._wait(step)
            seconds -= step * self._speed

    def act(self, beat: Beat) -> None:
        """One beat."""
        people = self._sandbox.people
        who = self._who(beat.who)
        channel, target = self.said[beat.of] if beat.of else (self._where(beat.where), None)
        if beat.do == "command":
            people.command(who, channel, beat.text)
        elif beat.do == "post":
            thread = int(people.start_thread(who, channel, beat.title, beat.text)["id"])
            self.said[beat.name] = (thread, int(self._sandbox.messages(thread)[0]["id"]))
        elif target is None or beat.do == "say":
            message = people.send(who, channel, beat.text, target)
            self.said[beat.name] = (channel, int(message["id"]))
        elif beat.do == "edit":
            people.edit(who, channel, target, beat.text)
        else:
            people.delete(who, channel, target)

    def _server(self) -> Server:
        return next(iter(self._sandbox.world.servers.values()))

    def _who(self, name: str) -> int:
        return next(one.user_id for one in self._server().plan.people if one.name == name)

    def _where(self, name: str) -> int:
        """The channel of that name, or the first text channel of a community with other names."""
        public = [one for one in self._server().plan.channels if not one.private]
        texts = [one for one in public if one.kind == "text"]
        return next(one.channel_id for one in (*(one for one in public if one.name == name), *texts, *public))

    def state(self) -> Json:
        """Where the story stands, for the page."""
        return {"state": self._word, "at": self.at, "of": len(self.beats), "speed": self._speed}

    def _tell(self, word: str) -> None:
        self._word = word
        self._sandbox.world.tell("STORY", self.state())
