"""Effects: what shall happen in Discord, as data named after what a person experiences.

An effect is written to the outbox in the same transaction as its cause, and delivered at least once.
Effects hold ids only; text is fetched from Discord when a card is made.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class PostForReview:
    """A new review card in the moderators' channel, with a ping of the on-call role when `page`.

    Red comes silently, unless the member asked for a person: that is heard, without a ping.
    """

    case_id: int
    page: bool = False


@dataclass(frozen=True, slots=True)
class PageOnCall:
    """A case with a card became a crisis: ping the on-call role in a reply to the card (an edit pings nobody)."""

    case_id: int


@dataclass(frozen=True, slots=True)
class TellOfWish:
    """A member whose case has a card already asked for a person: say so in a reply to the card, where it is heard.

    channel_id: where they asked.
    """

    case_id: int
    channel_id: int


@dataclass(frozen=True, slots=True)
class RefreshCard:
    """The case changed: show its card as it stands now."""

    case_id: int


@dataclass(frozen=True, slots=True)
class ListInDigest:
    """An amber case: show it in the server's digest list."""

    case_id: int


@dataclass(frozen=True, slots=True)
class ShowBanner:
    """Tell the moderators' channel how well Lightkeeper can see: degraded, or recovered."""

    server_id: int
    state: Literal["degraded", "recovered"]
    reason: Literal["failed", "slow", "overloaded", ""] = ""


@dataclass(frozen=True, slots=True)
class AlertOperator:
    """Something could not be delivered: tell the moderators' channel in plain words."""

    server_id: int
    outbox_id: int
    code: str


Effect = PostForReview | PageOnCall | TellOfWish | RefreshCard | ListInDigest | ShowBanner | AlertOperator
ALL = (PostForReview, PageOnCall, TellOfWish, RefreshCard, ListInDigest, ShowBanner, AlertOperator)
