"""The page's side: its files, the state as it stands, what changes, and what people do there."""

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from aiohttp import web

from bot.sandbox.errors import ApiError
from bot.sandbox.page_acts import Act
from bot.sandbox.payloads import DM, Json
from bot.sandbox.people import members
from bot.sandbox.practice import buttons

if TYPE_CHECKING:
    from bot.sandbox.server import Sandbox

_TYPES = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_SAFE = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class PageApi:
    """One page may be open in several windows; all see the same world."""

    def __init__(self, sandbox: "Sandbox") -> None:
        self._sandbox = sandbox
        self._windows: set[web.WebSocketResponse] = set()
        sandbox.world.listeners.append(self._hear)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One request below the secret."""
        path = request.match_info["path"]
        if path == "live":
            return await self._live(request)
        if path == "state":
            return web.json_response(self._state(), headers=_SAFE)
        if path == "act" and request.method == "POST":
            return await self._act(request)
        return self._file(path.removeprefix("static/") or "index.html")

    async def close(self) -> None:
        """Tell every window that the sandbox stops."""
        for window in set(self._windows):
            await window.close(code=1001)

    def _file(self, name: str) -> web.Response:
        entry = files("bot.sandbox") / "page" / name
        kind = _TYPES.get(name.rpartition(".")[2])
        if "/" in name or kind is None or not entry.is_file():
            raise web.HTTPNotFound
        return web.Response(text=entry.read_text(encoding="utf-8"), content_type=kind, headers=_SAFE)

    def _state(self) -> Json:
        world = self._sandbox.world
        servers = [
            {
                "id": str(server_id),
                "name": server.plan.name,
                "channels": [
                    one | dict.fromkeys(("for_moderators", "private"), world.for_moderators(int(one["id"])))
                    for one in (*server.guild["channels"], *server.guild["threads"])
                ],
                "roles": server.guild["roles"],
                "members": members(server),
                "people": [one | {"username": one["name"]} for one in members(server) if not one["bot"]],
                "commands": world.commands_of(server),
            }
            for server_id, server in world.servers.items()
        ]
        ephemeral = [
            {"user_id": str(answer.user_id), "channel_id": str(answer.channel_id), "message": message}
            for answer, message in self._sandbox.interactions.ephemeral.values()
        ]
        messages = {str(one): self._sandbox.messages(one) for one, at in world.channels.items() if at["type"] != DM}
        return {
            "servers": servers,
            "messages": messages,
            "ephemeral": ephemeral,
            "bot": {"online": self._sandbox.gateway.online},
            "story": self._sandbox.evening.state(),
            "faults": buttons(),
            "reset_possible": True,
        }

    async def _live(self, request: web.Request) -> web.WebSocketResponse:
        window = web.WebSocketResponse(heartbeat=30)
        await window.prepare(request)
        self._windows.add(window)
        try:
            async for _ in window:
                pass
        finally:
            self._windows.discard(window)
        return window

    def _hear(self, event: str, data: Json) -> None:
        if event == "INTERACTION_CREATE":
            return  # the bot's business, with the token in it
        text = json.dumps({"t": event, "d": data})
        for window in set(self._windows):
            if not window.closed:
                self._sandbox.keep(window.send_str(text))

    async def _act(self, request: web.Request) -> web.Response:
        try:
            done = await Act(self._sandbox, await request.json()).do()
        except ApiError as error:
            return web.json_response({"ok": False, "error": error.message}, headers=_SAFE)
        except (ValueError, KeyError, TypeError, AttributeError):
            return web.json_response({"ok": False, "error": "The page asked for something unknown."}, headers=_SAFE)
        return web.json_response({"ok": True, **done}, headers=_SAFE)
