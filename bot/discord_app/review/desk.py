"""The moderators' desk: who may act, what an act does, and what the one who clicked is told."""

from collections.abc import Callable
from typing import Protocol

import discord

from bot.configuration.model import ServerSettings
from bot.discord_app.answers import whisper
from bot.discord_app.cards import Cards
from bot.discord_app.review import render
from bot.discord_app.review.words import refusal_sentence
from bot.domain.case import Action, Case, Refusal
from bot.store.errors import KeyMissingError

STRANGER = (
    "These buttons are for this community's moderators. If you need somebody, use `/resources`: it offers a person."
)
NO_NOTES = "Notes are kept encrypted, and no key is set. Whoever runs Lightkeeper can set `LIGHTKEEPER_KEY`."
OTHER_KEY = (
    "These notes cannot be opened: one of them was sealed with another key than those that are set now. Whoever runs "
    "Lightkeeper can add that key as a further line; `lightkeeper check` says how many notes need it."
)
GONE = "This case is not in the record any more: its time of keeping is over."


class DeskRecord(Protocol):
    """What acting needs of the record."""

    async def act(self, case_id: int, action: Action, by: int) -> Case | Refusal | None:
        """Do it, in one transaction."""
        ...

    async def add_note(self, case_id: int, by: int, text: str) -> Case | Refusal | None:
        """Seal and keep a note."""
        ...

    async def notes(self, case_id: int) -> list[tuple[int, str]]:
        """(author, text) of every note, oldest first."""
        ...


class Desk:
    """Acts for moderators. `wake`: deliver now. `notes_kept`: whether a key is set, so that notes can be sealed."""

    def __init__(
        self,
        record: DeskRecord,
        cards: Cards,
        server: Callable[[int], ServerSettings | None],
        wake: Callable[[], None],
        *,
        notes_kept: bool,
    ) -> None:
        self._record = record
        self._cards = cards
        self._server = server
        self._wake = wake
        self.notes_kept = notes_kept

    def may_act(self, interaction: discord.Interaction) -> bool:
        """Whether the one who clicked has a moderator role in this server. Discord's own gates are not enough."""
        server = self._server(interaction.guild_id or 0)
        if server is None or not isinstance(interaction.user, discord.Member):
            return False
        allowed = {*server.moderator_roles, *([server.on_call_role] if server.on_call_role else [])}
        return any(role.id in allowed for role in interaction.user.roles)

    async def act(self, interaction: discord.Interaction, case_id: int, action: Action) -> None:
        """One click on a card: acknowledge at once, act, and let the outbox redraw the card."""
        if not self.may_act(interaction):
            return await whisper(interaction, STRANGER)
        await interaction.response.defer()
        return await self._told(interaction, case_id, await self._record.act(case_id, action, interaction.user.id))

    async def note(self, interaction: discord.Interaction, case_id: int, text: str) -> None:
        """A note for colleagues was sent."""
        if not self.may_act(interaction):
            return await whisper(interaction, STRANGER)
        await interaction.response.defer()
        done = await self._record.add_note(case_id, interaction.user.id, text)
        return await self._told(interaction, case_id, done)

    async def read_notes(self, interaction: discord.Interaction, case_id: int) -> None:
        """Show the notes privately."""
        if not self.may_act(interaction):
            return await whisper(interaction, STRANGER)
        await interaction.response.defer(ephemeral=True, thinking=True)
        try:
            kept = await self._record.notes(case_id)
        except KeyMissingError:
            return await whisper(interaction, OTHER_KEY if self.notes_kept else NO_NOTES)
        if not kept:
            return await whisper(interaction, GONE)
        silent = discord.AllowedMentions.none()
        await interaction.followup.send(view=render.notes(kept), ephemeral=True, allowed_mentions=silent)
        return None

    async def open(self, interaction: discord.Interaction, case_id: int) -> None:
        """Show an amber case privately to the one who opens it, with working buttons."""
        if not self.may_act(interaction):
            return await whisper(interaction, STRANGER)
        await interaction.response.defer(ephemeral=True, thinking=True)
        layout = await self._cards.draw_by_id(case_id)
        if layout is None:
            return await whisper(interaction, GONE)
        await interaction.followup.send(view=layout, ephemeral=True, allowed_mentions=discord.AllowedMentions.none())
        return None

    async def _told(self, interaction: discord.Interaction, case_id: int, done: Case | Refusal | None) -> None:
        if done is None:
            return await whisper(interaction, GONE)
        if isinstance(done, Refusal):
            return await whisper(interaction, refusal_sentence(done))
        self._wake()
        if interaction.message is not None and interaction.message.flags.ephemeral:
            layout = await self._cards.draw_by_id(case_id)
            if layout is not None:
                await interaction.edit_original_response(view=layout)
        return None
