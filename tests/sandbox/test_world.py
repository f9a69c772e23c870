"""The make-believe Discord itself."""

from datetime import UTC, datetime

import pytest

from bot.sandbox.errors import ApiError
from bot.sandbox.payloads import EPOCH_MS, Json
from bot.sandbox.plan import BOT_ID
from bot.sandbox.threads import direct
from bot.sandbox.world import World
from bot.sandbox.writing import rewrite, write
from tests.sandbox.conftest import MARLOW, PLAN, QUEUE, RIVER, TALK, Clock


@pytest.fixture
def world(clock: Clock) -> World:
    return World((PLAN,), clock)


def test_ids_are_times_and_always_grow(world: World, clock: Clock) -> None:
    first, second = world.next_id(), world.next_id()
    assert second > first
    assert datetime.fromtimestamp(((first >> 22) + EPOCH_MS) / 1000, UTC) == clock.now
    clock.advance(days=-1)  # a clock that is set back must not make an id twice
    assert world.next_id() > second


def test_every_change_is_told_with_its_place(world: World) -> None:
    told: list[tuple[str, Json]] = []
    world.listeners.append(lambda event, data: told.append((event, data)))
    message = write(world, TALK, RIVER, {"content": "hello"})
    world.remove_message(TALK, int(message["id"]))
    assert [event for event, _ in told] == ["MESSAGE_CREATE", "MESSAGE_DELETE"]
    assert all(data["guild_id"] == str(PLAN.server_id) for _, data in told)
    assert told[0][1]["member"]["roles"] == []


def test_the_moderators_channel_is_hidden_from_members_and_open_to_the_bot(world: World) -> None:
    assert world.for_moderators(QUEUE)
    assert [world.sees(who, QUEUE) for who in (RIVER, MARLOW, BOT_ID, 4711)] == [False, True, True, False]
    assert [world.sees(who, TALK) for who in (RIVER, MARLOW, BOT_ID, 4711)] == [True, True, True, False]


def test_direct_messages_are_between_two(world: World) -> None:
    channel = int(direct(world, RIVER)["id"])
    assert direct(world, RIVER)["id"] == str(channel)
    assert [world.sees(who, channel) for who in (RIVER, MARLOW, BOT_ID)] == [True, False, True]
    with pytest.raises(ApiError) as refused:
        world.server_of(channel)
    assert refused.value.status == 501


def test_a_message_that_became_v2_stays_so(world: World) -> None:
    message = write(world, TALK, BOT_ID, {"content": "plain"})
    shown = [{"type": 10, "content": f"<@{RIVER}>"}]
    rewrite(world, message, {"flags": 1 << 15, "components": shown})
    assert (message["content"], message["components"]) == ("", shown)
    assert [one["id"] for one in message["mentions"]] == [str(RIVER)]
    with pytest.raises(ApiError) as refused:
        rewrite(world, message, {"content": "plain again"})
    assert refused.value.code == 50035
    assert message["components"] == shown


def test_a_refused_change_changes_nothing(world: World) -> None:
    message = write(world, TALK, BOT_ID, {"content": "as it was"})
    with pytest.raises(ApiError):
        rewrite(world, message, {"content": "x" * 2001})
    assert message["content"] == "as it was"
    assert message["edited_timestamp"] is None
