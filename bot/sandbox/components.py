"""Discord's rules for components: what may stand in what, and how long it may be."""

from collections.abc import Callable, Collection, Iterator
from typing import Any

from bot.sandbox.errors import invalid_form
from bot.sandbox.payloads import Json
from bot.sandbox.shapes import mapping, number, objects, text

ROW, BUTTON, SELECT, INPUT, SECTION, TEXT, THUMBNAIL = 1, 2, 3, 4, 9, 10, 11
GALLERY, FILE, SEPARATOR, CONTAINER, LABEL = 12, 13, 14, 17, 18
SELECTS = frozenset({SELECT, 5, 6, 7, 8})
IN_CONTAINER = frozenset({ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR})
IN_V2 = IN_CONTAINER | {CONTAINER}
IN_CLASSIC = frozenset({ROW})
IN_MODAL = frozenset({ROW, TEXT, LABEL})
MOST_COMPONENTS, MOST_TEXT, MOST_IN_ROW, MOST_OPTIONS, MOST_ID = 40, 4000, 5, 25, 100
_LINK, _PREMIUM = 5, 6


def walk(components: list[Json]) -> Iterator[Json]:
    """Every component, however nested."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        yield from walk([component[key] for key in ("accessory", "component") if component.get(key)])


def check_components(components: Any, allowed: Collection[int]) -> None:
    """Raise what Discord would answer; `allowed`: the types that may stand at the top."""
    every = list(walk(_each(components, allowed, "components", 0, MOST_COMPONENTS)))
    if len(every) > MOST_COMPONENTS:
        raise invalid_form("components", "BASE_TYPE_MAX_LENGTH", f"Must be {MOST_COMPONENTS} or fewer in length.")
    if sum(len(one["content"]) for one in every if one["type"] == TEXT) > MOST_TEXT:
        said = f"The total displayable text is longer than {MOST_TEXT} characters."
        raise invalid_form("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", said)
    ids = [one["custom_id"] for one in every if "custom_id" in one]
    if len(ids) != len(set(ids)):
        raise invalid_form("components", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")


def _each(components: Any, allowed: Collection[int], path: str, least: int, most: int) -> list[Json]:
    found = objects(components, path, least, most)
    for i, one in enumerate(found):
        _one(one, allowed, f"{path}.{i}")
    return found


def _one(one: Any, allowed: Collection[int], path: str) -> None:
    kind = mapping(one, path).get("type")
    if type(kind) is not int or kind not in allowed:
        said = f'Value of field "type" must be one of {tuple(sorted(allowed))}.'
        raise invalid_form(f"{path}.type", "UNION_TYPE_CHOICES", said)
    if (rule := _RULES.get(kind)) is not None:
        rule(one, path)


def _row(one: Json, path: str) -> None:
    inside = _each(one.get("components"), {BUTTON, INPUT, *SELECTS}, f"{path}.components", 1, MOST_IN_ROW)
    if len(inside) > 1 and any(child["type"] != BUTTON for child in inside):
        said = "Only buttons may stand side by side in a row."
        raise invalid_form(f"{path}.components", "BASE_TYPE_BAD_LENGTH", said)


def _button(one: Json, path: str) -> None:
    text(one, "label", path, 0, 80)
    style = number(one, "style", path, 1, _PREMIUM, 0)
    if style == _LINK:
        if not text(one, "url", path, 1, 512).startswith(("https://", "http://", "discord://")):
            raise invalid_form(f"{path}.url", "URL_TYPE_INVALID_SCHEME", "Scheme must be one of http, https, discord.")
        return
    if style < 1:
        raise invalid_form(f"{path}.style", "BASE_TYPE_REQUIRED", "This field is required")
    text(one, "custom_id", path, 1, MOST_ID)
    if not one.get("label") and not one.get("emoji"):
        raise invalid_form(path, "BUTTON_COMPONENT_INVALID", "A button needs a label or an emoji.")


def _select(one: Json, path: str) -> None:
    text(one, "custom_id", path, 1, MOST_ID)
    text(one, "placeholder", path, 0, 150)
    least = number(one, "min_values", path, 0, MOST_OPTIONS, 1)
    most = number(one, "max_values", path, 1, MOST_OPTIONS, 1)
    if least > most:
        raise invalid_form(f"{path}.min_values", "SELECT_COMPONENT_MIN_EXCEEDS_MAX", "min_values exceeds max_values.")
    if one["type"] != SELECT:
        return
    options = objects(one.get("options"), f"{path}.options", 1, MOST_OPTIONS)
    values = set()
    for i, option in enumerate(options):
        place = f"{path}.options.{i}"
        text(option, "label", place, 1, 100)
        text(option, "description", place, 0, 100)
        values.add(text(option, "value", place, 1, 100))
    if len(values) != len(options):
        raise invalid_form(f"{path}.options", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The values must differ.")


def _input(one: Json, path: str) -> None:
    text(one, "custom_id", path, 1, MOST_ID)
    text(one, "label", path, 0, 45)
    text(one, "placeholder", path, 0, 100)
    text(one, "value", path, 0, MOST_TEXT)
    number(one, "style", path, 1, 2, 1)
    number(one, "min_length", path, 0, MOST_TEXT, 0)
    number(one, "max_length", path, 1, MOST_TEXT, MOST_TEXT)


def _section(one: Json, path: str) -> None:
    _each(one.get("components"), {TEXT}, f"{path}.components", 1, 3)
    _one(one.get("accessory"), {BUTTON, THUMBNAIL}, f"{path}.accessory")


def _container(one: Json, path: str) -> None:
    _each(one.get("components"), IN_CONTAINER, f"{path}.components", 1, MOST_COMPONENTS)
    number(one, "accent_color", path, 0, 0xFFFFFF, 0)


def _label(one: Json, path: str) -> None:
    text(one, "label", path, 1, 45)
    text(one, "description", path, 0, 100)
    _one(one.get("component"), {INPUT, *SELECTS}, f"{path}.component")


def _shown(one: Json, path: str) -> None:
    text(one, "content", path, 1, MOST_TEXT)


_RULES: dict[int, Callable[[Json, str], None]] = {
    ROW: _row,
    BUTTON: _button,
    INPUT: _input,
    SECTION: _section,
    TEXT: _shown,
    CONTAINER: _container,
    LABEL: _label,
    **dict.fromkeys(SELECTS, _select),
}
