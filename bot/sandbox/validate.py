"""Discord's limits on messages and modals, with its own refusals."""

from collections.abc import Iterator

from bot.sandbox.errors import empty_message, invalid_form
from bot.sandbox.payloads import COMPONENTS_V2, Json

MOST_COMPONENTS, MOST_TEXT, MOST_CONTENT, MOST_ID, MOST_IN_ROW, MOST_OPTIONS = 40, 4000, 2000, 100, 5, 25
ROW, BUTTON, SELECT, INPUT, SECTION, TEXT = 1, 2, 3, 4, 9, 10
_LINK_STYLE = 5


def walk(components: list[Json]) -> Iterator[Json]:
    """Every component, however nested."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        yield from walk([component[key] for key in ("accessory", "component") if component.get(key)])


def check_message(body: Json) -> None:
    """Raise what Discord would answer to this message."""
    content = body.get("content") or ""
    components = body.get("components") or []
    if len(content) > MOST_CONTENT:
        raise invalid_form("content", "BASE_TYPE_MAX_LENGTH", "Must be 2000 or fewer in length.")
    if int(body.get("flags") or 0) & COMPONENTS_V2:
        if content or body.get("embeds"):
            said = "The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            raise invalid_form("content", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", said)
        if not components:
            raise empty_message()
    elif not content and not body.get("embeds") and not components:
        raise empty_message()
    _check_components(components)


def check_modal(data: Json) -> None:
    """The same for a modal."""
    if not 1 <= len(data.get("title") or "") <= 45:  # noqa: PLR2004 - Discord's limit
        raise invalid_form("title", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 45 in length.")
    _check_components(data.get("components") or [])


def _check_components(components: list[Json]) -> None:
    every = list(walk(components))
    if len(every) > MOST_COMPONENTS:
        raise invalid_form("components", "BASE_TYPE_MAX_LENGTH", "Must be 40 or fewer components.")
    if sum(len(one.get("content") or "") for one in every if one["type"] == TEXT) > MOST_TEXT:
        raise invalid_form("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "Must be 4000 or fewer.")
    ids = [one["custom_id"] for one in every if "custom_id" in one]
    if len(ids) != len(set(ids)):
        raise invalid_form("components", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
    for one in every:
        _check_one(one)


def _check_one(one: Json) -> None:
    kind = one["type"]
    if len(str(one.get("custom_id", ""))) > MOST_ID:
        raise invalid_form("components", "BASE_TYPE_MAX_LENGTH", "Must be 100 or fewer in length.")
    if kind == ROW and not 1 <= len(one.get("components") or []) <= MOST_IN_ROW:
        raise invalid_form("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")
    if kind == TEXT and not one.get("content"):
        raise invalid_form("components", "BASE_TYPE_REQUIRED", "This field is required")
    if kind == SELECT and not 1 <= len(one.get("options") or []) <= MOST_OPTIONS:
        raise invalid_form("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 25 in length.")
    if kind == BUTTON and one.get("style") != _LINK_STYLE and not one.get("custom_id"):
        raise invalid_form("components", "BASE_TYPE_REQUIRED", "A custom id is required")
