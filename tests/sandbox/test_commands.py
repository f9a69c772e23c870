"""What may be registered as a command, and what people may give it."""

from typing import Any

import pytest

from bot.sandbox.commands import check_commands, given
from bot.sandbox.errors import ApiError
from bot.sandbox.payloads import Json
from bot.sandbox.world import World
from tests.sandbox.conftest import PLAN, RIVER, SERVER, Clock

OPTION: Json = {"type": 3, "name": "topic", "description": "what about"}


def command(*options: Json, **more: Any) -> Json:
    return {"name": "help", "description": "offers help", "options": list(options)} | more


@pytest.mark.parametrize(
    "commands",
    [
        {},
        [command(name="Help")],
        [command(name="h lp")],
        [command(name="h" * 33)],
        [command(description="")],
        [command(description="d" * 101)],
        [command(), command()],
        [command(*[OPTION | {"name": f"o{i}"} for i in range(26)])],
        [command(OPTION, OPTION | {"name": "must", "required": True})],
        [command(OPTION | {"choices": [{"name": "n" * 101, "value": "v"}]})],
        [command(OPTION | {"choices": [{"name": "n", "value": "v"}], "autocomplete": True})],
        [command(name=f"c{i}") for i in range(101)],
    ],
)
def test_discord_refuses_such_commands(commands: Any) -> None:
    with pytest.raises(ApiError) as refused:
        check_commands(commands)
    assert refused.value.code == 50035


def test_commands_of_different_kinds_may_share_a_name() -> None:
    assert len(check_commands([command(), {"name": "help", "type": 3}])) == 2


TOPIC = OPTION | {"choices": [{"name": "Sleep", "value": "sleep"}]}
NUMBER: Json = {"type": 4, "name": "days", "description": "how many", "min_value": 1, "max_value": 9, "required": True}
WHO: Json = {"type": 6, "name": "who", "description": "whom"}
NAME: Json = {"type": 3, "name": "name", "description": "which", "max_length": 3}


@pytest.fixture
def world(clock: Clock) -> World:
    return World((PLAN,), clock)


def answer(world: World, options: Json) -> Json:
    return given(command(NUMBER, TOPIC, WHO, NAME), options, world.servers[SERVER], world)


def test_what_fits_is_passed_on_with_its_kind(world: World) -> None:
    made = answer(world, {"days": 3, "topic": "sleep", "who": str(RIVER)})
    assert [(one["name"], one["type"], one["value"]) for one in made["options"]] == [
        ("days", 4, 3),
        ("topic", 3, "sleep"),
        ("who", 6, str(RIVER)),
    ]
    assert made["resolved"]["users"][str(RIVER)]["username"] == "river"


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"days": 0},
        {"days": 10},
        {"days": "3"},
        {"days": True},
        {"days": 3, "topic": "cats"},
        {"days": 3, "name": "long"},
        {"days": 3, "unknown": 1},
        {"days": 3, "who": "1"},
    ],
)
def test_what_does_not_fit_is_refused(world: World, options: Json) -> None:
    with pytest.raises(ApiError) as refused:
        answer(world, options)
    assert refused.value.code == 50035


def test_subcommands_are_said_to_be_missing(world: World) -> None:
    group = command({"type": 1, "name": "sub", "description": "inner"})
    with pytest.raises(ApiError) as refused:
        given(group, {}, world.servers[SERVER], world)
    assert refused.value.status == 501
