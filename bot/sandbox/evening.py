"""A scripted evening in a make-believe community, at a speed that can be changed while it runs."""

import asyncio
import tomllib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from bot.sandbox.errors import ApiError
from bot.sandbox.world import Server

if TYPE_CHECKING:
    from bot.sandbox.server import Sandbox


@dataclass(frozen=True, slots=True)
class Beat:
    """One thing that somebody does, `after` seconds after the one before (at speed 1)."""

    who: str
    where: str
    text: str
    after: float
    do: str = "say"
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
        self.beats = script()
        self.speed = 1.0
        self.at = 0
        self.said: dict[str, tuple[int, int]] = {}

    def play(self) -> None:
        """Go on from where it stands."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self.run())

    def pause(self) -> None:
        """Stop where it stands."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._tell("paused")

    def rewind(self) -> None:
        """Back to the first line."""
        self.at = 0
        self.said.clear()

    async def run(self) -> None:
        """Play to the end."""
        while self.at < len(self.beats):
            beat = self.beats[self.at]
            await self._wait(beat.after / self.speed)
            try:
                self.act(beat)
            except ApiError as refused:
                self._sandbox.world.tell("STORY", {"state": "skipped", "why": refused.message})
            self.at += 1
            self._tell("playing" if self.at < len(self.beats) else "done")

    def act(self, beat: Beat) -> None:
        """One beat."""
        people = self._sandbox.people
        who, channel = self._who(beat.who), self._where(beat.where)
        if beat.do == "command":
            people.command(who, channel, beat.text)
        elif beat.do == "edit":
            people.edit(who, *self.said[beat.of], beat.text)
        elif beat.do == "delete":
            people.delete(who, *self.said[beat.of])
        else:
            message = people.send(who, channel, beat.text, self.said[beat.of][1] if beat.of else None)
            if beat.name:
                self.said[beat.name] = (channel, int(message["id"]))

    def _server(self) -> Server:
        return next(iter(self._sandbox.world.servers.values()))

    def _who(self, name: str) -> int:
        return next(one.user_id for one in self._server().plan.people if one.name == name)

    def _where(self, name: str) -> int:
        """The channel of that name, or the first watched text channel of a community with other names."""
        texts = [one for one in self._server().plan.channels if one.kind == "text" and not one.private]
        return next((one.channel_id for one in texts if one.name == name), texts[0].channel_id)

    def _tell(self, state: str) -> None:
        self._sandbox.world.tell("STORY", {"state": state, "at": self.at, "of": len(self.beats), "speed": self.speed})
