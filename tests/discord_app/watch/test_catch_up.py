"""After an absence everything that was said is read, as far as the bounds go, and what is beyond them is told."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.sandbox.payloads import PRIVATE_THREAD
from bot.sandbox.permissions import MANAGE_THREADS
from bot.sandbox.plan import BOT_ID, BOT_ROLE_ID
from bot.sandbox.threads import archive, open_thread
from models.assessment import Assessment
from tests.fakes.town import FORUM, QUEUE, RIVER, SERVER, SUPPORT, WREN, Town

HOUR = 60


def later(place: Town, minutes: float) -> None:
    place.clock.ahead += timedelta(minutes=minutes)


async def test_what_was_said_before_the_bot_came_is_not_read(empty_town: Town) -> None:
    empty_town.say("before you came")
    later(empty_town, 1)
    await empty_town.arrive()
    empty_town.say("after you came")
    await empty_town.read("after you came")
    assert empty_town.assessor.texts == ["after you came"]


async def test_what_was_said_during_an_absence_is_found_and_says_how_late(place: Town) -> None:
    await place.leave()
    place.say("a red day")
    later(place, 12)
    await place.arrive()
    assert "Found 12 min late" in str((await place.card())["components"])


async def test_threads_and_posts_opened_during_an_absence_are_read_from_their_beginning(place: Town) -> None:
    await place.leave()
    place.people.start_thread(RIVER, SUPPORT, "a thread", "in the thread")
    put_away = place.people.start_thread(WREN, FORUM, "a post", "in the post")
    archive(place.sandbox.world, int(put_away["id"]))
    place.say("in the channel")
    await place.arrive()
    assert sorted(place.assessor.texts) == ["in the channel", "in the post", "in the thread"]


def private_thread(place: Town, *, invited: bool) -> int:
    """A private thread of a member's, who speaks in it, put away."""
    world = place.sandbox.world
    thread = int(open_thread(world, SUPPORT, RIVER, "a private thread", PRIVATE_THREAD)["id"])
    if invited:
        world.invited[thread].add(BOT_ID)
    place.say("in private", RIVER, thread)
    archive(world, thread)
    return thread


@pytest.mark.parametrize(("invited", "manages"), [(True, False), (False, True)])
async def test_private_threads_put_away_during_an_absence_are_read_where_the_bot_may_see_them(
    place: Town, invited: bool, manages: bool
) -> None:
    await place.leave()
    if manages:
        role = next(one for one in place.sandbox.world.servers[SERVER].guild["roles"] if one["id"] == str(BOT_ROLE_ID))
        role["permissions"] = str(int(role["permissions"]) | MANAGE_THREADS)
    thread = private_thread(place, invited=invited)
    await place.arrive()
    assert place.assessor.texts == ["in private"]
    assert await place.store.watermark(thread) is not None


async def test_a_private_thread_the_bot_may_not_see_keeps_no_other_from_being_read(place: Town) -> None:
    await place.leave()
    private_thread(place, invited=False)
    place.say("in the channel")
    await place.arrive()
    assert place.assessor.texts == ["in the channel"]
    assert place.cards("cannot be read") == []


async def test_a_private_thread_put_away_long_ago_is_not_opened_again(place: Town) -> None:
    await place.leave()
    thread = private_thread(place, invited=True)
    later(place, 25 * HOUR)
    await place.arrive()
    assert await place.store.watermark(thread) is None


async def test_nothing_is_read_twice(place: Town) -> None:
    place.say("once")
    await place.read("once")
    await place.leave()
    await place.arrive()
    await place.catch_up()
    assert place.assessor.texts == ["once"]


async def test_an_edit_during_an_absence_is_read(place: Town) -> None:
    said = place.say("a calm day")
    await place.read("a calm day")
    await place.leave()
    later(place, 1)
    place.people.edit(RIVER, SUPPORT, said, "a red day")
    await place.arrive()
    assert "edited" in str((await place.card())["components"])


async def test_too_many_messages_are_cut_to_the_newest_and_told(empty_town: Town) -> None:
    empty_town.settle("watch", catch_up_messages=2)
    await empty_town.arrive()
    await empty_town.leave()
    for word in ("one", "two", "three"):
        empty_town.say(word)
    await empty_town.arrive()
    assert empty_town.assessor.texts == ["two", "three"]
    assert f"<#{SUPPORT}>" in str((await empty_town.card("was **not read**"))["components"])


async def test_what_is_too_old_is_not_read_and_told(place: Town) -> None:
    await place.leave()
    place.say("long ago")
    later(place, 25 * HOUR)
    place.say("just now")
    await place.arrive()
    assert place.assessor.texts == ["just now"]
    await place.card("was **not read**")


async def test_within_the_bounds_nobody_is_alarmed(place: Town) -> None:
    await place.leave()
    place.say("hello")
    await place.arrive()
    await place.catch_up()
    assert place.sandbox.messages(QUEUE) == []


async def test_a_channel_that_cannot_be_read_is_told_once_and_read_when_it_can_be(place: Town) -> None:
    await place.leave()
    place.say("a red day")
    place.sandbox.faults.no_access.add(SUPPORT)
    await place.arrive()
    await place.catch_up()
    assert f"<#{SUPPORT}>" in str((await place.card("cannot be read"))["components"])
    place.sandbox.faults.no_access.clear()
    await place.catch_up()
    await place.card()
    assert len(place.cards("cannot be read")) == 1


async def test_one_message_that_fails_keeps_no_other_from_being_read_and_is_not_passed_by(place: Town) -> None:
    await place.leave()
    failing = place.say("a red day")
    place.say("hello", WREN)
    place.assessor.broken["a red day"] = 3
    await place.arrive()
    assert "hello" in place.assessor.texts
    while not await place.catch_up():
        assert (await place.store.watermark(SUPPORT) or 0) < failing
    await place.card()
    assert (await place.store.watermark(SUPPORT) or 0) > failing


async def test_a_watermark_moves_with_live_messages_only_once_the_gap_is_read(place: Town) -> None:
    before = await place.store.watermark(SUPPORT)
    place.session.watcher.lost_sight()
    place.say("hello")
    await place.read("hello")
    assert await place.store.watermark(SUPPORT) == before
    await place.catch_up()
    said = place.say("and hello")
    await place.read("and hello")
    assert await place.store.watermark(SUPPORT) == said


async def test_a_gap_that_opens_while_another_is_read_is_read_too(place: Town) -> None:
    """What was fetched before the second gap proves nothing about it."""
    watcher = place.session.watcher
    watcher.lost_sight()
    while_reading = place.assessor.assess

    async def interrupted(text: str, context: Sequence[str]) -> Assessment:
        watcher.lost_sight()
        return await while_reading(text, context)

    place.assessor.assess = interrupted  # type: ignore[method-assign]  # a connection that breaks just now
    place.say_unheard("while away")
    await place.catch_up()
    assert SUPPORT not in watcher.current
    await place.catch_up()
    assert SUPPORT in watcher.current


async def test_a_thread_that_was_put_away_before_and_wakes_is_up_to_date_with_its_first_message(place: Town) -> None:
    thread = place.people.start_thread(RIVER, SUPPORT, "a thread", "first words")
    await place.read("first words")
    archive(place.sandbox.world, int(thread["id"]))
    await place.leave()
    later(place, 26 * HOUR)
    await place.arrive()
    said = place.say("woken", RIVER, int(thread["id"]))
    await place.read("woken")
    assert await place.store.watermark(int(thread["id"])) == said
    assert place.assessor.texts == ["first words", "woken"]
