"""Rows as a reader read them: each once, and everything counted from that."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from models.assessment import LABELS, Assessment, Reader
from models.manifest import Thresholds
from models.training.corpus import Row
from models.training.metrics import Bools, Floats, Ints

PROGRESS_SECONDS = 20.0
LIKELY = 0.5  # more likely than not


class Once:
    """A reader that reads a text after its context only once, and remembers. A `models.assessment.Reader`."""

    def __init__(self, reader: Reader, name: str) -> None:
        self._reader, self._name = reader, name
        self._known: dict[tuple[str, tuple[str, ...]], Assessment] = {}
        self._said = time.monotonic()

    def read(self, text: str, context: Sequence[str] = ()) -> Assessment:
        """The remembered answer, else a new one; says how many there are on long runs."""
        key = (text, tuple(context))
        if key not in self._known:
            self._known[key] = self._reader.read(text, context)
            if time.monotonic() - self._said > PROGRESS_SECONDS:
                self._said = time.monotonic()
                print(f"{self._name}: {len(self._known)} read", flush=True)
        return self._known[key]


@dataclass(frozen=True, slots=True)
class Readings:
    """Rows side by side with what was read in them; the first axis of every array is the rows'.

    scores: P(at least amber, red, crisis). said: whether that tier was given. level: the severity given.
    labels: whether each of `LABELS` was given.
    """

    rows: tuple[Row, ...]
    scores: Floats
    said: Bools
    level: Ints
    labels: Bools

    @property
    def truth(self) -> Ints:
        """The true tiers, as ranks."""
        return np.array([row.tier for row in self.rows], np.int64)

    @property
    def groups(self) -> list[str]:
        """A name per row that its twins share."""
        return [row.pair or row.id for row in self.rows]

    def where(self, keep: Callable[[Row], bool]) -> "Readings":
        """Only the rows that `keep` accepts."""
        return self.at(np.array([keep(row) for row in self.rows], bool))

    def at(self, keep: Bools) -> "Readings":
        """Only the rows marked in `keep`."""
        rows = tuple(row for row, kept in zip(self.rows, keep, strict=True) if kept)
        return Readings(rows, self.scores[keep], self.said[keep], self.level[keep], self.labels[keep])


def read_rows(reader: Reader, thresholds: Thresholds, rows: Sequence[Row]) -> Readings:
    """Read every row, one by one, at `thresholds`."""
    answers = [reader.read(row.text, row.context) for row in rows]
    scores = tier_scores(answers)
    return Readings(
        rows=tuple(rows),
        scores=scores,
        said=given(scores, np.array([thresholds.amber, thresholds.red, thresholds.crisis])),
        level=np.array([sum(p >= LIKELY for p in answer.level) for answer in answers], np.int64),
        labels=np.array([[a.labels[label] >= LIKELY for label in LABELS] for a in answers], bool).reshape(
            -1, len(LABELS)
        ),
    )


def tier_scores(answers: Sequence[Assessment]) -> Floats:
    """Rows × (amber, red, crisis)."""
    return np.array([(a.tiers.amber, a.tiers.red, a.tiers.crisis) for a in answers], np.float64).reshape(-1, 3)


def given(scores: Floats, limits: Floats) -> Bools:
    """Rows × (at least amber, red, crisis): a tier that is given gives those below it too."""
    reached: Bools = np.logical_or.accumulate((scores >= limits)[:, ::-1], axis=1)[:, ::-1]
    return reached
