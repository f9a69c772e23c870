"""From a message to a person: whole stories through the real client."""

import asyncio

import pytest

from bot.sandbox.faults import RequestFault
from bot.sandbox.payloads import EPHEMERAL, SILENT
from tests.journeys.conftest import QUEUE, SUPPORT, Harbour

RIVER, WREN = 300000000000000001, 300000000000000004
MARLOW, INES = 300000000000000101, 300000000000000102
ON_CALL = "100000000000000031"
CRISIS = "tonight I am going to kill myself, thank you all for everything, goodbye"
RED = "I don't want to be alive any more. everyone would be better off"


async def test_a_crisis_pages_the_on_call_role_and_nobody_else(harbour: Harbour) -> None:
    harbour.sandbox.people.send(RIVER, SUPPORT, CRISIS)
    await harbour.sandbox.until(lambda: bool(harbour.cards()))
    card = harbour.cards()[0]
    assert card["mention_roles"] == [ON_CALL]
    assert card["mentions"] == []
    assert "Crisis" in str(card["components"])


async def test_ordinary_talk_brings_no_card(harbour: Harbour) -> None:
    message = harbour.sandbox.people.send(WREN, SUPPORT, "coffee first, then the world")
    await harbour.read(message)
    assert harbour.sandbox.messages(QUEUE) == []


async def test_two_simultaneous_claims_give_one_owner_and_one_explained_refusal(harbour: Harbour) -> None:
    harbour.sandbox.people.send(RIVER, SUPPORT, CRISIS)
    await harbour.sandbox.until(lambda: bool(harbour.cards()))
    card = int(harbour.cards()[0]["id"])
    clicks = [harbour.sandbox.people.click(who, QUEUE, card, "lk:claim:1") for who in (MARLOW, INES)]
    await harbour.sandbox.until(lambda: any(click.messages for click in clicks))
    refused = [click for click in clicks if click.messages]
    assert len(refused) == 1
    assert "has this case" in refused[0].messages[0]["content"]
    assert refused[0].messages[0]["flags"] & EPHEMERAL
    await harbour.sandbox.until(lambda: bool(harbour.cards("lk:release:1")))


async def test_a_verdict_resolves_the_case_and_takes_the_words_off_the_card(harbour: Harbour) -> None:
    harbour.sandbox.people.send(RIVER, SUPPORT, CRISIS)
    await harbour.sandbox.until(lambda: bool(harbour.cards()))
    card = int(harbour.cards()[0]["id"])
    harbour.sandbox.people.select(MARLOW, QUEUE, card, "lk:resolve:1", ["supported"])
    await harbour.sandbox.until(lambda: bool(harbour.cards("Resolved by")))
    shown = str(harbour.cards("Resolved by")[0]["components"])
    assert "supported" in shown
    assert "goodbye" not in shown


async def test_a_further_message_of_the_episode_makes_no_second_card(harbour: Harbour) -> None:
    harbour.sandbox.people.send(RIVER, SUPPORT, CRISIS)
    await harbour.sandbox.until(lambda: bool(harbour.cards()))
    harbour.sandbox.people.send(RIVER, SUPPORT, RED)
    await harbour.sandbox.until(lambda: bool(harbour.cards("2 messages in this episode")))
    assert len(harbour.cards()) == 1


async def test_a_deleted_message_keeps_its_case_without_its_words(harbour: Harbour) -> None:
    message = harbour.sandbox.people.send(RIVER, SUPPORT, CRISIS)
    await harbour.sandbox.until(lambda: bool(harbour.cards()))
    harbour.sandbox.people.delete(RIVER, SUPPORT, int(message["id"]))
    await harbour.sandbox.until(lambda: bool(harbour.cards("the text is gone")))
    assert "goodbye" not in str(harbour.cards()[0]["components"])


