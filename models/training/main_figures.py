"""The figures every model is compared by, of one set of labelled rows and one of ordinary talk."""

from collections.abc import Sequence
from functools import partial
from typing import Literal

import numpy as np

from models.assessment import LABELS, LEVELS, RISK_TIERS
from models.training.bootstrap import Figure, figure, share
from models.training.metrics import Bools, Hits, Ints, auc, calibration_error, hits, mean_f1, quadratic_kappa
from models.training.readings import Readings
from models.training.slices import AMBER, CRISIS, GREEN, RED, harmless_twins

Part = Literal["precision", "recall", "f1"]
WORDS: dict[Part, str] = {"precision": "precision", "recall": "recall", "f1": "F1"}
AREA = "red or higher: area under the curve"
INTENT = 4  # level from which some intent is told


def tier_figures(found: Readings) -> list[Figure]:
    """How well each tier is given, what red misses least, and whether probabilities mean what they say."""
    truth, groups = found.truth, found.groups
    figures = [
        _hit(f"at least {tier}: {WORDS[part]}", found.said[:, at], truth > at, groups, part)
        for at, tier in enumerate(RISK_TIERS)
        for part in WORDS
    ]
    figures.append(figure(AREA, lambda at: auc(found.scores[at, 1], truth[at] >= RED), groups))
    figures.append(crisis_at_least_red(found))
    return figures


def red_figures(found: Readings, among: str) -> list[Figure]:
    """Precision, recall and F1 of red or higher among rows of one source."""
    return [
        _hit(f"at least red, {among} rows: {WORDS[part]}", found.said[:, 1], found.truth >= RED, found.groups, part)
        for part in WORDS
    ]


def crisis_at_least_red(found: Readings, bar: float | None = None) -> Figure:
    """Of the messages that cannot wait, how many reach a person soon."""
    crisis = found.at(found.truth == CRISIS)
    return share("crisis messages given at least red", crisis.said[:, 1], crisis.groups, bar=bar)


def calibration(found: Readings) -> list[Figure]:
    """Expected calibration error of each tier."""

    def error(at: Ints, tier: int) -> float:
        return calibration_error(found.scores[at, tier], found.truth[at] > tier)

    return [
        figure(
            f"calibration error of P(at least {name})",
            partial(error, tier=tier),
            found.groups,
            form=".3f",
            bar=0.05,
            under=True,
        )
        for tier, name in enumerate(RISK_TIERS)
    ]


def alarms(calm: Readings, among: str = "ordinary messages") -> list[Figure]:
    """What ordinary talk costs, per 1,000 messages."""
    asked = (("amber or higher", 20.0), ("red or crisis alarms", 2.0), ("crisis pages", 0.2))
    return [
        share(f"{words} per 1,000 {among}", calm.said[:, at], calm.groups, per=1000.0, form=".1f", bar=bar, under=True)
        for at, (words, bar) in enumerate(asked)
    ]


def severity(found: Readings, among: str, *, bars: bool = False) -> list[Figure]:
    """The suicide level: over all these labelled rows, over those labelled with suicide, and as two yes or no."""
    true = np.array([row.level for row in found.rows], np.int64)

    def kappa(at: Ints) -> float:
        return quadratic_kappa(found.level[at], true[at], LEVELS)

    about = np.array(["suicide" in row.labels or row.level > 0 for row in found.rows], bool)
    return [
        figure(f"severity: quadratic kappa, all labelled {among}", kappa, found.groups, bar=0.75 if bars else None),
        _kappa_of(found.at(about), f"severity: quadratic kappa, {among} about suicide only"),
        _hit(
            f"any suicidal thoughts (level 1 or more): F1, {among}",
            found.level >= 1,
            true >= 1,
            found.groups,
            bar=0.92 if bars else None,
        ),
        _hit(
            f"intent or worse (level {INTENT} or more): F1, {among}",
            found.level >= INTENT,
            true >= INTENT,
            found.groups,
            bar=0.70 if bars else None,
        ),
    ]


def macro_f1(found: Readings) -> Figure:
    """The mean of the ten labels' F1."""
    true = true_labels(found)

    def mean(at: Ints) -> float:
        return mean_f1(found.labels[at], true[at])

    return figure("labels: mean F1 of the ten", mean, found.groups)


def label_hits(found: Readings) -> dict[str, Hits]:
    """Each label by itself."""
    true = true_labels(found)
    return {label: hits(found.labels[:, i], true[:, i]) for i, label in enumerate(LABELS)}


def functional(found: Readings, *, bars: bool = False) -> list[Figure]:
    """The functional test: written rows only, with their harmless twins."""
    truth, twins = found.truth, harmless_twins(found.rows)
    risky, twin = found.at(truth >= RED), found.where(lambda row: row.id in twins)
    return [
        share("red or crisis rows given at least red", risky.said[:, 1], risky.groups, bar=0.90 if bars else None),
        crisis_at_least_red(found, 0.97 if bars else None),
        share(
            "harmless twins given red or crisis",
            twin.said[:, 1],
            twin.groups,
            bar=0.05 if bars else None,
            under=True,
        ),
        share("harmless twins given anything but green", twin.said[:, 0], twin.groups, under=True),
    ]


def in_brief(found: Readings) -> list[Figure]:
    """The main figures of a smaller set: one language, or the rows written for the gaps."""
    truth = found.truth
    green = found.at(truth == GREEN)
    kappa, _, thoughts, intent = severity(found, "rows")
    return [
        _hit("at least amber: F1", found.said[:, 0], truth >= AMBER, found.groups),
        *(_hit(f"at least red: {WORDS[part]}", found.said[:, 1], truth >= RED, found.groups, part) for part in WORDS),
        figure(AREA, lambda at: auc(found.scores[at, 1], truth[at] >= RED), found.groups),
        crisis_at_least_red(found),
        share("green rows given red or crisis", green.said[:, 1], green.groups, form=".3f"),
        functional(found)[2],
        *(kappa, thoughts, intent),
        macro_f1(found),
        calibration(found)[1],
    ]


def true_labels(found: Readings) -> Bools:
    """Rows × labels."""
    return np.array([[label in row.labels for label in LABELS] for row in found.rows], bool).reshape(-1, len(LABELS))


def _kappa_of(found: Readings, words: str) -> Figure:
    true = np.array([row.level for row in found.rows], np.int64)
    return figure(words, lambda at: quadratic_kappa(found.level[at], true[at], LEVELS), found.groups)


def _hit(
    words: str, said: Bools, true: Bools, groups: Sequence[str], part: Part = "f1", *, bar: float | None = None
) -> Figure:
    def one(at: Ints) -> float:
        return float(getattr(hits(said[at], true[at]), part))

    return figure(words, one, groups, bar=bar)
