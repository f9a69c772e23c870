"""The gateway, with the unmodified client on the other end."""

import asyncio
from typing import Any

import aiohttp
import discord
import pytest

from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import MARLOW, QUEUE, RIVER, TALK, WREN, Bot, connected


async def test_the_client_sees_the_community_as_it_was_planned(bot: Bot) -> None:
    guild = bot.guilds[0]
    assert guild.name == "The Harbour"
    assert [channel.name for channel in guild.channels] == ["talk", "questions", "review-queue"]
    assert [role.name for role in guild.roles] == ["@everyone", "moderator", "on call", "Lightkeeper"]
    assert guild.me.display_name == "Lightkeeper"


async def test_the_bot_may_do_what_it_needs_and_is_no_administrator(bot: Bot) -> None:
    guild = bot.guilds[0]
    queue = guild.get_channel(QUEUE)
    assert queue is not None
    allowed = queue.permissions_for(guild.me)
    assert allowed.view_channel
    assert allowed.send_messages
    assert allowed.read_message_history
    assert not guild.me.guild_permissions.administrator
    assert not queue.permissions_for(guild.default_role).view_channel


async def test_what_is_said_changed_and_taken_back_reaches_the_bot(sandbox: Sandbox, bot: Bot) -> None:
    said = sandbox.people.send(RIVER, TALK, "a long day")
    heard = await bot.wait_for("message", timeout=5)
    assert (heard.author.id, heard.content, heard.channel.id) == (RIVER, "a long day", TALK)
    assert isinstance(heard.author, discord.Member)
    sandbox.people.edit(RIVER, TALK, int(said["id"]), "a very long day")
    changed = await bot.wait_for("raw_message_edit", timeout=5)
    assert changed.message.content == "a very long day"
    assert changed.message.edited_at is not None
    sandbox.people.delete(RIVER, TALK, int(said["id"]))
    gone = await bot.wait_for("raw_message_delete", timeout=5)
    assert gone.message_id == int(said["id"])


async def test_a_moderators_roles_come_with_what_they_say(sandbox: Sandbox, bot: Bot) -> None:
    sandbox.people.send(MARLOW, QUEUE, "on it")
    heard = await bot.wait_for("message", timeout=5)
    assert isinstance(heard.author, discord.Member)
    assert "moderator" in [role.name for role in heard.author.roles]


async def test_without_the_message_content_intent_words_are_blank(sandbox: Sandbox) -> None:
    bot = Bot(intents=discord.Intents(guilds=True, guild_messages=True))
    async with connected(sandbox, bot):
        sandbox.people.send(RIVER, TALK, "between us")
        sandbox.people.send(RIVER, TALK, f"<@{bot.application_id}> hello")
        await bot.until(lambda: len(bot.texts) == 2)
    assert bot.texts[0] == ""
    assert "hello" in bot.texts[1]


async def test_events_that_were_not_asked_for_are_not_sent(sandbox: Sandbox) -> None:
    bot = Bot(intents=discord.Intents(guilds=True))
    async with connected(sandbox, bot):
        sandbox.people.send(RIVER, TALK, "unheard")
        sandbox.people.start_thread(RIVER, TALK, "a thread", "unheard too")
        await bot.again("thread_create", 1)
    assert bot.texts == []


async def test_a_dropped_connection_is_resumed_and_nothing_is_lost_or_doubled(sandbox: Sandbox, bot: Bot) -> None:
    sandbox.people.send(RIVER, TALK, "one")
    await bot.until(lambda: bot.texts == ["one"])
    sandbox.gateway.drop()
    for word in ("two", "three"):
        sandbox.people.send(WREN, TALK, word)
    await bot.again("resumed", 1)
    sandbox.people.send(WREN, TALK, "four")
    await bot.until(lambda: len(bot.texts) >= 4)
    assert bot.texts == ["one", "two", "three", "four"]
    assert bot.events.count("ready") == 1


async def test_asked_to_reconnect_the_client_resumes(sandbox: Sandbox, bot: Bot) -> None:
    sandbox.gateway.ask_to_reconnect()
    await bot.again("resumed", 1)
    assert bot.events.count("ready") == 1


async def test_a_resumable_invalid_session_is_resumed(sandbox: Sandbox, bot: Bot) -> None:
    sandbox.gateway.invalidate(resumable=True)
    await bot.again("resumed", 1)
    assert bot.events.count("ready") == 1


