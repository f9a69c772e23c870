"""Commands, buttons, selects and modals: a person acts, discord.py answers, the person sees it."""

from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest
from discord import app_commands, ui

from bot.sandbox.answers import Answer
from bot.sandbox.errors import ApiError
from bot.sandbox.payloads import EPHEMERAL, LOADING, Json
from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import MARLOW, RIVER, SERVER, TALK, WREN, Api, Bot, Clock, connected


class Form(ui.Modal, title="A few words"):
    words: ui.TextInput["Form"] = ui.TextInput(label="Words", custom_id="words", max_length=20)
    mood: ui.Label["Form"] = ui.Label(
        text="Mood", component=ui.Select(custom_id="mood", options=[discord.SelectOption(label="calm", value="calm")])
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        assert isinstance(self.mood.component, ui.Select)
        await interaction.response.edit_message(content=f"{self.words.value}, {self.mood.component.values[0]}")


class Buttons(ui.View):
    @ui.button(label="One", custom_id="one")
    async def one(self, interaction: discord.Interaction, _button: ui.Button[Any]) -> None:
        await interaction.response.edit_message(content="clicked")

    @ui.button(label="Ask", custom_id="ask")
    async def ask(self, interaction: discord.Interaction, _button: ui.Button[Any]) -> None:
        await interaction.response.send_modal(Form())

    @ui.button(label="Later", custom_id="later")
    async def later(self, interaction: discord.Interaction, _button: ui.Button[Any]) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content="changed later")
        await interaction.followup.send("and a word in private", ephemeral=True)

    @ui.select(custom_id="pick", options=[discord.SelectOption(label=one, value=one) for one in ("a", "b")])
    async def pick(self, interaction: discord.Interaction, select: ui.Select[Any]) -> None:
        await interaction.response.send_message(f"picked {select.values[0]}", ephemeral=True)


@app_commands.command(name="quiet", description="answers in private")
async def quiet(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("hush", ephemeral=True)


@app_commands.command(name="slow", description="thinks first")
async def slow(interaction: discord.Interaction, *, private: bool) -> None:
    await interaction.response.defer(ephemeral=private, thinking=True)
    await interaction.followup.send("done")
    extra = await interaction.followup.send("more", wait=True)
    await extra.edit(content="more, changed")


@app_commands.command(name="brief", description="says a word and takes it back")
async def brief(interaction: discord.Interaction, *, private: bool) -> None:
    await interaction.response.send_message("oh", ephemeral=private)
    assert (await interaction.original_response()).content == "oh"
    await interaction.delete_original_response()


@app_commands.command(name="town", description="has suggestions")
async def town(interaction: discord.Interaction, name: str) -> None:
    await interaction.response.send_message(name)


@town.autocomplete("name")
async def towns(_interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=one, value=one) for one in ("Bergen", "Bremen") if one.startswith(typed)]


@app_commands.context_menu(name="Report")
async def report(interaction: discord.Interaction, message: discord.Message) -> None:
    await interaction.response.send_message(f"read: {message.content}", ephemeral=True)


@app_commands.command(name="staff", description="for moderators")
@app_commands.default_permissions(manage_messages=True)
async def staff(interaction: discord.Interaction) -> None:
    assert interaction.permissions.manage_messages
    await interaction.response.send_message("yes", ephemeral=True)


@app_commands.command(name="silent", description="never answers")
async def silent(_interaction: discord.Interaction) -> None:
    return


class Harbour:
    def __init__(self, sandbox: Sandbox, bot: Bot) -> None:
        self.sandbox = sandbox
        self.people = sandbox.people
        self.bot = bot

    async def told(self, answer: Answer, messages: int = 1) -> list[Json]:
        """Wait until the one who acted sees that many messages."""
        await self.sandbox.until(lambda: len(answer.messages) >= messages)
        return answer.messages

    async def board(self) -> int:
        """A message of the bot with buttons."""
        channel = self.bot.get_channel(TALK)
        assert isinstance(channel, discord.TextChannel)
        return (await channel.send("a board", view=Buttons(timeout=None))).id


@pytest.fixture
async def harbour(sandbox: Sandbox) -> AsyncIterator[Harbour]:
    bot = Bot()
    tree = app_commands.CommandTree(bot)
    commands: tuple[Any, ...] = (quiet, slow, brief, town, staff, silent, report)
    for one in commands:
        tree.add_command(one, guild=discord.Object(SERVER))
    async with connected(sandbox, bot):
        await tree.sync(guild=discord.Object(SERVER))
        yield Harbour(sandbox, bot)


