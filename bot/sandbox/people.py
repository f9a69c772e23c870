"""What people do: used by the page and by tests alike. Everybody can do only what they could on Discord."""

from typing import Any

from bot.sandbox import payloads
from bot.sandbox.errors import ApiError, empty_message, not_author, unknown_message
from bot.sandbox.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL, Answer, Interactions
from bot.sandbox.payloads import CHAT_INPUT, Json, stamp
from bot.sandbox.validate import BUTTON, INPUT, SELECT, walk
from bot.sandbox.world import World

_OPTION_TYPES = {3: str, 4: int, 5: bool}


class People:
    """Acts of members and moderators; raises `ApiError` where Discord would refuse."""

    def __init__(self, world: World, interactions: Interactions) -> None:
        self._world = world
        self._interactions = interactions

    def send(self, as_user: int, channel_id: int, text: str, reply_to: int | None = None) -> Json:
        """Say something."""
        self._world.must_see(as_user, channel_id)
        if not text.strip():
            raise empty_message()
        server = self._world.server_of(channel_id)
        author = self._world.person(server, as_user)["user"]
        users, roles = self._world.mentions(server, text, None)
        more: dict[str, Any] = {"mentions": users, "mention_roles": roles}
        if reply_to is not None:
            self._world.message(channel_id, reply_to)
            reference = {"message_id": str(reply_to), "channel_id": str(channel_id)}
            more |= {"message_reference": reference | {"guild_id": server.guild["id"], "type": 0}, "type": 19}
        return self._world.add_message(channel_id, author, text, **more)

    def edit(self, as_user: int, channel_id: int, message_id: int, text: str) -> Json:
        """Change one's own words."""
        message = self._own(as_user, channel_id, message_id)
        if not text.strip():
            raise empty_message()
        message |= {"content": text, "edited_timestamp": stamp(self._world.clock())}
        self._world.messages[channel_id][message_id] = message
        self._world.tell("MESSAGE_UPDATE", self._world.with_place(message))
        return message

    def delete(self, as_user: int, channel_id: int, message_id: int) -> None:
        """Take one's own words back."""
        self._own(as_user, channel_id, message_id)
        del self._world.messages[channel_id][message_id]
        server = self._world.server_of(channel_id)
        place = {"id": str(message_id), "channel_id": str(channel_id), "guild_id": server.guild["id"]}
        self._world.tell("MESSAGE_DELETE", place)

    def start_thread(self, as_user: int, channel_id: int, name: str, text: str) -> Json:
        """Open a thread or a forum post with its first message."""
        self._world.must_see(as_user, channel_id)
        thread = self._world.add_thread(channel_id, as_user, name)
        self.send(as_user, int(thread["id"]), text)
        return thread

    def command(self, as_user: int, channel_id: int, name: str, options: Json | None = None) -> Answer:
        """Use a slash command."""
        data, _ = self._command(as_user, channel_id, name, options or {})
        return self._interactions.begin(as_user, channel_id, COMMAND, data)

    def autocomplete(self, as_user: int, channel_id: int, name: str, focused: str, typed: str) -> Answer:
        """Type into an option; the choices come with the answer."""
        data, command = self._command(as_user, channel_id, name, {focused: typed})
        kind = next(o["type"] for o in command["options"] if o["name"] == focused)
        data["options"] = [{"name": focused, "type": kind, "value": typed, "focused": True}]
        return self._interactions.begin(as_user, channel_id, AUTOCOMPLETE, data)

    def click(self, as_user: int, channel_id: int, message_id: int, custom_id: str) -> Answer:
        """Press a button."""
        return self._component(as_user, channel_id, message_id, custom_id, BUTTON, None)

    def select(self, as_user: int, channel_id: int, message_id: int, custom_id: str, values: list[str]) -> Answer:
        """Choose in a select."""
        return self._component(as_user, channel_id, message_id, custom_id, SELECT, values)

    def submit(self, as_user: int, channel_id: int, modal: Json, values: dict[str, str]) -> Answer:
        """Send a modal with what was typed into it."""
        rows = [
            {
                "type": 1,
                "components": [{"type": INPUT, "custom_id": one["custom_id"], "value": values[one["custom_id"]]}],
            }
            for one in walk(modal["components"])
            if one["type"] == INPUT
        ]
        data = {"custom_id": modal["custom_id"], "components": rows}
        return self._interactions.begin(as_user, channel_id, MODAL, data)

    def _component(
        self, as_user: int, channel_id: int, message_id: int, custom_id: str, kind: int, values: list[str] | None
    ) -> Answer:
        message = self._visible(as_user, channel_id, message_id)
        found = [one for one in walk(message["components"]) if one.get("custom_id") == custom_id]
        if not found or found[0]["type"] != kind or found[0].get("disabled"):
            raise ApiError(400, 50035, "There is no such button or select on this message (any more).")
        data: Json = {"custom_id": custom_id, "component_type": kind}
        if values is not None:
            data["values"] = values
        return self._interactions.begin(as_user, channel_id, COMPONENT, data, message)

    def _visible(self, as_user: int, channel_id: int, message_id: int) -> Json:
        if message_id in self._interactions.ephemeral:
            answer, message = self._interactions.ephemeral[message_id]
            if answer.user_id != as_user:
                raise unknown_message()
            return message
        self._world.must_see(as_user, channel_id)
        return self._world.message(channel_id, message_id)

    def _own(self, as_user: int, channel_id: int, message_id: int) -> Json:
        self._world.must_see(as_user, channel_id)
        message = self._world.message(channel_id, message_id)
        if message["author"]["id"] != str(as_user):
            raise not_author()
        return message

    def _command(self, as_user: int, channel_id: int, name: str, options: Json) -> tuple[Json, Json]:
        self._world.must_see(as_user, channel_id)
        commands = self._world.server_of(channel_id).commands
        command = next((one for one in commands if one["name"] == name), None)
        if command is None:
            raise ApiError(404, 10063, "Unknown application command")
        kinds = {option["name"]: option["type"] for option in command.get("options", [])}
        given = []
        for key, value in options.items():
            wanted = _OPTION_TYPES.get(kinds.get(key, 0))
            if wanted is None or not isinstance(value, wanted):
                raise ApiError(400, 50035, f"The option {key} does not fit this command.")
            given.append({"name": key, "type": kinds[key], "value": value})
        data = {"id": command["id"], "name": name, "type": CHAT_INPUT, "options": given}
        return data | {"guild_id": command["guild_id"]}, command


def persona_json(world: World, server_id: int) -> list[Json]:
    """The people of a server, for the page."""
    server = world.servers[server_id]
    return [
        payloads.user(one.user_id, one.name) | {"about": one.about, "moderator": bool(one.roles)}
        for one in server.plan.people
    ]
