"""The scripted evening, at full speed, through the real bot with the model that ships.

Who needs a person has a card. Where the model that ships is wrong is written down below: the list may only shrink.
"""

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
WRONG = {20, 27, 36, 39, 44, 48, 51, 52, 53, 59, 61, 62}
"""Lines of the evening that get another tier than a moderator would give them, or lie at a threshold."""
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

    def surprises(self) -> dict[int, str]:
        """Every line whose tier is not what a moderator would give it, for whoever has to find out why."""
        lines = [(at, beat, self.tiers.get(beat.text, beat.expect)) for at, beat in enumerate(script(), 1)]
        return {at: f"{beat.who} {tier}, not {beat.expect}" for at, beat, tier in lines if tier != beat.expect}

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


async def test_who_needs_a_person_has_exactly_one_card(played: Played) -> None:
    urgent = {member: tier for member, tier in expected().items() if tier != "amber"}
    assert sorted(urgent.values()) == ["crisis", "red"]
    assert set(urgent.items()) <= set(played.cards), played.surprises()
    members = [member for member, _ in played.cards]
    assert len(members) == len(set(members))


async def test_the_on_call_role_is_pinged_once_for_each_crisis_and_nobody_else_ever(played: Played) -> None:
    crises = sum(tier == "crisis" for _, tier in played.cards)
    assert [(ping["mention_roles"], ping["mentions"]) for ping in played.pings] == [([ON_CALL], [])] * crises


async def test_the_model_is_wrong_about_no_more_lines_than_are_written_down(played: Played) -> None:
    assert set(played.surprises()) <= WRONG, played.surprises()


async def test_amber_stands_in_the_digest(played: Played) -> None:
    cases = await played.harbour.open_cases()
    amber = {f"lk:open:{case.case_id}" for case in cases if case.tier is Tier.AMBER}
    listed = played.harbour.cards("to look at within the day")
    assert len(listed) == bool(amber)
    assert {button for card in listed for button in re.findall(r"lk:open:\d+", str(card["components"]))} == amber
