"""What is written comes back as it was."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain import effects
from bot.domain.effects import (
    AlertOperator,
    Effect,
    ListInDigest,
    PageOnCall,
    PostForReview,
    RefreshCard,
    ShowBanner,
    TellOfWish,
)
from bot.store.codec import dump_effect, from_ms, load_effect, to_ms

EACH: tuple[Effect, ...] = (
    PostForReview(1, page=True),
    PageOnCall(2),
    RefreshCard(3),
    ListInDigest(4),
    ShowBanner(5, "degraded", "slow"),
    AlertOperator(6, 7, "400/50035"),
    TellOfWish(8, 9),
)


def test_every_kind_of_effect_comes_back() -> None:
    assert {type(effect) for effect in EACH} == set(effects.ALL)
    assert tuple(load_effect(*dump_effect(effect)) for effect in EACH) == EACH


@given(st.integers(0, 4_102_444_800_000))
def test_a_time_comes_back_to_the_millisecond(ms: int) -> None:
    assert to_ms(from_ms(ms)) == ms
