"""The few REST answers `lightkeeper check` asks Discord for, on loopback, from plain values a test can change."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

GUILD, BOT, OWNER = 100000000000000001, 100000000000000090, 100000000000000091
VIEW, SEND, EMBED, HISTORY, EVERYONE = 1 << 10, 1 << 11, 1 << 14, 1 << 16, 1 << 17
ADMINISTRATOR = 1 << 3
TEXT, VOICE, FORUM = 0, 2, 15
TOKEN = "made.up.token"  # noqa: S105  of this stand-in only


def _json(body: object, status: int) -> web.Response:
    """discord.py reads JSON only from exactly this content type, without a charset."""
    return web.Response(body=json.dumps(body).encode(), status=status, headers={"Content-Type": "application/json"})


@dataclass
class Rest:
    """One server: channels by id with type and overwrites, roles by id with permissions, and the bot's own roles."""

    flags: int = 1 << 19
    joined: bool = True
    failing: bool = False
    bot_roles: list[int] = field(default_factory=list)
    roles: dict[int, dict[str, Any]] = field(default_factory=dict)
    channels: dict[int, dict[str, Any]] = field(default_factory=dict)

    def role(self, role_id: int, permissions: int = 0, *, mentionable: bool = False) -> None:
        colors = {"primary_color": 0, "secondary_color": None, "tertiary_color": None}
        self.roles[role_id] = {
            "id": str(role_id), "name": f"role-{role_id % 1000}", "permissions": str(permissions), "position": 1,
            "color": 0, "colors": colors, "hoist": False, "managed": False, "mentionable": mentionable, "flags": 0,
        }  # fmt: skip

    def channel(self, channel_id: int, kind: int = TEXT, *, hidden: bool = False, bot_deny: int = 0) -> None:
        overwrites = [{"id": str(GUILD), "type": 0, "allow": "0", "deny": str(VIEW)}] if hidden else []
        allow = (VIEW | SEND | EMBED | HISTORY) & ~bot_deny
        overwrites.append({"id": str(BOT), "type": 1, "allow": str(allow), "deny": str(bot_deny)})
        self.channels[channel_id] = {
            "id": str(channel_id), "type": kind, "name": f"channel-{channel_id % 1000}", "position": 0,
            "permission_overwrites": overwrites, "guild_id": str(GUILD),
            **({"bitrate": 64000, "user_limit": 0} if kind == VOICE else {}),
            **({"available_tags": [], "flags": 0} if kind == FORUM else {}),
        }  # fmt: skip

    @asynccontextmanager
    async def served(self) -> AsyncIterator[str]:
        """The API's base address, while the stand-in runs."""
        app = web.Application()
        app.router.add_get("/users/@me", self._me)
        app.router.add_get("/oauth2/applications/@me", self._application)
        app.router.add_get(f"/guilds/{GUILD}", self._guild)
        app.router.add_get(f"/guilds/{GUILD}/channels", self._channels)
        app.router.add_get(f"/guilds/{GUILD}/members/{BOT}", self._member)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        try:
            yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()

    def _answer(self, request: web.Request, body: object) -> web.Response:
        if request.headers.get("Authorization") != f"Bot {TOKEN}":
            return _json({"message": "401: Unauthorized", "code": 0}, 401)
        if self.failing:
            return _json({"message": "no", "code": 0}, 400)
        if "/guilds/" in request.path and not self.joined:
            return _json({"message": "Unknown Guild", "code": 10004}, 404)
        return _json(body, 200)

    @property
    def _user(self) -> dict[str, Any]:
        return {"id": str(BOT), "username": "Lightkeeper", "discriminator": "0000", "avatar": None, "bot": True}

    async def _me(self, request: web.Request) -> web.Response:
        return self._answer(request, self._user)

    async def _application(self, request: web.Request) -> web.Response:
        application = {
            "id": str(BOT), "name": "Lightkeeper", "icon": None, "description": "", "bot_public": True,
            "bot_require_code_grant": False, "summary": "", "verify_key": "0" * 64, "team": None, "flags": self.flags,
            "owner": {**self._user, "id": str(OWNER), "username": "owner"},
        }  # fmt: skip
        return self._answer(request, application)

    async def _guild(self, request: web.Request) -> web.Response:
        guild = {
            "id": str(GUILD), "name": "The Harbour", "owner_id": str(OWNER), "roles": list(self.roles.values()),
            "emojis": [], "stickers": [], "features": [], "verification_level": 0, "mfa_level": 0, "nsfw_level": 0,
            "default_message_notifications": 0, "explicit_content_filter": 0, "premium_tier": 0, "afk_timeout": 60,
            "preferred_locale": "en-GB", "system_channel_flags": 0, "icon": None, "splash": None, "banner": None,
        }  # fmt: skip
        return self._answer(request, guild)

    async def _channels(self, request: web.Request) -> web.Response:
        return self._answer(request, list(self.channels.values()))

    async def _member(self, request: web.Request) -> web.Response:
        member = {
            "user": self._user, "roles": [str(role) for role in self.bot_roles],
            "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False, "mute": False, "flags": 0,
        }  # fmt: skip
        return self._answer(request, member)
