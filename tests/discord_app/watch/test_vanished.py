"""What its author took back while the bot was away is not shown on any card any longer."""

from bot.domain.case import Resolve, Verdict
from bot.sandbox.faults import RequestFault
from tests.fakes.town import FORUM, MARLOW, QUEUE, RIVER, SERVER, SUPPORT, WREN, Town

GONE = "the text is gone"


async def test_a_message_deleted_during_an_absence_leaves_its_card_and_the_others_stay(place: Town) -> None:
    gone = place.say("a red day")
    place.say("a red night", WREN)
    await place.card("lk:resolve:2")
    await place.delivered()
    await place.leave()
    place.people.delete(RIVER, SUPPORT, gone)
    await place.arrive()
    card = await place.card(GONE)
    assert "lk:resolve:1" in str(card["components"])
    await place.delivered()
    assert len(place.cards(GONE)) == 1
    assert "a **red** night" in str(place.cards("lk:resolve:2")[0]["components"])


async def test_in_a_channel_with_more_than_a_page_everything_is_looked_for(place: Town) -> None:
    first = place.say("a red day")
    await place.card()
    for count in range(130):
        place.say(f"calm {count}", WREN)
    last = place.say("a red night")
    await place.read("a red night")
    await place.leave()
    for said in (first, last):
        place.people.delete(RIVER, SUPPORT, said)
    await place.arrive()
    await place.sandbox.until(lambda: str(place.cards()[0]["components"]).count(GONE) == 2)


async def test_a_post_that_is_gone_takes_its_words_off_the_card(place: Town) -> None:
    post = int(place.people.start_thread(RIVER, FORUM, "a post", "a red day")["id"])
    await place.card()
    await place.delivered()
    await place.leave()
    world = place.sandbox.world
    threads = world.server_of(post).guild["threads"]
    threads[:] = [one for one in threads if one["id"] != str(post)]
    del world.channels[post], world.messages[post]
    await place.arrive()
    await place.card(GONE)


async def test_nothing_is_concluded_from_a_channel_that_cannot_be_looked_into(place: Town) -> None:
    place.say("a red day")
    await place.card()
    await place.delivered()
    place.sandbox.faults.no_access.add(SUPPORT)
    await place.catch_up()
    (_, message_id) = (await place.store.open_messages(SERVER, 10))[0]
    place.sandbox.faults.no_access.clear()
    place.sandbox.faults.requests.append(
        RequestFault("5xx", "GET", rf"/channels/{SUPPORT}/messages", times=1_000, status=400)
    )
    assert not await place.catch_up()
    place.sandbox.faults.requests.clear()
    assert await place.catch_up()
    assert await place.store.open_messages(SERVER, 10) == [(SUPPORT, message_id)]
    assert place.cards(GONE) == []


async def test_only_cases_that_wait_are_looked_at(place: Town) -> None:
    place.say("a red day")
    await place.card()
    await place.store.act(1, Resolve(Verdict.SUPPORTED), MARLOW)
    assert await place.store.open_messages(SERVER, 10) == []
    assert len(place.sandbox.messages(QUEUE)) == 1
