"""The scripted evening: what it tells, and how it is played, paused, hurried and begun anew."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.sandbox.evening import Evening, script
from bot.sandbox.payloads import Json
from bot.sandbox.plan import MEMBERS, ChannelPlan, ServerPlan, people
from bot.sandbox.server import Sandbox

ROLE = 100000000000000030
NAMES = ("general", "support", "recovery-wins", "night-owls")
GENERAL, FORUM = 100000000000000010, 100000000000000020


class Waiting:
    """Time that passes only as far as it is allowed to; keeps every wait in seconds."""

    def __init__(self, waits: int = 1_000_000) -> None:
        self.left = waits
        self.waited: list[float] = []

    async def __call__(self, seconds: float) -> None:
        if self.left == 0:
            await asyncio.Event().wait()
        self.left -= 1
        self.waited.append(seconds)


def sandbox_of(*channels: ChannelPlan) -> Sandbox:
    plan = ServerPlan(100000000000000001, "The Harbour", channels, {ROLE: "moderator"}, people([ROLE], None))
    return Sandbox((plan,), lambda: datetime(2026, 8, 1, 20, 0, tzinfo=UTC))


@pytest.fixture
def sandbox() -> Sandbox:
    texts = [ChannelPlan(GENERAL + i, name) for i, name in enumerate(NAMES)]
    return sandbox_of(*texts, ChannelPlan(FORUM, "questions", "forum"))


@pytest.fixture
def heard(sandbox: Sandbox) -> list[Json]:
    states: list[Json] = []
    sandbox.world.listeners.append(lambda event, data: states.append(data) if event == "STORY" else None)
    return states


def everything(sandbox: Sandbox) -> list[str]:
    return [message["content"] for channel in sandbox.world.channels for message in sandbox.messages(channel)]


def test_the_story_holds_what_an_evening_may_hold() -> None:
    beats = script()
    assert 55 <= len(beats) <= 65
    assert 4 * 60 - 30 <= sum(beat.after for beat in beats) <= 5 * 60
    assert {beat.expect for beat in beats} == {"green", "amber", "red", "crisis"}
    assert [beat.expect for beat in beats].count("crisis") == 1
    assert {beat.do for beat in beats} == {"say", "post", "edit", "delete", "command"}
    assert {beat.who for beat in beats} == {name for name, _ in MEMBERS}


def test_every_line_answers_to_one_that_was_said_before() -> None:
    named: set[str] = set()
    for beat in script():
        assert beat.of in named | {""}
        named.add(beat.name)


async def test_played_to_the_end_everything_was_said_where_it_belongs(sandbox: Sandbox, heard: list[Json]) -> None:
    evening = Evening(sandbox, Waiting())
    await evening.run()
    said = [beat.text for beat in evening.beats if beat.do in ("say", "post") and beat.name not in ("kys", "notes")]
    assert set(said) <= set(everything(sandbox))
    assert "nobody asked you. kys" not in everything(sandbox)
    thread = next(int(one["id"]) for one in sandbox.world.channels.values() if one.get("parent_id") == str(FORUM))
    assert [message["content"] for message in sandbox.messages(thread)] == [
        "Does anyone have notes on chapter four and five? I missed the last two lectures",
        "I have them, give me five minutes",
    ]
    assert heard[-1] == {"state": "done", "at": len(evening.beats), "of": len(evening.beats), "speed": 1.0}


async def test_at_twenty_times_the_speed_it_takes_a_twentieth_of_the_time(sandbox: Sandbox) -> None:
    waiting = Waiting()
    evening = Evening(sandbox, waiting)
    evening.speed = 20.0
    await evening.run()
    assert sum(waiting.waited) == pytest.approx(sum(beat.after for beat in evening.beats) / 20)


async def test_another_speed_holds_within_the_wait_that_has_begun(sandbox: Sandbox) -> None:
    waiting = Waiting(2)
    evening = Evening(sandbox, waiting)
    evening.play()
    await asyncio.sleep(0)
    evening.speed = 200.0
    assert evening.state() == {"state": "playing", "at": 0, "of": len(evening.beats), "speed": 200.0}
    evening.pause()
    assert max(waiting.waited) <= 0.2


async def test_paused_it_goes_on_from_where_it_stood(sandbox: Sandbox, heard: list[Json]) -> None:
    waiting = Waiting(20)
    evening = Evening(sandbox, waiting)
    evening.play()
    await sandbox.until(lambda: evening.at > 0)
    evening.pause()
    stood = evening.at
    assert heard[-1]["state"] == "paused"
    waiting.left = 1_000_000
    evening.play()
    await sandbox.until(lambda: evening.state()["state"] == "done")
    assert len(everything(sandbox)) == len(set(everything(sandbox)))
    assert stood < len(evening.beats)


async def test_played_again_after_its_end_it_begins_anew(sandbox: Sandbox) -> None:
    waiting = Waiting()
    evening = Evening(sandbox, waiting)
    await evening.run()
    waiting.left = 0
    evening.play()
    assert evening.state()["state"] == "playing"
    assert evening.at == 0
    evening.pause()


async def test_a_line_whose_target_was_taken_away_is_left_out(sandbox: Sandbox) -> None:
    evening = Evening(sandbox, Waiting())
    post = next(i for i, beat in enumerate(evening.beats) if beat.do == "delete")
    evening.beats = evening.beats[post:]
    await evening.run()
    assert evening.state()["state"] == "done"
    assert evening.beats[-1].text in everything(sandbox)


async def test_in_a_community_with_other_channels_it_is_told_in_the_first(sandbox: Sandbox) -> None:
    other = sandbox_of(ChannelPlan(7, "lounge"), ChannelPlan(8, "staff", private=True))
    await Evening(other, Waiting()).run()
    assert "evening all, who is up for a round later?" in everything(other)
    assert other.messages(8) == []
    assert everything(sandbox) == []
