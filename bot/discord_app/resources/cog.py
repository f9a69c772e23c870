"""/resources: private to the one who asks. Country and topic → a few lines, a self-help page, and a person.

- Answers are ephemeral; nothing is written where peers could see it.
- The country is remembered only if the member says so.
- "Talk to a moderator" first says who will see what, then opens a case at the member's own wish.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, Protocol

import discord
from discord import app_commands
from discord.ext import commands

from bot.configuration.model import ServerSettings
from bot.discord_app.answers import apologise
from bot.discord_app.convert import watched_id_of
from bot.discord_app.resources import render
from bot.domain.episode import CaseChange
from bot.policy.resources import LOCAL_EMERGENCY, TOPICS, Catalog, choose

_MOST_CHOICES = 25
_TOPIC_CHOICES = [app_commands.Choice(name=words[:100], value=code) for code, words in TOPICS.items()]


class ResourceRecord(Protocol):
    """What resources need of the record."""

    async def country(self, server_id: int, member_id: int) -> str | None:
        """The remembered country."""
        ...

    async def set_country(self, server_id: int, member_id: int, country: str | None) -> None:
        """Remember it."""
        ...

    async def ask_for_person(
        self, server_id: int, channel_id: int, watched_id: int, member_id: int, window: timedelta
    ) -> CaseChange:
        """Open or raise a case at the member's own wish, or tell of it beside its card."""
        ...


class ResourcesCog(commands.Cog):
    """The member's own door to help."""

    def __init__(
        self,
        record: ResourceRecord,
        catalog: Catalog,
        server: Callable[[int], ServerSettings | None],
        window: timedelta,
        clock: Callable[[], datetime],
        wake: Callable[[], None],
    ) -> None:
        self._record = record
        self._catalog = catalog
        self._server = server
        self._window = window
        self._clock = clock
        self._wake = wake

    @app_commands.command(name="resources", description="Ways to reach somebody. Only you see the answer.")
    @app_commands.describe(
        country="Your country, so that the numbers fit",
        topic="What it is about",
        remember="Keep this country for next time (nothing else is kept)",
    )
    @app_commands.choices(topic=_TOPIC_CHOICES)
    @app_commands.guild_only()
    async def resources(
        self, interaction: discord.Interaction, country: str = "", topic: str = "crisis", *, remember: bool = False
    ) -> None:
        """Answer privately."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        guild_id = interaction.guild_id or 0
        code = self._code(country) or await self._known_country(guild_id, interaction.user.id)
        if remember and self._code(country):
            await self._record.set_country(guild_id, interaction.user.id, code)
        unknown = bool(country.strip()) and not self._code(country)
        layout = render.offer(choose(self._catalog, code, topic, self._today()), unknown=unknown)
        await interaction.followup.send(view=layout, ephemeral=True)

    @resources.autocomplete("country")
    async def countries(self, _interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Countries that begin with, or contain, what was typed."""
        wanted = typed.casefold()
        names = sorted((country.name, code) for code, country in self._catalog.countries.items())
        fitting = [(name, code) for name, code in names if wanted in name.casefold() or wanted == code.casefold()]
        fitting.sort(key=lambda pair: not pair[0].casefold().startswith(wanted))
        return [app_commands.Choice(name=name[:100], value=code) for name, code in fitting[:_MOST_CHOICES]]

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """The buttons below the answer; they hold no state, so they work after a restart."""
        if interaction.type is not discord.InteractionType.component:
            return
        data: dict[str, Any] = dict(interaction.data or {})
        steps = {"lk:talk": self._before_asking, "lk:talk-yes": self._ask, "lk:talk-no": self._not_now}
        step = steps.get(str(data.get("custom_id")))
        if step is None:
            return
        try:
            await step(interaction)
        except Exception as error:  # noqa: BLE001 - somebody who asks for help must never be left without an answer
            await apologise(interaction, error)

    async def _before_asking(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(view=render.confirm(), ephemeral=True)

    async def _not_now(self, interaction: discord.Interaction) -> None:
        await interaction.response.edit_message(view=render.said(render.NOT_NOW))

    async def _ask(self, interaction: discord.Interaction) -> None:
        if self._server(interaction.guild_id or 0) is None:  # its commands outlive a server's place in the settings
            await interaction.response.edit_message(view=render.said(render.NOBODY_HERE))
            return
        await interaction.response.defer()
        guild_id, member_id = interaction.guild_id or 0, interaction.user.id
        channel_id = interaction.channel_id or 0
        watched = watched_id_of(interaction.channel) or channel_id
        change = await self._record.ask_for_person(guild_id, channel_id, watched, member_id, self._window)
        self._wake()
        code = await self._known_country(guild_id, member_id)
        emergency = choose(self._catalog, code, "crisis", self._today()).emergency or LOCAL_EMERGENCY
        sentence = render.ASKED_AGAIN if change.word == "asked_again" else render.ASKED
        await interaction.edit_original_response(view=render.said(sentence.format(emergency=emergency)))

    async def _known_country(self, server_id: int, member_id: int) -> str:
        remembered = await self._record.country(server_id, member_id)
        server = self._server(server_id)
        return remembered or (server.country if server else "")

    def _code(self, typed: str) -> str:
        """A country's code from what was chosen or typed; empty if there is none such."""
        wanted = typed.strip().casefold()
        codes = (
            c for c, country in self._catalog.countries.items() if wanted in (c.casefold(), country.name.casefold())
        )
        return next(codes, "")

    def _today(self) -> date:
        return self._clock().date()
