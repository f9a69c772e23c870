"""What is read, by whom it was written, in which order, and what happens when it cannot be."""

from datetime import timedelta

from bot.sandbox.faults import RequestFault
from bot.sandbox.plan import BOT_ID
from tests.fakes.town import FORUM, QUEUE, RIVER, SERVER, SUPPORT, WREN, Town


async def test_messages_in_watched_channels_threads_and_forum_posts_are_read(place: Town) -> None:
    place.say("in the channel")
    place.people.start_thread(RIVER, SUPPORT, "a thread", "in the thread")
    place.people.start_thread(WREN, FORUM, "a post", "in the post")
    await place.read("in the post")
    assert place.assessor.texts == ["in the channel", "in the thread", "in the post"]


async def test_what_moderators_say_among_themselves_is_not_read(place: Town) -> None:
    place.say("in the queue", 300000000000000101, QUEUE)
    place.say("in the channel")
    await place.read("in the channel")
    assert place.assessor.texts == ["in the channel"]


async def test_bots_and_webhooks_are_not_read(place: Town) -> None:
    world = place.sandbox.world
    world.add_message(SUPPORT, world.bot_user, "a bot speaks")
    person = world.person(world.servers[SERVER], RIVER)["user"]
    world.add_message(SUPPORT, person, "a webhook speaks", webhook_id=str(BOT_ID))
    world.add_message(SUPPORT, person, "somebody joined", type=7)
    place.say("a person speaks")
    await place.read("a person speaks")
    assert place.assessor.texts == ["a person speaks"]


async def test_up_to_four_preceding_messages_are_the_context(place: Town) -> None:
    for word in ("one", "two", "three", "four", "five"):
        place.say(word, WREN)
    place.say("and now")
    await place.read("and now")
    assert place.assessor.seen[-1][1] == ("wren: two", "wren: three", "wren: four", "wren: five")


async def test_after_a_start_the_context_is_fetched_once_without_bots_and_who_opted_out(empty_town: Town) -> None:
    world = empty_town.sandbox.world
    empty_town.say("I am not read", WREN)
    empty_town.say("before you came")
    world.add_message(SUPPORT, world.bot_user, "a bot speaks")
    await empty_town.store.set_opted_out(SERVER, WREN, opted_out=True)
    await empty_town.arrive()
    empty_town.say("first")
    await empty_town.read("first")
    assert empty_town.assessor.seen == [("first", ("river: before you came",))]


async def test_without_its_context_a_message_is_read_all_the_same(place: Town) -> None:
    history = f"/channels/{SUPPORT}/messages$"
    place.sandbox.faults.requests.append(RequestFault("5xx", "GET", history, times=9, status=403))
    place.say("hello")
    await place.read("hello")
    assert place.assessor.seen == [("hello", ())]


async def test_what_is_deleted_or_edited_is_so_in_the_context_too(place: Town) -> None:
    gone, changed = place.say("gone soon", WREN), place.say("befor", WREN)
    place.people.delete(WREN, SUPPORT, gone)
    place.people.edit(WREN, SUPPORT, changed, "before")
    place.say("and now")
    await place.read("and now")
    assert place.assessor.seen[-1] == ("and now", ("wren: before",))


async def test_an_edit_is_read_again_and_raises_the_case_it_belongs_to(place: Town) -> None:
    said = place.say("an amber day")
    await place.card("lk:open:1")
    place.people.edit(RIVER, SUPPORT, said, "a red day")
    card = await place.card()
    assert "edited" in str(card["components"])
    assert await place.tier_of(1) == "red"


async def test_an_edit_that_makes_it_no_worse_gives_no_second_alert(place: Town) -> None:
    said = place.say("a red day")
    await place.card()
    place.people.edit(RIVER, SUPPORT, said, "a red evening")
    await place.card("a **red** evening")
    assert len(place.sandbox.messages(QUEUE)) == 1