async def test_a_lost_session_begins_anew_and_what_was_said_meanwhile_is_not_sent(sandbox: Sandbox, bot: Bot) -> None:
    sandbox.gateway.invalidate(resumable=False)
    sandbox.people.send(RIVER, TALK, "meanwhile")
    await bot.again("ready", 2)
    sandbox.people.send(RIVER, TALK, "afterwards")
    await bot.until(lambda: bool(bot.texts))
    assert bot.texts == ["afterwards"]
    assert "resumed" not in bot.events


async def test_a_refused_resume_begins_anew(sandbox: Sandbox, bot: Bot) -> None:
    sandbox.faults.resume_refused = True
    sandbox.gateway.drop()
    await bot.again("ready", 2)
    assert "resumed" not in bot.events


async def test_unanswered_heartbeats_make_the_client_come_back(sandbox: Sandbox) -> None:
    async with connected(sandbox, Bot(heartbeat_timeout=0.3)) as bot:
        sandbox.faults.silent_heartbeats = True
        await bot.again("resumed", 1)
        sandbox.faults.silent_heartbeats = False
        sandbox.people.send(RIVER, TALK, "still here")
        await bot.until(lambda: "still here" in bot.texts)


async def test_intents_that_are_not_granted_end_the_connection(sandbox: Sandbox) -> None:
    sandbox.faults.intents_refused = True
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with connected(sandbox, Bot()):
            pass


async def test_a_wrong_token_is_refused_before_the_gateway(sandbox: Sandbox) -> None:
    bot = Bot()
    with pytest.raises(discord.LoginFailure):
        await bot.start("wrong")
    await bot.close()
    assert not sandbox.gateway.online


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"op": 2, "d": {"token": "wrong", "intents": 0}}, 4004),
        ({"op": 6, "d": {"token": "wrong", "session_id": "x", "seq": 0}}, 4004),
        ({"op": 2, "d": {"token": "wrong"}}, 4002),
        ({"op": 2}, 4002),
        ([], 4002),
        ({"op": 99, "d": None}, 4001),
        ({"op": 3, "d": {}}, 4003),
    ],
)
async def test_what_a_client_must_not_send_closes_the_socket_with_discords_code(
    sandbox: Sandbox, payload: Any, code: int
) -> None:
    async with aiohttp.ClientSession() as session, session.ws_connect(sandbox.gateway_url) as socket:
        assert (await socket.receive_json())["op"] == 10
        await socket.send_json(payload)
        await asyncio.wait_for(socket.receive(), 5)
        assert socket.close_code == code


async def test_whoever_watches_is_told_when_the_bot_comes_and_goes(sandbox: Sandbox) -> None:
    told: list[bool] = []
    sandbox.world.listeners.append(lambda event, data: told.append(data["online"]) if event == "BOT" else None)
    async with connected(sandbox, Bot()):
        assert sandbox.gateway.online
    await sandbox.until(lambda: not sandbox.gateway.online)
    assert told == [True, False]


async def test_members_are_found_by_name_and_id_over_the_gateway(bot: Bot) -> None:
    guild = bot.guilds[0]
    assert [one.id for one in await guild.query_members("ri")] == [RIVER]
    assert [one.id for one in await guild.query_members(user_ids=[WREN, MARLOW])] == [WREN, MARLOW]


async def test_as_on_discord_nobody_but_the_bot_is_in_a_server_that_is_just_greeted(bot: Bot) -> None:
    assert [member.id for member in bot.guilds[0].members] == [bot.application_id]


@pytest.mark.parametrize(("code", "kept"), [(1000, 0), (4000, 1)])
async def test_only_who_leaves_for_good_ends_the_session(sandbox: Sandbox, code: int, kept: int) -> None:
    async with aiohttp.ClientSession() as session, session.ws_connect(sandbox.gateway_url) as socket:
        await socket.send_json({"op": 2, "d": {"token": sandbox.bot_token, "intents": 0}})
        await sandbox.until(lambda: sandbox.gateway.online)
        await socket.close(code=code)
    await sandbox.until(lambda: not sandbox.gateway.online)
    assert len(sandbox.gateway._sessions) == kept


async def test_a_client_that_takes_no_compression_is_served_too(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session, session.ws_connect(sandbox.gateway_url) as socket:
        await socket.receive_json()
        await socket.send_json({"op": 2, "d": {"token": sandbox.bot_token, "intents": 0}})
        ready = await socket.receive_json(timeout=5)
        assert (ready["t"], ready["s"]) == ("READY", 1)
        await socket.send_json({"op": 2, "d": {"token": sandbox.bot_token, "intents": 0}})
        while not socket.closed:
            await asyncio.wait_for(socket.receive(), 5)
        assert socket.close_code == 4005
