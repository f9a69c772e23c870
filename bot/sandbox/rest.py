"""The HTTP side: what discord.py asks of Discord, answered from the world."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiohttp import web

from bot.sandbox.errors import (
    ApiError,
    invalid_form,
    missing_access,
    missing_permissions,
    not_author,
    not_implemented,
)
from bot.sandbox.faults import Faults
from bot.sandbox.interactions import Interactions
from bot.sandbox.payloads import COMPONENTS_V2, DM, Json, stamp
from bot.sandbox.plan import BOT_ID
from bot.sandbox.validate import check_message, walk
from bot.sandbox.world import World

_MOST_HISTORY = 100
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
        self._nonces: dict[tuple[int, str], Json] = {}
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
            ("GET", "/gateway/bot", lambda _: self._gateway()),
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
            ("POST", "/users/@me/channels", lambda call: self._world.direct(int(call.body["recipient_id"]))),
            ("GET", channel, self._channel),
            ("GET", channel + "/threads/archived/public", self._archived),
            ("GET", channel + "/messages", self._history),
            ("POST", channel + "/messages", self._send),
            ("POST", channel + "/typing", lambda _: None),
            ("GET", message, self._message),
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

    def reset(self) -> None:
        """Forget which messages were sent already."""
        self._nonces.clear()

    def _gateway(self) -> Json:
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return {"url": self._gateway_url(), "shards": 1, "session_start_limit": limit}

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

    def _channel(self, call: Call) -> Json:
        channel = self._world.channel(call.id("channel"))
        self._may(call.id("channel"), reading=True)
        return channel

    def _archived(self, call: Call) -> Json:
        """Pages go back in time by when a thread was archived."""
        found = self._world.archived(int(self._channel(call)["id"]))
        before = call.query.get("before")
        if before is not None:
            until = datetime.fromisoformat(before)
            found = [
                one for one in found if datetime.fromisoformat(one["thread_metadata"]["archive_timestamp"]) < until
            ]
        limit = int(call.query.get("limit", 50))
        return {"threads": found[:limit], "members": [], "has_more": len(found) > limit}

    def _message(self, call: Call) -> Json:
        self._channel(call)
        return self._world.message(call.id("channel"), call.id("message"))

    def _history(self, call: Call) -> list[Json]:
        channel_id = int(self._channel(call)["id"])
        found = sorted(self._world.messages[channel_id].items())
        limit = int(call.query.get("limit", 50))
        if not 1 <= limit <= _MOST_HISTORY:
            raise invalid_form("limit", "NUMBER_TYPE_MAX", "int value should be between 1 and 100.")
        if "around" in call.query:
            raise not_implemented("messages around a message")
        if "after" in call.query:  # the oldest ones after it; still sent newest first
            return [m for i, m in found if i > int(call.query["after"])][:limit][::-1]
        before = int(call.query.get("before", 1 << 63))
        return [m for i, m in found if i < before][-limit:][::-1]

    def _send(self, call: Call) -> Json:
        channel_id, body = call.id("channel"), call.body
        channel = self._world.channel(channel_id)
        self._may(channel_id)
        check_message(body)
        nonce = (channel_id, str(body.get("nonce") or ""))
        if body.get("enforce_nonce") and nonce in self._nonces:
            return self._nonces[nonce]
        more: dict[str, Any] = {key: body[key] for key in ("embeds", "components", "nonce") if body.get(key)}
        more |= {"flags": int(body.get("flags") or 0)} | (
            {} if channel["type"] == DM else self._pings(channel_id, body)
        )
        if reference := body.get("message_reference"):
            more |= {"message_reference": reference, "type": 19}
        message = self._world.add_message(channel_id, self._world.bot_user, body.get("content") or "", **more)
        if nonce[1]:
            self._nonces[nonce] = message
        return message

    def _pings(self, channel_id: int, body: Json) -> Json:
        texts = [body.get("content") or "", *(one.get("content") or "" for one in walk(body.get("components") or []))]
        server = self._world.server_of(channel_id)
        users, roles = self._world.mentions(server, "\n".join(texts), body.get("allowed_mentions"))
        return {"mentions": users, "mention_roles": roles}

    def _edit(self, call: Call) -> Json:
        message = self._own(call)
        check_message(message | call.body)
        message.update({k: call.body[k] for k in ("content", "embeds", "components") if k in call.body})
        message["flags"] = int(message["flags"]) | (int(call.body.get("flags") or 0) & COMPONENTS_V2)
        message["edited_timestamp"] = stamp(self._world.clock())
        self._world.tell("MESSAGE_UPDATE", self._world.with_place(message))
        return message

    def _delete(self, call: Call) -> None:
        message = self._world.message(call.id("channel"), call.id("message"))
        self._may(call.id("channel"))
        if message["author"]["id"] != str(BOT_ID):
            raise not_implemented("deleting what somebody else wrote")
        del self._world.messages[call.id("channel")][int(message["id"])]
        place = {"id": message["id"], "channel_id": message["channel_id"]}
        server_id = self._world.channel(call.id("channel")).get("guild_id")
        self._world.tell("MESSAGE_DELETE", place | ({"guild_id": server_id} if server_id else {}))

    def _own(self, call: Call) -> Json:
        message = self._world.message(call.id("channel"), call.id("message"))
        self._may(call.id("channel"))
        if message["author"]["id"] != str(BOT_ID):
            raise not_author()
        return message

    def _may(self, channel_id: int, *, reading: bool = False) -> None:
        channel = self._world.channel(channel_id)
        places = {channel_id, int(channel.get("parent_id") or 0)}
        if places & self._faults.no_access:
            raise missing_access()
        if places & self._faults.no_permission and not reading:
            raise missing_permissions()
        if channel["type"] == DM and int(channel["recipients"][0]["id"]) in self._faults.closed_dms:
            raise ApiError(403, 50007, "Cannot send messages to this user")

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
