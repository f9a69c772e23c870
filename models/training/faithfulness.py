"""Whether the spans shown to a moderator carried the answer: take them away and the score must fall more."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.assessment import RISK_TIERS, Reader, Span
from models.evidence import Range, clauses
from models.manifest import Thresholds
from models.training.bootstrap import Figure, share
from models.training.corpus import Row
from models.training.readings import given, tier_scores
from models.training.slices import RED, some

SAMPLE = 80


@dataclass(frozen=True, slots=True)
class _Fall:
    group: str
    first: float
    other: float


def evidence_figures(reader: Reader, explaining: Reader, limits: Thresholds, rows: Sequence[Row]) -> list[Figure]:
    """How far P(the tier given) falls without the strongest span, and without another clause of like length.

    reader: gives scores only. explaining: the same reader, giving spans too.
    """
    written = [row for row in rows if row.tier >= RED and row.origin == "authored" and len(clauses(row.text)) > 1]
    falls, valid = [], []
    for row in some(written, SAMPLE):
        spans = explaining.read(row.text, row.context).evidence
        valid += [_is_valid(span, row.text) for span in spans]
        if spans:
            falls += _falls(reader, limits, row, spans[0])
    groups = [fall.group for fall in falls]
    first = np.array([fall.first for fall in falls], np.float64)
    other = np.array([fall.other for fall in falls], np.float64)
    return [
        share("mean fall of P without the strongest span", first, groups),
        share("mean fall of P without another clause of like length", other, groups),
        share("messages that fall more without the strongest span", first > other, groups),
        share("spans that are words of the original text", np.array(valid, bool), [str(n) for n in range(len(valid))]),
    ]


def _falls(reader: Reader, limits: Thresholds, row: Row, span: Span) -> list[_Fall]:
    """One fall; none when no tier was given or nothing lies beside the span."""
    scores = tier_scores([reader.read(row.text, row.context)])
    rank = int(given(scores, np.array([limits.amber, limits.red, limits.crisis]))[0].sum())
    beside = [part for part in clauses(row.text) if part[1] <= span.start or span.end <= part[0]]
    if not rank or not beside:
        return []
    long = span.end - span.start
    like = min(beside, key=lambda part: abs(part[1] - part[0] - long))
    tier = RISK_TIERS[rank - 1]

    def fall(part: Range) -> float:
        rest = f"{row.text[: part[0]]} {row.text[part[1] :]}".strip()
        return float(scores[0, rank - 1]) - float(getattr(reader.read(rest, row.context).tiers, tier))

    return [_Fall(row.pair or row.id, fall((span.start, span.end)), fall(like))]


def _is_valid(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end <= len(text) and bool(text[span.start : span.end].strip())
