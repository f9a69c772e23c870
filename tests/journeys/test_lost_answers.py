"""Discord posted it, and the answer was lost: what stands in the queue still stands there once, and is true."""

from collections.abc import AsyncIterator
from pathlib import Path

import discord.gateway
import discord.http
import pytest

from bot.domain.effects import ShowBanner
from bot.sandbox.faults import RequestFault
from tests.fakes.town import QUEUE, SERVER, WREN, Town, town


@pytest.fixture
async def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    monkeypatch.setattr(discord.http.Route, "BASE", discord.http.Route.BASE)
    socket = discord.gateway.DiscordWebSocket
    monkeypatch.setattr(socket, "DEFAULT_GATEWAY", socket.DEFAULT_GATEWAY)
    async with town(tmp_path) as made:
        await made.arrive()
        yield made


def lose_the_next_answer(place: Town) -> RequestFault:
    fault = RequestFault("lost", "POST", f"/channels/{QUEUE}/messages")
    place.sandbox.faults.requests.append(fault)
    return fault


async def show(place: Town, banner: ShowBanner) -> None:
    await place.store.enqueue(SERVER, [banner])
    place.session.worker.wake()


async def test_the_digest_that_was_posted_is_found_again_and_no_second_one_goes_stale_beside_it(place: Town) -> None:
    fault = lose_the_next_answer(place)
    place.say("an amber day")
    await place.sandbox.until(lambda: fault.times == 0)
    place.say("an amber day too", WREN)
    await place.read("an amber day too")
    await place.delivered()
    digests = place.cards("Amber – ")
    assert len(digests) == 1
    assert "2 to look at within the day" in str(digests[0]["components"])


async def test_a_banner_is_taken_back_although_nobody_knew_that_it_was_posted(place: Town) -> None:
    fault = lose_the_next_answer(place)
    await show(place, ShowBanner(SERVER, "degraded", "slow"))
    await place.sandbox.until(lambda: fault.times == 0)
    await show(place, ShowBanner(SERVER, "recovered"))
    await place.delivered()
    assert place.cards("Degraded") == []
    assert len(place.cards("Recovered")) == 1


async def test_a_banner_that_is_posted_again_stands_once(place: Town) -> None:
    fault = lose_the_next_answer(place)
    await show(place, ShowBanner(SERVER, "degraded", "slow"))
    await place.sandbox.until(lambda: fault.times == 0)
    await place.delivered()
    assert len(place.cards("Degraded")) == 1
