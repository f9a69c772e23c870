"""Interactions: what a person does with a command or a button, and what the bot answers, within three seconds."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.sandbox import payloads
from bot.sandbox.errors import already_acknowledged, invalid_form, not_implemented, unknown_interaction, unknown_webhook
from bot.sandbox.payloads import COMPONENTS_V2, EPHEMERAL, Json
from bot.sandbox.plan import BOT_ID
from bot.sandbox.validate import check_message, check_modal
from bot.sandbox.world import World

ANSWER_WITHIN = timedelta(seconds=3)
TOKEN_LIVES = timedelta(minutes=15)
COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
_REPLY, _DEFER, _DEFER_UPDATE, _UPDATE, _CHOICES, _MODAL = 4, 5, 6, 7, 8, 9


@dataclass(slots=True)
class Answer:
    """What one interaction led to, as the one who acted sees it. It goes on filling while the bot follows up."""

    interaction_id: int
    token: str
    user_id: int
    channel_id: int
    kind: int
    began: datetime
    source: Json | None = None
    acknowledged: bool = False
    deferred: bool = False
    ephemeral: bool = False
    original: Json | None = None
    modal: Json | None = None
    choices: list[Json] = field(default_factory=list)
    messages: list[Json] = field(default_factory=list)


class Interactions:
    """All interactions of this sandbox, by id and by token."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._by_token: dict[str, Answer] = {}
        self.ephemeral: dict[int, tuple[Answer, Json]] = {}

    def begin(self, user_id: int, channel_id: int, kind: int, data: Json, source: Json | None = None) -> Answer:
        """A person acts: tell the bot."""
        world = self._world
        server = world.server_of(channel_id)
        answer = Answer(world.next_id(), secrets.token_hex(16), user_id, channel_id, kind, world.clock(), source)
        self._by_token[answer.token] = answer
        event: Json = {
            "id": str(answer.interaction_id),
            "application_id": str(BOT_ID),
            "type": kind,
            "token": answer.token,
            "version": 1,
            "guild_id": str(server.plan.server_id),
            "channel_id": str(channel_id),
            "channel": world.channel(channel_id),
            "member": world.person(server, user_id) | {"permissions": "0"},
            "data": data,
            "locale": "en-GB",
            "guild_locale": "en-GB",
            "app_permissions": str(payloads.ALL),
            "entitlements": [],
            "authorizing_integration_owners": {},
            "context": 0,
            "attachment_size_limit": 10_000_000,
        }
        world.tell("INTERACTION_CREATE", event | ({"message": source} if source is not None else {}))
        self._tell(answer, "pending")
        return answer

    def callback(self, interaction_id: int, token: str, body: Json) -> Json:
        """The bot's first answer."""
        answer = self._by_token.get(token)
        late = answer is None or self._world.clock() - answer.began > ANSWER_WITHIN
        if answer is None or late or answer.interaction_id != interaction_id:
            raise unknown_interaction()
        if answer.acknowledged:
            raise already_acknowledged()
        message = self._first(answer, int(body.get("type", 0)), body.get("data") or {})
        answer.acknowledged = True
        self._tell(answer, "done")
        about: Json = {"id": str(interaction_id), "type": answer.kind, "response_message_ephemeral": answer.ephemeral}
        resource: Json = {"type": body["type"]}
        if message is not None:
            about["response_message_id"] = message["id"]
            resource["message"] = message
        return {"interaction": about, "resource": resource}

    def _first(self, answer: Answer, kind: int, data: Json) -> Json | None:
        match kind:
            case 4:
                return self._post(answer, data, original=True)
            case 5:
                answer.deferred, answer.ephemeral = True, bool(int(data.get("flags", 0)) & EPHEMERAL)
            case 6:
                answer.original = answer.source
            case 7 if answer.source is not None:
                answer.original = answer.source
                return self.edit_original(answer.token, data)
            case 8:
                answer.choices = data.get("choices", [])
            case 9:
                check_modal(data)
                answer.modal = data
                event = {"user_id": str(answer.user_id), "channel_id": str(answer.channel_id), "modal": data}
                self._world.tell("MODAL", event | {"interaction_id": str(answer.interaction_id)})
            case _:
                raise invalid_form("type", "BASE_TYPE_CHOICES", "This is no type of answer to this interaction.")
        return None

    def follow_up(self, token: str, body: Json) -> Json:
        """A further message; the first one after a deferral takes the place of "thinking"."""
        answer = self._valid(token)
        return self._post(answer, body, original=answer.deferred and answer.original is None)

    def original(self, token: str) -> Json:
        """The first answer, as it stands."""
        answer = self._valid(token)
        if answer.original is None:
            raise unknown_webhook()
        return answer.original

    def edit_original(self, token: str, body: Json) -> Json:
        """Change the first answer, or the message whose button was pressed."""
        answer = self._valid(token)
        if answer.original is None:
            if answer.deferred:
                return self._post(answer, body, original=True)
            raise unknown_webhook()
        message = answer.original
        check_message(message | body)
        message.update({k: body[k] for k in ("content", "embeds", "components") if k in body})
        message["flags"] = int(message["flags"]) | (int(body.get("flags") or 0) & COMPONENTS_V2)
        if int(message["id"]) in self.ephemeral:
            self._tell_ephemeral("EPHEMERAL_UPDATE", self.ephemeral[int(message["id"])][0], message)
        else:
            self._world.tell("MESSAGE_UPDATE", self._world.with_place(message))
        return message

    def delete_original(self, token: str) -> None:
        """Take the first answer back."""
        message = self.original(token)
        if self.ephemeral.pop(int(message["id"]), None) is None:
            raise not_implemented("deleting a public answer to an interaction")

    def _post(self, answer: Answer, data: Json, *, original: bool) -> Json:
        check_message(data)
        world = self._world
        flags = int(data.get("flags") or 0) | (EPHEMERAL if original and answer.deferred and answer.ephemeral else 0)
        more: dict[str, Any] = {
            "flags": flags,
            "components": data.get("components") or [],
            "embeds": data.get("embeds") or [],
            "application_id": str(BOT_ID),
            "webhook_id": str(BOT_ID),
        }
        content = data.get("content") or ""
        if flags & EPHEMERAL:
            channel = world.channel(answer.channel_id)
            message = payloads.message(world.next_id(), channel, world.bot_user, content, world.clock()) | more
            self.ephemeral[int(message["id"])] = (answer, message)
            self._tell_ephemeral("EPHEMERAL", answer, message)
        else:
            message = world.add_message(answer.channel_id, world.bot_user, content, **more)
        answer.messages.append(message)
        if original:
            answer.original, answer.ephemeral = message, bool(flags & EPHEMERAL)
        return message

    def _valid(self, token: str) -> Answer:
        answer = self._by_token.get(token)
        if answer is None or not answer.acknowledged or self._world.clock() - answer.began > TOKEN_LIVES:
            raise unknown_webhook()
        return answer

    def _tell(self, answer: Answer, state: str) -> None:
        event = {"id": str(answer.interaction_id), "user_id": str(answer.user_id), "state": state}
        self._world.tell("INTERACTION", event)

    def _tell_ephemeral(self, event: str, answer: Answer, message: Json) -> None:
        place = {"user_id": str(answer.user_id), "channel_id": str(answer.channel_id)}
        self._world.tell(event, place | {"message": message})
