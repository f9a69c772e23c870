"""Cuts a TCP connection as a broken network does: with a reset, not with a goodbye."""

import asyncio
import socket
import struct

_NO_LINGER = struct.pack("ii", 1, 0)


def cut(transport: asyncio.BaseTransport | None) -> None:
    """Reset the connection, if it still stands; the other side sees ECONNRESET."""
    if not isinstance(transport, asyncio.Transport) or transport.is_closing():
        return
    sock = transport.get_extra_info("socket")
    if sock is not None:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
    transport.abort()
