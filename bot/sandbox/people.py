"""What people do: used by the page and by tests alike. Everybody can do only what they could on Discord."""

from typing import Any

from bot.sandbox.answers import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL, Answer
from bot.sandbox.commands import given
from bot.sandbox.components import BUTTON, INPUT, LABEL, ROW, SELECT, walk
from bot.sandbox.errors import (
    ApiError,
    empty_message,
    missing_access,
    missing_permissions,
    not_author,
    unknown_command,
    unknown_message,
)
from bot.sandbox.interactions import Interactions
from bot.sandbox.payloads import CHAT_INPUT, CONTEXT_MESSAGE, DM, Json
from bot.sandbox.permissions import MANAGE_MESSAGES, USE_COMMANDS
from bot.sandbox.plan import BOT_ID
from bot.sandbox.threads import open_below, open_thread
from bot.sandbox.world import Server, World
from bot.sandbox.writing import must_write, rewrite, write

_COLOURS = ("#4f8a8b", "#8a5a83", "#b5651d", "#3f6fa3", "#6b8e23", "#a0522d", "#7a6fb0", "#2e7d5b", "#996515")


class People:
    """Acts of members and moderators; raises `ApiError` where Discord would refuse."""

    def __init__(self, world: World, interactions: Interactions) -> None:
        self._world = world
        self._interactions = interactions

    def send(self, as_user: int, channel_id: int, text: str, reply_to: int | None = None) -> Json:
        """Say something; also in direct messages with the bot."""
        if self._world.channel(channel_id)["type"] == DM:
            self._world.must_see(as_user, channel_id)
        else:
            must_write(self._world, as_user, channel_id)
        body: Json = {"content": text}
        if reply_to is not None:
            body["message_reference"] = {"message_id": str(reply_to)}
        return write(self._world, channel_id, as_user, body)

    def edit(self, as_user: int, channel_id: int, message_id: int, text: str) -> Json:
        """Change one's own words."""
        message = self._seen(as_user, channel_id, message_id)
        if message["author"]["id"] != str(as_user):
            raise not_author()
        if not text.strip():
            raise empty_message()
        rewrite(self._world, message, {"content": text})
        self._world.changed(message)
        return message

    def delete(self, as_user: int, channel_id: int, message_id: int) -> None:
        """Take one's own words back; moderators may take away anybody's."""
        message = self._seen(as_user, channel_id, message_id)
        own = message["author"]["id"] == str(as_user)
        if not own and not self._world.permissions(as_user, channel_id) & MANAGE_MESSAGES:
            raise missing_permissions()
        self._world.remove_message(channel_id, message_id)

    def start_thread(self, as_user: int, channel_id: int, name: str, text: str, on: int | None = None) -> Json:
        """Open a thread (on a message, if `on` is given) or a forum post, with its first message."""
        must_write(self._world, as_user, channel_id)
        if not text.strip() or not name.strip():
            raise empty_message()
        if on is None:
            thread = open_thread(self._world, channel_id, as_user, name)
        else:
            thread = open_below(self._world, channel_id, on, as_user, name)
        self.send(as_user, int(thread["id"]), text)
        return thread

    def command(self, as_user: int, channel_id: int, name: str, options: Json | None = None) -> Answer:
        """Use a slash command."""
        command, data = self._command(as_user, channel_id, name, CHAT_INPUT)
        data |= given(command, options or {}, self._world.server_of(channel_id), self._world)
        return self._interactions.begin(as_user, channel_id, COMMAND, data)

    def use_on(self, as_user: int, channel_id: int, message_id: int, name: str) -> Answer:
        """Use a command from a message's own menu."""
        message = self._seen(as_user, channel_id, message_id)
        _, data = self._command(as_user, channel_id, name, CONTEXT_MESSAGE)
        data |= {"target_id": str(message_id), "resolved": {"messages": {str(message_id): dict(message)}}}
        return self._interactions.begin(as_user, channel_id, COMMAND, data)

    def autocomplete(self, as_user: int, channel_id: int, name: str, focused: str, typed: str) -> Answer:
        """Type into an option; the choices come with the answer."""
        command, data = self._command(as_user, channel_id, name, CHAT_INPUT)
        option = next((one for one in command.get("options") or [] if one["name"] == focused), None)
        if option is None or not option.get("autocomplete"):
            raise ApiError(400, 50035, f"The option {focused} gives no suggestions.")
        data["options"] = [{"name": focused, "type": option["type"], "value": typed, "focused": True}]
        return self._interactions.begin(as_user, channel_id, AUTOCOMPLETE, data)

    def click(self, as_user: int, channel_id: int, message_id: int, custom_id: str) -> Answer:
        """Press a button."""
        message, _ = self._component(as_user, channel_id, message_id, custom_id, BUTTON)
        data = {"custom_id": custom_id, "component_type": BUTTON}
        return self._interactions.begin(as_user, channel_id, COMPONENT, data, message)

    def select(self, as_user: int, channel_id: int, message_id: int, custom_id: str, values: list[str]) -> Answer:
        """Choose in a select."""
        message, found = self._component(as_user, channel_id, message_id, custom_id, SELECT)
        _check_chosen(found, values)
        data = {"custom_id": custom_id, "component_type": SELECT, "values": values}
        return self._interactions.begin(as_user, channel_id, COMPONENT, data, message)

    def submit(self, as_user: int, channel_id: int, modal: Json, values: dict[str, Any]) -> Answer:
        """Send a modal that was shown to this person, with what was filled in."""
        opened = self._interactions.opened(as_user, str(modal["custom_id"]))
        if opened is None:
            raise ApiError(400, 50035, "This modal was not shown to you.")
        filled = [_filled(one, values) for one in modal["components"] if one["type"] in (ROW, LABEL)]
        data = {"custom_id": modal["custom_id"], "components": filled}
        return self._interactions.begin(as_user, channel_id, MODAL, data, opened.source)

    def _component(
        self, as_user: int, channel_id: int, message_id: int, custom_id: str, kind: int
    ) -> tuple[Json, Json]:
        message = self._shown(as_user, channel_id, message_id)
        found = next((one for one in walk(message["components"]) if one.get("custom_id") == custom_id), None)
        if found is None or found["type"] != kind or found.get("disabled"):
            raise ApiError(400, 50035, "There is no such button or select on this message (any more).")
        return message, found

    def _shown(self, as_user: int, channel_id: int, message_id: int) -> Json:
        """A message in the channel, or a private one to this very person."""
        if message_id not in self._interactions.ephemeral:
            return self._seen(as_user, channel_id, message_id)
        answer, message = self._interactions.ephemeral[message_id]
        if answer.user_id != as_user:
            raise unknown_message()
        return message

    def _seen(self, as_user: int, channel_id: int, message_id: int) -> Json:
        self._world.must_see(as_user, channel_id)
        return self._world.message(channel_id, message_id)

    def _command(self, as_user: int, channel_id: int, name: str, kind: int) -> tuple[Json, Json]:
        self._world.must_see(as_user, channel_id)
        server = self._world.server_of(channel_id)
        every = self._world.commands_of(server)
        command = next((one for one in every if (one["name"], one["type"]) == (name, kind)), None)
        if command is None:
            raise unknown_command()
        needed = int(command.get("default_member_permissions") or 0) | USE_COMMANDS
        if needed & ~self._world.permissions(as_user, channel_id):
            raise missing_access()
        data: Json = {"id": command["id"], "name": name, "type": kind}
        return command, data | ({"guild_id": command["guild_id"]} if "guild_id" in command else {})


