"""What the lines before a message change, and what they must not."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from models.assessment import Reader
from models.manifest import Thresholds
from models.training.bootstrap import Figure, share
from models.training.corpus import Row
from models.training.readings import Readings, read_rows
from models.training.slices import AMBER, GREEN, RED, contrasts, is_ordinary, seated

SHORT_LINE = 14  # words of a line that may stand before another


def context_figures(reader: Reader, limits: Thresholds, rows: Sequence[Row]) -> list[Figure]:
    """Rows with lines before them read with and without these; couples told apart; cries alone and amid chat."""
    placed = [row for row in rows if row.context]
    with_lines = read_rows(reader, limits, placed)
    without = read_rows(reader, limits, [replace(row, context=()) for row in placed])
    return [
        *_with_and_without(with_lines, without),
        *_couples(reader, limits, rows),
        *_amid_chat(reader, limits, rows),
    ]


def _with_and_without(with_lines: Readings, without: Readings) -> list[Figure]:
    figures = []
    for how, found in (("with their lines", with_lines), ("without them", without)):
        for words, true, tier in (
            ("red or crisis rows given at least red", found.truth >= RED, 1),
            ("amber or higher rows given at least amber", found.truth >= AMBER, 0),
            ("green rows given red or crisis", found.truth == GREEN, 1),
            ("green rows given anything but green", found.truth == GREEN, 0),
        ):
            part = found.at(true)
            figures.append(share(f"rows with context, read {how}: {words}", part.said[:, tier], part.groups))
    return sorted(figures, key=lambda each: each.words.split(": ")[1])


def _couples(reader: Reader, limits: Thresholds, rows: Sequence[Row]) -> list[Figure]:
    figures = []
    names = ("the same words after other lines", "other words after the same lines")
    for name, couples in zip(names, contrasts(rows), strict=True):
        calm = read_rows(reader, limits, [first for first, _ in couples])
        risky = read_rows(reader, limits, [second for _, second in couples])
        tier = risky.truth - 1
        every = np.arange(len(couples))
        ordered = calm.scores[every, tier] < risky.scores[every, tier]
        apart = calm.said.sum(axis=1) < risky.said.sum(axis=1)
        figures.append(share(f"contrast, {name}: the riskier one scores higher", ordered, risky.groups))
        figures.append(share(f"contrast, {name}: the riskier one is given a higher tier", apart, risky.groups))
    return figures


def _amid_chat(reader: Reader, limits: Thresholds, rows: Sequence[Row]) -> list[Figure]:
    lines = [row.text for row in rows if is_ordinary(row) and not row.context and len(row.text.split()) <= SHORT_LINE]
    cries = [row for row in rows if row.tier >= RED and not row.context]
    alone = read_rows(reader, limits, cries)
    amid = read_rows(reader, limits, seated(cries, lines) if lines else cries)
    words = "red or crisis rows without context given at least red"
    return [
        share(f"{words}: alone", alone.said[:, 1], alone.groups),
        share(f"{words}: amid neutral chat", amid.said[:, 1], amid.groups),
        share(f"{words}: lost amid neutral chat", alone.said[:, 1] & ~amid.said[:, 1], amid.groups, under=True),
    ]
