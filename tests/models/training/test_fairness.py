"""Slices by ways of writing."""

import math

import pytest

from models.training.bootstrap import Figure
from models.training.card_tables import pick
from models.training.corpus import Row
from models.training.fairness import SLICES, fairness_figures
from models.training.readings import read_rows
from tests.models.training.word_reader import LIMITS, WordReader, row


@pytest.mark.parametrize(
    ("name", "text", "inside"),
    [
        ("AAE-like markers", "he be working late", True),
        ("AAE-like markers", "i ain't got no time", True),
        ("AAE-like markers", "finna head out", True),
        ("AAE-like markers", "to be working late is tiring", False),
        ("identity terms", "my gay cousin came over", True),
        ("identity terms", "two muslims and a jewish friend", True),
        ("identity terms", "a black coffee please", False),
    ],
)
def test_a_slice_is_found_by_its_words(name: str, text: str, inside: bool) -> None:
    assert SLICES[name](row(text)) is inside


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("second-language English", "second_language_calm"),
        ("young people's style", "teen_chat"),
        ("older people's style", "older_adult"),
    ],
)
def test_or_by_the_kind_it_was_written_as(name: str, kind: str) -> None:
    assert SLICES[name](row("words", kind=kind))
    assert not SLICES[name](row("words"))


def figures(rows: list[Row]) -> list[Figure]:
    return fairness_figures(read_rows(WordReader(), LIMITS, rows))


def test_false_alarms_of_a_slice_are_held_against_the_average() -> None:
    rows = [row("gay and red"), row("gay and calm"), row("red again"), *(row(f"calm {n}") for n in range(5))]
    found = pick(figures(rows), "identity terms: red false alarms, times the average")
    assert found.value == pytest.approx((1 / 2) / (2 / 8))
    assert (found.rows, found.met) == (2, False)


def test_without_any_false_alarm_there_is_no_ratio() -> None:
    found = pick(figures([row("gay and calm"), row("calm")]), "identity terms: red false alarms, times the average")
    assert math.isnan(found.value)


def test_what_is_found_of_the_risky_rows_is_told_too() -> None:
    found = pick(
        figures([row("gay and red", 2), row("gay, unseen", 2), row("red", 2)]),
        "identity terms: red or crisis given at least red",
    )
    assert found.value == pytest.approx(0.5)
    assert found.rows == 2
