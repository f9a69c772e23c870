"""A message as the rooms see it: a value, with the text in memory only."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    """One member's message. `text` and `context` never leave memory and never show in a repr.

    channel_id: where it was written (a text channel, a thread or a forum post).
    watched_id: the configured channel it belongs to; equals `channel_id` unless in a thread or forum post.
    context: up to four preceding messages, "name: text", oldest first.
    written_at, seen_at: aware UTC times; their distance tells that a message was found late.
    edited_at: when this version was written; None for a message never edited.
    caught_up: it was found over REST after an absence, not seen live.
    """

    message_id: int
    server_id: int
    channel_id: int
    watched_id: int
    author_id: int
    written_at: datetime
    seen_at: datetime
    text: str = field(repr=False)
    context: tuple[str, ...] = field(default=(), repr=False)
    reply_to: int | None = None
    edited_at: datetime | None = None
    caught_up: bool = False

    @property
    def edited(self) -> bool:
        """Whether this is a new version of a message that may have been assessed before."""
        return self.edited_at is not None

    @property
    def minutes_late(self) -> int:
        """Whole minutes between writing and catching up; 0 for a message that arrived live."""
        if not self.caught_up:
            return 0
        return max(0, int((self.seen_at - self.written_at).total_seconds() // 60))
