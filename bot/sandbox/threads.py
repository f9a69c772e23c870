"""Threads, forum posts and direct messages: channels that begin and rest while the sandbox runs."""

from bot.sandbox import payloads
from bot.sandbox.errors import unknown_user, wrong_channel_type
from bot.sandbox.payloads import DM, FORUM, HAS_THREAD, PUBLIC_THREAD, TEXT, THREADS, Json, stamp
from bot.sandbox.world import World


def open_thread(world: World, parent_id: int, owner_id: int, name: str, kind: int = PUBLIC_THREAD) -> Json:
    """A thread of a text channel, or a post of a forum (whose first message comes next)."""
    parent = world.channel(parent_id)
    if parent["type"] not in (TEXT, FORUM):
        raise wrong_channel_type()
    return _add(world, world.next_id(), parent, owner_id, name, kind)


def open_below(world: World, channel_id: int, message_id: int, owner_id: int, name: str) -> Json:
    """A thread that hangs on a message and bears its id."""
    message = world.message(channel_id, message_id)
    if world.channel(channel_id)["type"] != TEXT:
        raise wrong_channel_type()
    thread = _add(world, message_id, world.channel(channel_id), owner_id, name, PUBLIC_THREAD)
    message |= {"flags": int(message["flags"]) | HAS_THREAD, "thread": thread}
    world.changed(message)
    return thread


def spoken_in(world: World, channel_id: int) -> None:
    """Somebody writes: a thread counts it, and an archived one wakes."""
    thread = world.channel(channel_id)
    if thread["type"] not in THREADS:
        return
    thread["message_count"] += 1
    thread["total_message_sent"] += 1
    if thread["thread_metadata"]["archived"]:
        thread["thread_metadata"] |= {"archived": False}
        world.server_of(channel_id).guild["threads"].append(thread)
        world.tell("THREAD_UPDATE", thread)


def archive(world: World, thread_id: int) -> None:
    """Put a thread away, as Discord does after days of silence; who writes in it takes it out again."""
    thread = world.channel(thread_id)
    threads = world.server_of(thread_id).guild["threads"]
    threads[:] = [one for one in threads if one is not thread]
    thread["thread_metadata"] |= {"archived": True, "archive_timestamp": stamp(world.clock())}
    world.tell("THREAD_UPDATE", thread)


def archived(world: World, parent_id: int, kind: int = PUBLIC_THREAD) -> list[Json]:
    """Archived threads of a channel, those archived last first."""
    found = [
        one
        for one in world.channels.values()
        if one.get("parent_id") == str(parent_id) and one["type"] == kind and one["thread_metadata"]["archived"]
    ]
    return sorted(found, key=lambda one: str(one["thread_metadata"]["archive_timestamp"]), reverse=True)


def direct(world: World, user_id: int) -> Json:
    """The bot's direct messages with a person."""
    known = [server.people[user_id] for server in world.servers.values() if user_id in server.people]
    if not known:
        raise unknown_user()
    for channel in world.channels.values():
        if channel["type"] == DM and world.sees(user_id, int(channel["id"])):
            return channel
    made = payloads.direct(world.next_id(), payloads.user(user_id, known[0].name))
    world.channels[int(made["id"])] = made
    world.messages[int(made["id"])] = {}
    return made


def _add(world: World, thread_id: int, parent: Json, owner_id: int, name: str, kind: int) -> Json:
    thread = payloads.thread(thread_id, parent, owner_id, name, world.clock(), kind)
    world.channels[thread_id] = thread
    world.messages[thread_id] = {}
    world.invited[thread_id] = {owner_id}
    world.server_of(int(parent["id"])).guild["threads"].append(thread)
    world.tell("THREAD_CREATE", thread | {"newly_created": True})
    return thread
