"""Against reading the form: each epoch sees a row in another shape that keeps its labels true.

The corpus taught a first model that short lines, and lines after other lines, are risky. So green texts are also seen
cut to a sentence or two, any text also amid ordinary chat, and a self-contained green text also after someone's cry.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from models.training.corpus import Row
from models.training.recipe import Recipe

NAMES = (
    "ash",
    "bea",
    "bo",
    "cleo",
    "dev",
    "eli",
    "fen",
    "gus",
    "ivy",
    "jo",
    "kai",
    "lou",
    "mo",
    "nan",
    "oli",
    "pip",
    "quinn",
    "rae",
    "sam",
    "tess",
    "uma",
    "vic",
    "wren",
    "zed",
)
SHORT_LINE = 14  # words of a line fit for a context
LONG_CRY = 160  # characters
SELF_CONTAINED = 6  # words from which a green line does not answer the line before it


@dataclass(frozen=True, slots=True)
class Pools:
    """Lines a context is made of."""

    neutral: tuple[str, ...]
    risky: tuple[str, ...]


def pools(rows: Sequence[Row]) -> Pools:
    """Lines fit for a context: short ordinary ones, and authored cries that stand alone."""
    neutral = [row.text for row in rows if row.tier == 0 and not row.context and len(row.text.split()) <= SHORT_LINE]
    risky = [
        row.text
        for row in rows
        if row.tier and row.origin == "authored" and not row.context and row.subject == 0 and len(row.text) < LONG_CRY
    ]
    return Pools(tuple(neutral), tuple(risky))


def one_epoch(rows: Sequence[Row], from_pools: Pools, recipe: Recipe, dice: Random, *, polish: bool) -> list[Row]:
    """The rows of one epoch, each in one shape; plentiful ones take turns."""

    def share(row: Row) -> float:
        if row.origin == "authored":
            return 1.0
        if row.origin == "ordinary":
            return recipe.polish_ordinary if polish else recipe.keep_ordinary
        if row.tier:
            return recipe.polish_public_risk if polish else 1.0
        return recipe.polish_public_green if polish else recipe.keep_public_green

    kept = [row for row in rows if dice.random() < share(row)]
    # The shortest cries are few and must not drown among the short ordinary lines: each in several contexts.
    again = [row for row in kept if row.kind == "short_cry"] * (recipe.polish_cries - 1 if polish else 0)
    return [augment(row, from_pools, recipe, dice) for row in (*kept, *again)]


def augment(row: Row, from_pools: Pools, recipe: Recipe, dice: Random) -> Row:
    """One shape of `row` for one epoch."""
    text = row.text
    if row.tier == 0 and row.origin != "authored" and dice.random() < recipe.crop:
        text = _crop(text, dice)
    if dice.random() < recipe.unpunctuate:
        text = text.rstrip(".!?") or text
    if row.context:
        return replace(row, text=text)
    lines: list[str] = []
    if dice.random() < recipe.neutral_context:
        lines = dice.choices(from_pools.neutral, k=dice.choice((1, 1, 2, 2, 3, 4)))
    if row.tier == 0 and len(text.split()) >= SELF_CONTAINED and dice.random() < recipe.risky_context:
        lines = [*lines[:3], dice.choice(from_pools.risky)]
    return replace(row, text=text, context=tuple(f"{dice.choice(NAMES)}: {line}" for line in lines))


def _crop(text: str, dice: Random) -> str:
    sentences = [part for part in re.split(r"(?<=[.!?])\s+|\n+", text) if part.strip()]
    keep = dice.choice((1, 2))
    if len(sentences) <= keep:
        return text
    start = dice.randrange(len(sentences) - keep + 1)
    return " ".join(sentences[start : start + keep])
