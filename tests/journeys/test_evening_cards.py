"""The scripted evening, at full speed, through the real bot with the model that ships: exactly the expected cards."""

import re
from dataclasses import dataclass

import pytest

from bot.domain.decision import Tier
from bot.sandbox.evening import script
from bot.sandbox.payloads import Json
from bot.sandbox.plan import MEMBERS
from tests.journeys.conftest import Harbour

FULL_SPEED = 200.0
ON_CALL = "100000000000000031"
_HEAD = re.compile(r"(Crisis|Red|Amber) – [^·]*· case (\d+)\\n<@(\d+)>")


def expected() -> dict[int, str]:
    """Member → the gravest tier a moderator would give a line of theirs; nobody who is green the whole evening."""
    ids = {name: 300000000000000001 + i for i, (name, _) in enumerate(MEMBERS)}
    tiers = {beat.who: Tier.GREEN for beat in script()}
    for beat in script():
        tiers[beat.who] = max(tiers[beat.who], Tier.of(beat.expect))
    return {ids[name]: tier.word for name, tier in tiers.items() if tier > Tier.GREEN}


@dataclass
class Played:
    """An evening after its last line. `pings`: every message of the bot that pinged somebody, as it was posted."""

    harbour: Harbour
    pings: list[Json]
    tiers: dict[str, str]

    def surprises(self) -> str:
        """Every line whose tier is not what a moderator would give it, for whoever has to find out why."""
        lines = [(at, beat, self.tiers.get(beat.text, beat.expect)) for at, beat in enumerate(script(), 1)]
        return "; ".join(f"line {at} ({b.who}) {tier}, not {b.expect}" for at, b, tier in lines if tier != b.expect)

    @property
    def cards(self) -> list[tuple[int, str]]:
        """(member, tier) of every card in the queue."""
        heads = [match for card in self.harbour.cards() for match in _HEAD.finditer(str(card["components"]))]
        return sorted((int(head[3]), head[1].lower()) for head in heads)


@pytest.fixture
async def played(harbour: Harbour) -> Played:
    sandbox = harbour.sandbox
    pings: list[Json] = []

    def hear(event: str, data: Json) -> None:
        pinged = event == "MESSAGE_CREATE" and (data["mention_roles"] or data["mentions"] or data["mention_everyone"])
        if pinged and data["author"]["bot"]:  # members may answer each other
            pings.append(data)

    sandbox.world.listeners.append(hear)
    sandbox.story("play", FULL_SPEED)
    await sandbox.until(lambda: sandbox.evening.state()["state"] == "done", 60)
    said = [one for channel in sandbox.world.channels for one in sandbox.messages(channel) if not one["author"]["bot"]]
    await harbour.read(max(said, key=lambda one: int(one["id"])))
    await harbour.delivered()
    tiers = await harbour.tiers()
    return Played(harbour, pings, {one["content"]: tiers[int(one["id"])].word for one in said})


async def test_river_and_kit_have_one_card_each_and_only_the_crisis_pings_the_on_call_role_once(played: Played) -> None:
    urgent = {member: tier for member, tier in expected().items() if tier != "amber"}
    assert sorted(urgent.values()) == ["crisis", "red"]
    assert played.cards == sorted(urgent.items()), played.surprises()
    assert [(ping["mention_roles"], ping["mentions"]) for ping in played.pings] == [([ON_CALL], [])]


async def test_amber_stands_in_the_digest_and_nobody_who_was_green_all_evening_has_a_case(played: Played) -> None:
    cases = {case.member_id: case for case in await played.harbour.open_cases()}
    assert {member: case.tier.word for member, case in cases.items()} == expected(), played.surprises()
    listed = played.harbour.cards("to look at within the day")
    assert len(listed) == 1
    amber = {f"lk:open:{case.case_id}" for case in cases.values() if case.tier is Tier.AMBER}
    assert set(re.findall(r"lk:open:\d+", str(listed[0]["components"]))) == amber
