"""The rules as a second opinion: where the model nearly gives a tier and the rules give it, it is given. Pure.

A small network now and then stays just short of the plainest sentence; rules alone are too greedy to be asked first.
"""

from collections.abc import Callable
from dataclasses import replace

from models.assessment import Assessment, TierProbabilities

NEARLY = 0.5
"""Share of a threshold from which on the model is asked to reconsider (docs/model-card.md is measured with it)."""
_FOUND = 0.5  # the rules' ranks are made to be cut in the middle

Limits = tuple[float, float, float]


def reconsidered(answer: Assessment, limits: Limits, rules: Callable[[], Assessment]) -> Assessment:
    """`answer`, each tier that it nearly reaches raised to its limit where `rules` give that tier.

    limits: P(at least amber, red, crisis) that give the tier. `rules` are asked only when a tier is near.
    """
    mine = _of(answer.tiers)
    if not any(NEARLY * limit <= p < limit for p, limit in zip(mine, limits, strict=True)):
        return answer
    theirs = _of(rules().tiers)
    raised = [
        max(p, limit) if other >= _FOUND and p >= NEARLY * limit else p
        for p, limit, other in zip(mine, limits, theirs, strict=True)
    ]
    if raised == list(mine):
        return answer
    crisis = raised[2]
    red = max(raised[1], crisis)
    return replace(answer, tiers=TierProbabilities(max(raised[0], red), red, crisis))


def _of(tiers: TierProbabilities) -> Limits:
    return tiers.amber, tiers.red, tiers.crisis
