"""The same message in disguise: how far P(red) moves, and whether harmless words become risky."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from models.assessment import Reader
from models.manifest import Thresholds
from models.training.bootstrap import Figure, share
from models.training.corpus import Row
from models.training.disguise import MOVES
from models.training.readings import Readings, read_rows
from models.training.slices import GREEN, RED, some

SAMPLE = 60  # red rows, and as many green ones
MOST = 0.1  # by which P(red) may move on average
SHORT = 200  # characters: what people disguise is short


def disguise_figures(reader: Reader, limits: Thresholds, rows: Sequence[Row]) -> list[Figure]:
    """Each move on a sample of written red and green rows."""
    short = [row for row in rows if row.origin == "authored" and not row.context and len(row.text) <= SHORT]
    risky = some([row for row in short if row.tier >= RED], SAMPLE)
    calm = some([row for row in short if row.tier == GREEN], SAMPLE)
    plain, plain_calm = read_rows(reader, limits, risky), read_rows(reader, limits, calm)
    figures = [
        share("as written: red rows given at least red", plain.said[:, 1], plain.groups),
        share("as written: green rows given red or crisis", plain_calm.said[:, 1], plain_calm.groups),
    ]
    for name, move in MOVES.items():
        hidden = _read_moved(reader, limits, risky, move)
        hidden_calm = _read_moved(reader, limits, calm, move)
        moved = np.abs(plain.scores[:, 1] - hidden.scores[:, 1])
        figures += [
            share(f"{name}: mean change of P(red) on red rows", moved, plain.groups, bar=MOST, under=True),
            share(f"{name}: red rows given at least red", hidden.said[:, 1], plain.groups),
            share(f"{name}: green rows given red or crisis", hidden_calm.said[:, 1], plain_calm.groups),
        ]
    return figures


def _read_moved(reader: Reader, limits: Thresholds, rows: Sequence[Row], move: Callable[[str], str]) -> Readings:
    return read_rows(reader, limits, [replace(row, text=move(row.text)) for row in rows])
