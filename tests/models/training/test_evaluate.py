"""Every section of the figures, from a reader whose every answer is known."""

from functools import cache

import numpy as np
import pytest

from models.training.bootstrap import Figure
from models.training.card_tables import pick
from models.training.corpus import Row
from models.training.evaluate import FUNCTIONAL, GAPS, HEADLINE, TOGETHER, Report, glance, measure
from models.training.readings import given
from tests.models.training.word_reader import LIMITS, WordReader, row


def corpus_rows() -> list[Row]:
    rows = [
        row("a crisis", 3, level=5),
        row("unseen", 3),
        row("red one", 2, "public", level=2),
        row("amber one", 1, "public"),
        row("red herring"),
        row("calm"),
    ]
    return [*rows, *(row(f"weather {n}", origin="ordinary") for n in range(9)), row("red sky", origin="ordinary")]


def gap_rows() -> list[Row]:
    return [
        row("gap red", 2, gap=True, pair="g1"),
        row("gap red twin", 0, gap=True, pair="g1"),
        row("missed in the gap", 2, gap=True),
        row("hola red", 2, gap=True, language="es"),
        row("hola", 0, gap=True, language="es"),
    ]


@cache
def report() -> Report:
    reader = WordReader()
    return measure(reader, reader, LIMITS, [*corpus_rows(), *gap_rows()])


def found(section: str, words: str) -> Figure:
    return pick(report().sections[section], words)


def test_recall_precision_and_alarms_are_counted_from_what_was_said() -> None:
    assert found(HEADLINE, "at least red: recall").value == pytest.approx(2 / 3)
    assert found(HEADLINE, "at least red: precision").value == pytest.approx(2 / 3)
    assert found(HEADLINE, "crisis messages given at least red").value == pytest.approx(0.5)
    assert found(HEADLINE, "red or crisis alarms per 1,000 ordinary messages").value == pytest.approx(100.0)
    assert found(HEADLINE, "crisis pages per 1,000 ordinary messages").value == 0.0
    assert report().labels["distress"].precision == pytest.approx(3 / 4)


def test_severity_is_told_for_all_rows_and_for_public_ones() -> None:
    assert found(HEADLINE, "any suicidal thoughts (level 1 or more): F1, public rows").value == 1.0
    assert found(HEADLINE, "any suicidal thoughts (level 1 or more): F1, rows").value == pytest.approx(4 / 5)
    assert found(HEADLINE, "intent or worse (level 4 or more): F1, rows").value == 1.0


def test_the_headline_is_of_the_same_rows_whether_or_not_there_are_gap_rows_and_languages() -> None:
    reader = WordReader()
    without = measure(reader, reader, LIMITS, corpus_rows())
    assert without.sections[HEADLINE] == report().sections[HEADLINE]
    assert found(TOGETHER, "at least red: recall").rows == len(corpus_rows()) - 10 + len(gap_rows())


def test_gaps_and_languages_are_told_apart() -> None:
    assert found(GAPS, "at least red: recall").value == pytest.approx(1 / 2)
    assert found("es", "at least red: recall").value == 1.0
    assert np.isnan(found("fr", "at least red: recall").value)


def test_the_functional_test_counts_written_rows_and_their_harmless_twins() -> None:
    assert found(FUNCTIONAL, "red or crisis rows given at least red").value == pytest.approx(2 / 4)
    assert found(FUNCTIONAL, "harmless twins given red or crisis").value == 1.0
    assert found(FUNCTIONAL, "harmless twins given red or crisis").rows == 1


def test_a_glance_between_epochs_leads_with_the_ordinary_alarms() -> None:
    assert glance(WordReader(), LIMITS, corpus_rows()).startswith("ordinary red alarms 100.0 per 1,000")


def test_a_crisis_by_its_own_threshold_counts_as_red_even_where_red_asks_for_more() -> None:
    said = given(np.array([[0.9, 0.6, 0.5], [0.9, 0.6, 0.1]]), np.array([0.5, 0.7, 0.4]))
    assert said.tolist() == [[True, True, True], [True, False, False]]
