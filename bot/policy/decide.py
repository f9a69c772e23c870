"""Assessment → decision, by thresholds an admin can read. Pure: no clock, no settings, no text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import assert_never

from bot.domain.decision import Decision, Reason, Tier, Unassessed
from models.assessment import Assessment

_LABEL_SHOWN = 0.5
"""A label below this is not named as a reason: more likely absent than present."""
NOT_COVERED = "language_not_covered"
"""The reason code of an answer that is partly a guess; the language's code follows after a colon."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which probability on a message reaches a tier.

    tiers: for amber, red and crisis, compared with P(at least this tier).
    labels: per label, the probability from which that label alone lifts a message to `label_tiers[label]`.
    floor: the same for tiers when the floor read the message, whose numbers are ranks.
    """

    tiers: Mapping[Tier, float]
    floor: Mapping[Tier, float]
    labels: Mapping[str, float] = field(default_factory=dict)
    label_tiers: Mapping[str, Tier] = field(default_factory=dict)


def decide(answer: Assessment | Unassessed, thresholds: Thresholds) -> Decision:
    """How soon a person should look. What nobody could read is amber: a person reads it instead."""
    match answer:
        case Unassessed():
            return Decision(Tier.AMBER, (Reason(f"unassessed:{answer.reason}", 1.0),), (), "none")
        case Assessment():
            return _decide_assessed(answer, thresholds)
        case _:
            assert_never(answer)


def _decide_assessed(answer: Assessment, thresholds: Thresholds) -> Decision:
    by_tier = _tier_reached(answer, _limits(answer, thresholds))
    uncovered = (Reason(f"{NOT_COVERED}:{answer.uncovered}", 1.0),) if answer.uncovered else ()
    lifts = {
        label: thresholds.label_tiers[label]
        for label, limit in thresholds.labels.items()
        if answer.labels.get(label, 0.0) >= limit
    }
    tier = max([by_tier, *lifts.values()])
    if tier is Tier.GREEN:
        return Decision(tier, uncovered, answer.evidence, answer.by)
    named = sorted(
        (label for label, p in answer.labels.items() if p >= _LABEL_SHOWN or label in lifts),
        key=lambda label: (-answer.labels[label], label),
    )
    reasons = tuple(Reason(label, answer.labels[label]) for label in named)
    return Decision(tier, (*reasons, *_other_person(answer), *uncovered), answer.evidence, answer.by)


def _limits(answer: Assessment, thresholds: Thresholds) -> Mapping[Tier, float]:
    """Those of who read. Where both read and the model may be guessing, the lower holds: rather a look too many."""
    if answer.uncovered:
        return {tier: min(limit, thresholds.floor[tier]) for tier, limit in thresholds.tiers.items()}
    return thresholds.tiers if answer.by == "model" else thresholds.floor


def _tier_reached(answer: Assessment, limits: Mapping[Tier, float]) -> Tier:
    probability = {Tier.CRISIS: answer.tiers.crisis, Tier.RED: answer.tiers.red, Tier.AMBER: answer.tiers.amber}
    return next((tier for tier, p in probability.items() if p >= limits[tier]), Tier.GREEN)


def _other_person(answer: Assessment) -> tuple[Reason, ...]:
    """Say it when the message seems to be about somebody else: the moderator then asks differently."""
    other = answer.subject.get("other", 0.0)
    return (Reason("about_other", other),) if other > max(answer.subject.get("self", 0.0), _LABEL_SHOWN) else ()
