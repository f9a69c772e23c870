"""Application commands: what may be registered, and what a person may give them."""

import re
from typing import Any

from bot.sandbox.errors import ApiError, invalid_form, not_implemented
from bot.sandbox.payloads import CHAT_INPUT, Json
from bot.sandbox.shapes import objects, text
from bot.sandbox.world import Server, World

STRING, INTEGER, BOOLEAN, USER, NUMBER = 3, 4, 5, 6, 10
_GROUPS = (1, 2)
_NAME = re.compile(r"[-_'\w]{1,32}")
_MOST, _MOST_OPTIONS, _MOST_CHOICES = 100, 25, 25
_PYTHON: dict[int, type | tuple[type, ...]] = {STRING: str, INTEGER: int, BOOLEAN: bool, NUMBER: (int, float)}


def check_commands(commands: Any) -> list[Json]:
    """A whole list for registration; raises what Discord would answer."""
    found = objects(commands, "commands", 0, _MOST)
    seen = set()
    for i, one in enumerate(found):
        path = str(i)
        kind, name = str(one.get("type", CHAT_INPUT)), text(one, "name", path, 1, 32)
        if (kind, name) in seen:
            raise invalid_form(path, "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
        seen.add((kind, name))
        if kind == str(CHAT_INPUT):
            _named(one, path)
            _check_options(objects(one.get("options"), f"{path}.options", 0, _MOST_OPTIONS), f"{path}.options")
    return found


def given(command: Json, options: Json, server: Server, world: World) -> Json:
    """`options` and `resolved` of an interaction from what a person typed; raises where it does not fit."""
    known = {one["name"]: one for one in command.get("options") or []}
    if any(one["type"] in _GROUPS for one in known.values()):
        raise not_implemented("subcommands")
    for name, one in known.items():
        if one.get("required") and name not in options:
            raise _unfit(name, "is required")
    made: list[Json] = []
    resolved: Json = {"users": {}, "members": {}}
    for name, value in options.items():
        if name not in known:
            raise _unfit(name, "is not known to this command")
        kind = known[name]["type"]
        if kind == USER:
            _resolve(resolved, server, world, int(value))
        else:
            _check_value(known[name], value)
        made.append({"name": name, "type": kind, "value": str(value) if kind == USER else value})
    return {"options": made} | ({"resolved": resolved} if resolved["users"] else {})


def _named(one: Json, path: str) -> None:
    name = text(one, "name", path, 1, 32)
    if not _NAME.fullmatch(name) or name != name.lower():
        said = "Command name is invalid"
        raise invalid_form(f"{path}.name", "APPLICATION_COMMAND_INVALID_NAME", said)
    text(one, "description", path, 1, 100)


def _check_options(options: list[Json], path: str) -> None:
    optional = False
    for i, one in enumerate(options):
        place = f"{path}.{i}"
        _named(one, place)
        if one.get("required") and optional:
            said = "Required options must be placed before non-required options"
            raise invalid_form(place, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", said)
        optional = optional or not one.get("required")
        choices = objects(one.get("choices"), f"{place}.choices", 0, _MOST_CHOICES)
        for j, choice in enumerate(choices):
            text(choice, "name", f"{place}.choices.{j}", 1, 100)
        if choices and one.get("autocomplete"):
            said = "Choices and autocomplete cannot be used together"
            raise invalid_form(place, "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", said)


def _check_value(option: Json, value: Any) -> None:
    name, kind = option["name"], option["type"]
    wanted = _PYTHON.get(kind)
    if wanted is None:
        raise not_implemented(f"options of type {kind}")
    if not isinstance(value, wanted) or (kind != BOOLEAN and isinstance(value, bool)):
        raise _unfit(name, "takes another kind of value")
    choices = option.get("choices")
    if choices and value not in [one["value"] for one in choices]:
        raise _unfit(name, "is none of the choices")
    size = len(value) if isinstance(value, str) else value
    word = "length" if isinstance(value, str) else "value"
    least, most = option.get(f"min_{word}"), option.get(f"max_{word}")
    if (least is not None and size < least) or (most is not None and size > most):
        raise _unfit(name, f"has a {word} outside {least} to {most}")


def _resolve(resolved: Json, server: Server, world: World, user_id: int) -> None:
    if user_id not in server.people:
        raise _unfit("user", "is nobody of this server")
    member = world.person(server, user_id)
    resolved["users"][str(user_id)] = member.pop("user")
    resolved["members"][str(user_id)] = member | {"permissions": "0"}


def _unfit(name: str, why: str) -> ApiError:
    return ApiError(400, 50035, f"The option {name} {why}.")
