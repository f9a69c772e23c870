"""The bot itself, its servers and its commands over HTTP."""

from collections.abc import Callable

from bot.sandbox.calls import Call, Route
from bot.sandbox.commands import check_commands
from bot.sandbox.errors import missing_access, unknown_guild, unknown_member, unknown_user
from bot.sandbox.faults import Faults
from bot.sandbox.payloads import CHAT_INPUT, Json
from bot.sandbox.plan import BOT_ID
from bot.sandbox.world import Server, World

_ABOUT = ("roles", "channels", "threads", "members", "voice_states", "presences", "stage_instances", "joined_at")
_MESSAGE_CONTENT_LIMITED = 1 << 19


class GuildRoutes:
    """Answers from the world's servers."""

    def __init__(self, world: World, faults: Faults, gateway_url: Callable[[], str]) -> None:
        self._world = world
        self._faults = faults
        self._gateway_url = gateway_url

    def table(self) -> list[Route]:
        """The routes."""
        guild, commands = "/guilds/{guild}", "/applications/{app}/commands"
        own = "/applications/{app}/guilds/{guild}/commands"
        return [
            ("GET", "/gateway", lambda _: {"url": self._gateway_url()}),
            ("GET", "/gateway/bot", lambda _: self._gateway()),
            ("GET", "/users/@me", lambda _: self._world.bot_user),
            ("GET", "/users/@me/guilds", lambda _: [_brief(one) for one in self._world.servers.values()]),
            ("GET", "/users/{user}", self._user),
            ("GET", "/applications/@me", lambda _: self._application()),
            ("GET", "/oauth2/applications/@me", lambda _: self._application()),
            ("GET", guild, lambda call: _brief(self._server(call)) | {"roles": self._server(call).guild["roles"]}),
            ("GET", guild + "/channels", lambda call: self._server(call).guild["channels"]),
            ("GET", guild + "/roles", lambda call: self._server(call).guild["roles"]),
            ("GET", guild + "/threads/active", self._active),
            ("GET", guild + "/members/{user}", self._member),
            ("GET", commands, lambda call: self._ours(call, self._world.commands)),
            ("PUT", commands, self._global_commands),
            ("GET", own, lambda call: self._ours(call, self._server(call).commands)),
            ("PUT", own, self._own_commands),
        ]

    def _gateway(self) -> Json:
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return {"url": self._gateway_url(), "shards": 1, "session_start_limit": limit}

    def _application(self) -> Json:
        flags = 0 if self._faults.intents_refused else _MESSAGE_CONTENT_LIMITED
        about = {"id": str(BOT_ID), "name": "Lightkeeper", "description": "", "icon": None, "flags": flags}
        more = {"bot_public": False, "bot_require_code_grant": False, "verify_key": "", "summary": "", "team": None}
        return about | more | {"owner": self._world.bot_user}

    def _ours(self, call: Call, commands: list[Json]) -> list[Json]:
        if call.id("app") != BOT_ID:
            raise missing_access()
        return commands

    def _server(self, call: Call) -> Server:
        server = self._world.servers.get(call.id("guild"))
        if server is None:
            raise unknown_guild()
        return server

    def _active(self, call: Call) -> Json:
        threads = self._server(call).guild["threads"]
        return {"threads": [one for one in threads if self._world.sees(BOT_ID, int(one["id"]))], "members": []}

    def _member(self, call: Call) -> Json:
        server = self._server(call)
        if call.id("user") not in {BOT_ID, *server.people}:
            raise unknown_member()
        return self._world.person(server, call.id("user"))

    def _user(self, call: Call) -> Json:
        for server in self._world.servers.values():
            if call.id("user") in {BOT_ID, *server.people}:
                user: Json = self._world.person(server, call.id("user"))["user"]
                return user
        raise unknown_user()

    def _global_commands(self, call: Call) -> list[Json]:
        known = self._ours(call, self._world.commands)
        self._world.commands = self._registered(call, known, {})
        for server in self._world.servers.values():
            self._tell(server)
        return self._world.commands

    def _own_commands(self, call: Call) -> list[Json]:
        server = self._server(call)
        known = self._ours(call, server.commands)
        server.commands = self._registered(call, known, {"guild_id": str(server.plan.server_id)})
        self._tell(server)
        return server.commands

    def _registered(self, call: Call, known: list[Json], place: Json) -> list[Json]:
        """The commands with what Discord adds; one that was known keeps its id."""
        ids = {(one["name"], one["type"]): one["id"] for one in known}
        made = []
        for command in check_commands(call.body):
            kind = command.get("type", CHAT_INPUT)
            found = ids.get((command["name"], kind)) or str(self._world.next_id())
            added = {"id": found, "application_id": str(BOT_ID), "version": "1", "type": kind}
            made.append({"default_member_permissions": None, "description": ""} | command | added | place)
        return made

    def _tell(self, server: Server) -> None:
        event = {"server_id": str(server.plan.server_id), "commands": self._world.commands_of(server)}
        self._world.tell("COMMANDS", event)


def _brief(server: Server) -> Json:
    """A server without what only the gateway tells."""
    return {key: value for key, value in server.guild.items() if key not in _ABOUT}
