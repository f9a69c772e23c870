"""People can do what they could on Discord, and no more."""

import pytest

from bot.sandbox.errors import ApiError
from bot.sandbox.people import members
from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import FORUM, MARLOW, MODERATOR, QUEUE, RIVER, SERVER, TALK, WREN


def code(refused: pytest.ExceptionInfo[ApiError]) -> int:
    return refused.value.code


async def test_members_neither_see_nor_write_in_the_moderators_channel(sandbox: Sandbox) -> None:
    sandbox.people.send(MARLOW, QUEUE, "between us")
    for act in (
        lambda: sandbox.people.send(RIVER, QUEUE, "hello?"),
        lambda: sandbox.people.start_thread(RIVER, QUEUE, "t", "hello?"),
        lambda: sandbox.people.click(RIVER, QUEUE, 1, "lk:claim:1"),
        lambda: sandbox.people.command(RIVER, QUEUE, "resources"),
        lambda: sandbox.people.delete(RIVER, QUEUE, int(sandbox.messages(QUEUE)[0]["id"])),
    ):
        with pytest.raises(ApiError) as refused:
            act()
        assert code(refused) == 50001
    assert [one["content"] for one in sandbox.messages(QUEUE)] == ["between us"]


async def test_who_is_not_of_the_server_can_do_nothing(sandbox: Sandbox) -> None:
    with pytest.raises(ApiError) as refused:
        sandbox.people.send(4711, TALK, "hello")
    assert code(refused) == 50001


async def test_everybody_changes_only_their_own_words(sandbox: Sandbox) -> None:
    said = int(sandbox.people.send(RIVER, TALK, "mine")["id"])
    for who in (WREN, MARLOW):
        with pytest.raises(ApiError) as refused:
            sandbox.people.edit(who, TALK, said, "not yours")
        assert code(refused) == 50005
    sandbox.people.edit(RIVER, TALK, said, "mine, still")
    (message,) = sandbox.messages(TALK)
    assert message["content"] == "mine, still"
    assert message["edited_timestamp"] is not None


async def test_moderators_may_take_away_what_others_wrote_and_members_may_not(sandbox: Sandbox) -> None:
    said = int(sandbox.people.send(RIVER, TALK, "mine")["id"])
    with pytest.raises(ApiError) as refused:
        sandbox.people.delete(WREN, TALK, said)
    assert code(refused) == 50013
    sandbox.people.delete(MARLOW, TALK, said)
    assert sandbox.messages(TALK) == []


async def test_empty_and_endless_words_are_refused(sandbox: Sandbox) -> None:
    said = int(sandbox.people.send(RIVER, TALK, "mine")["id"])
    for text, expected in (("  ", 50006), ("x" * 2001, 50035)):
        with pytest.raises(ApiError) as refused:
            sandbox.people.send(RIVER, TALK, text)
        assert code(refused) == expected
        with pytest.raises(ApiError) as refused:
            sandbox.people.edit(RIVER, TALK, said, text)
        assert code(refused) == expected


async def test_a_forum_takes_posts_and_no_bare_messages(sandbox: Sandbox) -> None:
    with pytest.raises(ApiError) as refused:
        sandbox.people.send(RIVER, FORUM, "hello")
    assert code(refused) == 50008
    post = sandbox.people.start_thread(RIVER, FORUM, "a question", "how?")
    assert [one["id"] for one in sandbox.messages(int(post["id"]))] == [post["id"]]
    with pytest.raises(ApiError) as refused:
        sandbox.people.start_thread(RIVER, int(post["id"]), "a thread in a thread", "no")
    assert code(refused) == 50024


async def test_a_thread_of_the_moderators_channel_is_hidden_too(sandbox: Sandbox) -> None:
    thread = int(sandbox.people.start_thread(MARLOW, QUEUE, "case 1", "who calls?")["id"])
    assert sandbox.world.for_moderators(thread)
    assert not sandbox.world.sees(RIVER, thread)
    with pytest.raises(ApiError):
        sandbox.people.send(RIVER, thread, "me")


async def test_the_page_is_told_who_is_who(sandbox: Sandbox) -> None:
    crowd = members(sandbox.world.servers[SERVER])
    assert [(one["name"], one["moderator"], one["bot"]) for one in crowd] == [
        ("river", False, False),
        ("wren", False, False),
        ("marlow", True, False),
        ("Lightkeeper", False, True),
    ]
    assert str(MODERATOR) in crowd[2]["roles"]
