"""The bot itself, its servers and its commands over HTTP."""

import discord
import pytest
from discord import app_commands

from bot.sandbox.plan import BOT_ID
from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import QUEUE, RIVER, SERVER, TALK, Api, Bot


async def test_a_server_can_be_looked_at_without_the_gateway(sandbox: Sandbox) -> None:
    async with Bot() as bot:
        await bot.login(sandbox.bot_token)
        guild = await bot.fetch_guild(SERVER)
        channels = {channel.id: channel for channel in await guild.fetch_channels()}
        me = await guild.fetch_member(BOT_ID)
        assert channels[QUEUE].permissions_for(me).send_messages
        assert not channels[QUEUE].permissions_for(guild.default_role).view_channel
        assert channels[TALK].permissions_for(guild.default_role).view_channel
        assert (await guild.fetch_member(RIVER)).display_name == "river"
        assert bot.application is not None
        assert bot.application.flags.gateway_message_content_limited


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/guilds/123456789012345678", 10004),
        (f"/guilds/{SERVER}/members/123456789012345678", 10007),
        ("/users/123456789012345678", 10013),
        ("/applications/123456789012345678/commands", 50001),
    ],
)
async def test_what_is_not_there_is_refused_by_its_code(api: Api, path: str, code: int) -> None:
    assert await api.code("GET", path) == code


def tree_of(bot: Bot) -> app_commands.CommandTree[Bot]:
    @app_commands.command(name="hello", description="says hello")
    async def hello(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("hello", ephemeral=True)

    tree = app_commands.CommandTree(bot)
    tree.add_command(hello)
    return tree


async def test_commands_of_a_server_hide_global_ones_of_the_same_name(sandbox: Sandbox, bot: Bot) -> None:
    tree = tree_of(bot)
    (everywhere,) = await tree.sync()
    tree.copy_global_to(guild=discord.Object(SERVER))
    (here,) = await tree.sync(guild=discord.Object(SERVER))
    server = sandbox.world.servers[SERVER]
    assert everywhere.id != here.id
    assert [one["id"] for one in sandbox.world.commands_of(server)] == [str(here.id)]
    assert [one.id for one in await tree.fetch_commands()] == [everywhere.id]


async def test_a_command_that_is_registered_again_keeps_its_id(sandbox: Sandbox, bot: Bot) -> None:
    tree = tree_of(bot)
    (first,) = await tree.sync()
    (again,) = await tree.sync()
    assert first.id == again.id
    assert len(sandbox.world.commands) == 1
