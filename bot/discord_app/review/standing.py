"""The messages that stand in the moderators' channel: digest of amber cases, banner, alerts. Values in, a view out."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.discord_app.review.render import ago, jump
from bot.discord_app.review.words import BANNERS, TIER_COLOURS, alert_sentence, reason_words
from bot.domain.case import Case, CaseState
from bot.domain.decision import Tier
from bot.domain.views import CaseView

LISTED = 10
DEGRADED_HEAD = "### ⚠️ Degraded"
_DEGRADED, _RECOVERED = 0xB8651B, 0x4F8A6B


def digest(cases: Sequence[CaseView], total: int) -> ui.LayoutView:
    """Amber cases, oldest first, each with a button that opens its card for the one who clicks."""
    box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=TIER_COLOURS[Tier.AMBER])
    if not cases:
        box.add_item(ui.TextDisplay("### 🟡 Amber – nothing waits"))
    else:
        box.add_item(ui.TextDisplay(f"### 🟡 Amber – {total} to look at within the day\n-# Oldest first."))
    for view in cases[:LISTED]:
        case = view.case
        holder = f" · with <@{case.claimed_by}>" if case.claimed_by else ""
        link = jump(case.server_id, case.channel_id, case.message_id)
        text = f"**case {case.case_id}** · [message]({link}) {ago(case.opened_at)}{holder}\n"
        text += "; ".join(reason_words(case.reasons)[:2])
        button: ui.Button[ui.LayoutView] = ui.Button(label="Open", custom_id=f"lk:open:{case.case_id}")
        box.add_item(ui.Section(ui.TextDisplay(text), accessory=button))
    if total > len(cases[:LISTED]):
        box.add_item(ui.TextDisplay(f"… and {total - len(cases[:LISTED])} more, once these are resolved."))
    return _standing(box)


def banner(reason: str) -> ui.LayoutView:
    """How well Lightkeeper can see: `reason` of the degradation, or "" when it recovered."""
    if reason:
        text = (
            f"{DEGRADED_HEAD}: {BANNERS[reason]}\n"
            "Messages are read by the word list until the model answers again. It finds the plainest signs only: "
            "**please look through the support channels yourselves more often.**"
        )
    else:
        text = "### ✅ Recovered\nThe model reads every message again."
    box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=_DEGRADED if reason else _RECOVERED)
    box.add_item(ui.TextDisplay(text))
    return _standing(box)


def alert(code: str) -> ui.LayoutView:
    """Something the moderators or the operator must know."""
    box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=_DEGRADED)
    box.add_item(ui.TextDisplay(f"### ⚠️ Lightkeeper needs help\n{alert_sentence(code)}"))
    return _standing(box)


def page(role: int | None, case: Case) -> ui.LayoutView:
    """A case that is waiting became a crisis; said in a reply to its card, where there is one."""
    whom = f"<@&{role}> " if role else ""
    link = jump(case.server_id, case.channel_id, case.message_id)
    layout = ui.LayoutView(timeout=None)
    layout.add_item(
        ui.TextDisplay(
            f"{whom}🚨 case {case.case_id} is now a **crisis**: a person may be in danger now. [Go there]({link})"
        )
    )
    layout.stop()
    return layout


def wish(role: int | None, view: CaseView, channel_id: int) -> ui.LayoutView:
    """A member whose case has a card already asked for a person; said in a reply to the card."""
    case, card = view.case, view.card
    whom = f"<@&{role}> " if role else ""
    link = f" [Go to the card]({jump(case.server_id, card.channel_id, card.message_id)})" if card else ""
    standing = {
        CaseState.OPEN: "Nobody has claimed it yet.",
        CaseState.CLAIMED: f"<@{case.claimed_by}>, this case is with you.",
        CaseState.RESOLVED: f"It was resolved by <@{case.claimed_by}>: please make sure that somebody reached them.",
    }[case.state]
    layout = ui.LayoutView(timeout=None)
    layout.add_item(
        ui.TextDisplay(
            f"{whom}🙋 case {case.case_id}: <@{case.member_id}> **asked for a person**, by command, "
            f"in <#{channel_id}>. {standing}{link}"
        )
    )
    layout.stop()
    return layout


def only(role: int | None) -> discord.AllowedMentions:
    """The only mention that may ping is that role."""
    roles: list[discord.abc.Snowflake] = [discord.Object(role)] if role else []
    return discord.AllowedMentions(everyone=False, users=False, roles=roles, replied_user=False)


def _standing(box: ui.Container[ui.LayoutView]) -> ui.LayoutView:
    layout = ui.LayoutView(timeout=None)
    layout.add_item(box)
    layout.stop()
    return layout
