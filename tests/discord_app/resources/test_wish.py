"""Somebody who asks for a person is heard by the moderators and told the truth, whatever stands in the queue."""

from datetime import timedelta

import pytest

from bot.domain.case import Claim, Resolve, Verdict
from bot.domain.episode import HEARD_AGAIN
from bot.sandbox.payloads import SILENT, Json
from tests.fakes.town import MARLOW, ON_CALL, QUEUE, RIVER, SUPPORT, Town

TOLD = "**asked for a person**, by command, in"


async def ask_for_a_person(place: Town) -> str:
    """What the member is told in the end."""
    answer = place.people.command(RIVER, SUPPORT, "resources", {"country": "FR"})
    await place.told(answer)
    before = place.people.click(RIVER, SUPPORT, int(answer.messages[0]["id"]), "lk:talk")
    await place.told(before)
    shown = before.messages[0]
    place.people.click(RIVER, SUPPORT, int(shown["id"]), "lk:talk-yes")
    await place.sandbox.until(lambda: "lk:talk-yes" not in str(shown["components"]))
    return str(shown["components"])


def pings(message: Json) -> tuple[object, ...]:
    return message["mention_roles"], message["mentions"], message["mention_everyone"]


async def test_a_first_wish_is_a_card_that_is_heard_without_pinging_anybody(place: Town) -> None:
    assert "telling the moderators now" in await ask_for_a_person(place)
    card = await place.card()
    assert not card["flags"] & SILENT
    assert pings(card) == ([], [], False)
    assert place.cards(TOLD) == []


async def test_a_wish_beside_a_red_card_is_heard_in_a_reply_to_it(place: Town) -> None:
    place.say("a red day")
    card = await place.card()
    assert card["flags"] & SILENT
    assert "telling the moderators now" in await ask_for_a_person(place)
    told = await place.card(TOLD)
    assert not told["flags"] & SILENT
    assert told["message_reference"]["message_id"] == card["id"]
    assert pings(told) == ([], [], False)
    for words in (f"<@{RIVER}>", f"<#{SUPPORT}>", "Nobody has claimed it", f"/{QUEUE}/{card['id']}"):
        assert words in str(told["components"])
    await place.card("This member asked for a person")
    assert place.sandbox.messages(SUPPORT)[1:] == []


async def test_whoever_claimed_the_case_is_addressed_in_words_and_not_pinged(place: Town) -> None:
    place.say("a crisis")
    await place.card()
    await place.store.act(1, Claim(), MARLOW)
    await ask_for_a_person(place)
    told = await place.card(TOLD)
    assert f"<@{MARLOW}>, this case is with you" in str(told["components"])
    assert pings(told) == ([], [], False)


async def test_a_crisis_nobody_has_claimed_calls_whoever_is_on_call(place: Town) -> None:
    place.say("a crisis")
    await place.card()
    await ask_for_a_person(place)
    assert pings(await place.card(TOLD)) == ([ON_CALL], [], False)


async def test_a_wish_turns_an_amber_case_red_with_a_card_that_is_heard(place: Town) -> None:
    place.say("an amber day")
    await place.card("lk:open:1")
    await ask_for_a_person(place)
    card = await place.card()
    assert not card["flags"] & SILENT
    assert await place.tier_of(1) == "red"
    assert place.cards(TOLD) == []


async def test_pressing_twice_is_told_once_and_later_told_again(place: Town) -> None:
    place.say("a red day")
    await place.card()
    await ask_for_a_person(place)
    assert "noted on your request that you asked again" in await ask_for_a_person(place)
    await place.card("by command, 2 times")
    await place.delivered()
    assert len(place.cards(TOLD)) == 1
    place.clock.ahead += HEARD_AGAIN + timedelta(seconds=1)
    assert "telling the moderators now" in await ask_for_a_person(place)
    await place.sandbox.until(lambda: len(place.cards(TOLD)) == 2)


async def test_after_a_verdict_a_wish_is_a_new_case(place: Town) -> None:
    place.say("a red day")
    await place.card()
    await place.store.act(1, Resolve(Verdict.SUPPORTED), MARLOW)
    await ask_for_a_person(place)
    assert not (await place.card("lk:resolve:2"))["flags"] & SILENT


async def test_a_case_resolved_before_the_wish_could_be_told_is_told_of_all_the_same(place: Town) -> None:
    place.say("a red day")
    await place.card()
    await place.delivered()
    place.sandbox.faults.no_permission.add(QUEUE)
    await ask_for_a_person(place)
    await place.store.act(1, Resolve(Verdict.NO_RISK), MARLOW)
    place.sandbox.faults.no_permission.clear()
    place.clock.ahead += timedelta(minutes=6)
    place.session.worker.wake()
    assert "make sure that somebody reached them" in str((await place.card(TOLD))["components"])


@pytest.mark.parametrize("gone", [False, True])
async def test_a_wish_outlives_a_restart_and_a_card_that_somebody_deleted(place: Town, gone: bool) -> None:
    place.say("a red day")
    card = await place.card()
    await place.delivered()
    place.sandbox.faults.no_permission.add(QUEUE)
    await ask_for_a_person(place)
    await place.leave()
    if gone:
        del place.sandbox.world.messages[QUEUE][int(card["id"])]
    place.sandbox.faults.no_permission.clear()
    place.clock.ahead += timedelta(minutes=6)
    await place.arrive()
    await place.card(TOLD)
    await place.card("This member asked for a person")
    await place.delivered()
    assert len(place.cards(TOLD)) == 1
    assert len(place.cards()) == 1
