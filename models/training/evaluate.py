"""How well a reader reads the frozen part, which no training run has seen."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

import numpy as np

from models.assessment import LABELS, LEVELS, Assessment, Reader
from models.manifest import Thresholds
from models.training.augment import NAMES
from models.training.corpus import Row
from models.training.metrics import Bools, Floats, Hits, auc, hits, quadratic_kappa

PROGRESS_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Figures:
    """What the model card shows of one reader.

    tiers: at least amber, red, crisis, of labelled rows. alarms: per 1,000 ordinary messages.
    """

    tiers: dict[str, Hits]
    red_auc: float
    red_by_origin: dict[str, Hits]
    crisis_at_least_red: float
    red_alarms: float
    crisis_alarms: float
    labels: dict[str, Hits]
    level_kappa: float

    @property
    def label_macro_f1(self) -> float:
        """The mean of the ten labels' F1."""
        return float(np.mean([hit.f1 for hit in self.labels.values()]))


def measure(reader: Reader, thresholds: Thresholds, rows: Sequence[Row], name: str) -> Figures:
    """Read every row, one by one, and count. Ordinary rows are read alone and amid ordinary chat."""
    labelled = [row for row in rows if row.origin != "ordinary"]
    ordinary = amid_chat([row for row in rows if is_ordinary(row)])
    read = read_all(reader, labelled, f"{name}: labelled rows")
    calm = tier_scores(read_all(reader, ordinary, f"{name}: ordinary rows"))
    scores, truth = tier_scores(read), np.array([row.tier for row in labelled])
    limits = np.array([thresholds.amber, thresholds.red, thresholds.crisis])
    said = given(scores, limits)
    calm_said = given(calm, limits)
    origin = np.array([row.origin for row in labelled])
    return Figures(
        tiers={tier: hits(said[:, i], truth > i) for i, tier in enumerate(("amber", "red", "crisis"))},
        red_auc=auc(scores[:, 1], truth > 1),
        red_by_origin={
            part: hits(said[origin == part, 1], truth[origin == part] > 1) for part in ("authored", "public")
        },
        crisis_at_least_red=float(said[truth > 2, 1].mean()) if (truth > 2).any() else float("nan"),  # noqa: PLR2004 - a rank
        red_alarms=1000 * float(calm_said[:, 1].mean()),
        crisis_alarms=1000 * float(calm_said[:, 2].mean()),
        labels={label: _label_hits(label, read, labelled) for label in LABELS},
        level_kappa=quadratic_kappa(
            np.array([sum(p >= 0.5 for p in answer.level) for answer in read]),  # noqa: PLR2004 - more likely than not
            np.array([row.level for row in labelled]),
            LEVELS,
        ),
    )


def is_ordinary(row: Row) -> bool:
    """Ordinary talk: the weakly green public rows and our own short chat."""
    return row.tier == 0 and (row.origin == "ordinary" or row.kind == "short_chat")


def amid_chat(rows: Sequence[Row]) -> list[Row]:
    """Each row alone, and once more after up to four other rows, as it would stand in a live channel."""
    dice = Random(7)  # noqa: S311 - reproducible, not secret
    seated = [
        replace(
            row, context=tuple(f"{dice.choice(NAMES)}: {dice.choice(rows).text}" for _ in range(dice.randint(1, 4)))
        )
        for row in rows
    ]
    return [*rows, *seated]


def read_all(reader: Reader, rows: Sequence[Row], what: str) -> list[Assessment]:
    """Every row's assessment, in order, with progress on long runs."""
    answers = []
    said = time.monotonic()
    for number, row in enumerate(rows, start=1):
        answers.append(reader.read(row.text, row.context))
        if time.monotonic() - said > PROGRESS_SECONDS:
            said = time.monotonic()
            print(f"{what}: {number}/{len(rows)}", flush=True)
    return answers


def tier_scores(answers: Sequence[Assessment]) -> Floats:
    """Rows × (amber, red, crisis)."""
    return np.array([(a.tiers.amber, a.tiers.red, a.tiers.crisis) for a in answers])


def given(scores: Floats, limits: Floats) -> Bools:
    """Rows × (at least amber, red, crisis): a tier that is given gives those below it too."""
    reached: Bools = np.logical_or.accumulate((scores >= limits)[:, ::-1], axis=1)[:, ::-1]
    return reached


def _label_hits(label: str, answers: Sequence[Assessment], rows: Sequence[Row]) -> Hits:
    said = np.array([answer.labels[label] >= 0.5 for answer in answers])  # noqa: PLR2004 - more likely than not
    return hits(said, np.array([label in row.labels for row in rows]))
