"""A session of the bot: numbered events, kept for a while so that a new connection can resume; and its socket."""

import asyncio
import json
import zlib
from collections import deque
from dataclasses import dataclass, field

from aiohttp import web

from bot.sandbox.cutting import cut
from bot.sandbox.payloads import Json

DISPATCH, HEARTBEAT, IDENTIFY, PRESENCE, RESUME, RECONNECT, MEMBERS = 0, 1, 2, 3, 6, 7, 8
INVALID, HELLO, ACK = 9, 10, 11
_KEPT = 2000


def packed(op: int, data: object = None, sequence: int | None = None, event: str | None = None) -> str:
    """One frame; written out at once, so that later changes do not rewrite what was said."""
    return json.dumps({"op": op, "d": data, "s": sequence, "t": event})


class Socket:
    """One WebSocket with its own compression stream; what is sent goes out in order."""

    def __init__(
        self, response: web.WebSocketResponse, transport: asyncio.Transport | None, *, compressed: bool
    ) -> None:
        self.response = response
        self._transport = transport
        self._zlib = zlib.compressobj() if compressed else None
        self._queue: asyncio.Queue[str] = asyncio.Queue()
        self.writer = asyncio.create_task(self._write())

    def send(self, frame: str) -> None:
        """Send soon."""
        self._queue.put_nowait(frame)

    def cut(self) -> None:
        """Reset the TCP connection, without a word."""
        cut(self._transport)

    async def close(self, code: int, why: str) -> None:
        """Say goodbye."""
        await self.response.close(code=code, message=why.encode())

    async def _write(self) -> None:
        while not self.response.closed:
            frame = await self._queue.get()
            try:
                if self._zlib is None:
                    await self.response.send_str(frame)
                else:
                    squeezed = self._zlib.compress(frame.encode()) + self._zlib.flush(zlib.Z_SYNC_FLUSH)
                    await self.response.send_bytes(squeezed)
            except ConnectionError:
                return  # the client left; the session keeps what it missed


@dataclass(slots=True)
class Session:
    """It outlives its socket, so that it can be resumed."""

    session_id: str
    intents: int
    socket: Socket | None
    sequence: int = 0
    kept: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=_KEPT))

    def dispatch(self, event: str, data: Json) -> None:
        """Number an event, keep it, and send it if somebody is connected."""
        self.sequence += 1
        frame = packed(DISPATCH, data, self.sequence, event)
        self.kept.append((self.sequence, frame))
        if self.socket is not None:
            self.socket.send(frame)

    def missed(self, after: int) -> list[str] | None:
        """What came after a sequence number; None if too much of it is gone, or it never was."""
        found = [frame for number, frame in self.kept if number > after]
        return found if 0 <= self.sequence - after == len(found) else None
