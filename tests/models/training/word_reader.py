"""A reader whose every answer is known, and rows for it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from models.assessment import LABELS, Assessment, Span, TierProbabilities
from models.manifest import Thresholds
from models.training.corpus import Row

LIMITS = Thresholds(amber=0.5, red=0.5, crisis=0.5)
WORDS = ("amber", "red", "crisis")


class WordReader:
    """Reads "amber", "red" and "crisis" at their word, wherever they stand; counts how often it was asked.

    sight: characters it looks at. hears: whether a word in the context counts too. points_at: what its evidence shows.
    """

    def __init__(self, *, sight: int = 1_000_000, hears: bool = False, points_at: Sequence[str] = WORDS) -> None:
        self.sight, self.hears, self.points_at = sight, hears, points_at
        self.asked = 0

    def read(self, text: str, context: Sequence[str] = ()) -> Assessment:
        self.asked += 1
        seen = text[: self.sight] + (" ".join(context) if self.hears else "")
        rank = max((at for at, word in enumerate(WORDS, 1) if re.search(rf"\b{word}\b", seen)), default=0)
        tiers = TierProbabilities(*(float(rank >= at) for at in (1, 2, 3)))
        spans = [Span(text.index(word), text.index(word) + len(word), 1.0) for word in self.points_at if word in text]
        return Assessment(
            tiers,
            dict.fromkeys(LABELS, 0.0) | {"distress": tiers.amber},
            {"self": tiers.amber, "other": 0.0, "none": 1.0 - tiers.amber},
            (tiers.red, tiers.red, tiers.red, tiers.crisis, 0.0, 0.0),
            tuple(spans[:1]),
            "model",
        )


def row(text: str, tier: int = 0, origin: str = "authored", **given: object) -> Row:
    """A row whose id is its text."""
    labels = frozenset({"distress"}) if tier else frozenset()
    plain = Row(text, origin, text, (), tier, labels, 0 if tier else 2, 0, "", "")
    return replace(plain, **given)  # type: ignore[arg-type]  # tests name real fields
