"""The client asks for no more than it needs, keeps no words, and comes back."""

import asyncio
import logging

import pytest

from bot.discord_app.client import LightkeeperClient, intents
from bot.sandbox.faults import RequestFault
from tests.fakes.town import SERVER, SUPPORT, WREN, Town


def test_it_asks_for_three_intents_and_no_more() -> None:
    assert sorted(name for name, wanted in intents() if wanted) == ["guild_messages", "guilds", "message_content"]


async def test_it_pings_nobody_and_keeps_no_message_in_discord_pys_cache(place: Town) -> None:
    client = place.session.client
    assert client.allowed_mentions is not None
    assert not client.allowed_mentions.everyone
    place.say("hello")
    await place.read("hello")
    assert list(client.cached_messages) == []


async def test_a_client_without_cells_stays_silent() -> None:
    client = LightkeeperClient()
    await client.on_disconnect()
    await client.on_resumed()
    assert client.desk is None
    await client.close()


async def test_its_commands_are_made_known_to_each_server(place: Town) -> None:
    commands = place.sandbox.world.servers[SERVER].commands
    assert sorted(command["name"] for command in commands) == ["privacy", "resources"]


async def test_commands_that_could_not_be_made_known_are_tried_again(
    empty_town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    refused = RequestFault("5xx", "PUT", "/commands$", status=403)
    empty_town.sandbox.faults.requests.append(refused)
    arriving = asyncio.create_task(empty_town.arrive())
    await empty_town.sandbox.until(lambda: refused.times == 0)
    empty_town.sandbox.gateway.invalidate(resumable=False)
    await arriving
    assert "applications.commands" in caplog.text


@pytest.mark.parametrize("resumable", [True, False])
async def test_what_is_said_while_a_session_is_invalid_is_read_once(place: Town, resumable: bool) -> None:
    place.sandbox.gateway.invalidate(resumable=resumable)
    place.say("a red day")
    await place.card()
    await place.catch_up()
    await place.session.watcher.drain()
    assert len(place.cards()) == 1


async def test_a_broken_event_is_logged_by_name_without_any_words(
    place: Town, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_message: object) -> None:
        raise RuntimeError("my words")

    monkeypatch.setattr(place.session.watcher, "said", broken)
    with caplog.at_level(logging.ERROR):
        place.say("my words", WREN, SUPPORT)
        while "on_message" not in caplog.text:
            await place.delivered()
    assert "the event on_message failed (RuntimeError)" in caplog.text
    assert "my words" not in caplog.text
