"""The gateway: one WebSocket a session, sequence numbers, zlib-stream, resuming from a bounded buffer."""

import asyncio
import json
import secrets
import zlib
from collections import deque
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from bot.sandbox.faults import Faults
from bot.sandbox.payloads import Json
from bot.sandbox.plan import BOT_ID
from bot.sandbox.world import World

HEARTBEAT_MS = 20_000
_BUFFERED = 2000
_MESSAGE_CONTENT = 1 << 15
_BOT_HEARS = {
    "MESSAGE_CREATE",
    "MESSAGE_UPDATE",
    "MESSAGE_DELETE",
    "MESSAGE_DELETE_BULK",
    "THREAD_CREATE",
    "THREAD_UPDATE",
    "INTERACTION_CREATE",
}
DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11


@dataclass(slots=True)
class Session:
    """One session of the bot; it outlives its socket, so that it can be resumed."""

    session_id: str
    intents: int
    socket: "Socket | None"
    sequence: int = 0
    buffer: deque[Json] = field(default_factory=lambda: deque(maxlen=_BUFFERED))


class Socket:
    """One WebSocket with its own compression stream; what is sent goes out in order."""

    def __init__(
        self, response: web.WebSocketResponse, transport: asyncio.Transport | None, *, compressed: bool
    ) -> None:
        self.response = response
        self.transport = transport
        self._zlib = zlib.compressobj() if compressed else None
        self._queue: asyncio.Queue[Json] = asyncio.Queue()
        self.writer = asyncio.create_task(self._write())

    def send(self, payload: Json) -> None:
        """Send soon."""
        self._queue.put_nowait(payload)

    async def _write(self) -> None:
        while not self.response.closed:
            text = json.dumps(await self._queue.get())
            try:
                if self._zlib is None:
                    await self.response.send_str(text)
                else:
                    packed = self._zlib.compress(text.encode()) + self._zlib.flush(zlib.Z_SYNC_FLUSH)
                    await self.response.send_bytes(packed)
            except ConnectionError:
                return  # the client left; the session keeps what it missed


class GatewayServer:
    """Sessions of the bot."""

    def __init__(self, world: World, faults: Faults, bot_token: str) -> None:
        self._world = world
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
        socket.send({"op": HELLO, "d": {"heartbeat_interval": HEARTBEAT_MS}, "s": None, "t": None})
        session: Session | None = None
        try:
            async for frame in response:
                if frame.type is WSMsgType.TEXT:
                    session = await self._received(socket, frame.json()) or session
        finally:
            socket.writer.cancel()
            if session is not None and session.socket is socket:
                session.socket = None
                self._world.tell("BOT", {"online": self.online})
        return response

    def ask_to_reconnect(self) -> None:
        """Op 7."""
        self._to_all({"op": RECONNECT, "d": None, "s": None, "t": None})

    def invalidate(self, *, resumable: bool) -> None:
        """Op 9."""
        self._to_all({"op": INVALID, "d": resumable, "s": None, "t": None})
        if not resumable:
            for session in self._sessions.values():
                session.socket = None
            self._sessions.clear()

    def drop(self) -> None:
        """Cut every connection, without a word: the TCP connection is aborted."""
        for session in list(self._sessions.values()):
            if session.socket is not None and session.socket.transport is not None:
                session.socket.transport.abort()

    async def close(self) -> None:
        """The sandbox stops."""
        for session in self._sessions.values():
            if session.socket is not None:
                await session.socket.response.close(code=1001)

    def _to_all(self, payload: Json) -> None:
        for session in self._sessions.values():
            if session.socket is not None:
                session.socket.send(payload)

    async def _received(self, socket: Socket, payload: Json) -> Session | None:
        match payload["op"]:
            case op if op == HEARTBEAT:
                if not self._faults.silent_heartbeats:
                    socket.send({"op": ACK, "d": None, "s": None, "t": None})
            case op if op == IDENTIFY:
                return await self._identify(socket, payload["d"])
            case op if op == RESUME:
                return await self._resume(socket, payload["d"])
        return None

    async def _identify(self, socket: Socket, data: Json) -> Session | None:
        if data["token"] != self._bot_token:
            await socket.response.close(code=4004, message=b"Authentication failed.")
            return None
        if self._faults.intents_refused and data["intents"] & _MESSAGE_CONTENT:
            await socket.response.close(code=4014, message=b"Disallowed intent(s).")
            return None
        session = Session(secrets.token_hex(8), int(data["intents"]), socket)
        self._sessions[session.session_id] = session
        self._dispatch(session, "READY", self._ready(session))
        for server in self._world.servers.values():
            self._dispatch(session, "GUILD_CREATE", server.guild)
        self._world.tell("BOT", {"online": True})
        return session

    async def _resume(self, socket: Socket, data: Json) -> Session | None:
        session = self._sessions.get(data["session_id"])
        missed = [] if session is None else [event for event in session.buffer if event["s"] > data["seq"]]
        lost = session is None or session.sequence - data["seq"] > len(missed)
        if session is None or lost or self._faults.resume_refused:
            socket.send({"op": INVALID, "d": False, "s": None, "t": None})
            return None
        session.socket = socket
        for event in missed:
            socket.send(event)
        self._dispatch(session, "RESUMED", {})
        self._world.tell("BOT", {"online": True})
        return session

    def _ready(self, session: Session) -> Json:
        return {
            "v": 10,
            "user": self._world.bot_user,
            "guilds": [{"id": str(server_id), "unavailable": True} for server_id in self._world.servers],
            "session_id": session.session_id,
            "resume_gateway_url": self.url,
            "application": {"id": str(BOT_ID), "flags": 1 << 19},
        }

    def _hear(self, event: str, data: Json) -> None:
        if event not in _BOT_HEARS:
            return
        for session in self._sessions.values():
            hidden = event.startswith("MESSAGE") and not session.intents & _MESSAGE_CONTENT
            own = data.get("author", {}).get("id") == str(BOT_ID)
            self._dispatch(session, event, data | {"content": ""} if hidden and not own and "content" in data else data)

    def _dispatch(self, session: Session, event: str, data: Json) -> None:
        session.sequence += 1
        payload = {"op": DISPATCH, "d": data, "s": session.sequence, "t": event}
        session.buffer.append(payload)
        if session.socket is not None:
            session.socket.send(payload)
