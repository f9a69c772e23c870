"""The questions have the right answers."""

import pytest
from discord import ui

from bot.sandbox.errors import ApiError
from tests.fakes.layouts import accepted, ids, words


def layout(text: str) -> ui.LayoutView:
    made = ui.LayoutView(timeout=None)
    made.add_item(ui.TextDisplay(text))
    made.add_item(ui.ActionRow(ui.Button(label="Yes", custom_id="lk:yes"), ui.Button(label="Web", url="https://a.b")))
    made.stop()
    return made


async def test_words_and_ids_are_found() -> None:
    assert words(layout("hello")) == "hello"
    assert ids(layout("hello")) == ["lk:yes"]


async def test_too_much_text_is_refused() -> None:
    accepted(layout("x" * 4000))
    with pytest.raises(ApiError):
        accepted(layout("x" * 4001))
