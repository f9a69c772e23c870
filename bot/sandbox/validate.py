"""Discord's limits on messages and modals, with its own refusals."""

from types import UnionType
from typing import Any

from bot.sandbox.components import IN_CLASSIC, IN_MODAL, IN_V2, INPUT, LABEL, ROW, check_components
from bot.sandbox.errors import empty_message, invalid_form
from bot.sandbox.payloads import COMPONENTS_V2, Json
from bot.sandbox.shapes import objects, text

MOST_CONTENT, MOST_EMBEDS, MOST_ROWS, MOST_NONCE, MOST_IN_MODAL, MOST_TITLE = 2000, 10, 5, 25, 5, 45
MOST_EMBED_TITLE, MOST_EMBED_TEXT, MOST_FIELDS = 256, 4096, 25
_SHAPES: dict[str, type | UnionType] = {
    "content": str,
    "flags": int,
    "nonce": str | int,
    "components": list,
    "embeds": list,
    "allowed_mentions": dict,
    "message_reference": dict,
}


def check_message(body: Json) -> None:
    """Raise what Discord would answer to this message."""
    for key, shape in _SHAPES.items():
        if body.get(key) is not None and not isinstance(body[key], shape):
            raise invalid_form(key, "BASE_TYPE_CONVERT", "Could not interpret the value as what this field takes.")
    content = body.get("content")
    if len(content or "") > MOST_CONTENT:
        raise invalid_form("content", "BASE_TYPE_MAX_LENGTH", "Must be 2000 or fewer in length.")
    if len(str(body.get("nonce") or "")) > MOST_NONCE:
        raise invalid_form("nonce", "NONCE_TYPE_TOO_LONG", "Must be 25 or fewer in length.")
    components, embeds = body.get("components") or [], body.get("embeds") or []
    if flags_of(body) & COMPONENTS_V2:
        _check_v2(components, content, embeds)
        return
    _check_embeds(embeds)
    check_components(components, IN_CLASSIC)
    if len(components) > MOST_ROWS:
        raise invalid_form("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")
    if not (content or "").strip() and not embeds and not components:
        raise empty_message()
    _no_inputs(components)


def flags_of(body: Json) -> int:
    """The flags of a message; 0 if there are none."""
    flags = body.get("flags") or 0
    if not isinstance(flags, int):
        raise invalid_form("flags", "NUMBER_TYPE_COERCE", "The value is not int.")
    return flags


def check_modal(data: Json) -> None:
    """The same for a modal."""
    text(data, "title", "data", 1, MOST_TITLE)
    text(data, "custom_id", "data", 1, 100)
    components = objects(data.get("components"), "data.components", 1, MOST_IN_MODAL)
    check_components(components, IN_MODAL)
    for i, one in enumerate(components):
        if one["type"] == ROW and one["components"][0]["type"] != INPUT:
            path = f"data.components.{i}.components.0.type"
            raise invalid_form(path, "UNION_TYPE_CHOICES", 'Value of field "type" must be one of (4,).')


def fields_of(modal: Json) -> list[Json]:
    """What can be filled in, in its order."""
    wrapped = [one for one in modal["components"] if one["type"] in (ROW, LABEL)]
    return [one["component"] if one["type"] == LABEL else one["components"][0] for one in wrapped]


def _check_v2(components: Any, content: str | None, embeds: Any) -> None:
    for key, value in (("content", content), ("embeds", embeds)):
        if value:
            said = f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            raise invalid_form(key, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", said)
    if not components:
        raise empty_message()
    check_components(components, IN_V2)
    _no_inputs(components)


def _no_inputs(components: list[Json]) -> None:
    for one in components:
        if one["type"] == ROW and one["components"][0]["type"] == INPUT:
            raise invalid_form("components", "UNION_TYPE_CHOICES", "A text input can only be in a modal.")


def _check_embeds(embeds: Any) -> None:
    for i, one in enumerate(objects(embeds, "embeds", 0, MOST_EMBEDS)):
        text(one, "title", f"embeds.{i}", 0, MOST_EMBED_TITLE)
        text(one, "description", f"embeds.{i}", 0, MOST_EMBED_TEXT)
        objects(one.get("fields"), f"embeds.{i}.fields", 0, MOST_FIELDS)