async def test_a_member_asks_quietly_for_a_person(harbour: Harbour) -> None:
    people = harbour.sandbox.people
    asked = people.command(WREN, SUPPORT, "resources", {"country": "France"})
    await harbour.sandbox.until(lambda: bool(asked.messages))
    assert asked.messages[0]["flags"] & EPHEMERAL
    told = people.click(WREN, SUPPORT, int(asked.messages[0]["id"]), "lk:talk")
    await harbour.sandbox.until(lambda: bool(told.messages))
    assert "the moderators of this server see" in str(told.messages[0]["components"])
    people.click(WREN, SUPPORT, int(told.messages[0]["id"]), "lk:talk-yes")
    await harbour.sandbox.until(lambda: bool(harbour.cards("asked for a person")))
    assert harbour.sandbox.messages(SUPPORT) == []


async def test_who_opts_out_is_not_read_from_then_on(harbour: Harbour) -> None:
    choice = harbour.sandbox.people.command(RIVER, SUPPORT, "privacy", {"choice": "out"})
    await harbour.sandbox.until(lambda: bool(choice.messages))
    harbour.sandbox.people.send(RIVER, SUPPORT, CRISIS)
    await harbour.read(harbour.sandbox.people.send(WREN, SUPPORT, "coffee first, then the world"))
    assert harbour.sandbox.messages(QUEUE) == []


async def test_a_note_is_kept_and_counted_on_the_card(harbour: Harbour) -> None:
    harbour.sandbox.people.send(RIVER, SUPPORT, RED)
    await harbour.sandbox.until(lambda: bool(harbour.cards()))
    assert harbour.cards()[0]["flags"] & SILENT
    click = harbour.sandbox.people.click(MARLOW, QUEUE, int(harbour.cards()[0]["id"]), "lk:note:1")
    await harbour.sandbox.until(lambda: click.modal is not None)
    assert click.modal is not None
    harbour.sandbox.people.submit(MARLOW, QUEUE, click.modal, {"note": "spoke with them, all calm"})
    await harbour.sandbox.until(lambda: bool(harbour.cards("1 note by colleagues")))


@pytest.mark.parametrize("broken", ["drop", "invalid"])
async def test_what_is_said_while_the_connection_is_gone_still_brings_one_card(harbour: Harbour, broken: str) -> None:
    gateway = harbour.sandbox.gateway
    if broken == "drop":
        gateway.drop()
    else:
        gateway.invalidate(resumable=False)
    harbour.sandbox.people.send(RIVER, SUPPORT, CRISIS)
    await harbour.sandbox.until(lambda: bool(harbour.cards()), 30)
    await harbour.read(harbour.sandbox.people.send(WREN, SUPPORT, "coffee first, then the world"))
    assert len(harbour.cards()) == 1


@pytest.mark.parametrize("kind", ["429", "5xx", "reset"])
async def test_a_card_survives_a_discord_that_fails_while_it_is_posted(harbour: Harbour, kind: str) -> None:
    fault = RequestFault(kind, "POST", f"/channels/{QUEUE}/messages", 1, 0.01)  # type: ignore[arg-type]
    harbour.sandbox.faults.requests.append(fault)
    harbour.sandbox.people.send(RIVER, SUPPORT, CRISIS)
    await harbour.sandbox.until(lambda: bool(harbour.cards()), 30)
    assert fault.times == 0
    assert len(harbour.cards()) == 1


async def test_no_word_that_was_said_is_on_disk(harbour: Harbour) -> None:
    said = [CRISIS, RED, "coffee first, then the world"]
    for text in said:
        await harbour.read(harbour.sandbox.people.send(RIVER, SUPPORT, text))
    await harbour.sandbox.until(lambda: bool(harbour.cards()))
    app = harbour.demo.app
    assert app is not None
    database = app.rooms.settings.database
    files = await asyncio.to_thread(lambda: [path.read_bytes() for path in database.parent.glob(database.name + "*")])
    assert files
    assert [text for text in said if any(text[:20].encode() in content for content in files)] == []
