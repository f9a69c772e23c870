"""Moderators act by buttons; nobody else can, and whoever clicked is answered privately."""

from dataclasses import replace

import pytest
from cryptography.fernet import Fernet

from bot.sandbox.answers import Answer
from bot.sandbox.payloads import EPHEMERAL, Json
from bot.store.vault import Vault
from tests.fakes.town import INES, MARLOW, QUEUE, SUPPORT, WREN, Town


def click(place: Town, card: Json, word: str, who: int = MARLOW, case_id: int = 1) -> Answer:
    return place.people.click(who, QUEUE, int(card["id"]), f"lk:{word}:{case_id}")


def give_role(place: Town, who: int, role: int) -> None:
    """That role, and no other. Discord sends a member's roles along with each click."""
    people = place.sandbox.world.servers[place.settings.servers[0].id].people
    people[who] = replace(people[who], roles=(role,))


@pytest.fixture
async def foreign(empty_town: Town) -> Town:
    """Who sees the queue has no moderator role, as after a mistake in Discord's permissions."""
    empty_town.serve(moderator_roles=(100000000000000099,), on_call_role=None)
    await empty_town.arrive()
    return empty_town


async def test_a_case_is_claimed_released_raised_and_resolved(place: Town) -> None:
    place.say("a red day")
    card = await place.card()
    click(place, card, "claim")
    await place.card(f"With <@{MARLOW}>")
    click(place, card, "release")
    await place.card("lk:claim:1")
    click(place, card, "raise")
    await place.card("Crisis")
    place.people.select(MARLOW, QUEUE, int(card["id"]), "lk:resolve:1", ["wrong_alarm"])
    await place.card("**wrong alarm**")
    view = await place.store.case_view(1)
    assert view is not None
    assert [entry.word for entry in view.history] == ["opened", "claimed", "released", "raised", "resolved"]


@pytest.mark.parametrize("word", ["claim", "raise", "note"])
async def test_a_stranger_is_refused_privately_and_nothing_changes(foreign: Town, word: str) -> None:
    place = foreign
    place.say("a red day")
    refused = click(place, await place.card(), word, INES)
    assert "for this community's moderators" in await place.told(refused)
    assert refused.messages[0]["flags"] & EPHEMERAL
    view = await place.store.case_view(1)
    assert view is not None
    assert [entry.word for entry in view.history] == ["opened"]


async def test_a_refusal_is_explained_to_the_one_who_clicked(place: Town) -> None:
    place.say("a red day")
    card = await place.card()
    click(place, card, "claim")
    await place.card("lk:release:1")
    other = click(place, card, "release", INES)
    assert f"<@{MARLOW}> has this case already" in await place.told(other)


async def test_buttons_work_after_a_restart(place: Town) -> None:
    place.say("a red day")
    card = await place.card()
    await place.delivered()
    await place.leave()
    await place.arrive()
    click(place, card, "claim")
    await place.card("lk:release:1")
    note = click(place, card, "note")
    await place.sandbox.until(lambda: note.modal is not None)
    assert note.modal is not None
    await place.leave()
    await place.arrive()
    place.people.submit(MARLOW, QUEUE, note.modal, {"note": "spoke with them"})
    await place.card("lk:notes:1")


async def test_notes_are_read_privately_by_moderators(place: Town) -> None:
    place.say("a red day")
    card = await place.card()
    note = click(place, card, "note")
    await place.sandbox.until(lambda: note.modal is not None)
    assert note.modal is not None
    place.people.submit(MARLOW, QUEUE, note.modal, {"note": "spoke with them @everyone"})
    await place.card("lk:notes:1")
    read = click(place, card, "notes", INES)
    assert "spoke with them" in await place.told(read)
    assert read.messages[0]["flags"] & EPHEMERAL
    assert "spoke with them" not in str(place.sandbox.messages(QUEUE))


async def test_without_a_key_there_are_no_notes_and_that_is_said(empty_town: Town) -> None:
    empty_town.settings = empty_town.settings.model_copy(update={"key": None})
    await empty_town.arrive()
    empty_town.say("a red day")
    card = await empty_town.card()
    assert "no key is set" in await empty_town.told(click(empty_town, card, "note"))


async def test_notes_sealed_with_another_key_are_said_to_be_so(place: Town) -> None:
    place.say("a red day")
    card = await place.card()
    await place.store.add_note(1, MARLOW, "sealed")
    place.store._vault = Vault(Fernet.generate_key().decode())
    place.say("a red night")
    await place.card("lk:notes:1")
    assert "another key" in await place.told(click(place, card, "notes"))


async def test_an_amber_case_is_opened_privately_and_its_copy_follows_what_is_done(place: Town) -> None:
    place.say("an amber day")
    digest = await place.card("lk:open:1")
    opened = click(place, digest, "open")
    assert "an **amber** day" in await place.told(opened)
    copy = opened.messages[0]
    assert copy["flags"] & EPHEMERAL
    place.people.click(MARLOW, QUEUE, int(copy["id"]), "lk:claim:1")
    await place.sandbox.until(lambda: "lk:release:1" in str(copy["components"]))
    place.people.select(MARLOW, QUEUE, int(copy["id"]), "lk:resolve:1", ["no_risk"])
    await place.sandbox.until(lambda: "**no risk**" in str(copy["components"]))
    await place.card("nothing waits")


async def test_a_stranger_cannot_open_a_case(foreign: Town) -> None:
    foreign.say("an amber day")
    digest = await foreign.card("lk:open:1")
    told = await foreign.told(click(foreign, digest, "open", INES))
    assert "for this community's moderators" in told
    assert "amber" not in told


async def test_a_case_that_was_purged_is_said_to_be_gone(place: Town) -> None:
    place.say("a red day")
    card = await place.card()
    await place.delivered()
    await place.store._db._writer.execute("DELETE FROM messages")
    await place.store._db._writer.execute("DELETE FROM cases")
    await place.store._db._writer.commit()
    assert "not in the record any more" in await place.told(click(place, card, "claim"))


async def test_a_fault_of_ours_is_told_privately_without_any_words_in_the_log(
    place: Town, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.say("a red day")
    card = await place.card()

    async def broken(*_args: object) -> None:
        raise RuntimeError("a red day")

    monkeypatch.setattr(place.store, "act", broken)
    told = await place.told(click(place, card, "claim"))
    assert "Something went wrong on my side" in told
    assert "an interaction failed (RuntimeError)" in caplog.text
    assert "a red day" not in caplog.text


async def test_the_one_on_call_may_act_without_a_moderator_role(place: Town) -> None:
    place.say("a red day")
    card = await place.card()
    on_call = place.settings.servers[0].on_call_role
    assert on_call is not None
    give_role(place, INES, on_call)
    click(place, card, "claim", INES)
    await place.card(f"With <@{INES}>")


async def test_peers_see_nothing_of_all_this(place: Town) -> None:
    place.say("a red day", WREN)
    card = await place.card()
    click(place, card, "claim")
    await place.card("lk:release:1")
    assert len(place.sandbox.messages(SUPPORT)) == 1
