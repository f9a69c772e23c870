"""/privacy: what is kept, in short, and the choice not to be read. Private, and obeyed at once."""

from collections.abc import Callable
from typing import Protocol

import discord
from discord import app_commands
from discord.ext import commands

SHORT = (
    "**What Lightkeeper does here:** it reads the support channels, on this community's own machine, to call a "
    "moderator when somebody may need one. It never stores your words. It keeps ids, scores and times for {days} days, "
    "trains on nothing you write, and tells nobody but the moderators. It is an app; moderators are volunteers.\n"
)
OPTED_OUT = "You **opted out**: your messages are not read. `/resources` still works, and so does asking for a person."
OPTED_IN = "Your messages in support channels **are read**. Use `/privacy` with “stop reading me” to opt out."


class PrivacyRecord(Protocol):
    """What the choice needs of the record."""

    async def opted_out(self, server_id: int, member_id: int) -> bool:
        """Whether the member chose not to be read."""
        ...

    async def set_opted_out(self, server_id: int, member_id: int, *, opted_out: bool) -> None:
        """Remember the choice."""
        ...


class PrivacyCog(commands.Cog):
    """A member's say over being read. `forget`: drop what is remembered of a member's words, at once."""

    def __init__(self, record: PrivacyRecord, keep_days: int, forget: Callable[[int], None]) -> None:
        self._record = record
        self._keep_days = keep_days
        self._forget = forget

    @app_commands.command(name="privacy", description="What is kept, and your choice not to be read. Only you see it.")
    @app_commands.describe(choice="Leave empty to see what holds now")
    @app_commands.choices(
        choice=[
            app_commands.Choice(name="stop reading me", value="out"),
            app_commands.Choice(name="read me again", value="in"),
        ]
    )
    @app_commands.guild_only()
    async def privacy(self, interaction: discord.Interaction, choice: str = "") -> None:
        """Show or change."""
        server_id, member_id = interaction.guild_id or 0, interaction.user.id
        await interaction.response.defer(ephemeral=True, thinking=True)
        if choice:
            await self._record.set_opted_out(server_id, member_id, opted_out=choice == "out")
        if choice == "out":
            self._forget(member_id)
        out = await self._record.opted_out(server_id, member_id)
        await interaction.followup.send(
            SHORT.format(days=self._keep_days) + (OPTED_OUT if out else OPTED_IN), ephemeral=True
        )
