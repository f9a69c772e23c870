"""discord.py objects → our values."""

from datetime import datetime

import discord

from bot.domain.message import IncomingMessage

SPOKEN = (discord.MessageType.default, discord.MessageType.reply)


def is_spoken(message: discord.Message) -> bool:
    """Whether a person of the server wrote it: no bot, no webhook, no system message, no direct message."""
    spoken = message.type in SPOKEN and message.guild is not None
    return spoken and not message.author.bot and message.webhook_id is None


def watched_id_of(channel: object) -> int:
    """The id under which a channel is configured: a thread or forum post counts as its parent."""
    if isinstance(channel, discord.Thread):
        return channel.parent_id
    return int(getattr(channel, "id", 0))


def to_incoming(
    message: discord.Message, context: tuple[str, ...], seen_at: datetime, *, caught_up: bool = False
) -> IncomingMessage:
    """The message as the rooms see it. It must come from a server."""
    if message.guild is None:
        raise ValueError("a message without a server is never read")
    reference = message.reference
    return IncomingMessage(
        message_id=message.id,
        server_id=message.guild.id,
        channel_id=message.channel.id,
        watched_id=watched_id_of(message.channel),
        author_id=message.author.id,
        written_at=message.created_at,
        seen_at=seen_at,
        text=message.content,
        context=context,
        reply_to=reference.message_id if reference else None,
        edited_at=message.edited_at,
        caught_up=caught_up,
    )
