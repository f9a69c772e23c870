"""The HTTP side: what discord.py asks of Discord, answered from the world."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.sandbox.errors import ApiError, missing_permissions, not_author, not_implemented
from bot.sandbox.faults import Faults
from bot.sandbox.interactions import Interactions
from bot.sandbox.payloads import COMPONENTS_V2, THREADS, Json, stamp
from bot.sandbox.plan import BOT_ID
from bot.sandbox.validate import check_message, walk
from bot.sandbox.world import World

Handler = Callable[["Call"], Any]


@dataclass(frozen=True, slots=True)
class Call:
    """One request: what the path named, the query, and the JSON body."""

    named: dict[str, str]
    query: dict[str, str]
    body: Any

    def id(self, name: str) -> int:
        """An id of the path."""
        return int(self.named[name])


class Rest:
    """Routes and their answers. Unknown ones answer 501."""

    def __init__(
        self, world: World, interactions: Interactions, faults: Faults, gateway_url: Callable[[], str]
    ) -> None:
        self._world = world
        self._interactions = interactions
        self._faults = faults
        self._gateway_url = gateway_url
        self._nonces: dict[str, Json] = {}
        self._routes: list[tuple[str, re.Pattern[str], Handler]] = [
            (method, re.compile("^" + re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path) + "$"), handler)
            for method, path, handler in self._table()
        ]

    def _table(self) -> list[tuple[str, str, Handler]]:
        message, channel = "/channels/{channel}/messages/{message}", "/channels/{channel}"
        hook = "/webhooks/{app}/{token}"
        return [
            ("GET", "/users/@me", lambda _: self._world.bot_user),
            ("GET", "/applications/@me", lambda _: self._application()),
            ("GET", "/oauth2/applications/@me", lambda _: self._application()),
            ("GET", "/gateway", lambda _: {"url": self._gateway_url()}),
            ("GET", "/gateway/bot", lambda _: {"url": self._gateway_url(), "shards": 1}),
            ("GET", "/users/@me/guilds", lambda _: [server.guild for server in self._world.servers.values()]),
            ("PUT", "/applications/{app}/guilds/{guild}/commands", self._commands),
            ("GET", "/applications/{app}/guilds/{guild}/commands", lambda call: self._server(call).commands),
            ("PUT", "/applications/{app}/commands", lambda _: []),
            ("GET", "/guilds/{guild}", lambda call: self._server(call).guild),
            ("GET", "/guilds/{guild}/channels", lambda call: self._server(call).guild["channels"]),
            ("GET", "/guilds/{guild}/roles", lambda call: self._server(call).guild["roles"]),
            ("GET", "/guilds/{guild}/members/{user}", self._member),
            (
                "GET",
                "/guilds/{guild}/threads/active",
                lambda c: {"threads": self._server(c).guild["threads"], "members": []},
            ),
            ("GET", channel, lambda call: self._world.channel(call.id("channel"))),
            ("GET", channel + "/threads/archived/public", lambda _: {"threads": [], "members": [], "has_more": False}),
            ("GET", channel + "/messages", self._history),
            ("POST", channel + "/messages", self._send),
            ("POST", channel + "/typing", lambda _: None),
            ("GET", message, lambda call: self._world.message(call.id("channel"), call.id("message"))),
            ("PATCH", message, self._edit),
            ("DELETE", message, self._delete),
            ("POST", "/interactions/{interaction}/{token}/callback", self._callback),
            ("POST", hook, lambda call: self._interactions.follow_up(call.named["token"], call.body)),
            ("GET", hook + "/messages/@original", lambda call: self._interactions.original(call.named["token"])),
            (
                "PATCH",
                hook + "/messages/@original",
                lambda c: self._interactions.edit_original(c.named["token"], c.body),
            ),
            ("DELETE", hook + "/messages/@original", lambda c: self._interactions.delete_original(c.named["token"])),
        ]

    async def handle(self, request: web.Request, path: str, bot_token: str) -> web.StreamResponse:
        """One request, below the API's base."""
        try:
            handler, call = await self._find(request, path)
            by_token = path.startswith(("/interactions/", "/webhooks/"))
            if not by_token and request.headers.get("Authorization") != f"Bot {bot_token}":  # as on Discord
                raise ApiError(401, 0, "401: Unauthorized")  # noqa: TRY301 - answered like every other refusal
            answer = handler(call)
        except ApiError as error:
            return reply(error.body(), error.status)
        return web.Response(status=204) if answer is None else reply(answer)

    async def _find(self, request: web.Request, path: str) -> tuple[Handler, Call]:
        for method, pattern, handler in self._routes:
            if method == request.method and (match := pattern.match(path)):
                return handler, Call(match.groupdict(), dict(request.query), await _body(request))
        raise not_implemented(f"{request.method} on this address")

    def _application(self) -> Json:
        flags = 0 if self._faults.intents_refused else 1 << 19
        about = {"id": str(BOT_ID), "name": "Lightkeeper", "description": "", "icon": None, "flags": flags}
        more = {"bot_public": False, "bot_require_code_grant": False, "verify_key": "", "summary": "", "team": None}
        return about | more | {"owner": self._world.bot_user}

    def _server(self, call: Call) -> Any:
        server = self._world.servers.get(call.id("guild"))
        if server is None:
            raise ApiError(404, 10004, "Unknown Guild")
        return server

    def _member(self, call: Call) -> Json:
        server = self._server(call)
        if call.id("user") not in {BOT_ID, *server.people}:
            raise ApiError(404, 10007, "Unknown Member")
        return self._world.person(server, call.id("user"))

    def _commands(self, call: Call) -> list[Json]:
        server = self._server(call)
        server.commands = [
            command
            | {"id": str(self._world.next_id()), "application_id": str(BOT_ID), "version": "1"}
            | {"guild_id": str(server.plan.server_id), "default_member_permissions": None}
            for command in call.body
        ]
        self._world.tell("COMMANDS", {"server_id": str(server.plan.server_id), "commands": server.commands})
        return list(server.commands)

    def _history(self, call: Call) -> list[Json]:
        channel_id = call.id("channel")
        self._world.channel(channel_id)
        self._may(channel_id)
        found = sorted(self._world.messages[channel_id].items())
        limit = int(call.query.get("limit", 50))
        if "after" in call.query:  # the oldest ones after it; still sent newest first
            return [m for i, m in found if i > int(call.query["after"])][:limit][::-1]
        before = int(call.query.get("before", 1 << 63))
        return [m for i, m in found if i < before][-limit:][::-1]

    def _send(self, call: Call) -> Json:
        channel_id, body = call.id("channel"), call.body
        channel = self._world.channel(channel_id)
        self._may(channel_id)
        check_message(body)
        nonce = str(body.get("nonce") or "")
        if nonce and body.get("enforce_nonce") and nonce in self._nonces:
            return self._nonces[nonce]
        texts = [body.get("content") or "", *(one.get("content") or "" for one in walk(body.get("components") or []))]
        server = self._world.server_of(channel_id)
        users, roles = self._world.mentions(server, "\n".join(texts), body.get("allowed_mentions"))
        more: dict[str, Any] = {key: body[key] for key in ("embeds", "components", "nonce") if body.get(key)}
        more |= {"flags": int(body.get("flags") or 0), "mentions": users, "mention_roles": roles}
        if reference := body.get("message_reference"):
            more |= {"message_reference": reference, "type": 19}
        if channel["type"] in THREADS:
            channel["message_count"] += 1
        message = self._world.add_message(channel_id, self._world.bot_user, body.get("content") or "", **more)
        if nonce:
            self._nonces[nonce] = message
        return message

    def _edit(self, call: Call) -> Json:
        message = self._own(call)
        check_message(message | call.body)
        message.update({k: call.body[k] for k in ("content", "embeds", "components") if k in call.body})
        message["flags"] = int(message["flags"]) | (int(call.body.get("flags") or 0) & COMPONENTS_V2)
        message["edited_timestamp"] = stamp(self._world.clock())
        self._world.tell("MESSAGE_UPDATE", self._world.with_place(message))
        return message

    def _delete(self, call: Call) -> None:
        message = self._own(call)
        del self._world.messages[call.id("channel")][int(message["id"])]
        place = {"id": message["id"], "channel_id": message["channel_id"]}
        server = self._world.server_of(call.id("channel"))
        self._world.tell("MESSAGE_DELETE", place | {"guild_id": str(server.plan.server_id)})

    def _own(self, call: Call) -> Json:
        message = self._world.message(call.id("channel"), call.id("message"))
        self._may(call.id("channel"))
        if message["author"]["id"] != str(BOT_ID):
            raise not_author()
        return message

    def _may(self, channel_id: int) -> None:
        if channel_id in self._faults.no_access:
            raise ApiError(403, 50001, "Missing Access")
        if channel_id in self._faults.no_permission:
            raise missing_permissions()

    def _callback(self, call: Call) -> Json | None:
        answered = self._interactions.callback(call.id("interaction"), call.named["token"], call.body)
        return answered if call.query.get("with_response") else None


async def _body(request: web.Request) -> Any:
    if request.content_type.startswith("multipart/"):
        form = await request.post()
        return json.loads(str(form["payload_json"]))
    text = await request.text()
    try:
        return json.loads(text) if text else {}
    except ValueError:
        raise ApiError(400, 50109, "The request body contains invalid JSON.") from None


def reply(answer: Any, status: int = 200) -> web.Response:
    """JSON with exactly the content type that discord.py looks for."""
    return web.Response(body=json.dumps(answer).encode(), status=status, headers={"Content-Type": "application/json"})
