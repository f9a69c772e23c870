"""A calm answer in a language that is not covered is told of the channel, and of no person."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.decision import Decision, Tier, Unassessed
from bot.domain.effects import AlertOperator
from bot.domain.message import IncomingMessage
from bot.policy.notices import blind_spot
from models.heads import CALM

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
MESSAGE = IncomingMessage(10, 1, 22, 2, 9, NOON, NOON, "ciao")
ITALIAN = replace(CALM, uncovered="it")


def of(tier: Tier) -> Decision:
    return Decision(tier, (), (), "model")


def test_the_watched_channel_and_the_language_are_told_and_nobody_is_named() -> None:
    assert blind_spot(MESSAGE, ITALIAN, of(Tier.GREEN)) == (AlertOperator(1, 0, "language_not_covered:2:it"),)


def test_what_reached_a_tier_has_a_case_that_says_it() -> None:
    assert blind_spot(MESSAGE, ITALIAN, of(Tier.AMBER)) == ()


def test_a_covered_language_and_an_unread_message_are_no_blind_spot() -> None:
    assert blind_spot(MESSAGE, CALM, of(Tier.GREEN)) == ()
    assert blind_spot(MESSAGE, Unassessed("slow"), of(Tier.AMBER)) == ()
