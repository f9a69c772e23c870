"""Whether spans carry the answer."""

import pytest

from models.training.card_tables import pick
from models.training.faithfulness import evidence_figures
from tests.models.training.word_reader import LIMITS, WordReader, row

ROWS = [row("tea was fine, it is red now, see you soon", 2)]


def falls(reader: WordReader) -> tuple[float, float]:
    figures = evidence_figures(reader, reader, LIMITS, ROWS)
    return (
        pick(figures, "mean fall of P without the strongest span").value,
        pick(figures, "mean fall of P without another clause of like length").value,
    )


def test_the_words_that_carried_the_answer_take_it_with_them() -> None:
    assert falls(WordReader()) == (1.0, 0.0)


def test_a_span_that_points_elsewhere_is_found_out() -> None:
    assert falls(WordReader(points_at=("tea",)))[0] == pytest.approx(0.0)


def test_offsets_are_checked_against_the_original() -> None:
    figures = evidence_figures(WordReader(), WordReader(), LIMITS, ROWS)
    assert pick(figures, "spans that are words of the original text").value == 1.0
