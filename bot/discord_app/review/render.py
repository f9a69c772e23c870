"""A case as a review card (components v2). Values in, a view out; nothing is fetched here."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import discord
from discord import ui

from bot.discord_app.review.text import marked
from bot.discord_app.review.words import (
    ASKED,
    RESOLVED_COLOUR,
    TIER_COLOURS,
    TIER_HEADS,
    VERDICT_WORDS,
    is_uncovered,
    reason_words,
)
from bot.domain.case import Case, CaseState, Verdict
from bot.domain.decision import Tier
from bot.domain.views import CaseMessage, CaseView

SHOWN_MESSAGES = 5
_ROOM = 2600
"""Characters of members' texts on one card; Discord takes 4,000 in all."""
_NOTES_ROOM = 3900
MOST_NOTES = 30

Texts = Mapping[int, str | None]
"""Message id → its text as Discord has it now; None or missing where it is gone or cannot be fetched."""


def card(view: CaseView, texts: Texts, ping: int | None = None) -> ui.LayoutView:
    """The review card. `ping`: the on-call role's id on a crisis card that pages."""
    layout = ui.LayoutView(timeout=None)
    case = view.case
    if ping is not None:
        layout.add_item(ui.TextDisplay(f"<@&{ping}> a person may be in danger now."))
    resolved = case.state is CaseState.RESOLVED
    colour = RESOLVED_COLOUR if resolved else TIER_COLOURS[case.tier]
    box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=colour)
    box.add_item(ui.TextDisplay(_head(view)))
    if resolved:
        box.add_item(ui.TextDisplay(_outcome(view)))
        layout.add_item(box)
    else:
        box.add_item(ui.TextDisplay(_why(view)))
        box.add_item(ui.TextDisplay(_notes(view)))
        layout.add_item(box)
        if view.messages:
            layout.add_item(_spoiler(view, texts))
        layout.add_item(_buttons(view))
        layout.add_item(_verdicts(case))
    # Buttons are found by their ids (DynamicItem), also after a restart: discord.py need not keep this view.
    layout.stop()
    return layout


def shown(view: CaseView) -> tuple[CaseMessage, ...]:
    """The messages on the card, newest first; the one that shows most risk is always among them."""
    newest = view.messages[:SHOWN_MESSAGES]
    gravest = [message for message in view.messages if message.message_id == view.case.message_id]
    return newest if not gravest or gravest[0] in newest else (*newest[:-1], gravest[0])


def jump(server_id: int, channel_id: int, message_id: int | None) -> str:
    """The link to a message, or to its channel."""
    tail = f"/{message_id}" if message_id else ""
    return f"https://discord.com/channels/{server_id}/{channel_id}{tail}"


def ago(at: datetime) -> str:
    """Discord's own relative time, which ticks."""
    return f"<t:{int(at.timestamp())}:R>"


def notes(kept: Sequence[tuple[int, str]]) -> ui.LayoutView:
    """(author, text) of a case's notes, oldest first; shown newest first, as many as fit."""
    layout = ui.LayoutView(timeout=None)
    room = _NOTES_ROOM
    for author, text in kept[: -MOST_NOTES - 1 : -1]:
        line = f"<@{author}>:\n{text}"
        if len(line) > room:
            break
        layout.add_item(ui.TextDisplay(line))
        room -= len(line)
    unseen = len(kept) - len(layout.children)
    if unseen:
        layout.add_item(ui.TextDisplay(f"-# {unseen} older ones do not fit here."))
    layout.stop()
    return layout


def _head(view: CaseView) -> str:
    case = view.case
    link = jump(case.server_id, case.channel_id, case.message_id)
    place = f"[go to the message]({link})" if case.message_id else f"[go to the channel]({link})"
    lines = [
        f"### {TIER_HEADS[case.tier]} · case {case.case_id}",
        f"<@{case.member_id}> in <#{case.channel_id}> · {ago(case.opened_at)} · {place}",
    ]
    if case.claimed_by and case.state is CaseState.CLAIMED:
        lines.append(f"**With <@{case.claimed_by}>**")
    return "\n".join(lines)


