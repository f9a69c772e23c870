"""Every way in which a request can go wrong, as discord.py meets it."""

import asyncio
import errno

import aiohttp
import discord
import pytest

from bot.sandbox.faults import Faults, RequestFault
from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import PLAN, RIVER, TALK, Api, Bot, Clock

POST = f"/channels/{TALK}/messages"


@pytest.mark.parametrize("everywhere", [False, True])
async def test_discord_py_waits_out_a_rate_limit_and_sends_again(
    sandbox: Sandbox, talk: discord.TextChannel, everywhere: bool
) -> None:
    fault = RequestFault("429", "POST", POST, 2, 0.01, everywhere=everywhere)
    sandbox.faults.requests.append(fault)
    await talk.send("patience")
    assert fault.times == 0
    assert [one["content"] for one in sandbox.messages(TALK)] == ["patience"]


async def test_a_broken_server_surfaces(sandbox: Sandbox, talk: discord.TextChannel) -> None:
    sandbox.faults.requests.append(RequestFault("5xx", "POST", POST))
    with pytest.raises(discord.DiscordServerError) as broken:
        await talk.send("lost")
    assert broken.value.status == 503
    assert sandbox.messages(TALK) == []
    await talk.send("afterwards")


async def test_a_gateway_error_is_retried_by_discord_py(sandbox: Sandbox, talk: discord.TextChannel) -> None:
    sandbox.faults.requests.append(RequestFault("5xx", "POST", POST, status=502))
    await talk.send("again")
    assert len(sandbox.messages(TALK)) == 1


async def test_a_reset_connection_surfaces_and_nothing_was_done(sandbox: Sandbox, talk: discord.TextChannel) -> None:
    sandbox.faults.requests.append(RequestFault("reset", "POST", POST))
    with pytest.raises(aiohttp.ClientOSError) as broken:
        await talk.send("lost")
    assert broken.value.errno == errno.ECONNRESET
    assert sandbox.messages(TALK) == []


async def test_a_lost_answer_leaves_the_message_and_the_nonce_finds_it(sandbox: Sandbox, api: Api) -> None:
    sandbox.faults.requests.append(RequestFault("lost", "POST", POST))
    body = {"content": "there", "nonce": "7", "enforce_nonce": True}
    with pytest.raises(aiohttp.ClientConnectionError):
        await api.ask("POST", POST, body)
    (there,) = sandbox.messages(TALK)
    _, again = await api.ask("POST", POST, body)
    assert again["id"] == there["id"]


async def test_a_slow_answer_to_a_click_comes_too_late(clock: Clock, bot: Bot, sandbox: Sandbox) -> None:
    async def pass_time(seconds: float) -> None:
        clock.advance(seconds=seconds)

    sandbox._wait = pass_time
    channel = bot.get_channel(TALK)
    assert isinstance(channel, discord.TextChannel)
    view = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Button(label="Go", custom_id="go"))
    board = await channel.send("a board", view=view)
    sandbox.faults.requests.append(RequestFault("slow", "POST", "/callback", 1, 3.5))
    click = sandbox.people.click(RIVER, TALK, board.id, "go")
    interaction = await bot.wait_for("interaction", timeout=5)
    with pytest.raises(discord.NotFound) as late:
        await interaction.response.send_message("late")
    assert late.value.code == 10062
    assert click.messages == []


async def test_faults_hit_only_what_they_name_and_only_so_often(sandbox: Sandbox, api: Api) -> None:
    sandbox.faults.requests += [RequestFault("5xx", "*", "/users", 2), RequestFault("5xx", "DELETE", "/channels")]
    assert [(await api.ask("GET", "/users/@me"))[0] for _ in range(3)] == [503, 503, 200]
    assert (await api.ask("GET", f"/channels/{TALK}"))[0] == 200


async def test_whoever_waits_hears_of_a_fault_that_struck(sandbox: Sandbox, api: Api) -> None:
    fault = RequestFault("5xx", "GET", "/users")
    sandbox.faults.requests.append(fault)
    waiting = asyncio.create_task(sandbox.until(lambda: fault.times == 0))
    await api.ask("GET", "/users/@me")
    await waiting


async def test_whoever_waits_hears_of_every_request(sandbox: Sandbox, api: Api) -> None:
    before = sandbox.requests
    waiting = asyncio.create_task(sandbox.until(lambda: sandbox.requests == before + 2))
    await api.ask("GET", "/users/@me")
    await api.ask("GET", "/users/@me")
    await waiting


def test_all_faults_are_taken_back_at_once() -> None:
    faults = Faults(requests=[RequestFault("5xx", "*", ".")], closed_dms={1}, no_access={2}, no_permission={3})
    faults.silent_heartbeats = faults.intents_refused = faults.resume_refused = True
    faults.clear()
    assert faults == Faults()


async def test_a_reset_begins_the_first_day_again(sandbox: Sandbox, bot: Bot) -> None:
    told: list[str] = []
    sandbox.world.listeners.append(lambda event, _data: told.append(event))
    sandbox.people.send(RIVER, TALK, "yesterday")
    sandbox.faults.no_access.add(TALK)
    await sandbox.reset()
    assert sandbox.messages(TALK) == []
    assert sandbox.faults == Faults()
    assert told[-1] == "RESET"
    assert [server.plan for server in sandbox.world.servers.values()] == [PLAN]
    assert bot.is_ready()
