"""Rows to padded batches, grouped by length so that little is padded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor

from models.assessment import LABELS, LEVELS
from models.encoding import Encoder, Window
from models.normalise import normalise
from models.training.corpus import Row
from models.training.recipe import Recipe


@dataclass(frozen=True, slots=True)
class Targets:
    """What is true of the rows (rows × …), and one weight per row."""

    tier: Tensor
    labels: Tensor
    subject: Tensor
    level: Tensor
    weight: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """Inputs (rows × tokens) and what is true of them."""

    ids: Tensor
    types: Tensor
    mask: Tensor
    targets: Targets


def encode(row: Row, encoder: Encoder) -> list[Window]:
    """The windows of a row, through the same normalisation as in reading."""
    return encoder.windows(normalise(row.text).text, [normalise(line).text for line in row.context])


def batches(rows: Sequence[Row], encoder: Encoder, recipe: Recipe, dice: Random) -> Iterator[Batch]:
    """Every row once, shuffled, neighbours of like length together. A long text shows one window, drawn anew."""
    pairs = [(row, dice.choice(encode(row, encoder))) for row in rows]
    dice.shuffle(pairs)
    pool = recipe.batch * 40
    groups = []
    for start in range(0, len(pairs), pool):
        by_length = sorted(pairs[start : start + pool], key=lambda pair: len(pair[1].ids))
        groups += [by_length[i : i + recipe.batch] for i in range(0, len(by_length), recipe.batch)]
    dice.shuffle(groups)
    for group in groups:
        yield _batch(group, recipe)


def _batch(group: Sequence[tuple[Row, Window]], recipe: Recipe) -> Batch:
    rows = [row for row, _ in group]
    width = max(len(window.ids) for _, window in group)
    return Batch(
        ids=torch.tensor([[*w.ids, *(0 for _ in range(width - len(w.ids)))] for _, w in group]),
        types=torch.tensor([[*w.types, *(0 for _ in range(width - len(w.ids)))] for _, w in group]),
        mask=torch.tensor([[int(i < len(w.ids)) for i in range(width)] for _, w in group]),
        targets=targets(rows, recipe),
    )


def targets(rows: Sequence[Row], recipe: Recipe) -> Targets:
    """The labels of `rows` as tensors, in the order of the heads' outputs."""
    return Targets(
        tier=torch.tensor([[float(row.tier >= at) for at in (1, 2, 3)] for row in rows]),
        labels=torch.tensor([[float(label in row.labels) for label in LABELS] for row in rows]),
        subject=torch.tensor([row.subject for row in rows]),
        level=torch.tensor([[float(row.level >= at) for at in range(1, LEVELS + 1)] for row in rows]),
        weight=torch.tensor([_weight(row, recipe) for row in rows]),
    )


def _weight(row: Row, recipe: Recipe) -> float:
    by_origin = {"ordinary": recipe.ordinary_weight, "authored": recipe.authored_weight, "public": 1.0}
    return by_origin[row.origin] * recipe.risk_weights[row.tier]
