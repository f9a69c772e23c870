"""Interactions: what a person does with a command or a button, and what the bot answers, within three seconds."""

import secrets

from bot.sandbox import payloads
from bot.sandbox.answers import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL, Answer, event_of, signature
from bot.sandbox.errors import (
    already_acknowledged,
    invalid_form,
    unknown_interaction,
    unknown_message,
    unknown_webhook,
)
from bot.sandbox.payloads import COMMAND_ANSWER, COMPONENTS_V2, EPHEMERAL, LOADING, ORDINARY, SILENT, Json
from bot.sandbox.plan import BOT_ID
from bot.sandbox.shapes import objects, text
from bot.sandbox.validate import check_message, check_modal, flags_of
from bot.sandbox.world import World
from bot.sandbox.writing import pinged, rewrite, write

_REPLY, _DEFER, _DEFER_UPDATE, _UPDATE, _CHOICES, _MODAL = 4, 5, 6, 7, 8, 9
_ANSWERS = {
    COMMAND: {_REPLY, _DEFER, _MODAL},
    COMPONENT: {_REPLY, _DEFER, _DEFER_UPDATE, _UPDATE, _MODAL},
    AUTOCOMPLETE: {_CHOICES},
    MODAL: {_REPLY, _DEFER, _DEFER_UPDATE, _UPDATE},
}
_MOST_CHOICES = 25
_FLAGS = EPHEMERAL | COMPONENTS_V2 | SILENT


