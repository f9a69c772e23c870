"""The words of a review card: what codes mean to a moderator, in plain language. No figure of severity, no jargon."""

from bot.domain.case import Refusal, Verdict
from bot.domain.decision import Reason, Tier
from bot.policy.decide import NOT_COVERED
from models.languages import NAMES

LABEL_WORDS = {
    "suicide": "speaks of suicide or of not wanting to live",
    "self_harm": "speaks of hurting themselves",
    "eating": "speaks of harm around eating",
    "substance": "speaks of dangerous or painful use of substances",
    "abuse": "speaks of being hurt or controlled by somebody",
    "violence": "speaks of hurting others",
    "hostility": "is an attack on somebody",
    "unsafe_info": "asks for or gives dangerous information",
    "distress": "sounds in real distress",
    "recovery": "also tells of recovery or hope",
}
ASKED = "asked"
"""The member's own wish: no reason of a message."""
OTHER_WORDS = {
    "about_other": "seems to be about somebody else than the author",
    ASKED: "asked for a person, by command",
    "raised": "was raised by a moderator",
    "unassessed:failed": "could not be read automatically: please read it yourself",
    "unassessed:slow": "could not be read in time: please read it yourself",
    "unassessed:overloaded": "came in a rush of messages and was not read: please read it yourself",
}
NOT_COVERED_WORDS = "is in a language not covered (it looks like {language}): only the word list and a guess read it"
NO_LABEL = "looks more serious than ordinary talk, for no single reason"

TIER_HEADS = {
    Tier.AMBER: "🟡 Amber – within the day",
    Tier.RED: "🔴 Red – within the hour",
    Tier.CRISIS: "🚨 Crisis – now",
    Tier.GREEN: "Green",
}
TIER_COLOURS = {Tier.AMBER: 0xD9A441, Tier.RED: 0xC4574E, Tier.CRISIS: 0x8E3B8A, Tier.GREEN: 0x6C8F7D}
RESOLVED_COLOUR = 0x8A94A0

VERDICT_WORDS = {
    Verdict.SUPPORTED: "supported",
    Verdict.NO_RISK: "no risk",
    Verdict.WRONG_ALARM: "wrong alarm",
    Verdict.EMERGENCY: "handed to emergency protocol",
}

BANNERS = {
    "failed": "the model failed",
    "slow": "the model is too slow",
    "overloaded": "more messages arrive than the model can read",
}

ALERTS = {
    "event_failed": "A message, or a change of one, could not be handled. It is tried again until it works; "
    "meanwhile, **please look through the watched channels yourselves.**",
    "channel_unreadable": "{channel} is watched, but **cannot be read**. "
    "Grant **View Channel** and **Read Message History** there.",
    "catch_up_cut": "While I was away, more was said in {channel} than `catch_up_messages` or `catch_up_hours` allow. "
    "The oldest part was **not read**: please look through it yourselves.",
    "language_not_covered": "Messages in {channel} are in a language Lightkeeper does not cover (it looks like "
    "{language}). Only the word list and a guess read them: **please keep an eye on the channel.** You are told this "
    "once a day at most.",
    "queue_unreachable": "I cannot write in {channel}, where the moderators' cards go: **cards are waiting, and nobody "
    "is told of them.** Grant **View Channel**, **Send Messages**, **Embed Links** and **Read Message History** there, "
    "or correct `moderators_channel`. Until then, please look through the watched channels yourselves.",
}


def reason_words(reasons: tuple[Reason, ...]) -> list[str]:
    """One phrase per reason, strongest first; never empty."""
    words = {**LABEL_WORDS, **OTHER_WORDS}
    known = [words[reason.code] for reason in reasons if reason.code in words]
    languages = [reason.code for reason in reasons if is_uncovered(reason)]
    return [*(known or [NO_LABEL]), *(NOT_COVERED_WORDS.format(language=_language(code)) for code in languages)]


def is_uncovered(reason: Reason) -> bool:
    """Whether it says that the answer is partly a guess."""
    return reason.code.startswith(f"{NOT_COVERED}:")


def _language(code: str) -> str:
    """Its name; the end of `code` is the language's own code."""
    return NAMES.get(code.rpartition(":")[2], "another one")


def refusal_sentence(refusal: Refusal) -> str:
    """Why a click did nothing."""
    holder = f"<@{refusal.holder}>" if refusal.holder else "somebody else"
    return {
        "already_yours": "You have this case already.",
        "claimed_by_other": f"{holder} has this case already. If you would like to help, write to them.",
        "not_claimed": "Nobody has claimed this case, so there is nothing to release.",
        "already_resolved": "This case is resolved already.",
        "already_crisis": "This case is at the highest tier already.",
    }[refusal.code]


def alert_sentence(code: str) -> str:
    """What an operator alert says. `code`: a fixed word, "word:channel id", or that with ":language"."""
    word, _, rest = code.partition(":")
    channel, _, language = rest.partition(":")
    if word in ALERTS:
        return ALERTS[word].format(channel=f"<#{channel}>", language=_language(language))
    return (
        f"Something could not be delivered here and was given up (`{code}`). The cases themselves are safe in the "
        "record: please look at the channels, and ask whoever runs Lightkeeper to read its log."
    )