async def test_an_ephemeral_answer_is_seen_only_by_the_one_who_asked(harbour: Harbour) -> None:
    answer = harbour.people.command(RIVER, TALK, "quiet")
    (message,) = await harbour.told(answer)
    assert message["content"] == "hush"
    assert message["flags"] & EPHEMERAL
    assert message["interaction"]["name"] == "quiet"
    assert harbour.sandbox.messages(TALK) == []
    with pytest.raises(ApiError) as refused:
        harbour.people.click(WREN, TALK, int(message["id"]), "any")
    assert refused.value.code == 10008


@pytest.mark.parametrize("private", [True, False])
async def test_a_deferred_answer_takes_the_place_of_thinking(harbour: Harbour, private: bool) -> None:
    seen: list[int] = []
    events = {"EPHEMERAL", "EPHEMERAL_UPDATE"} if private else {"MESSAGE_CREATE", "MESSAGE_UPDATE"}
    harbour.sandbox.world.listeners.append(
        lambda event, data: seen.append((data.get("message") or data)["flags"]) if event in events else None
    )
    answer = harbour.people.command(RIVER, TALK, "slow", {"private": private})
    messages = await harbour.told(answer, 2)
    await harbour.sandbox.until(lambda: messages[1]["content"] == "more, changed")
    assert messages[0]["content"] == "done"
    assert bool(messages[0]["flags"] & EPHEMERAL) is private
    assert [bool(flags & LOADING) for flags in seen[:2]] == [True, False]
    assert messages[0]["edited_timestamp"] is None
    assert len(harbour.sandbox.messages(TALK)) == (0 if private else 2) + (1 if private else 0)


@pytest.mark.parametrize("private", [True, False])
async def test_an_answer_can_be_taken_back(harbour: Harbour, private: bool) -> None:
    gone: list[str] = []
    harbour.sandbox.world.listeners.append(lambda event, _data: gone.append(event) if "DELETE" in event else None)
    answer = harbour.people.command(RIVER, TALK, "brief", {"private": private})
    await harbour.sandbox.until(lambda: bool(gone))
    assert gone == ["EPHEMERAL_DELETE" if private else "MESSAGE_DELETE"]
    assert answer.messages == []
    assert harbour.sandbox.messages(TALK) == []
    assert harbour.sandbox.interactions.ephemeral == {}


async def test_a_button_changes_its_message_for_everybody(harbour: Harbour) -> None:
    board = await harbour.board()
    harbour.people.click(WREN, TALK, board, "one")
    await harbour.sandbox.until(lambda: harbour.sandbox.messages(TALK)[0]["content"] == "clicked")


async def test_a_button_may_be_answered_later_and_in_private(harbour: Harbour) -> None:
    board = await harbour.board()
    (message,) = await harbour.told(harbour.people.click(WREN, TALK, board, "later"))
    assert harbour.sandbox.messages(TALK)[0]["content"] == "changed later"
    assert message["content"] == "and a word in private"
    assert message["flags"] & EPHEMERAL


async def test_a_choice_in_a_select_arrives(harbour: Harbour) -> None:
    board = await harbour.board()
    (message,) = await harbour.told(harbour.people.select(WREN, TALK, board, "pick", ["b"]))
    assert message["content"] == "picked b"


async def test_a_modal_is_filled_in_and_changes_the_message_it_came_from(harbour: Harbour) -> None:
    board = await harbour.board()
    click = harbour.people.click(WREN, TALK, board, "ask")
    await harbour.sandbox.until(lambda: click.modal is not None)
    assert click.modal is not None
    with pytest.raises(ApiError, match="not shown to you"):
        harbour.people.submit(RIVER, TALK, click.modal, {"words": "a walk", "mood": "calm"})
    for wrong in ({"words": "x" * 21, "mood": "calm"}, {"mood": "calm"}, {"words": "a walk", "mood": "blue"}):
        with pytest.raises(ApiError):
            harbour.people.submit(WREN, TALK, click.modal, wrong)
    harbour.people.submit(WREN, TALK, click.modal, {"words": "a walk", "mood": "calm"})
    await harbour.sandbox.until(lambda: harbour.sandbox.messages(TALK)[0]["content"] == "a walk, calm")


async def test_suggestions_come_while_typing(harbour: Harbour) -> None:
    answer = harbour.people.autocomplete(RIVER, TALK, "town", "name", "Br")
    await harbour.sandbox.until(lambda: answer.acknowledged)
    assert [one["value"] for one in answer.choices] == ["Bremen"]


