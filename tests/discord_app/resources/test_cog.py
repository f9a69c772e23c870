"""/resources, as a member uses it."""

import pytest

from bot.sandbox.payloads import EPHEMERAL
from tests.fakes.town import MARLOW, RIVER, SERVER, SUPPORT, WREN, Town


async def asked(place: Town, options: dict[str, object], who: int = WREN) -> str:
    answer = place.people.command(who, SUPPORT, "resources", options)
    told = await place.told(answer)
    assert all(message["flags"] & EPHEMERAL for message in answer.messages)
    return told


async def test_the_answer_is_private_and_fits_the_country(place: Town) -> None:
    assert "in France" in await asked(place, {"country": "FR", "topic": "talk"})
    assert "in France" in await asked(place, {"country": "france"})
    assert place.sandbox.messages(SUPPORT) == []


async def test_a_country_is_remembered_only_if_the_member_says_so(place: Town) -> None:
    await asked(place, {"country": "FR"})
    assert await place.store.country(SERVER, WREN) is None
    await asked(place, {"country": "FR", "remember": True})
    assert await place.store.country(SERVER, WREN) == "FR"
    assert "in France" in await asked(place, {})
    assert "in France" not in await asked(place, {}, RIVER)


async def test_a_country_nobody_knows_is_said_to_be_unknown_and_not_remembered(place: Town) -> None:
    assert "could not find that country" in await asked(place, {"country": "Narnia", "remember": True})
    assert await place.store.country(SERVER, WREN) is None


async def test_the_servers_own_country_is_the_default(empty_town: Town) -> None:
    empty_town.serve(country="FR")
    await empty_town.arrive()
    assert "in France" in await asked(empty_town, {})


async def test_countries_complete_while_one_types(place: Town) -> None:
    answer = place.people.autocomplete(WREN, SUPPORT, "resources", "country", "fra")
    await place.sandbox.until(lambda: bool(answer.choices))
    assert answer.choices[0] == {"name": "France", "value": "FR"}
    everything = place.people.autocomplete(WREN, SUPPORT, "resources", "country", "")
    await place.sandbox.until(lambda: bool(everything.choices))
    assert len(everything.choices) == 25


async def ask_for_a_person(place: Town, choice: str, restart: bool = False) -> str:
    answer = place.people.command(WREN, SUPPORT, "resources", {"country": "FR", "remember": True})
    await place.told(answer)
    if restart:
        await place.leave()
        await place.arrive()
    before = place.people.click(WREN, SUPPORT, int(answer.messages[0]["id"]), "lk:talk")
    assert "the moderators of this server see" in await place.told(before)
    shown = before.messages[0]
    place.people.click(WREN, SUPPORT, int(shown["id"]), choice)
    await place.sandbox.until(lambda: "lk:talk-yes" not in str(shown["components"]))
    return str(shown["components"])


@pytest.mark.parametrize("restart", [False, True])
async def test_asking_for_a_person_brings_a_card_and_an_honest_answer(place: Town, restart: bool) -> None:
    told = await ask_for_a_person(place, "lk:talk-yes", restart)
    assert "they are volunteers" in told
    assert "112" in told
    card = await place.card("asked for a person")
    assert f"<@{WREN}>" in str(card["components"])
    place.people.click(MARLOW, int(card["channel_id"]), int(card["id"]), "lk:claim:1")
    await place.card("lk:release:1")


async def test_not_now_sends_nothing(place: Town) -> None:
    assert "Nothing was sent" in await ask_for_a_person(place, "lk:talk-no")
    assert await place.store.open_cases(SERVER) == []


async def test_who_opted_out_of_being_read_can_still_ask_for_a_person(place: Town) -> None:
    await place.store.set_opted_out(SERVER, WREN, opted_out=True)
    await ask_for_a_person(place, "lk:talk-yes")
    await place.card("asked for a person")


async def test_a_server_that_left_the_settings_is_told_the_truth(place: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    cog = place.session.client.get_cog("ResourcesCog")
    monkeypatch.setattr(cog, "_server", lambda _server_id: None)
    assert "Nothing was sent" in await ask_for_a_person(place, "lk:talk-yes")
    assert await place.store.open_cases(SERVER) == []


async def test_a_fault_of_ours_is_told_privately(place: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_args: object) -> None:
        raise RuntimeError("no record")

    monkeypatch.setattr(place.store, "country", broken)
    answer = place.people.command(WREN, SUPPORT, "resources", {})
    assert "Something went wrong on my side" in await place.told(answer)
    assert "your local emergency number" in await place.told(answer)