class Interactions:
    """All interactions of this sandbox, by token. `ephemeral`: private messages, with whose they are."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._by_token: dict[str, Answer] = {}
        self.ephemeral: dict[int, tuple[Answer, Json]] = {}

    def begin(self, user_id: int, channel_id: int, kind: int, data: Json, source: Json | None = None) -> Answer:
        """A person acts: tell the bot."""
        world = self._world
        name = str(data.get("name", ""))
        began, token = world.clock(), secrets.token_hex(16)
        answer = Answer(world.next_id(), token, user_id, channel_id, kind, name, began, source)
        self._by_token[token] = answer
        world.tell("INTERACTION_CREATE", event_of(world, answer, data))
        self._tell(answer, "pending")
        return answer

    def reset(self) -> None:
        """Forget everything."""
        self._by_token.clear()
        self.ephemeral.clear()

    def give_up(self, interaction_id: int) -> None:
        """Three seconds are over: tell the one who acted, if there was no answer."""
        for answer in self._by_token.values():
            if answer.interaction_id == interaction_id and not answer.acknowledged:
                answer.failed = True
                self._tell(answer, "failed")

    def opened(self, user_id: int, custom_id: str) -> Answer | None:
        """The interaction that showed this modal to this person last."""
        return next(
            (
                answer
                for answer in reversed(self._by_token.values())
                if answer.user_id == user_id and answer.modal is not None and answer.modal["custom_id"] == custom_id
            ),
            None,
        )

    def modal(self, interaction_id: int) -> Json:
        """The modal an interaction was answered with; 10062 if it was not."""
        for answer in self._by_token.values():
            if answer.interaction_id == interaction_id and answer.modal is not None:
                return answer.modal
        raise unknown_interaction()

    def callback(self, interaction_id: int, token: str, body: Json) -> Json:
        """The bot's first answer."""
        answer = self._by_token.get(token)
        if answer is None or answer.interaction_id != interaction_id:
            raise unknown_interaction()
        if answer.acknowledged:
            raise already_acknowledged()
        if answer.failed or answer.late(self._world.clock()):
            raise unknown_interaction()
        kind, data = body.get("type"), body.get("data") or {}
        if kind not in _ANSWERS[answer.kind] or (kind == _UPDATE and answer.source is None):
            raise invalid_form("type", "BASE_TYPE_CHOICES", "This is no type of answer to this interaction.")
        message = self._first(answer, kind, data)
        answer.acknowledged = True
        self._tell(answer, "done")
        about: Json = {"id": str(interaction_id), "type": answer.kind, "response_message_ephemeral": answer.ephemeral}
        about["response_message_loading"] = kind == _DEFER
        if answer.original is not None:
            about["response_message_id"] = answer.original["id"]
        return {"interaction": about, "resource": {"type": kind} | ({"message": message} if message else {})}

    def follow_up(self, token: str, body: Json) -> Json:
        """A further message; the first one after a deferral takes the place of "thinking"."""
        answer = self._valid(token)
        if answer.original is not None and answer.original["flags"] & LOADING:
            return self._fill(answer, answer.original, body)
        return self._post(answer, body)

    def read(self, token: str, which: str) -> Json:
        """An answer as it stands: `@original` or a message's id."""
        answer = self._valid(token)
        if which == "@original":
            if answer.original is None:
                raise unknown_message()
            return answer.original
        found = next((one for one in answer.messages if one["id"] == which), None)
        if found is None:
            raise unknown_message()
        return found

    def change(self, token: str, which: str, body: Json) -> Json:
        """Change an answer, or the message whose button was pressed."""
        message = self.read(token, which)
        if message["flags"] & LOADING:
            return self._fill(self._valid(token), message, body)
        return self._rewrite(message, body)

    def remove(self, token: str, which: str) -> None:
        """Take an answer back."""
        message = self.read(token, which)
        answer = self._valid(token)
        answer.messages = [one for one in answer.messages if one is not message]
        if self.ephemeral.pop(int(message["id"]), None) is None:
            self._world.remove_message(answer.channel_id, int(message["id"]))
        else:
            self._world.tell("EPHEMERAL_DELETE", answer.place | {"id": message["id"]})
        if answer.original is message:
            answer.original = None

    def _first(self, answer: Answer, kind: int, data: Json) -> Json | None:
        if kind == _REPLY:
            answer.original = self._post(answer, data)
            answer.ephemeral = bool(answer.original["flags"] & EPHEMERAL)
            return answer.original
        if kind == _UPDATE and answer.source is not None:
            changed = self._rewrite(answer.source, data)
            answer.original = answer.source
            return changed
        if kind == _DEFER:
            answer.deferred, answer.ephemeral = True, bool(flags_of(data) & EPHEMERAL)
            answer.original = self._think(answer)
        elif kind == _DEFER_UPDATE:
            answer.original = answer.source
        elif kind == _CHOICES:
            answer.choices = _choices(data)
        else:
            check_modal(data)
            answer.modal = data
            event = answer.place | {"interaction_id": str(answer.interaction_id), "modal": data}
            self._world.tell("MODAL", event)
        return None

    def _think(self, answer: Answer) -> Json:
        """A message that says “Lightkeeper is thinking …”, until the answer comes."""
        flags = LOADING | (EPHEMERAL if answer.ephemeral else 0)
        more = signature(self._world, answer) | {"flags": flags, "type": _kind(answer)}
        if answer.ephemeral:
            return self._whisper(answer, "", more)
        return self._world.add_message(answer.channel_id, self._world.bot_user, "", **more)

    def _fill(self, answer: Answer, message: Json, body: Json) -> Json:
        rewrite(self._world, message, body)
        message["edited_timestamp"] = None  # it is its first version
        answer.messages.append(message)
        self._show(message)
        return message

    def _rewrite(self, message: Json, body: Json) -> Json:
        rewrite(self._world, message, body)
        self._show(message)
        return message

    def _show(self, message: Json) -> None:
        if (private := self.ephemeral.get(int(message["id"]))) is not None:
            self._world.tell("EPHEMERAL_UPDATE", private[0].place | {"message": message})
        else:
            self._world.changed(message)

    def _post(self, answer: Answer, body: Json) -> Json:
        world = self._world
        more = signature(world, answer) | {"type": ORDINARY if answer.original is not None else _kind(answer)}
        if flags_of(body) & EPHEMERAL:
            check_message(body)
            more |= {key: body.get(key) or [] for key in ("embeds", "components")} | {"flags": flags_of(body) & _FLAGS}
            more |= pinged(world, answer.channel_id, BOT_ID, body, None)
            message = self._whisper(answer, body.get("content") or "", more)
        else:
            message = write(world, answer.channel_id, BOT_ID, body, _FLAGS, **more)
        answer.messages.append(message)
        return message

    def _whisper(self, answer: Answer, content: str, more: Json) -> Json:
        world = self._world
        channel = world.channel(answer.channel_id)
        message = payloads.message(world.next_id(), channel, world.bot_user, content, world.clock()) | more
        self.ephemeral[int(message["id"])] = (answer, message)
        world.tell("EPHEMERAL", answer.place | {"message": message})
        return message

    def _valid(self, token: str) -> Answer:
        answer = self._by_token.get(token)
        if answer is None or not answer.acknowledged or answer.over(self._world.clock()):
            raise unknown_webhook()
        return answer

    def _tell(self, answer: Answer, state: str) -> None:
        event = {"id": str(answer.interaction_id), "user_id": str(answer.user_id), "state": state}
        self._world.tell("INTERACTION", event)


def _kind(answer: Answer) -> int:
    return COMMAND_ANSWER if answer.kind == COMMAND else ORDINARY


def _choices(data: Json) -> list[Json]:
    choices = objects(data.get("choices"), "data.choices", 0, _MOST_CHOICES)
    for i, one in enumerate(choices):
        text(one, "name", f"data.choices.{i}", 1, 100)
        if isinstance(one.get("value"), str):
            text(one, "value", f"data.choices.{i}", 0, 100)
    return choices
