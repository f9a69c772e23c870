"""Tiers are ordered, and their words lead back to them."""

import pytest

from bot.domain.decision import Tier


def test_a_tier_and_its_word_belong_together() -> None:
    assert [tier.word for tier in sorted(Tier)] == ["green", "amber", "red", "crisis"]
    assert all(Tier.of(tier.word) is tier for tier in Tier)


def test_an_unknown_word_is_no_tier() -> None:
    with pytest.raises(KeyError):
        Tier.of("purple")