def _check_chosen(select: Json, values: list[str]) -> None:
    offered = {one["value"] for one in select["options"]}
    fits = select.get("min_values", 1) <= len(values) <= select.get("max_values", 1)
    if not fits or len(set(values)) != len(values) or not set(values) <= offered:
        raise ApiError(400, 50035, "That cannot be chosen here.")


def _filled(wrapped: Json, values: dict[str, Any]) -> Json:
    """One field of a modal with its value, wrapped as it was shown."""
    field = wrapped["component"] if wrapped["type"] == LABEL else wrapped["components"][0]
    made: Json = {"type": field["type"], "custom_id": field["custom_id"], "id": field.get("id", 1)}
    value = values.get(field["custom_id"])
    if field["type"] == INPUT:
        typed = str(value or "")
        least = field.get("min_length") or (1 if field.get("required", True) else 0)
        if not (least if typed or field.get("required", True) else 0) <= len(typed) <= field.get("max_length", 4000):
            raise ApiError(400, 50035, f"{field.get('label') or wrapped.get('label')}: too short or too long.")
        made["value"] = typed
    else:
        made["values"] = [value] if isinstance(value, str) else list(value or [])
        _check_chosen(field, made["values"])
    return {"type": LABEL, "component": made} if wrapped["type"] == LABEL else {"type": ROW, "components": [made]}


def members(server: Server) -> list[Json]:
    """The people of a server and the bot, for the page."""
    crowd: list[Json] = [
        {
            "id": str(one.user_id),
            "name": one.name,
            "color": _COLOURS[i % len(_COLOURS)],
            "roles": [str(role) for role in one.roles],
            "bot": False,
            "moderator": bool(one.roles),
            "about": one.about,
        }
        for i, one in enumerate(server.plan.people)
    ]
    roles = [str(role) for role in server.roles_of(BOT_ID)]
    about = "reads along and brings a person"
    bot = {"id": str(BOT_ID), "name": "Lightkeeper", "color": _COLOURS[0], "roles": roles, "about": about}
    return [*crowd, bot | {"bot": True, "moderator": False}]
