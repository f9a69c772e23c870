"""Against reading the form: each epoch sees a row in another shape that keeps its labels true.

The corpus taught a first model that short lines, and lines after other lines, are risky. So green texts are also seen
cut to a sentence or two, any text also amid ordinary chat, and a self-contained green text also after someone's cry.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from models.training.corpus import Row
from models.training.recipe import Course, Recipe

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
SELF_CONTAINED = 5  # words from which a green line does not answer the line before it


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


def one_epoch(rows: Sequence[Row], from_pools: Pools, recipe: Recipe, course: Course, dice: Random) -> list[Row]:
    """The rows of one epoch, each in one shape; plentiful ones take turns."""

    def times(row: Row) -> int:
        if row.own:
            return course.cries if row.kind == "short_cry" else course.own if row.gap else 1
        if row.origin == "authored":
            return 1
        if row.origin == "ordinary":
            return int(dice.random() < course.ordinary)
        return int(dice.random() < (course.public_risk if row.tier else course.public_green))

    return [augment(row, from_pools, recipe, dice) for row in rows for _ in range(times(row))]


def augment(row: Row, from_pools: Pools, recipe: Recipe, dice: Random) -> Row:
    """One shape of `row` for one epoch."""
    text = row.text
    if row.tier == 0 and row.origin != "authored" and dice.random() < recipe.crop:
        text = _crop(text, dice)
    text = _retyped(text, recipe, dice)
    if row.context:
        return replace(row, text=text)
    lines: list[str] = []
    if dice.random() < recipe.neutral_context:
        lines = dice.choices(from_pools.neutral, k=dice.choice((1, 1, 2, 2, 3, 4)))
    calm_for_itself = row.tier == 0 and (row.own or len(text.split()) >= SELF_CONTAINED)
    if ((calm_for_itself and row.kind != "short_chat") or row.tier) and dice.random() < recipe.risky_context:
        lines = [*lines[:3], dice.choice(from_pools.risky)]
        dice.shuffle(lines)
    return replace(row, text=text, context=tuple(f"{dice.choice(NAMES)}: {line}" for line in lines))


def _retyped(text: str, recipe: Recipe, dice: Random) -> str:
    """The same words as another hand would have typed them."""
    if dice.random() < recipe.unpunctuate:
        text = text.rstrip(".!?") or text
    how = dice.random()
    if how < recipe.lower:
        text = text.lower()
    elif how < recipe.lower + recipe.upper:
        text = text.upper()
    if dice.random() < recipe.typo:
        text = _mistyped(text, dice)
    return text


def _mistyped(text: str, dice: Random) -> str:
    """One or two slips: a letter dropped, doubled, or swapped with its neighbour."""
    letters = list(text)
    for _ in range(dice.choice((1, 1, 2))):
        places = [i for i in range(1, len(letters) - 1) if letters[i].isalpha() and letters[i + 1].isalpha()]
        if not places:
            break
        at = dice.choice(places)
        slip = dice.choice(("drop", "double", "swap"))
        if slip == "drop":
            del letters[at]
        elif slip == "double":
            letters.insert(at, letters[at])
        else:
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return "".join(letters)


def _crop(text: str, dice: Random) -> str:
    sentences = [part for part in re.split(r"(?<=[.!?])\s+|\n+", text) if part.strip()]
    keep = dice.choice((1, 2))
    if len(sentences) <= keep:
        return text
    start = dice.randrange(len(sentences) - keep + 1)
    return " ".join(sentences[start : start + keep])
