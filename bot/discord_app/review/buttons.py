"""Buttons that survive a restart: the case's number is in the `custom_id`, the state in the record."""

import re
from typing import Any, Self

import discord
from discord import ui

from bot.discord_app.answers import apologise, whisper
from bot.discord_app.review.desk import NO_NOTES, STRANGER, Desk
from bot.domain.case import Action, Claim, Raise, Release, Resolve, Verdict

_ACTIONS: dict[str, Action] = {"claim": Claim(), "release": Release(), "raise": Raise()}
_LONGEST_NOTE = 1500


def desk_of(interaction: discord.Interaction) -> Desk:
    """The desk, which the client carries: discord.py makes these items itself and passes nothing along."""
    desk = getattr(interaction.client, "desk", None)
    if not isinstance(desk, Desk):
        raise TypeError("this client carries no review desk")
    return desk


class CaseButton(
    ui.DynamicItem[ui.Button[Any]], template=r"lk:(?P<word>claim|release|raise|notes?|open):(?P<case>[0-9]{1,18})"
):
    """Claim, Release, Raise, Note, Read notes on a card; Open in the digest."""

    def __init__(self, word: str, case_id: int) -> None:
        super().__init__(ui.Button(label=word.capitalize(), custom_id=f"lk:{word}:{case_id}"))
        self.word = word
        self.case_id = case_id

    @classmethod
    async def from_custom_id(cls, _interaction: discord.Interaction, _item: ui.Item[Any], match: re.Match[str]) -> Self:
        """The button as its id says."""
        return cls(match["word"], int(match["case"]))

    async def callback(self, interaction: discord.Interaction) -> None:
        """A click."""
        desk = desk_of(interaction)
        try:
            if self.word == "open":
                await desk.open(interaction, self.case_id)
            elif self.word == "notes":
                await desk.read_notes(interaction, self.case_id)
            elif self.word == "note":
                await self._ask(interaction, desk)
            else:
                await desk.act(interaction, self.case_id, _ACTIONS[self.word])
        except Exception as error:  # noqa: BLE001 - the one who clicked must be told, whatever failed
            await apologise(interaction, error)

    async def _ask(self, interaction: discord.Interaction, desk: Desk) -> None:
        if not desk.may_act(interaction):
            await whisper(interaction, STRANGER)
        elif not desk.notes_kept:
            await whisper(interaction, NO_NOTES)
        else:
            await interaction.response.send_modal(NoteModal(self.case_id))


class VerdictSelect(ui.DynamicItem[ui.Select[Any]], template=r"lk:resolve:(?P<case>[0-9]{1,18})"):
    """Resolve with a verdict."""

    def __init__(self, case_id: int) -> None:
        super().__init__(ui.Select(custom_id=f"lk:resolve:{case_id}", options=[discord.SelectOption(label="…")]))
        self.case_id = case_id

    @classmethod
    async def from_custom_id(cls, _interaction: discord.Interaction, _item: ui.Item[Any], match: re.Match[str]) -> Self:
        """The select as its id says."""
        return cls(int(match["case"]))

    async def callback(self, interaction: discord.Interaction) -> None:
        """A verdict was chosen."""
        try:
            verdict = Verdict(self.item.values[0])
            await desk_of(interaction).act(interaction, self.case_id, Resolve(verdict))
        except Exception as error:  # noqa: BLE001 - the one who chose must be told, whatever failed
            await apologise(interaction, error)


class NoteModal(ui.Modal, title="A note for colleagues"):
    """Asks for a note. Its answer is taken from the raw interaction, so it survives a restart too."""

    def __init__(self, case_id: int) -> None:
        super().__init__(custom_id=f"lk:note-modal:{case_id}", timeout=None)
        self.add_item(
            ui.TextInput(
                label="Kept encrypted, for moderators only",
                custom_id="note",
                style=discord.TextStyle.paragraph,
                max_length=_LONGEST_NOTE,
            )
        )
        self.stop()


async def take_note(interaction: discord.Interaction) -> None:
    """If this raw interaction is a note that was sent, keep it."""
    data: dict[str, Any] = dict(interaction.data or {})
    match = re.fullmatch(r"lk:note-modal:([0-9]{1,18})", str(data.get("custom_id", "")))
    if interaction.type is not discord.InteractionType.modal_submit or match is None:
        return
    try:
        await desk_of(interaction).note(interaction, int(match[1]), _typed(data.get("components")))
    except Exception as error:  # noqa: BLE001 - the one who wrote must be told, whatever failed
        await apologise(interaction, error)


def _typed(components: object) -> str:
    """The text of the one input, however its row is wrapped."""
    for component in components if isinstance(components, list) else []:
        if component.get("custom_id") == "note":
            return str(component.get("value", ""))
        inner = [component["component"]] if "component" in component else component.get("components")
        if found := _typed(inner):
            return found
    return ""
