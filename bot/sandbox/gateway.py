"""The gateway: who may connect, what is heard, and every way in which a connection can go wrong."""

import asyncio
import secrets
from typing import Any

from aiohttp import WSMsgType, web

from bot.sandbox.access import Access
from bot.sandbox.faults import Faults
from bot.sandbox.hearing import PRIVILEGED, greeting, heard
from bot.sandbox.payloads import Json
from bot.sandbox.plan import BOT_ID
from bot.sandbox.sessions import (
    ACK,
    HEARTBEAT,
    HELLO,
    IDENTIFY,
    INVALID,
    MEMBERS,
    PRESENCE,
    RECONNECT,
    RESUME,
    Session,
    Socket,
    packed,
)
from bot.sandbox.world import World

HEARTBEAT_MS = 20_000
_ROUND_TRIP = 0.02
"""Seconds to an acknowledgement. Faster than any real network, discord.py's own thread measures nonsense: it notes
when it sent a heartbeat only after the answer is there, and complains of being a whole interval behind."""
_GOING = (1000, 1001)
"""With these codes a client ends its session; with any other it may resume."""


class _RefusedError(Exception):
    """The connection is closed with one of Discord's codes."""

    def __init__(self, code: int, why: str) -> None:
        super().__init__(why)
        self.code = code
        self.why = why


