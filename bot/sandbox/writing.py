"""Writing and rewriting messages, whoever does it: limits, pings, replies, threads that wake."""

from collections.abc import Iterable

from bot.sandbox import payloads
from bot.sandbox.components import TEXT, walk
from bot.sandbox.errors import invalid_form, missing_permissions
from bot.sandbox.mentions import pings
from bot.sandbox.payloads import COMPONENTS_V2, DM, LOADING, REPLY, THREADS, Json, stamp
from bot.sandbox.permissions import MENTION_EVERYONE, SEND, SEND_IN_THREADS
from bot.sandbox.plan import BOT_ID
from bot.sandbox.shapes import snowflake
from bot.sandbox.threads import spoken_in
from bot.sandbox.validate import check_message, flags_of
from bot.sandbox.world import World

_WRITTEN = ("content", "embeds", "components")


def must_write(world: World, user_id: int, channel_id: int) -> None:
    """50001 where one may not look, 50013 where one may not write."""
    world.must_see(user_id, channel_id)
    needed = SEND_IN_THREADS if world.channel(channel_id)["type"] in THREADS else SEND
    if not world.permissions(user_id, channel_id) & needed:
        raise missing_permissions()


def write(world: World, channel_id: int, author_id: int, body: Json, flags: int = 0, **more: object) -> Json:
    """A new message from what a client sent. flags: which of the flags it asks for it may have."""
    check_message(body)
    answered = _answered(world, channel_id, body.get("message_reference"))
    made: Json = {key: body[key] for key in ("embeds", "components") if body.get(key)}
    made["flags"] = flags_of(body) & flags
    if answered is not None:
        reference = {"message_id": answered["id"], "channel_id": answered["channel_id"], "type": 0}
        if server_id := world.channel(channel_id).get("guild_id"):
            reference["guild_id"] = server_id
        shown = {key: answered[key] for key in answered if key != "referenced_message"}
        made |= {"type": REPLY, "message_reference": reference, "referenced_message": shown}
    made |= pinged(world, channel_id, author_id, body, answered) | more
    author = _author(world, channel_id, author_id)
    spoken_in(world, channel_id)
    return world.add_message(channel_id, author, body.get("content") or "", **made)


def rewrite(world: World, message: Json, body: Json) -> Json:
    """Change a message in place; whoever shows it must still be told. A message never stops being v2."""
    given = {key: body[key] for key in _WRITTEN if key in body}
    flags = (int(message["flags"]) | flags_of(body) & COMPONENTS_V2) & ~LOADING
    emptied = {"content": "", "embeds": []} if flags & COMPONENTS_V2 and not message["flags"] & COMPONENTS_V2 else {}
    merged = message | emptied | given | {"flags": flags}
    check_message({key: merged[key] for key in (*_WRITTEN, "flags")})
    changed: Json = {key: merged[key] or ("" if key == "content" else []) for key in _WRITTEN}
    author, channel_id = int(message["author"]["id"]), int(message["channel_id"])
    changed |= pinged(world, channel_id, author, changed | {"allowed_mentions": body.get("allowed_mentions")}, None)
    message |= changed | {"flags": flags, "edited_timestamp": stamp(world.clock())}
    return message


def pinged(world: World, channel_id: int, author_id: int, body: Json, answered: Json | None) -> Json:
    """`mentions`, `mention_roles` and `mention_everyone` of a message."""
    channel = world.channel(channel_id)
    if channel["type"] == DM:
        return {"mentions": [], "mention_roles": [], "mention_everyone": False}
    server = world.server_of(channel_id)
    found = pings(
        "\n".join(_texts(body)),
        body.get("allowed_mentions"),
        replied_to=int(answered["author"]["id"]) if answered is not None else None,
        pingable=server.pingable,
        loud=bool(world.permissions(author_id, channel_id) & MENTION_EVERYONE),
    )
    known = {BOT_ID, *server.people}
    return {
        "mentions": [world.person(server, one)["user"] for one in sorted(found.users & known)],
        "mention_roles": [str(one) for one in sorted(found.roles)],
        "mention_everyone": found.everyone,
    }


def _texts(body: Json) -> Iterable[str]:
    yield body.get("content") or ""
    yield from (one["content"] for one in walk(body.get("components") or []) if one["type"] == TEXT)


def _answered(world: World, channel_id: int, reference: Json | None) -> Json | None:
    """The message that is replied to."""
    if not reference or reference.get("message_id") is None:
        return None
    found = world.messages[channel_id].get(snowflake("message_reference.message_id", reference["message_id"]))
    if found is None and reference.get("fail_if_not_exists", True):
        raise invalid_form("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
    return found


def _author(world: World, channel_id: int, author_id: int) -> Json:
    if author_id == BOT_ID:
        return world.bot_user
    if world.channel(channel_id)["type"] == DM:
        return payloads.user(author_id, world.channel(channel_id)["recipients"][0]["username"])
    user: Json = world.person(world.server_of(channel_id), author_id)["user"]
    return user