def _why(view: CaseView) -> str:
    reasons = view.case.reasons
    of_message = tuple(reason for reason in reasons if reason.code != ASKED)
    lines = []
    if view.case.wished:
        lines.append(f"**This member asked for a person**, by command{_how_often(view)}.")
    if of_message or view.case.message_id:
        lines.append("**Why:** it " + "; it ".join(reason_words(of_message)) + ".")
    if any(message.by == "floor" and not any(map(is_uncovered, message.reasons)) for message in view.messages):
        lines.append("-# Read by the word list, as the model was not available: it sees less.")
    return "\n".join(lines)


def _how_often(view: CaseView) -> str:
    asked = [entry.at for entry in view.history if entry.word in ("asked", "asked_again")]
    return f", {len(asked)} times, last {ago(max(asked))}" if len(asked) > 1 else ""


def _notes(view: CaseView) -> str:
    """One line that says what is behind the spoiler, and everything that is unusual about it."""
    case = view.case
    parts = ["⚠️ The words below may be hard to read. Open them when you are ready."] if view.messages else []
    if case.messages > 1:
        more = f", {len(shown(view))} of them" if case.messages > len(shown(view)) else ""
        parts.append(f"{case.messages} messages in this episode{more} below, newest first.")
    late = max((message.minutes_late for message in view.messages), default=0)
    if late:
        parts.append(f"Found {late} min late, after Lightkeeper was away.")
    if view.notes:
        parts.append(f"{view.notes} {'note' if view.notes == 1 else 'notes'} by colleagues.")
    return "-# " + " ".join(parts or ["No message belongs to this case: the member asked by command."])


def _spoiler(view: CaseView, texts: Texts) -> ui.Container[ui.LayoutView]:
    messages = shown(view)
    box: ui.Container[ui.LayoutView] = ui.Container(spoiler=True)
    for message in messages:
        box.add_item(ui.TextDisplay(_message(message, texts.get(message.message_id), _ROOM // len(messages))))
    return box


def _message(message: CaseMessage, text: str | None, room: int) -> str:
    about = ago(message.written_at)
    if message.edited_at:
        about += f", edited {ago(message.edited_at)}"
    if message.deleted_at:
        return f"{about}\n*deleted, as seen {ago(message.deleted_at)}: the text is gone*"
    if text is None:
        return f"{about}\n*Discord does not give the text: it may be deleted. Look where the link leads.*"
    return f"{about}\n{marked(text, message.evidence, room) or '*no words (a picture, a sticker or a file)*'}"


def _outcome(view: CaseView) -> str:
    case = view.case
    verdict = VERDICT_WORDS[case.verdict] if case.verdict else ""
    when = [entry.at for entry in view.history if entry.word == "resolved"]
    return f"Resolved by <@{case.claimed_by}>{f' {ago(when[-1])}' if when else ''}: **{verdict}**"


def _buttons(view: CaseView) -> ui.ActionRow[ui.LayoutView]:
    case = view.case
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    if case.claimed_by is None:
        row.add_item(_button("Claim", "claim", case, discord.ButtonStyle.primary))
    else:
        row.add_item(_button("Release", "release", case, discord.ButtonStyle.secondary))
    if case.tier is not Tier.CRISIS:
        row.add_item(_button("Raise", "raise", case, discord.ButtonStyle.secondary))
    row.add_item(_button("Note", "note", case, discord.ButtonStyle.secondary))
    if view.notes:
        row.add_item(_button("Read notes", "notes", case, discord.ButtonStyle.secondary))
    return row


def _button(label: str, word: str, case: Case, style: discord.ButtonStyle) -> ui.Button[ui.LayoutView]:
    return ui.Button(label=label, style=style, custom_id=f"lk:{word}:{case.case_id}")


def _verdicts(case: Case) -> ui.ActionRow[ui.LayoutView]:
    options = [
        discord.SelectOption(label=VERDICT_WORDS[verdict].capitalize(), value=verdict.value) for verdict in Verdict
    ]
    select: ui.Select[ui.LayoutView] = ui.Select(
        custom_id=f"lk:resolve:{case.case_id}", placeholder="Resolve as …", options=options
    )
    return ui.ActionRow(select)