class GatewayServer:
    """Sessions of the bot."""

    def __init__(self, world: World, access: Access, faults: Faults, bot_token: str) -> None:
        self._world = world
        self._access = access
        self._faults = faults
        self._bot_token = bot_token
        self._sessions: dict[str, Session] = {}
        self.url = ""
        world.listeners.append(self._hear)

    @property
    def online(self) -> bool:
        """Whether the bot is connected now."""
        return any(session.socket is not None for session in self._sessions.values())

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """One connection, until it closes."""
        response = web.WebSocketResponse()
        await response.prepare(request)
        socket = Socket(response, request.transport, compressed=request.query.get("compress") == "zlib-stream")
        socket.send(packed(HELLO, {"heartbeat_interval": HEARTBEAT_MS}))
        session: Session | None = None
        try:
            async for frame in response:
                session = self._received(socket, session, _payload(frame))
        except _RefusedError as refused:
            await socket.close(refused.code, refused.why)
        finally:
            socket.writer.cancel()
            self._left(socket, session)
        return response

    def ask_to_reconnect(self) -> None:
        """Op 7."""
        self._to_all(packed(RECONNECT))

    def invalidate(self, *, resumable: bool) -> None:
        """Op 9."""
        self._to_all(packed(INVALID, resumable))
        if not resumable:
            self._sessions.clear()
            self._tell()

    def drop(self) -> None:
        """Cut every connection, without a word."""
        for session in list(self._sessions.values()):
            if session.socket is not None:
                session.socket.cut()
                session.socket = None
        self._tell()

    async def close(self) -> None:
        """The sandbox stops."""
        for session in list(self._sessions.values()):
            if session.socket is not None:
                await session.socket.close(1001, "the sandbox stops")

    def _to_all(self, frame: str) -> None:
        for session in self._sessions.values():
            if session.socket is not None:
                session.socket.send(frame)

    def _left(self, socket: Socket, session: Session | None) -> None:
        if session is None or session.socket is not socket:
            return
        session.socket = None
        if socket.response.close_code in _GOING:
            self._sessions.pop(session.session_id, None)
        self._tell()

    def _tell(self) -> None:
        self._world.tell("BOT", {"online": self.online})

    def _received(self, socket: Socket, session: Session | None, payload: Json) -> Session | None:
        op, data = payload["op"], payload.get("d")
        if op == HEARTBEAT:
            if not self._faults.silent_heartbeats:
                asyncio.get_running_loop().call_later(_ROUND_TRIP, socket.send, packed(ACK))
        elif op in (IDENTIFY, RESUME):
            if session is not None:
                raise _RefusedError(4005, "Already authenticated.")
            return (self._identify if op == IDENTIFY else self._resume)(socket, _checked(data))
        elif op not in (PRESENCE, MEMBERS):
            raise _RefusedError(4001, "Unknown opcode.")
        elif session is None:
            raise _RefusedError(4003, "Not authenticated.")
        elif op == MEMBERS:
            self._members(session, _checked(data))
        return session

    def _identify(self, socket: Socket, data: Json) -> Session:
        intents = data.get("intents")
        if not isinstance(intents, int):
            raise _RefusedError(4002, "Decode error.")
        self._authenticate(data)
        if self._faults.intents_refused and intents & PRIVILEGED:
            raise _RefusedError(4014, "Disallowed intent(s).")
        # Who identifies anew will not resume: what nobody reads is not kept.
        self._sessions = {key: one for key, one in self._sessions.items() if one.socket is not None}
        session = Session(secrets.token_hex(8), intents, socket)
        self._sessions[session.session_id] = session
        session.dispatch("READY", self._ready(session))
        for server in self._world.servers.values():
            session.dispatch("GUILD_CREATE", greeting(server.guild, intents, BOT_ID))
        self._tell()
        return session

    def _resume(self, socket: Socket, data: Json) -> Session | None:
        self._authenticate(data)
        session, after = self._sessions.get(data.get("session_id", "")), data.get("seq")
        missed = session.missed(after) if session is not None and isinstance(after, int) else None
        if session is None or missed is None or self._faults.resume_refused:
            socket.send(packed(INVALID, data=False))
            return None
        session.socket = socket
        for frame in missed:
            socket.send(frame)
        session.dispatch("RESUMED", {})
        self._tell()
        return session

    def _authenticate(self, data: Json) -> None:
        if data.get("token") != self._bot_token:
            raise _RefusedError(4004, "Authentication failed.")

    def _ready(self, session: Session) -> Json:
        return {
            "v": 10,
            "user": self._world.bot_user,
            "guilds": [{"id": str(server_id), "unavailable": True} for server_id in self._world.servers],
            "session_id": session.session_id,
            "resume_gateway_url": self.url,
            "application": {"id": str(BOT_ID), "flags": 1 << 19},
        }

    def _members(self, session: Session, data: Json) -> None:
        """Op 8: members by id or by the beginning of their names."""
        servers = [one for one in self._world.servers.values() if one.guild["id"] == str(data.get("guild_id"))]
        asked = data.get("user_ids") or []
        wanted = {str(one) for one in (asked if isinstance(asked, list) else [asked])}
        begins = data.get("query")
        found = [
            one
            for server in servers
            for one in server.guild["members"]
            if one["user"]["id"] in wanted
            or (isinstance(begins, str) and not wanted and one["user"]["username"].startswith(begins))
        ]
        chunk = {"guild_id": str(data.get("guild_id")), "members": found, "chunk_index": 0, "chunk_count": 1}
        session.dispatch("GUILD_MEMBERS_CHUNK", chunk | ({"nonce": data["nonce"]} if "nonce" in data else {}))

    def _hear(self, event: str, data: Json) -> None:
        where = data.get("channel_id") or data.get("parent_id")
        if event != "INTERACTION_CREATE" and where is not None and not self._access.hears(int(where)):
            return
        for session in self._sessions.values():
            shown = heard(event, data, session.intents, BOT_ID)
            if shown is not None:
                session.dispatch(event, shown)


def _payload(frame: Any) -> Json:
    try:
        payload = frame.json() if frame.type is WSMsgType.TEXT else None
    except ValueError:
        payload = None
    if not isinstance(payload, dict) or not isinstance(payload.get("op"), int):
        raise _RefusedError(4002, "Decode error.")
    return payload


def _checked(data: object) -> Json:
    if not isinstance(data, dict):
        raise _RefusedError(4002, "Decode error.")
    return data
