"""The figures and the card, from a reader whose every answer is known."""

from collections.abc import Sequence

import numpy as np
import pytest

from models.assessment import LABELS, Assessment, TierProbabilities
from models.manifest import NAMES, Caps, Manifest, Temperatures, Thresholds
from models.training.card import card, comparison
from models.training.corpus import Row
from models.training.evaluate import amid_chat, given, measure

LIMITS = Thresholds(amber=0.5, red=0.5, crisis=0.5)


class WordReader:
    """Reads "amber", "red" and "crisis" at their word."""

    def read(self, text: str, context: Sequence[str] = ()) -> Assessment:
        """The tier that the text names."""
        del context
        rank = max((at for at, word in enumerate(("amber", "red", "crisis"), 1) if word in text), default=0)
        tiers = TierProbabilities(*(float(rank >= at) for at in (1, 2, 3)))
        labels = dict.fromkeys(LABELS, 0.0) | {"distress": tiers.amber}
        subject = {"self": tiers.amber, "other": 0.0, "none": 1.0 - tiers.amber}
        return Assessment(tiers, labels, subject, (0.0,) * 6, (), "model")


def row(text: str, tier: int = 0, origin: str = "authored") -> Row:
    labels = frozenset({"distress"}) if tier else frozenset()
    return Row(text, origin, text, (), tier, labels, 0 if tier else 2, 0, "", "")


def frozen() -> list[Row]:
    rows = [
        row("a crisis", 3),
        row("unseen", 3),
        row("red one", 2),
        row("amber one", 1),
        row("red herring"),
        row("calm"),
    ]
    return [*rows, *(row(f"weather {n}", origin="ordinary") for n in range(9)), row("red sky", origin="ordinary")]


def test_recall_precision_and_alarms_are_counted_from_what_was_said() -> None:
    found = measure(WordReader(), LIMITS, frozen(), "test")
    assert found.tiers["red"].recall == pytest.approx(2 / 3)
    assert found.tiers["red"].precision == pytest.approx(2 / 3)
    assert found.crisis_at_least_red == pytest.approx(0.5)
    assert found.red_alarms == pytest.approx(100.0)
    assert found.crisis_alarms == 0.0
    assert found.labels["distress"].precision == pytest.approx(3 / 4)
    assert found.level_kappa == 1.0


def test_ordinary_rows_are_read_alone_and_once_more_amid_chat() -> None:
    rows = [row(f"weather {n}", origin="ordinary") for n in range(10)]
    both = amid_chat(rows)
    assert both[:10] == rows
    assert all(1 <= len(each.context) <= 4 for each in both[10:])


def test_the_card_shows_model_and_floor_side_by_side_and_no_text_of_any_row() -> None:
    figures = measure(WordReader(), LIMITS, frozen(), "test")
    manifest = Manifest(
        format=1,
        name="tiny",
        base="nothing",
        licence="Apache-2.0",
        date="2020-02-02",
        recipe="abc",
        heads=NAMES,
        caps=Caps(text=160, context=96, overlap=32),
        temperatures=Temperatures(),
        thresholds=LIMITS,
        files={},
    )
    counts = {"train": 1, "dev": 2, "frozen": 16, "dropped": 3}
    text = card(manifest, counts, figures, figures, "No decision changed.")
    assert comparison(figures, figures) in text
    assert "| crisis messages given at least red | 0.500 | 0.500 |" in text
    assert "No decision changed." in text
    assert "herring" not in text
    assert "{" not in text


def test_a_crisis_by_its_own_threshold_counts_as_red_even_where_red_asks_for_more() -> None:
    said = given(np.array([[0.9, 0.6, 0.5], [0.9, 0.6, 0.1]]), np.array([0.5, 0.7, 0.4]))
    assert said.tolist() == [[True, True, True], [True, False, False]]
