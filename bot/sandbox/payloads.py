"""JSON as Discord sends it. Optional keys are left out rather than null: discord.py tells them apart."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]
EPOCH_MS = 1420070400000
TEXT, DM, PUBLIC_THREAD, PRIVATE_THREAD, FORUM = 0, 1, 11, 12, 15
THREADS = (PUBLIC_THREAD, PRIVATE_THREAD)
CHAT_INPUT, CONTEXT_USER, CONTEXT_MESSAGE = 1, 2, 3
ORDINARY, REPLY, COMMAND_ANSWER = 0, 19, 20
"""Types of messages."""
HAS_THREAD, EPHEMERAL, LOADING, SILENT, COMPONENTS_V2 = 1 << 5, 1 << 6, 1 << 7, 1 << 12, 1 << 15
SUPPRESS_EMBEDS = 1 << 2


def stamp(at: datetime) -> str:
    """ISO 8601 as Discord writes it."""
    return at.astimezone(UTC).isoformat()


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


def role(role_id: int, name: str, position: int, permissions: int, *, managed: bool = False) -> Json:
    """A role. Those people hold may be mentioned by anybody."""
    colour = 0x4F8A8B if position else 0
    return {
        "id": str(role_id),
        "name": name,
        "color": colour,
        "colors": {"primary_color": colour, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "position": position,
        "permissions": str(permissions),
        "managed": managed,
        "mentionable": bool(position) and not managed,
        "flags": 0,
    }


def overwrite(role_id: int, *, allow: int = 0, deny: int = 0) -> Json:
    """What a channel allows and denies to a role."""
    return {"id": str(role_id), "type": 0, "allow": str(allow), "deny": str(deny)}


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


def direct(channel_id: int, recipient: Json) -> Json:
    """Direct messages with one person."""
    return {"id": str(channel_id), "type": DM, "recipients": [recipient], "last_message_id": None, "flags": 0}


def thread(thread_id: int, parent: Json, owner_id: int, name: str, at: datetime, kind: int = PUBLIC_THREAD) -> Json:
    """A thread of a channel, or a post of a forum."""
    return {
        "id": str(thread_id),
        "guild_id": parent["guild_id"],
        "parent_id": parent["id"],
        "type": kind,
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
        "type": ORDINARY,
        "flags": 0,
    }


def guild(server_id: int, name: str, owner_id: int) -> Json:
    """A server without roles, channels and people."""
    return {
        "id": str(server_id),
        "name": name,
        "icon": None,
        "owner_id": str(owner_id),
        "roles": [],
        "channels": [],
        "threads": [],
        "members": [],
        "member_count": 0,
        "emojis": [],
        "stickers": [],
        "features": [],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "premium_progress_bar_enabled": False,
        "preferred_locale": "en-GB",
        "afk_timeout": 300,
        "system_channel_flags": 0,
        "large": False,
        "unavailable": False,
        "joined_at": "2026-01-01T00:00:00+00:00",
    }
