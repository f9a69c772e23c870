"""Private answers to a click or a command: only the one who asked can see them."""

import logging

import discord

log = logging.getLogger(__name__)

SORRY = (
    "Something went wrong on my side, and this was not done. Please try once more; if it fails again, tell whoever "
    "runs Lightkeeper here. In danger, please call your local emergency number."
)


async def whisper(interaction: discord.Interaction, sentence: str) -> None:
    """Say a sentence to the one who asked, before or after the interaction was answered."""
    silent = discord.AllowedMentions.none()
    if interaction.response.is_done():
        await interaction.followup.send(sentence, ephemeral=True, allowed_mentions=silent)
    else:
        await interaction.response.send_message(sentence, ephemeral=True, allowed_mentions=silent)


async def apologise(interaction: discord.Interaction, error: BaseException) -> None:
    """After a fault of ours: say so privately, log its kind and nobody's words."""
    log.error("an interaction failed (%s)", type(error).__name__)
    try:
        await whisper(interaction, SORRY)
    except discord.HTTPException as refused:
        log.warning("nor could it be said (%s)", refused.code)
