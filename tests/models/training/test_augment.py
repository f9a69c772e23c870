"""A row in another shape keeps its labels true."""

from dataclasses import replace
from random import Random

import pytest

from models.training.augment import Pools, augment, one_epoch
from models.training.corpus import Row
from models.training.recipe import Recipe

LINES = Pools(neutral=("anyone seen my keys", "raining here"), risky=("i feel hopeless",))
GREEN = "We baked bread today. It rose well. Tomorrow we try rye."


def dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - reproducible, not secret


def row(text: str, tier: int = 0, origin: str = "public", context: tuple[str, ...] = (), kind: str = "") -> Row:
    return Row(
        id=f"{origin}-{text}",
        origin=origin,
        text=text,
        context=context,
        tier=tier,
        labels=frozenset({"distress"}) if tier else frozenset(),
        subject=0 if tier else 2,
        level=0,
        kind=kind,
        pair="",
    )


AS_TYPED = replace(Recipe(), lower=0.0, upper=0.0, typo=0.0)


@pytest.mark.parametrize("tier", [0, 2])
def test_labels_stay_and_only_green_texts_are_cut(tier: int) -> None:
    shapes = [augment(row(GREEN, tier), LINES, AS_TYPED, dice(seed)) for seed in range(200)]
    assert {(each.tier, each.labels, each.subject) for each in shapes} == {
        (tier, frozenset({"distress"}) if tier else frozenset(), 0 if tier else 2)
    }
    cut = {each.text.rstrip(".") for each in shapes} - {GREEN.rstrip(".")}
    assert bool(cut) == (tier == 0)
    assert all(text in GREEN for text in cut)


def test_the_same_words_are_seen_as_other_hands_type_them() -> None:
    texts = {augment(row(GREEN, 2), LINES, Recipe(), dice(seed)).text.rstrip(".") for seed in range(400)}
    plain = GREEN.rstrip(".")
    assert {plain.lower(), plain.upper()} <= texts
    slipped = {text for text in texts if text.casefold() != plain.casefold()}
    assert slipped
    assert all(abs(len(text) - len(plain)) <= 2 for text in slipped)


def test_a_risky_line_is_seen_alone_amid_ordinary_chat_and_after_a_cry() -> None:
    """What comes before must not decide: risky and calm lines meet the same contexts."""
    shapes = [augment(row("all is lost now, truly lost", 2), LINES, Recipe(), dice(seed)) for seed in range(300)]
    contexts = [each.context for each in shapes]
    assert () in contexts
    assert any("hopeless" in line for context in contexts for line in context)
    assert any(context and not any("hopeless" in line for line in context) for context in contexts)


def test_only_a_green_line_that_stands_alone_is_seen_after_a_cry() -> None:
    long = [augment(row(GREEN, origin="authored"), LINES, Recipe(), dice(seed)) for seed in range(300)]
    short = [augment(row("same", origin="authored"), LINES, Recipe(), dice(seed)) for seed in range(300)]
    assert any("hopeless" in line for each in long for line in each.context)
    assert not any("hopeless" in line for each in short for line in each.context)


def test_a_context_that_was_written_is_kept() -> None:
    written = row("me too", 2, context=("mo: i feel awful",))
    assert all(augment(written, LINES, Recipe(), dice(seed)).context == written.context for seed in range(50))


def test_an_epoch_keeps_every_authored_row_and_repeats_short_cries_when_polishing() -> None:
    cry = replace(row("help me", 2, "authored", kind="short_cry"), own=True)
    rows = [*(row(f"line {n}", origin="ordinary") for n in range(200)), row("a written line", origin="authored"), cry]
    first, second, *_ = Recipe().courses
    main, polish = (one_epoch(rows, LINES, Recipe(), course, dice(1)) for course in (first, second))
    assert sum(each.kind == "short_cry" for each in main) == first.cries
    assert sum(each.kind == "short_cry" for each in polish) == second.cries
    assert sum(each.origin == "authored" and not each.kind for each in polish) == 1
    assert len(main) < len(rows)
