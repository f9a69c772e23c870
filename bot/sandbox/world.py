"""The make-believe Discord itself: servers, channels, people and messages in memory, and who is told of a change."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.sandbox import payloads, permissions
from bot.sandbox.errors import missing_access, no_text_channel, not_implemented, unknown_channel, unknown_message
from bot.sandbox.payloads import DM, EPOCH_MS, FORUM, PRIVATE_THREAD, TEXT, THREADS, Json
from bot.sandbox.permissions import MANAGE_THREADS, VIEW
from bot.sandbox.plan import BOT_ID, BOT_ROLE_ID, OWNER_ID, Persona, ServerPlan

Listener = Callable[[str, Json], None]
_JOINED = datetime.fromisoformat("2026-01-01T00:00:00+00:00")


@dataclass(slots=True)
class Server:
    """One community in memory. `commands`: those registered for this server alone."""

    plan: ServerPlan
    guild: Json
    people: dict[int, Persona]
    commands: list[Json] = field(default_factory=list)

    def roles_of(self, user_id: int) -> tuple[int, ...]:
        """The roles somebody holds."""
        return (BOT_ROLE_ID,) if user_id == BOT_ID else self.people[user_id].roles

    @property
    def pingable(self) -> set[int]:
        """Roles that anybody may mention."""
        return {int(role["id"]) for role in self.guild["roles"] if role["mentionable"]}


class World:
    """Holds everything; every change goes through `tell`, to the gateway, the page and whoever waits."""

    def __init__(self, plans: tuple[ServerPlan, ...], clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self._plans = plans
        self._last_id = 0
        self.listeners: list[Listener] = []
        self.bot_user = payloads.user(BOT_ID, "Lightkeeper", bot=True)
        self.reset()

    def reset(self) -> None:
        """Empty every channel, as on the first day."""
        self.servers: dict[int, Server] = {plan.server_id: self._make(plan) for plan in self._plans}
        self.channels: dict[int, Json] = {
            int(channel["id"]): channel for server in self.servers.values() for channel in server.guild["channels"]
        }
        self.messages: dict[int, dict[int, Json]] = {channel_id: {} for channel_id in self.channels}
        self.invited: dict[int, set[int]] = {}
        self.commands: list[Json] = []

    def next_id(self) -> int:
        """A new snowflake, later than every one before."""
        now = int(self.clock().timestamp() * 1000) - EPOCH_MS
        self._last_id = max(self._last_id + 1, now << 22)
        return self._last_id

    def tell(self, event: str, data: Json) -> None:
        """Something changed."""
        for listener in list(self.listeners):
            listener(event, data)

    def channel(self, channel_id: int) -> Json:
        """A channel or thread; 10003 if there is none."""
        if channel_id not in self.channels:
            raise unknown_channel()
        return self.channels[channel_id]

    def message(self, channel_id: int, message_id: int) -> Json:
        """A message; 10008 if there is none."""
        self.channel(channel_id)
        found = self.messages[channel_id].get(message_id)
        if found is None:
            raise unknown_message()
        return found

    def server_of(self, channel_id: int) -> Server:
        """The community a channel belongs to."""
        channel = self.channel(channel_id)
        if channel["type"] == DM:
            raise not_implemented("this in a direct message")
        return self.servers[int(channel["guild_id"])]

    def commands_of(self, server: Server) -> list[Json]:
        """Every command that can be used in a server; its own hide global ones of the same name."""
        own = {(one["name"], one["type"]) for one in server.commands}
        return [*server.commands, *(one for one in self.commands if (one["name"], one["type"]) not in own)]

    def person(self, server: Server, user_id: int) -> Json:
        """A member's JSON; the bot is a member too."""
        about = self.bot_user if user_id == BOT_ID else payloads.user(user_id, server.people[user_id].name)
        return payloads.member(about, server.roles_of(user_id), _JOINED)

    def home(self, channel_id: int) -> Json:
        """The channel itself, or the channel of this thread."""
        channel = self.channel(channel_id)
        return self.channel(int(channel["parent_id"])) if channel["type"] in THREADS else channel

    def permissions(self, user_id: int, channel_id: int) -> int:
        """What somebody may do there: bits as Discord's; nothing where they may not look."""
        channel, server = self.channel(channel_id), self.server_of(channel_id)
        if user_id != BOT_ID and user_id not in server.people:
            return 0
        overwrites = self.home(channel_id)["permission_overwrites"]
        roles, held = server.guild["roles"], server.roles_of(user_id)
        bits = permissions.granted(server.plan.server_id, roles, held, overwrites, user_id)
        uninvited = channel["type"] == PRIVATE_THREAD and user_id not in self.invited.get(channel_id, ())
        return 0 if uninvited and not bits & MANAGE_THREADS else bits

    def sees(self, user_id: int, channel_id: int) -> bool:
        """Whether a person may look into the channel."""
        channel = self.channel(channel_id)
        if channel["type"] == DM:
            return user_id in (BOT_ID, int(channel["recipients"][0]["id"]))
        return bool(self.permissions(user_id, channel_id) & VIEW)

    def for_moderators(self, channel_id: int) -> bool:
        """Whether plain members cannot see the channel, or the channel of this thread."""
        server_id = self.server_of(channel_id).plan.server_id
        overwrites = self.home(channel_id)["permission_overwrites"]
        return any(int(one["id"]) == server_id and int(one["deny"]) & VIEW for one in overwrites)

    def must_see(self, user_id: int, channel_id: int) -> None:
        """50001 where the person may not look."""
        if not self.sees(user_id, channel_id):
            raise missing_access()

    def add_message(self, channel_id: int, author: Json, content: str, **more: object) -> Json:
        """Write a message and tell everybody. The first one of a forum post bears the post's id."""
        channel = self.channel(channel_id)
        if channel["type"] == FORUM:
            raise no_text_channel()
        begins_post = channel["type"] in THREADS and channel["last_message_id"] is None
        begins_post = begins_post and self.home(channel_id)["type"] == FORUM
        message_id = channel_id if begins_post else self.next_id()
        message = payloads.message(message_id, channel, author, content, self.clock()) | more
        self.messages[channel_id][message_id] = message
        channel["last_message_id"] = message["id"]
        self.tell("MESSAGE_CREATE", self.with_place(message))
        return message

    def remove_message(self, channel_id: int, message_id: int) -> None:
        """Take a message out and tell everybody."""
        self.message(channel_id, message_id)
        del self.messages[channel_id][message_id]
        place = {"id": str(message_id), "channel_id": str(channel_id)}
        server_id = self.channel(channel_id).get("guild_id")
        self.tell("MESSAGE_DELETE", place | ({"guild_id": server_id} if server_id else {}))

    def changed(self, message: Json) -> None:
        """Tell everybody of a message's new version."""
        self.tell("MESSAGE_UPDATE", self.with_place(message))

    def with_place(self, message: Json) -> Json:
        """The message as events carry it: with its server and its author as a member."""
        channel_id = int(message["channel_id"])
        if self.channel(channel_id)["type"] == DM:
            return dict(message)
        server = self.server_of(channel_id)
        member = {k: v for k, v in self.person(server, int(message["author"]["id"])).items() if k != "user"}
        return message | {"guild_id": str(server.plan.server_id), "member": member}

    def _make(self, plan: ServerPlan) -> Server:
        server = Server(plan, payloads.guild(plan.server_id, plan.name, OWNER_ID), {p.user_id: p for p in plan.people})
        roles = [payloads.role(plan.server_id, "@everyone", 0, permissions.EVERYONE)]
        roles += [
            payloads.role(role_id, name, i, permissions.MODERATOR)
            for i, (role_id, name) in enumerate(plan.roles.items(), 1)
        ]
        roles.append(payloads.role(BOT_ROLE_ID, "Lightkeeper", len(roles), permissions.BOT, managed=True))
        everybody = (BOT_ID, *server.people)
        server.guild |= {
            "roles": roles,
            "channels": [_channel(plan, i) for i in range(len(plan.channels))],
            "members": [self.person(server, user_id) for user_id in everybody],
            "member_count": len(everybody),
        }
        return server


def _channel(plan: ServerPlan, index: int) -> Json:
    channel = plan.channels[index]
    hidden = payloads.overwrite(plan.server_id, deny=VIEW)
    shown = [payloads.overwrite(role_id, allow=VIEW) for role_id in (*plan.roles, BOT_ROLE_ID)]
    overwrites = [hidden, *shown] if channel.private else []
    kind = FORUM if channel.kind == "forum" else TEXT
    return payloads.channel(channel.channel_id, plan.server_id, channel.name, kind, index, overwrites)