async def test_a_message_can_be_reported_from_its_own_menu(harbour: Harbour) -> None:
    said = harbour.people.send(WREN, TALK, "look at this")
    (message,) = await harbour.told(harbour.people.use_on(RIVER, TALK, int(said["id"]), "Report"))
    assert message["content"] == "read: look at this"


async def test_a_command_for_moderators_is_not_offered_to_members(harbour: Harbour) -> None:
    with pytest.raises(ApiError) as refused:
        harbour.people.command(RIVER, TALK, "staff")
    assert refused.value.code == 50001
    (message,) = await harbour.told(harbour.people.command(MARLOW, TALK, "staff"))
    assert message["content"] == "yes"


def callback(answer: Answer) -> str:
    return f"/interactions/{answer.interaction_id}/{answer.token}/callback"


HELLO: Json = {"type": 4, "data": {"content": "hello", "flags": EPHEMERAL}}


async def test_an_answer_after_three_seconds_is_too_late(harbour: Harbour, api: Api, clock: Clock) -> None:
    answer = harbour.people.command(RIVER, TALK, "silent")
    clock.advance(seconds=3.1)
    assert await api.code("POST", callback(answer), HELLO) == 10062
    assert answer.messages == []


async def test_who_gets_no_answer_is_told_so_and_none_can_come_any_more(harbour: Harbour, api: Api) -> None:
    told: list[str] = []
    harbour.sandbox.world.listeners.append(
        lambda event, data: told.append(data["state"]) if event == "INTERACTION" else None
    )
    answer = harbour.people.command(RIVER, TALK, "silent")
    harbour.sandbox.interactions.give_up(answer.interaction_id)
    assert told == ["pending", "failed"]
    assert await api.code("POST", callback(answer), HELLO) == 10062


async def test_an_interaction_is_answered_only_once(harbour: Harbour, api: Api) -> None:
    answer = harbour.people.command(RIVER, TALK, "silent")
    status, said = await api.ask("POST", callback(answer) + "?with_response=1", HELLO)
    assert status == 200
    assert said["interaction"]["response_message_ephemeral"] is True
    assert said["resource"]["message"]["content"] == "hello"
    assert await api.code("POST", callback(answer), HELLO) == 40060


@pytest.mark.parametrize("body", [{"type": 1}, {"type": 7}, {"type": 8}, {}, {"type": "4"}, {"type": 4, "data": []}])
async def test_an_answer_of_a_wrong_kind_is_refused_and_a_right_one_still_taken(
    harbour: Harbour, api: Api, body: Json
) -> None:
    answer = harbour.people.command(RIVER, TALK, "silent")
    refused = 50006 if body.get("data") == [] else 50035
    assert await api.code("POST", callback(answer), body) == refused
    assert await api.code("POST", callback(answer), HELLO) == 0


async def test_a_token_is_worth_nothing_before_the_first_answer_and_after_fifteen_minutes(
    harbour: Harbour, api: Api, clock: Clock
) -> None:
    answer = harbour.people.command(RIVER, TALK, "silent")
    hook = f"/webhooks/{harbour.bot.application_id}/{answer.token}"
    assert await api.code("POST", hook, {"content": "early"}) == 10015
    assert await api.code("POST", callback(answer), HELLO) == 0
    clock.advance(minutes=14)
    assert await api.code("POST", hook, {"content": "in time"}) == 0
    clock.advance(minutes=2)
    assert await api.code("POST", hook, {"content": "late"}) == 10015
    assert await api.code("POST", "/webhooks/123456789012345678/guess", {"content": "guess"}) == 10015


@pytest.mark.parametrize(
    ("name", "options", "code"),
    [("unknown", {}, 10063), ("quiet", {"more": 1}, 50035), ("town", {}, 50035), ("Report", {}, 10063)],
)
async def test_a_command_is_used_as_it_was_registered(harbour: Harbour, name: str, options: Json, code: int) -> None:
    with pytest.raises(ApiError) as refused:
        harbour.people.command(RIVER, TALK, name, options)
    assert refused.value.code == code


async def test_only_what_a_message_offers_can_be_pressed(harbour: Harbour) -> None:
    board = await harbour.board()
    for custom_id in ("pick", "two"):
        with pytest.raises(ApiError, match="no such button"):
            harbour.people.click(WREN, TALK, board, custom_id)
    for values in ([], ["c"], ["a", "b"], ["a", "a"]):
        with pytest.raises(ApiError, match="cannot be chosen"):
            harbour.people.select(WREN, TALK, board, "pick", values)
