"""One number of the card with its interval: how far it would move if other messages of the kind had been drawn."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from models.training.metrics import Bools, Floats, Ints

ROUNDS = 300
ENDS = (2.5, 97.5)  # percentiles
RARE = 0.025  # chance on either side of an interval
FEW = 30  # rows below which a bar is hardly measured


@dataclass(frozen=True, slots=True)
class Figure:
    """`words` say what it is; `low` and `high` end its 95 % interval; `rows` is what it was counted on.

    bar: the least (or, with `under`, the most) it should be; None where nothing was promised. NaN: nothing to count.
    """

    words: str
    value: float
    low: float = math.nan
    high: float = math.nan
    rows: int = 0
    form: str = ".2f"
    bar: float | None = None
    under: bool = False

    @property
    def met(self) -> bool | None:
        """Whether the bar was reached; None without a bar or without a value."""
        if self.bar is None or math.isnan(self.value):
            return None
        return self.value <= self.bar if self.under else self.value >= self.bar


def figure(
    words: str,
    statistic: Callable[[Ints], float],
    groups: Sequence[str],
    *,
    form: str = ".2f",
    bar: float | None = None,
    under: bool = False,
) -> Figure:
    """`statistic` of all rows, and of rows drawn anew by whole groups (Efron and Tibshirani 1993, percentile interval).

    statistic: given row numbers, which may repeat. groups: one name per row; twins share one and are drawn together.
    """
    if not groups:
        return Figure(words, math.nan, form=form, bar=bar, under=under)
    number, draws = _drawn(groups)
    every = np.arange(len(groups))
    low, high = _ends(np.array([statistic(np.repeat(every, draw[number])) for draw in draws]))
    return Figure(words, statistic(every), low, high, len(groups), form, bar, under)


def share(
    words: str,
    yes: Bools | Floats,
    groups: Sequence[str],
    *,
    per: float = 1.0,
    form: str = ".2f",
    bar: float | None = None,
    under: bool = False,
) -> Figure:
    """The mean of `yes`, times `per`, with its interval as in `figure`.

    Where all rows agree, drawing anew shows nothing else; there the interval is that of so many groups all agreeing
    (Clopper and Pearson 1934): no alarm among 100 messages does not mean that there is none.
    """
    if not groups:
        return Figure(words, math.nan, form=form, bar=bar, under=under)
    number, draws = _drawn(groups)
    # Summed, not multiplied as matrices: BLAS would wait for its threads on a busy machine.
    drawn, size = ((draws * np.bincount(number, each)).sum(axis=1) for each in (yes, np.ones(len(groups))))
    low, high = _ends(drawn / size)
    if yes.dtype == np.bool_ and yes.all():
        low = RARE ** (1 / draws.shape[1])
    elif yes.dtype == np.bool_ and not yes.any():
        high = 1 - RARE ** (1 / draws.shape[1])
    return Figure(words, per * float(yes.mean()), per * low, per * high, len(groups), form, bar, under)


def _drawn(groups: Sequence[str]) -> tuple[Ints, Ints]:
    """The number of each row's group, and how often each draw takes each group."""
    names, number = np.unique(np.array(groups), return_inverse=True)
    return number, _draws(len(names))


@lru_cache(maxsize=16)
def _draws(count: int) -> Ints:
    dice = np.random.default_rng(11)
    return dice.multinomial(count, np.full(count, 1 / count), size=ROUNDS)


def _ends(found: Floats) -> tuple[float, float]:
    known = found[np.isfinite(found)]
    if not len(known):
        return math.nan, math.nan
    low, high = np.percentile(known, ENDS)
    return float(low), float(high)
