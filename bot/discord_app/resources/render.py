"""What /resources shows: a few choices, how and when to reach each, and when it was checked. Values in, view out."""

import discord
from discord import ui

from bot.policy.resources import LOCAL_EMERGENCY, Choice, Offer

_COLOUR = 0x3F7F93
_DIRECTORY = "https://findahelpline.com"

WHO_SEES = (
    "If you go on, the moderators of this server see **that you asked for a person, your name, and this channel** – "
    "nothing else, and nobody else sees it. They are volunteers and may be away for a while. I am an app, not a "
    "person and not an emergency service."
)
ASKED = (
    "I am telling the moderators now. They will write to you as soon as they can; they are volunteers and may be away "
    "for a while. If it cannot wait, the lines from `/resources` are open to you, and in danger call {emergency}."
)
ASKED_AGAIN = (
    "I told the moderators a few minutes ago, and have now noted on your request that you asked again; I did not call "
    "them a second time so soon. They are volunteers and may be away for a while: if nobody has written to you in a "
    "quarter of an hour, ask me again and I will. If it cannot wait, the lines from `/resources` are open to you, and "
    "in danger call {emergency}."
)
NOBODY_HERE = (
    "I am not set up on this server any more, so I cannot reach its moderators: please write to one of them yourself. "
    "Nothing was sent."
)
NOT_NOW = "All right. Nothing was sent, and you can come back to this at any time."


def offer(choice: Choice, *, unknown: bool = False) -> ui.LayoutView:
    """The answer to /resources. `unknown`: the country that was typed is not in the catalogue."""
    layout = ui.LayoutView(timeout=None)
    box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=_COLOUR)
    box.add_item(ui.TextDisplay(_head(choice, unknown=unknown)))
    for line in choice.lines:
        box.add_item(ui.Separator())
        box.add_item(ui.TextDisplay(_line(line)))
    box.add_item(ui.Separator())
    box.add_item(ui.TextDisplay(_tail(choice)))
    layout.add_item(box)
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    row.add_item(
        ui.Button(label="Talk to a moderator", custom_id="lk:talk", style=discord.ButtonStyle.primary),
    )
    row.add_item(ui.Button(label="More help lines", url=choice.universal.line.url or _DIRECTORY))
    layout.add_item(row)
    layout.stop()
    return layout


def confirm() -> ui.LayoutView:
    """Before a person is asked for: who will see what."""
    layout = ui.LayoutView(timeout=None)
    layout.add_item(ui.TextDisplay(WHO_SEES))
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    row.add_item(ui.Button(label="Yes, ask for a person", custom_id="lk:talk-yes", style=discord.ButtonStyle.primary))
    row.add_item(ui.Button(label="Not now", custom_id="lk:talk-no", style=discord.ButtonStyle.secondary))
    layout.add_item(row)
    layout.stop()
    return layout


def said(sentence: str) -> ui.LayoutView:
    """One sentence in place of buttons."""
    layout = ui.LayoutView(timeout=None)
    layout.add_item(ui.TextDisplay(sentence))
    layout.stop()
    return layout


def _head(choice: Choice, *, unknown: bool) -> str:
    where = f" in {choice.country.name}" if choice.country else ""
    lines = [
        f"### Some ways to reach somebody{where}",
        f"In danger right now, call **{choice.emergency}**.",
        "-# Only you can see this. Take what fits, or nothing for now. I am an app, not an emergency service.",
    ]
    if unknown:
        lines.append("I could not find that country; choose one from the list that opens while you type.")
    if not choice.lines:
        lines.append("I know no checked line here yet. The directory below lists more, country by country.")
    return "\n".join(lines)


def _line(offered: Offer) -> str:
    line = offered.line
    ways = [("call", line.call), ("text", line.text), ("chat", line.chat), ("web", line.url)]
    text = [f"**{line.name}**" + (f" · {line.audience}" if line.audience else "")]
    text.append(" · ".join(f"{word}: {value}" for word, value in ways if value))
    facts = [fact for fact in (line.hours, line.languages) if fact]
    text += [" · ".join(facts)] if facts else []
    text += [line.note] if line.note else []
    stale = " **It may have changed since.**" if offered.stale else ""
    return "\n".join([*text, f"-# Found {offered.checked}.{stale}"])


def _tail(choice: Choice) -> str:
    parts = []
    if choice.self_help is not None:
        parts.append(f"**{choice.self_help.title}**\n{choice.self_help.text}")
    parts.append(f"Anywhere: {choice.universal.line.url or _DIRECTORY}")
    if choice.emergency == LOCAL_EMERGENCY:
        parts.append("-# Choose a country to see numbers that fit.")
    return "\n".join(parts)
