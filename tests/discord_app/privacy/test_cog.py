"""/privacy, as a member uses it."""

from bot.sandbox.payloads import EPHEMERAL
from tests.fakes.town import QUEUE, RIVER, SUPPORT, WREN, Town


async def choose(place: Town, choice: str = "", who: int = RIVER) -> str:
    answer = place.people.command(who, SUPPORT, "privacy", {"choice": choice} if choice else {})
    told = await place.told(answer)
    assert answer.messages[0]["flags"] & EPHEMERAL
    return told


async def test_it_says_what_is_kept_for_how_long_and_what_holds_now(place: Town) -> None:
    told = await choose(place)
    assert "never stores your words" in told
    assert f"{place.settings.storage.keep_days} days" in told
    assert "**are read**" in told


async def test_opting_out_and_in_again_hold_at_once_and_for_that_member_alone(place: Town) -> None:
    assert "opted out" in await choose(place, "out")
    place.say("a crisis", RIVER)
    place.say("a calm day", WREN)
    await place.read("a calm day")
    assert place.assessor.texts == ["a calm day"]
    assert place.sandbox.messages(QUEUE) == []
    assert "**are read**" in await choose(place, "in")
    place.say("a red day", RIVER)
    await place.card()


async def test_the_choice_outlives_a_restart(place: Town) -> None:
    await choose(place, "out")
    await place.leave()
    place.say("a crisis", RIVER)
    await place.arrive()
    assert place.assessor.texts == []
