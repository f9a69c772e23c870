"""What `lightkeeper check` sees in Discord, through the real client over a real socket."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from discord.http import Route

from bot.discord_app.check import look
from bot.finding import Finding
from bot.settings import load
from tests.fakes.discord_rest import (
    ADMINISTRATOR,
    EMBED,
    EVERYONE,
    FORUM,
    GUILD,
    HISTORY,
    SEND,
    TOKEN,
    VIEW,
    VOICE,
    Rest,
)

WATCHED, FORUM_ID, QUEUE, LEADS = (100000000000000000 + at for at in (10, 14, 20, 21))
MODERATORS, ON_CALL, OWN = (100000000000000000 + at for at in (30, 31, 32))


@pytest.fixture(autouse=True)
def discord_address() -> Iterator[None]:
    before = Route.BASE
    yield
    Route.BASE = before


@pytest.fixture
def rest() -> Rest:
    """A server in which nothing is left to mend."""
    made = Rest(bot_roles=[OWN])
    made.role(GUILD, VIEW | SEND | HISTORY)
    made.role(MODERATORS)
    made.role(ON_CALL, mentionable=True)
    made.role(OWN)
    made.channel(WATCHED)
    made.channel(FORUM_ID, FORUM)
    made.channel(QUEUE, hidden=True)
    made.channel(LEADS, hidden=True)
    return made


async def found(rest: Rest, tmp_path: Path, token: str = TOKEN) -> list[Finding]:
    async with rest.served() as base:
        path = tmp_path / "mine.toml"
        path.write_text(
            f"""
[discord]
api_base = "{base}"
[[server]]
id = {GUILD}
name = "The Harbour"
moderators_channel = {QUEUE}
leads_channel = {LEADS}
moderator_roles = [{MODERATORS}]
on_call_role = {ON_CALL}
watch = [{WATCHED}, {FORUM_ID}]
""",
            encoding="utf-8",
        )
        return [finding async for finding in look(load(path, {}), token)]


def problems(findings: list[Finding]) -> list[str]:
    return [finding.what for finding in findings if finding.mark == "problem"]


async def test_a_server_that_is_ready_is_told_in_two_lines(rest: Rest, tmp_path: Path) -> None:
    assert [str(finding) for finding in await found(rest, tmp_path)] == [
        "✓ token: Lightkeeper#0000, may read message content",
        "✓ server The Harbour: 2 watched channels and the review queue",
    ]


async def test_a_token_discord_refuses(rest: Rest, tmp_path: Path) -> None:
    findings = await found(rest, tmp_path, "another.made.up")
    assert problems(findings) == ["Discord refuses the token"]
    assert "Reset Token" in findings[0].mend
    assert "another.made.up" not in str(findings)


async def test_without_the_privileged_intent_the_bot_would_read_nothing(rest: Rest, tmp_path: Path) -> None:
    rest.flags = 0
    findings = await found(rest, tmp_path)
    assert problems(findings) == ["token: Lightkeeper#0000 may not read message content"]
    assert "Message Content Intent" in findings[0].mend


async def test_a_server_the_bot_is_not_in_comes_with_the_way_in(rest: Rest, tmp_path: Path) -> None:
    rest.joined = False
    findings = await found(rest, tmp_path)
    assert problems(findings) == ["server The Harbour: the bot is not in it"]
    assert "https://discord.com/oauth2/authorize?client_id=" in findings[1].mend


async def test_discord_that_fails_or_cannot_be_reached_is_told(rest: Rest, tmp_path: Path) -> None:
    rest.failing = True
    assert problems(await found(rest, tmp_path))[0].startswith("Discord answers 400 at http://127.0.0.1:")
    (tmp_path / "mine.toml").write_text('[discord]\napi_base = "http://127.0.0.1:9"\n', encoding="utf-8")
    findings = [finding async for finding in look(load(tmp_path / "mine.toml", {}), TOKEN)]
    assert problems(findings)[0].startswith("Discord cannot be reached at http://127.0.0.1:9 (")


async def test_missing_permissions_are_named_for_each_channel(rest: Rest, tmp_path: Path) -> None:
    rest.channel(WATCHED, bot_deny=HISTORY)
    rest.channel(QUEUE, hidden=True, bot_deny=EMBED)
    assert problems(await found(rest, tmp_path)) == [
        "server The Harbour: in #channel-10 the bot lacks Read Message History",
        "server The Harbour: in #channel-20 the bot lacks Embed Links",
    ]


async def test_channels_and_roles_that_are_gone_are_named(rest: Rest, tmp_path: Path) -> None:
    del rest.channels[WATCHED]
    del rest.roles[MODERATORS]
    assert problems(await found(rest, tmp_path)) == [
        f"server The Harbour: the watched channel {WATCHED} is not to be seen",
        f"server The Harbour: there is no role {MODERATORS}",
    ]


async def test_a_queue_that_members_can_see_would_out_people(rest: Rest, tmp_path: Path) -> None:
    rest.channel(QUEUE)
    assert problems(await found(rest, tmp_path)) == [
        "server The Harbour: everyone can see the moderators' channel #channel-20"
    ]


async def test_a_voice_channel_cannot_be_watched(rest: Rest, tmp_path: Path) -> None:
    rest.channel(WATCHED, VOICE)
    assert problems(await found(rest, tmp_path)) == ["server The Harbour: #channel-10 is a voice channel"]


async def test_a_role_that_cannot_be_pinged_is_no_on_call_role(rest: Rest, tmp_path: Path) -> None:
    rest.role(ON_CALL)
    assert problems(await found(rest, tmp_path)) == ["server The Harbour: a crisis cannot ping @role-31"]
    rest.role(OWN, EVERYONE)
    assert problems(await found(rest, tmp_path)) == []


async def test_a_bot_that_may_do_everything_may_do_too_much(rest: Rest, tmp_path: Path) -> None:
    rest.role(OWN, ADMINISTRATOR)
    notes = [finding for finding in await found(rest, tmp_path) if finding.mark == "note"]
    assert [note.what for note in notes] == ["server The Harbour: the bot is an administrator"]
