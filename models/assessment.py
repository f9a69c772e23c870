"""The answer of a reader: what one message shows, as probabilities a person can audit.

Shapes and words follow the label guide (docs/labels.md): one tier, ten labels, one subject, one level.
Nothing here knows how the answer was made; the model and the floor both give an `Assessment`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

LABELS = (
    "suicide",
    "self_harm",
    "eating",
    "substance",
    "abuse",
    "violence",
    "hostility",
    "unsafe_info",
    "distress",
    "recovery",
)
SUBJECTS = ("self", "other", "none")
RISK_TIERS = ("amber", "red", "crisis")
LEVELS = 6

By = Literal["model", "floor"]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` ≤ i < `end` of the original text that carried the answer; `weight` in 0–1."""

    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class TierProbabilities:
    """P(at least this tier), each in 0–1, with amber ≥ red ≥ crisis."""

    amber: float
    red: float
    crisis: float


@dataclass(frozen=True, slots=True)
class Assessment:
    """One message as read.

    labels: one probability for each name of `LABELS`.
    subject: one probability for each name of `SUBJECTS`, summing to 1.
    level: six probabilities, P(suicide severity ≥ 1) … P(≥ 6), never rising.
    evidence: spans in characters of the original text, strongest first, never overlapping.
    by: who read it. The floor's numbers are ranks, not calibrated probabilities.
    uncovered: the code of a language (models/languages.py) in which the model was not measured, "" otherwise. Then
        each number is the higher one of model and floor, and `by` is whose tier counts.
    """

    tiers: TierProbabilities
    labels: Mapping[str, float]
    subject: Mapping[str, float]
    level: tuple[float, ...]
    evidence: tuple[Span, ...]
    by: By
    uncovered: str = ""


RANKS = (
    TierProbabilities(0.05, 0.02, 0.01),
    TierProbabilities(0.75, 0.2, 0.05),
    TierProbabilities(0.92, 0.8, 0.2),
    TierProbabilities(0.98, 0.95, 0.85),
)
"""What the floor says for green, amber, red and crisis: above 0.5 what it found, below what it did not."""
_LIKELY = 0.5


def higher(first: Assessment, second: Assessment) -> Assessment:
    """Every number the higher one; subject, evidence and `by` of whose tier is higher, else the first's."""
    leading, other = (second, first) if _rank(second) > _rank(first) else (first, second)
    return replace(
        leading,
        tiers=TierProbabilities(
            max(first.tiers.amber, second.tiers.amber),
            max(first.tiers.red, second.tiers.red),
            max(first.tiers.crisis, second.tiers.crisis),
        ),
        labels={label: max(p, second.labels[label]) for label, p in first.labels.items()},
        level=tuple(max(both) for both in zip(first.level, second.level, strict=True)),
        evidence=leading.evidence or other.evidence,
    )


def _rank(answer: Assessment) -> int:
    return sum(p >= _LIKELY for p in (answer.tiers.amber, answer.tiers.red, answer.tiers.crisis))


class Reader(Protocol):
    """Anything that reads one message. Called from one thread, one message at a time."""

    def read(self, text: str, context: Sequence[str] = ()) -> Assessment:
        """Read `text` after up to four preceding messages, each "name: text", oldest first."""
        ...
