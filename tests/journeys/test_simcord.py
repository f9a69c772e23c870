"""The main job once more inside simcord: a second stand-in, written by others, judges the same discord.py pieces.

What it cannot show, and what shows it instead:
- no socket: disconnects, resumes, op 7 and op 9 (`test_evening`, `test_random_kills`);
- it ignores nonces, so that a card is posted once after a lost answer (`test_kill`);
- discord.py's own waiting for 429 and 5xx is bypassed (`tests/sandbox/test_faults.py`);
- `history(after=…)` pages from the wrong end; Lightkeeper only pages backwards, so catching up works here;
- it takes a task that waits for work for one that hangs: the bot's loops run beside it (`Cove.arrive`), and it waits
  only for what a click or an event sets off. `Session.run` itself, which connects, runs in the sandbox.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest

from bot.domain.case import CaseState, Verdict
from tests.journeys.simulated import Cove, cove


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Cove]:
    async with cove(tmp_path) as made:
        await made.arrive()
        yield made


async def card(place: Cove, text: str = "a red day") -> discord.Message:
    """The card of a message that river wrote just now."""
    await place.river.send(place.support, text)
    await place.settle()
    return place.cards()[-1]


async def test_a_risky_message_becomes_a_card_and_pings_nobody(place: Cove) -> None:
    shown = await card(place)
    assert "Red – within the hour" in place.words(shown)
    assert f"<#{place.support.id}>" in place.words(shown)
    assert shown.flags.suppress_notifications
    assert place.pinged(shown) == set()


async def test_a_crisis_pings_the_on_call_role_alone(place: Cove) -> None:
    shown = await card(place, "a crisis now")
    assert place.pinged(shown) == {place.on_call.id}


async def test_ordinary_talk_and_bots_bring_nothing(place: Cove) -> None:
    await place.wren.send(place.support, "coffee first, then the world")
    await place.robot.send(place.support, "a red day")
    await place.settle()
    assert place.queue.history() == []
    assert place.assessor.texts == ["coffee first, then the world"]


async def test_one_claims_a_second_is_refused_in_private_and_the_first_resolves(place: Cove) -> None:
    shown = await card(place)
    claimed = await place.marlow.click(shown, label="Claim")
    assert claimed.acknowledged
    assert claimed.followups == []
    await place.settle()
    refused = await place.ines.click(shown, label="Release")
    assert refused.followups[0].ephemeral
    assert f"{place.marlow.mention} has this case already" in refused.followups[0].content
    await place.marlow.select(shown, ["supported"], custom_id="lk:resolve:1")
    await place.settle()
    assert "**supported**" in place.words(place.cards()[0])
    assert "red day" not in place.words(place.cards()[0])
    view = await place.store.case_view(1)
    assert view is not None
    assert (view.case.state, view.case.verdict) == (CaseState.RESOLVED, Verdict.SUPPORTED)
    assert [(entry.word, entry.by) for entry in view.history[1:]] == [
        ("claimed", place.marlow.id),
        ("resolved", place.marlow.id),
    ]


async def test_a_stranger_who_sees_the_queue_is_refused_in_private(place: Cove) -> None:
    shown = await card(place)
    for refused in (
        await place.guest.click(shown, label="Claim"),
        await place.guest.select(shown, ["no_risk"], custom_id="lk:resolve:1"),
        await place.guest.click(shown, label="Note"),
    ):
        assert refused.modal is None
        assert refused.response is not None
        assert refused.response.ephemeral
        assert "for this community's moderators" in refused.response.content
    view = await place.store.case_view(1)
    assert view is not None
    assert [entry.word for entry in view.history] == ["opened"]


async def test_a_note_is_written_sealed_and_read_by_a_colleague(place: Cove) -> None:
    shown = await card(place)
    asked = await place.marlow.click(shown, label="Note")
    await place.marlow.submit_modal(asked, {"note": "spoke with them, all calm"})
    await place.settle()
    assert "1 note by colleagues" in place.words(place.cards()[0])
    read = await place.ines.click(place.cards()[0], label="Read notes")
    assert read.ephemeral
    assert read.response is not None
    assert "spoke with them, all calm" in str(read.response.components)


async def test_a_member_is_offered_lines_and_asks_for_a_person_unseen_by_others(place: Cove) -> None:
    offered = await place.wren.slash(place.support, "resources", country="FR")
    assert offered.ephemeral
    assert offered.response is not None
    told = await place.wren.click(offered.response, label="Talk to a moderator")
    assert told.ephemeral
    assert told.response is not None
    assert "the moderators of this server see" in str(told.response.components)
    asked = await place.wren.click(told.response, label="Yes, ask for a person")
    await place.settle()
    assert asked.response is not None
    assert "telling the moderators now" in str(asked.response.components)
    assert "asked for a person" in place.words(place.cards()[0])
    assert place.support.history(viewer=place.river) == []


async def test_countries_are_suggested_while_one_types(place: Cove) -> None:
    suggested = await place.wren.autocomplete(place.support, "resources", "country", "germ")
    assert suggested[0] == {"name": "Germany", "value": "DE"}


async def test_buttons_of_before_a_restart_still_work_after_it(place: Cove) -> None:
    shown = await card(place)
    await place.leave()
    await place.arrive()
    await place.marlow.click(shown, label="Claim")
    await place.settle()
    assert f"With {place.marlow.mention}" in place.words(place.cards()[0])
    await place.marlow.select(shown, ["wrong_alarm"], custom_id="lk:resolve:1")
    await place.settle()
    assert "**wrong alarm**" in place.words(place.cards()[0])


async def test_what_was_said_while_it_was_away_is_found_late_and_shown_once(place: Cove) -> None:
    await place.leave()
    await place.river.send(place.support, "a red day")
    await place.wait(minutes=12)
    await place.arrive()
    await place.settle()
    assert len(place.cards()) == 1
    assert "Found 12 min late" in place.words(place.cards()[0])


async def test_an_edit_raises_the_card_and_a_deletion_takes_its_words(place: Cove) -> None:
    said = await place.river.send(place.support, "a red day")
    await place.settle()
    await place.river.edit(said, "a crisis now")
    await place.settle()
    assert len(place.cards()) == 1
    assert "Crisis – now" in place.words(place.cards()[0])
    await place.river.delete(said)
    await place.settle()
    assert "the text is gone" in place.words(place.cards()[0])
