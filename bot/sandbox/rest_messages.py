"""Channels, messages and threads over HTTP."""

from datetime import datetime, timedelta

from bot.sandbox.access import Access
from bot.sandbox.calls import Call, Route
from bot.sandbox.errors import invalid_form, missing_permissions, not_author
from bot.sandbox.faults import Faults
from bot.sandbox.hearing import without_words
from bot.sandbox.payloads import COMPONENTS_V2, FORUM, PRIVATE_THREAD, PUBLIC_THREAD, SILENT, SUPPRESS_EMBEDS, Json
from bot.sandbox.permissions import (
    CREATE_PRIVATE_THREADS,
    CREATE_PUBLIC_THREADS,
    MANAGE_MESSAGES,
    MANAGE_THREADS,
    READ_HISTORY,
    SEND,
)
from bot.sandbox.plan import BOT_ID
from bot.sandbox.shapes import mapping, snowflake, text
from bot.sandbox.threads import archived, direct, open_below, open_thread
from bot.sandbox.validate import check_message
from bot.sandbox.world import World
from bot.sandbox.writing import rewrite, write

_MOST_HISTORY = 100
_FLAGS = SUPPRESS_EMBEDS | COMPONENTS_V2 | SILENT
NONCE_HOLDS = timedelta(minutes=3)
"""Discord says "the past few minutes"."""


