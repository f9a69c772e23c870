"""The make-believe Discord itself: servers, channels, people and messages in memory, and who is told of a change."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.sandbox import payloads
from bot.sandbox.errors import missing_access, unknown_channel, unknown_message
from bot.sandbox.payloads import ALL, EPOCH_MS, FORUM, READ_HISTORY, SEND, TEXT, THREADS, VIEW, Json
from bot.sandbox.plan import BOT_ID, OWNER_ID, Persona, ServerPlan

Listener = Callable[[str, Json], None]
_MENTION = re.compile(r"<@!?(\d+)>")
_ROLE_MENTION = re.compile(r"<@&(\d+)>")


@dataclass(slots=True)
class Server:
    """One community in memory."""

    plan: ServerPlan
    guild: Json
    people: dict[int, Persona]
    commands: list[Json] = field(default_factory=list)


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
        self.dms: dict[int, Json] = {}

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
        return self.servers[int(self.channel(channel_id)["guild_id"])]

    def person(self, server: Server, user_id: int) -> Json:
        """A member's JSON; the bot is a member too."""
        joined = datetime.fromisoformat("2026-01-01T00:00:00+00:00")
        if user_id == BOT_ID:
            return payloads.member(self.bot_user, (), joined)
        persona = server.people[user_id]
        return payloads.member(payloads.user(user_id, persona.name), persona.roles, joined)

    def sees(self, user_id: int, channel_id: int) -> bool:
        """Whether a person may look into the channel."""
        channel = self.channel(channel_id)
        server = self.server_of(channel_id)
        if channel["type"] in THREADS:
            return self.sees(user_id, int(channel["parent_id"]))
        private = next(plan.private for plan in server.plan.channels if plan.channel_id == channel_id)
        return user_id == BOT_ID or (user_id in server.people and (not private or bool(server.people[user_id].roles)))

    def must_see(self, user_id: int, channel_id: int) -> None:
        """50001 where the person may not look."""
        if not self.sees(user_id, channel_id):
            raise missing_access()

    def add_message(self, channel_id: int, author: Json, content: str, **more: object) -> Json:
        """Write a message and tell everybody."""
        channel = self.channel(channel_id)
        message = payloads.message(self.next_id(), channel, author, content, self.clock()) | more
        self.messages[channel_id][int(message["id"])] = message
        channel["last_message_id"] = message["id"]
        self.tell("MESSAGE_CREATE", self.with_place(message))
        return message

    def with_place(self, message: Json) -> Json:
        """The message as events carry it: with its server and its author as a member."""
        channel_id = int(message["channel_id"])
        server = self.server_of(channel_id)
        member = {k: v for k, v in self.person(server, int(message["author"]["id"])).items() if k != "user"}
        return message | {"guild_id": str(server.plan.server_id), "member": member}

    def add_thread(self, parent_id: int, owner_id: int, name: str, thread_id: int | None = None) -> Json:
        """Open a thread or a forum post."""
        parent = self.channel(parent_id)
        thread = payloads.thread(thread_id or self.next_id(), parent, owner_id, name, self.clock())
        self.channels[int(thread["id"])] = thread
        self.messages[int(thread["id"])] = {}
        self.server_of(parent_id).guild["threads"].append(thread)
        self.tell("THREAD_CREATE", thread | {"newly_created": True})
        return thread

    def mentions(self, server: Server, text: str, allowed: Json | None) -> tuple[list[Json], list[str]]:
        """(users, role ids) that a text pings, as far as `allowed_mentions` lets it."""
        parse = (allowed or {}).get("parse", ["users", "roles", "everyone"])
        users = {int(found) for found in _MENTION.findall(text)}
        roles = set(_ROLE_MENTION.findall(text))
        if "users" not in parse:
            users &= {int(one) for one in (allowed or {}).get("users", [])}
        if "roles" not in parse:
            roles &= {str(one) for one in (allowed or {}).get("roles", [])}
        known = [payloads.user(one, server.people[one].name) for one in sorted(users) if one in server.people]
        return known, sorted(roles)

    def _make(self, plan: ServerPlan) -> Server:
        everyone = payloads.role(plan.server_id, "@everyone", 0, VIEW | SEND | READ_HISTORY)
        roles = [payloads.role(role_id, name, i, SEND) for i, (role_id, name) in enumerate(plan.roles.items(), 1)]
        bot_role = payloads.role(BOT_ID, "Lightkeeper", len(roles) + 1, ALL)
        people = {persona.user_id: persona for persona in plan.people}
        server = Server(plan, {}, people)
        server.guild = {
            "id": str(plan.server_id),
            "name": plan.name,
            "icon": None,
            "owner_id": str(OWNER_ID),
            "roles": [everyone, *roles, bot_role],
            "channels": [self._channel(plan, i) for i in range(len(plan.channels))],
            "threads": [],
            "members": [
                self.person(server, BOT_ID) | {"roles": [str(BOT_ID)]},
                *(self.person(server, user_id) for user_id in people),
            ],
            "member_count": len(people) + 1,
            "emojis": [],
            "stickers": [],
            "features": [],
            "voice_states": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
            "verification_level": 0,
            "default_message_notifications": 1,
            "explicit_content_filter": 0,
            "mfa_level": 0,
            "nsfw_level": 0,
            "premium_tier": 0,
            "premium_progress_bar_enabled": False,
            "preferred_locale": "en-GB",
            "afk_timeout": 300,
            "system_channel_flags": 0,
            "large": False,
            "unavailable": False,
            "joined_at": "2026-01-01T00:00:00+00:00",
        }
        return server

    def _channel(self, plan: ServerPlan, index: int) -> Json:
        channel = plan.channels[index]
        hidden = {"id": str(plan.server_id), "type": 0, "allow": "0", "deny": str(VIEW)}
        shown = [{"id": str(role), "type": 0, "allow": str(VIEW), "deny": "0"} for role in plan.roles]
        overwrites = [hidden, *shown] if channel.private else []
        kind = FORUM if channel.kind == "forum" else TEXT
        return payloads.channel(channel.channel_id, plan.server_id, channel.name, kind, index, overwrites)
