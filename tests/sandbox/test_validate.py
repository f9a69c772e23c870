"""Discord's limits: what is refused, with which code, and that nothing a client sends breaks the sandbox itself."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.commands import check_commands
from bot.sandbox.errors import ApiError
from bot.sandbox.payloads import COMPONENTS_V2, Json
from bot.sandbox.validate import check_message, check_modal, fields_of


def button(**more: Any) -> Json:
    return {"type": 2, "style": 1, "label": "Go", "custom_id": "go"} | more


def row(*inside: Json) -> Json:
    return {"type": 1, "components": list(inside)}


def select(options: int = 1, **more: Any) -> Json:
    made = [{"label": f"o{i}", "value": f"v{i}"} for i in range(options)]
    return {"type": 3, "custom_id": "pick", "options": made} | more


def text(words: str = "hello") -> Json:
    return {"type": 10, "content": words}


def box(*inside: Json, **more: Any) -> Json:
    return {"type": 17, "components": list(inside)} | more


def v2(*components: Json, **more: Any) -> Json:
    return {"flags": COMPONENTS_V2, "components": list(components)} | more


def field(**more: Any) -> Json:
    return {"type": 4, "custom_id": "words", "style": 2, "label": "Words"} | more


def modal(*components: Json, **more: Any) -> Json:
    return {"title": "A note", "custom_id": "note", "components": list(components)} | more


THUMBNAIL: Json = {"type": 11, "media": {"url": "https://example.org/a.png"}}
LINK: Json = {"type": 2, "style": 5, "label": "Look", "url": "https://example.org"}


@pytest.mark.parametrize(
    "body",
    [
        {"content": "x" * 2000},
        {"embeds": [{"title": "t"}]},
        {"components": [row(button())]},
        {"content": "x", "components": [row(*[button(custom_id=str(i)) for i in range(5)]), row(select(25))]},
        v2(text("x" * 4000)),
        v2(box(text(), row(button(), LINK), spoiler=True, accent_color=0xFFFFFF), {"type": 14}),
        v2({"type": 9, "components": [text()], "accessory": THUMBNAIL}),
        v2(*[text() for _ in range(40)]),
        v2(row(button(emoji={"name": "🌙"}, label=None))),
    ],
)
def test_what_discord_takes_is_taken(body: Json) -> None:
    check_message(body)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"content": ""},
        {"content": " \n"},
        {"content": None, "components": []},
        {"flags": COMPONENTS_V2},
        v2(),
    ],
)
def test_nothing_cannot_be_sent(body: Json) -> None:
    with pytest.raises(ApiError) as refused:
        check_message(body)
    assert refused.value.code == 50006


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({"content": "x" * 2001}, "content"),
        ({"content": "x", "embeds": [{}] * 11}, "embeds"),
        ({"embeds": [{"title": "t" * 257}]}, "embeds.0.title"),
        ({"embeds": ["t"]}, "embeds.0"),
        ({"embeds": [{"fields": [{}] * 26}]}, "embeds.0.fields"),
        ({"content": "x", "components": [row()]}, "components.0.components"),
        (
            {"content": "x", "components": [row(*[button(custom_id=str(i)) for i in range(6)])]},
            "components.0.components",
        ),
        ({"content": "x", "components": [row(button(custom_id=str(i))) for i in range(6)]}, "components"),
        ({"content": "x", "components": [row(select(), button())]}, "components.0.components"),
        ({"content": "x", "components": [row(field())]}, "components"),
        ({"content": "x", "components": [text()]}, "components.0.type"),
        ({"content": "x", "components": [box(text())]}, "components.0.type"),
        ({"content": "x", "components": ["row"]}, "components.0"),
        (v2(text(), content="x"), "content"),
        (v2(text(), embeds=[{"title": "t"}]), "embeds"),
        (v2(*[text() for _ in range(41)]), "components"),
        (v2(text("x" * 2001), text("x" * 2000)), "components"),
        (v2(text("")), "components.0.content"),
        (v2({"type": 99}), "components.0.type"),
        (v2(box(box(text()))), "components.0.components.0.type"),
        (v2(box(text(), accent_color=0x1000000)), "components.0.accent_color"),
        (v2(row(button()), row(button())), "components"),
        (v2(row(button(custom_id="c" * 101))), "components.0.components.0.custom_id"),
        (v2(row(button(custom_id=None))), "components.0.components.0.custom_id"),
        (v2(row(button(label="l" * 81))), "components.0.components.0.label"),
        (v2(row(button(label=None))), "components.0.components.0"),
        (v2(row(button(style=9))), "components.0.components.0.style"),
        (v2(row(button(style=None))), "components.0.components.0.style"),
        (v2(row(LINK | {"url": "javascript:x"})), "components.0.components.0.url"),
        (v2(row(select(0))), "components.0.components.0.options"),
        (v2(row(select(26))), "components.0.components.0.options"),
        (v2(row(select(2, min_values=2, max_values=1))), "components.0.components.0.min_values"),
        (v2(row(select(options=1) | {"options": ["a"]})), "components.0.components.0.options.0"),
        (v2(row(select() | {"options": [{"label": "a", "value": "a"}] * 2})), "components.0.components.0.options"),
        (v2({"type": 9, "components": [text()]}), "components.0.accessory"),
        (v2({"type": 9, "components": [], "accessory": THUMBNAIL}), "components.0.components"),
    ],
)
def test_what_discord_refuses_is_refused_at_its_place(body: Json, where: str) -> None:
    with pytest.raises(ApiError) as refused:
        check_message(body)
    assert refused.value.code == 50035
    errors: Any = refused.value.errors
    for part in where.split("."):
        errors = errors[part]
    assert errors["_errors"]


@pytest.mark.parametrize(
    "data",
    [
        modal(),
        modal(row(field()), title=""),
        modal(row(field()), title="t" * 46),
        modal(row(field()), custom_id=""),
        modal(row(button())),
        modal(row(field(label="l" * 46))),
        modal(row(field(max_length=4001))),
        modal(row(field(), field(custom_id="other"))),
        modal(*[row(field(custom_id=str(i))) for i in range(6)]),
        modal(box(text())),
        modal({"type": 18, "label": "", "component": field()}),
        modal({"type": 18, "label": "L", "component": button()}),
    ],
)
def test_a_modal_has_its_limits(data: Json) -> None:
    with pytest.raises(ApiError) as refused:
        check_modal(data)
    assert refused.value.code == 50035


def test_the_fields_of_a_modal_are_found_in_rows_and_labels() -> None:
    data = modal(text(), row(field()), {"type": 18, "label": "Mood", "component": select()})
    check_modal(data)
    assert [one["custom_id"] for one in fields_of(data)] == ["words", "pick"]


KEYS = st.sampled_from(
    (
        *("content", "flags", "components", "embeds", "type", "custom_id", "options", "label", "style", "accessory"),
        *("component", "title", "name", "description", "value", "nonce", "allowed_mentions", "choices", "fields"),
    )
)
LEAVES = st.none() | st.booleans() | st.integers(0, 20) | st.just(COMPONENTS_V2) | st.text(max_size=3) | st.just(1.5)
ANYTHING = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner), max_leaves=25)


def outcome(check: Callable[[Any], object], sent: object) -> int:
    """Discord's error code; 0 where nothing is wrong."""
    try:
        check(sent)
    except ApiError as refused:
        return refused.code
    return 0


@given(st.dictionaries(KEYS, ANYTHING), st.lists(ANYTHING, max_size=3))
def test_whatever_a_client_sends_is_taken_or_refused(body: Json, several: list[Any]) -> None:
    assert outcome(check_message, body) in (0, 50006, 50035)
    assert outcome(check_modal, body) in (0, 50035)
    assert outcome(check_commands, several) in (0, 50035)