class MessageRoutes:
    """Reads and writes for the bot."""

    def __init__(self, world: World, access: Access, faults: Faults) -> None:
        self._world = world
        self._access = access
        self._faults = faults
        self._nonces: dict[tuple[int, str], tuple[datetime, Json]] = {}

    def table(self) -> list[Route]:
        """The routes."""
        channel, message = "/channels/{channel}", "/channels/{channel}/messages/{message}"
        return [
            ("POST", "/users/@me/channels", self._direct),
            ("GET", channel, lambda call: self._access.reading(call.id("channel"))),
            ("POST", channel + "/typing", self._typing),
            ("GET", channel + "/messages", self._history),
            ("POST", channel + "/messages", self._send),
            ("GET", message, self._message),
            ("PATCH", message, self._edit),
            ("DELETE", message, self._delete),
            ("GET", channel + "/threads/archived/public", self._archived),
            ("GET", channel + "/threads/archived/private", self._archived_private),
            ("GET", channel + "/users/@me/threads/archived/private", self._archived_joined),
            ("POST", channel + "/threads", self._thread),
            ("POST", message + "/threads", self._thread_below),
        ]

    def reset(self) -> None:
        """Forget which messages were sent already."""
        self._nonces.clear()

    def _direct(self, call: Call) -> Json:
        return direct(self._world, snowflake("recipient_id", call.fields().get("recipient_id")))

    def _typing(self, call: Call) -> None:
        self._access.writing(call.id("channel"))
        self._world.tell("TYPING", {"user_id": str(BOT_ID), "channel_id": call.named["channel"]})

    def _history(self, call: Call) -> list[Json]:
        """Always newest first; `after` gives the oldest ones after an id, `around` half on each side."""
        channel_id = int(self._access.history(call.id("channel"))["id"])
        found = sorted(self._world.messages[channel_id].items())
        limit = call.limit(50, _MOST_HISTORY)
        around, after, before = call.between("around"), call.between("after"), call.between("before")
        if around is not None:
            older = [(i, m) for i, m in found if i < around][-(limit // 2) :] if limit > 1 else []
            chosen = (older + [(i, m) for i, m in found if i >= around])[:limit]
        elif after is not None:
            chosen = [(i, m) for i, m in found if i > after][:limit]
        else:
            chosen = [(i, m) for i, m in found if before is None or i < before][-limit:]
        return [self._shown(message) for _, message in reversed(chosen)]

    def _message(self, call: Call) -> Json:
        self._access.history(call.id("channel"))
        return self._shown(self._world.message(call.id("channel"), call.id("message")))

    def _shown(self, message: Json) -> Json:
        return without_words(message, BOT_ID) if self._faults.intents_refused else message

    def _send(self, call: Call) -> Json:
        channel_id, body = call.id("channel"), call.fields()
        self._access.writing(channel_id)
        now, key = self._world.clock(), (channel_id, str(body.get("nonce") or ""))
        at, sent = self._nonces.get(key, (now, None))
        if body.get("enforce_nonce") and sent is not None and now - at <= NONCE_HOLDS:
            return sent
        more = {"nonce": body["nonce"]} if body.get("nonce") else {}
        message = write(self._world, channel_id, BOT_ID, body, _FLAGS, **more)
        if more:
            self._nonces[key] = (now, message)
        return message

    def _edit(self, call: Call) -> Json:
        self._access.reading(call.id("channel"))
        message = self._world.message(call.id("channel"), call.id("message"))
        if message["author"]["id"] != str(BOT_ID):
            raise not_author()
        rewrite(self._world, message, call.fields())
        self._world.changed(message)
        return message

    def _delete(self, call: Call) -> None:
        channel_id = call.id("channel")
        self._access.reading(channel_id)
        message = self._world.message(channel_id, call.id("message"))
        if message["author"]["id"] != str(BOT_ID) and not self._access.allowed(channel_id) & MANAGE_MESSAGES:
            raise missing_permissions()
        self._world.remove_message(channel_id, int(message["id"]))

    def _archived(self, call: Call) -> Json:
        """Pages go back in time by when a thread was archived."""
        return self._by_age(call, archived(self._world, int(self._access.history(call.id("channel"))["id"])))

    def _archived_private(self, call: Call) -> Json:
        channel = self._access.need(call.id("channel"), READ_HISTORY | MANAGE_THREADS)
        return self._by_age(call, archived(self._world, int(channel["id"]), PRIVATE_THREAD))

    def _archived_joined(self, call: Call) -> Json:
        """Those the bot was invited to; pages go back by id."""
        channel_id, before = int(self._access.history(call.id("channel"))["id"]), call.between("before")
        found = [one for one in archived(self._world, channel_id, PRIVATE_THREAD) if self._joined(int(one["id"]))]
        found = sorted((one for one in found if before is None or int(one["id"]) < before), key=_id, reverse=True)
        return _listed(call, found)

    def _joined(self, thread_id: int) -> bool:
        return BOT_ID in self._world.invited[thread_id]

    def _by_age(self, call: Call, found: list[Json]) -> Json:
        if (before := call.query.get("before")) is not None:
            until = _time(before)
            found = [one for one in found if _time(one["thread_metadata"]["archive_timestamp"]) < until]
        return _listed(call, found)

    def _thread(self, call: Call) -> Json:
        """A thread of its own, or a forum post with its first message."""
        channel_id, body = call.id("channel"), call.fields()
        name = text(body, "name", "_", 1, 100)
        if self._access.reading(channel_id)["type"] == FORUM:
            self._access.need(channel_id, SEND)
            first = mapping(body.get("message"), "message")
            check_message(first)
            post = open_thread(self._world, channel_id, BOT_ID, name)
            said = write(self._world, int(post["id"]), BOT_ID, first, _FLAGS)
            return post | {"message": said}
        kind = PUBLIC_THREAD if body.get("type") == PUBLIC_THREAD else PRIVATE_THREAD
        self._access.need(channel_id, CREATE_PUBLIC_THREADS if kind == PUBLIC_THREAD else CREATE_PRIVATE_THREADS)
        return open_thread(self._world, channel_id, BOT_ID, name, kind)

    def _thread_below(self, call: Call) -> Json:
        channel_id = call.id("channel")
        self._access.need(channel_id, CREATE_PUBLIC_THREADS)
        name = text(call.fields(), "name", "_", 1, 100)
        return open_below(self._world, channel_id, call.id("message"), BOT_ID, name)


def _id(thread: Json) -> int:
    return int(thread["id"])


def _listed(call: Call, found: list[Json]) -> Json:
    limit = call.limit(50, _MOST_HISTORY)
    return {"threads": found[:limit], "members": [], "has_more": len(found) > limit}


def _time(written: str) -> datetime:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        raise invalid_form("before", "DATE_TIME_TYPE_PARSE", "Could not parse this date.") from None
