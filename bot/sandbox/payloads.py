"""JSON as Discord sends it. Optional keys are left out rather than null: discord.py tells them apart."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]
EPOCH_MS = 1420070400000
TEXT, PUBLIC_THREAD, PRIVATE_THREAD, FORUM = 0, 11, 12, 15
THREADS = (PUBLIC_THREAD, PRIVATE_THREAD)
CHAT_INPUT = 1
EPHEMERAL, COMPONENTS_V2, SILENT = 1 << 6, 1 << 15, 1 << 12
VIEW, SEND, READ_HISTORY, ALL = 1 << 10, 1 << 11, 1 << 16, (1 << 53) - 1


def stamp(at: datetime) -> str:
    """ISO 8601 as Discord writes it."""
    return at.astimezone(UTC).isoformat()


def snowflake_time(snowflake: int) -> datetime:
    """When an id was made."""
    return datetime.fromtimestamp(((snowflake >> 22) + EPOCH_MS) / 1000, UTC)


def user(user_id: int, name: str, *, bot: bool = False) -> Json:
    """A user."""
    return {
        "id": str(user_id),
        "username": name,
        "global_name": name,
        "discriminator": "0",
        "avatar": None,
        "bot": bot,
        "flags": 0,
    }


def member(about: Json, roles: Iterable[int], joined: datetime) -> Json:
    """A member of a server, with its user."""
    return {
        "user": about,
        "roles": [str(role) for role in roles],
        "joined_at": stamp(joined),
        "deaf": False,
        "mute": False,
        "flags": 0,
    }


def role(role_id: int, name: str, position: int, permissions: int) -> Json:
    """A role."""
    return {
        "id": str(role_id),
        "name": name,
        "color": 0x4F8A8B if position else 0,
        "colors": {"primary_color": 0x4F8A8B if position else 0},
        "hoist": False,
        "position": position,
        "permissions": str(permissions),
        "managed": False,
        "mentionable": True,
        "flags": 0,
    }


def channel(channel_id: int, server_id: int, name: str, kind: int, position: int, overwrites: list[Json]) -> Json:
    """A text channel or a forum."""
    made: Json = {
        "id": str(channel_id),
        "guild_id": str(server_id),
        "type": kind,
        "name": name,
        "position": position,
        "permission_overwrites": overwrites,
        "nsfw": False,
        "rate_limit_per_user": 0,
        "topic": None,
        "parent_id": None,
        "last_message_id": None,
        "flags": 0,
    }
    return made | ({"available_tags": [], "default_reaction_emoji": None} if kind == FORUM else {})


def thread(thread_id: int, parent: Json, owner_id: int, name: str, at: datetime) -> Json:
    """A thread of a channel, or a post of a forum."""
    return {
        "id": str(thread_id),
        "guild_id": parent["guild_id"],
        "parent_id": parent["id"],
        "type": PUBLIC_THREAD,
        "name": name,
        "owner_id": str(owner_id),
        "message_count": 0,
        "member_count": 1,
        "total_message_sent": 0,
        "rate_limit_per_user": 0,
        "last_message_id": None,
        "flags": 0,
        "thread_metadata": {
            "archived": False,
            "auto_archive_duration": 4320,
            "archive_timestamp": stamp(at),
            "locked": False,
            "create_timestamp": stamp(at),
        },
    }


def message(message_id: int, where: Json, author: Json, content: str, at: datetime) -> Json:
    """A message without ornaments."""
    return {
        "id": str(message_id),
        "channel_id": where["id"],
        "author": author,
        "content": content,
        "timestamp": stamp(at),
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "components": [],
        "pinned": False,
        "type": 0,
        "flags": 0,
    }