async def test_a_link_that_unfolds_is_no_edit(place: Town) -> None:
    said = place.say("look at this")
    world = place.sandbox.world
    world.tell("MESSAGE_UPDATE", world.with_place(world.message(SUPPORT, said) | {"embeds": [{"type": "link"}]}))
    place.say("and now")
    await place.read("and now")
    assert place.assessor.texts == ["look at this", "and now"]


async def test_many_deleted_at_once_are_all_noted(place: Town) -> None:
    said = [place.say("a red day"), place.say("a red night")]
    await place.card("2 messages in this episode")
    world = place.sandbox.world
    for message_id in said:
        del world.messages[SUPPORT][message_id]
    ids = [str(message_id) for message_id in said]
    world.tell("MESSAGE_DELETE_BULK", {"ids": ids, "channel_id": str(SUPPORT), "guild_id": str(SERVER)})
    await place.sandbox.until(lambda: str(place.cards()[0]["components"]).count("the text is gone") == 2)


async def test_a_message_that_fails_is_tried_again(place: Town) -> None:
    place.assessor.broken["a red day"] = 2
    place.say("a red day")
    await place.card()
    assert place.assessor.texts == ["a red day"] * 3
    assert place.paused == [1.0, 4.0]


async def test_a_message_that_goes_on_failing_is_told_once_and_never_passed_by(place: Town) -> None:
    place.assessor.broken["a red day"] = 10
    said = place.say("a red day")
    place.say("hello", WREN)
    await place.read("hello")
    await place.card("could not be handled")
    assert (await place.store.watermark(SUPPORT) or 0) < said
    place.assessor.broken.clear()
    await place.card()
    assert await place.catch_up()
    assert len(place.cards("could not be handled")) == 1
    assert (await place.store.watermark(SUPPORT) or 0) > said


async def test_who_opted_out_is_neither_read_nor_context_at_once(place: Town) -> None:
    place.say("my words", WREN)
    await place.read("my words")
    choice = place.people.command(WREN, SUPPORT, "privacy", {"choice": "out"})
    assert "opted out" in await place.told(choice)
    place.say("more of my words", WREN)
    place.say("hello")
    await place.read("hello")
    assert place.assessor.seen[1:] == [("hello", ())]


async def test_a_calm_message_in_a_language_that_is_not_covered_is_told_of_its_channel_once_a_day(place: Town) -> None:
    place.say("ciao a tutti")
    notice = str((await place.card("does not cover"))["components"])
    assert f"<#{SUPPORT}>" in notice
    assert "Italian" in notice
    assert str(RIVER) not in notice
    assert "tutti" not in notice
    place.say("hej alla")
    place.say("ciao di nuovo", WREN)
    await place.read("ciao di nuovo")
    await place.delivered()
    assert len(place.cards("does not cover")) == 1


async def test_it_is_not_told_again_after_a_restart_but_the_next_day(place: Town) -> None:
    place.say("ciao a tutti")
    await place.card("does not cover")
    await place.delivered()
    await place.leave()
    await place.arrive()
    place.say("ciao di nuovo")
    await place.read("ciao di nuovo")
    await place.delivered()
    assert len(place.cards("does not cover")) == 1
    place.clock.ahead = timedelta(days=1, minutes=1)
    place.say("ciao un'altra volta")
    await place.sandbox.until(lambda: len(place.cards("does not cover")) == 2)


async def test_a_risky_message_in_such_a_language_says_so_on_its_card_and_needs_no_notice(place: Town) -> None:
    place.say("ciao, a red day")
    card = str((await place.card())["components"])
    assert "it looks like Italian" in card
    await place.delivered()
    assert place.cards("does not cover") == []


async def test_in_shadow_mode_nobody_is_told_of_a_language(empty_town: Town) -> None:
    empty_town.serve(shadow=True)
    await empty_town.arrive()
    empty_town.say("ciao a tutti")
    await empty_town.read("ciao a tutti")
    await empty_town.delivered()
    assert empty_town.cards("does not cover") == []
