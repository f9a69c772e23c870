"""The last few messages of each channel, in memory only: what a short answer refers to."""

from collections import OrderedDict, deque
from dataclasses import dataclass, field

CONTEXT_MESSAGES = 4
_CHANNELS = 2000
"""Channels and threads remembered; the longest silent one is forgotten first."""


@dataclass(slots=True)
class Line:
    """One remembered message."""

    message_id: int
    author_id: int
    text: str = field(repr=False)


class RecentLines:
    """Per channel the newest lines, "name: text", oldest first."""

    def __init__(self) -> None:
        self._channels: OrderedDict[int, deque[Line]] = OrderedDict()

    def knows(self, channel_id: int) -> bool:
        """Whether anything of the channel is remembered."""
        return channel_id in self._channels

    def before(self, channel_id: int, message_id: int) -> tuple[str, ...]:
        """Up to four lines that precede the message."""
        lines = self._channels.get(channel_id, ())
        return tuple(line.text for line in lines if line.message_id < message_id)[-CONTEXT_MESSAGES:]

    def add(self, channel_id: int, message_id: int, line: str, author_id: int) -> None:
        """Remember a line; an older or known message takes its place or replaces itself."""
        lines = self._channels.setdefault(channel_id, deque())
        self._channels.move_to_end(channel_id)
        kept = {known.message_id: known for known in lines} | {message_id: Line(message_id, author_id, line)}
        # One more than the context, since an edit asks for what preceded the newest message.
        newest = sorted(kept.values(), key=lambda known: known.message_id)[-(CONTEXT_MESSAGES + 1) :]
        self._channels[channel_id] = deque(newest)
        if len(self._channels) > _CHANNELS:
            self._channels.popitem(last=False)

    def open(self, channel_id: int) -> None:
        """Mark a channel as known, even if nothing was found in it."""
        self._channels.setdefault(channel_id, deque())

    def forget(self, channel_id: int, message_id: int) -> None:
        """A deleted message is context no more."""
        if channel_id in self._channels:
            kept = (line for line in self._channels[channel_id] if line.message_id != message_id)
            self._channels[channel_id] = deque(kept)

    def forget_member(self, author_id: int) -> None:
        """Who chose not to be read is context no more, at once."""
        for channel_id, lines in self._channels.items():
            self._channels[channel_id] = deque(line for line in lines if line.author_id != author_id)
