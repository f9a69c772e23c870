"""Reads one field of what a client sent; what does not fit is refused with the path of the field."""

import re
from typing import Any

from bot.sandbox.errors import invalid_form
from bot.sandbox.payloads import Json

_SNOWFLAKE = re.compile(r"[0-9]{1,20}")


def text(one: Json, key: str, path: str, least: int, most: int) -> str:
    """The string under a key, of a length that fits; missing ones fit where `least` is 0."""
    value = one.get(key)
    if value is None and not least:
        return ""
    if value is None:
        raise invalid_form(f"{path}.{key}", "BASE_TYPE_REQUIRED", "This field is required")
    if not isinstance(value, str):
        raise invalid_form(f"{path}.{key}", "STRING_TYPE_CONVERT", "Could not interpret value as string.")
    _between(len(value), f"{path}.{key}", least, most)
    return value


def number(one: Json, key: str, path: str, least: int, most: int, default: int) -> int:
    """The same for a whole number."""
    value = one.get(key)
    if value is None:
        return default
    if not isinstance(value, int) or not least <= value <= most:
        raise invalid_form(f"{path}.{key}", "NUMBER_TYPE_RANGE", f"int value should be between {least} and {most}.")
    return value


def objects(value: Any, path: str, least: int, most: int) -> list[Json]:
    """A list of JSON objects, of a length that fits; None is an empty one."""
    if value is None:
        value = []
    if not isinstance(value, list):
        raise invalid_form(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
    for i, one in enumerate(value):
        mapping(one, f"{path}.{i}")
    _between(len(value), path, least, most)
    return value


def mapping(value: Any, path: str) -> Json:
    """A JSON object."""
    if not isinstance(value, dict):
        raise invalid_form(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
    return value


def snowflake(name: str, value: object) -> int:
    """An id, or 50035."""
    if not _SNOWFLAKE.fullmatch(str(value)):
        raise invalid_form(name, "NUMBER_TYPE_COERCE", "The value is not snowflake.")
    return int(str(value))


def _between(length: int, path: str, least: int, most: int) -> None:
    if not least <= length <= most:
        raise invalid_form(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
