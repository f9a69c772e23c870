"""What a person does on the page, turned into an act of theirs in the sandbox."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from bot.sandbox.answers import ANSWER_WITHIN
from bot.sandbox.payloads import Json
from bot.sandbox.practice import MISHAPS

if TYPE_CHECKING:
    from bot.sandbox.server import Sandbox


class Act:
    """One act: who, where, and the rest of what the page sent. Raises KeyError or ValueError if it is none."""

    def __init__(self, sandbox: "Sandbox", sent: Json) -> None:
        self.sandbox = sandbox
        self.people = sandbox.people
        self.sent = sent
        self.who = int(sent.get("as") or 0)
        self.channel = int(sent.get("channel_id") or 0)
        self.message = int(sent.get("message_id") or 0)

    async def do(self) -> Json:
        """Do it; what the page is told besides that it went well."""
        return await _ACTS[self.sent["do"]](self) or {}

    async def send(self) -> Json:
        """Say something, perhaps in reply."""
        return {"message": self.people.send(self.who, self.channel, str(self.sent["text"]), self.message or None)}

    async def edit(self) -> Json:
        """Change one's words."""
        return {"message": self.people.edit(self.who, self.channel, self.message, str(self.sent["text"]))}

    async def delete(self) -> None:
        """Take a message back."""
        self.people.delete(self.who, self.channel, self.message)

    async def thread(self) -> Json:
        """Begin a thread or a post."""
        name, text = str(self.sent["name"]), str(self.sent["text"])
        return {"thread": self.people.start_thread(self.who, self.channel, name, text, self.message or None)}

    async def command(self) -> None:
        """Use a slash command."""
        self.people.command(self.who, self.channel, self.sent["name"], self.sent.get("options") or {})

    async def autocomplete(self) -> Json:
        """Type into an option, and wait for suggestions."""
        focused = self.sent["focused"]
        typed = self.sent["typed"] if "typed" in self.sent else (self.sent.get("options") or {}).get(focused, "")
        answer = self.people.autocomplete(self.who, self.channel, self.sent["name"], focused, str(typed))
        try:
            await self.sandbox.until(lambda: answer.acknowledged, ANSWER_WITHIN.total_seconds())
        except TimeoutError:
            return {"choices": []}
        return {"choices": answer.choices}

    async def click(self) -> None:
        """Press a button."""
        self.people.click(self.who, self.channel, self.message, self.sent["custom_id"])

    async def select(self) -> None:
        """Choose."""
        self.people.select(self.who, self.channel, self.message, self.sent["custom_id"], list(self.sent["values"]))

    async def submit(self) -> None:
        """Send a modal."""
        modal = self.sandbox.interactions.modal(int(self.sent["interaction_id"]))
        self.people.submit(self.who, self.channel, modal, self.sent["values"])

    async def reset(self) -> None:
        """Begin anew."""
        await self.sandbox.reset()

    async def story(self) -> None:
        """Play, pause, or change the speed."""
        self.sandbox.story(self.sent["do"], float(self.sent.get("speed", 1)))

    async def fault(self) -> None:
        """Let something go wrong."""
        MISHAPS[str(self.sent.get("name", self.sent["do"]))].happen(self.sandbox)


_ACTS: dict[str, Callable[[Act], Awaitable[Json | None]]] = {
    "send": Act.send,
    "reply": Act.send,
    "edit": Act.edit,
    "delete": Act.delete,
    "thread": Act.thread,
    "command": Act.command,
    "autocomplete": Act.autocomplete,
    "click": Act.click,
    "select": Act.select,
    "submit": Act.submit,
    "reset": Act.reset,
    "play": Act.story,
    "pause": Act.story,
    "speed": Act.story,
    "fault": Act.fault,
    "drop": Act.fault,
}
