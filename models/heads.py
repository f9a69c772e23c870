"""What the network's one row of logits means: four heads side by side, in this order."""

import numpy as np
from numpy.typing import NDArray

from models.assessment import LABELS, LEVELS, RISK_TIERS, SUBJECTS, Assessment, Span, TierProbabilities
from models.manifest import Temperatures

Logits = NDArray[np.float32]

HEADS = {"tier": len(RISK_TIERS), "labels": len(LABELS), "subject": len(SUBJECTS), "level": LEVELS}
WIDTH = sum(HEADS.values())
TIER = slice(0, 3)
LABEL = slice(3, 13)
SUBJECT = slice(13, 16)
LEVEL = slice(16, 22)

CALM = Assessment(
    tiers=TierProbabilities(0.0, 0.0, 0.0),
    labels=dict.fromkeys(LABELS, 0.0),
    subject={"self": 0.0, "other": 0.0, "none": 1.0},
    level=(0.0,) * LEVELS,
    evidence=(),
    by="model",
)


def merge_windows(rows: Logits) -> Logits:
    """One row for a text read in several windows: the most of each, the subject from the most risky window."""
    merged: Logits = rows.max(axis=0)
    merged[SUBJECT] = rows[int(rows[:, TIER].sum(axis=1).argmax()), SUBJECT]
    return merged


def assessment(logits: Logits, temperatures: Temperatures, evidence: tuple[Span, ...] = ()) -> Assessment:
    """Probabilities of one row of logits; "at least" answers are made never to rise."""
    scaled = logits[TIER] / temperatures.tier * temperatures.tier_slopes + temperatures.tier_biases
    tiers = np.minimum.accumulate(_sigmoid(scaled))
    labels = _sigmoid(logits[LABEL] / temperatures.labels)
    subject = logits[SUBJECT] / temperatures.subject
    shares = np.exp(subject - subject.max())
    level = np.minimum.accumulate(_sigmoid(logits[LEVEL] / temperatures.level))
    return Assessment(
        tiers=TierProbabilities(*map(float, tiers)),
        labels=dict(zip(LABELS, map(float, labels), strict=True)),
        subject=dict(zip(SUBJECTS, map(float, shares / shares.sum()), strict=True)),
        level=tuple(map(float, level)),
        evidence=evidence,
        by="model",
    )


def _sigmoid(x: Logits) -> NDArray[np.float64]:
    return 1.0 / (1.0 + np.exp(-np.clip(x.astype(np.float64), -40, 40)))
