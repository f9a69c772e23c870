"""A clause in a long post."""

import pytest

from models.training.card_tables import pick
from models.training.long_posts import harmless, long_post_figures
from tests.models.training.word_reader import LIMITS, WordReader, row

ROWS = [row("a red clause", 2), row("another red one", 2), row("red but long " * 30, 2), row("unseen", 2)]


@pytest.mark.parametrize("length", [500, 1500, 4000])
def test_harmless_text_is_about_as_long_as_asked(length: int) -> None:
    assert length - 30 <= len(harmless(length, 3)) <= length
    assert harmless(length, 3) != harmless(length, 4)


def test_a_reader_that_reads_to_the_end_finds_every_clause_it_finds_alone() -> None:
    figures = long_post_figures(WordReader(), LIMITS, ROWS)
    buried = [each for each in figures if "still red" in each.words]
    assert len(buried) == 9
    assert {(each.value, each.rows) for each in buried} == {(1.0, 2)}
    assert pick(figures, "4,000 harmless characters appended: largest fall of P(red)").value == 0.0
    assert pick(figures, "the harmless text alone: given red or crisis").value == 0.0


def test_a_reader_that_stops_early_misses_the_clause_at_the_end() -> None:
    figures = long_post_figures(WordReader(sight=600), LIMITS, ROWS)
    assert pick(figures, "clause at the start of 4,000 characters: still red").value == 1.0
    assert pick(figures, "clause at the middle of 4,000 characters: still red").value == 0.0
    assert pick(figures, "clause at the end of 1,500 characters: still red").value == 0.0
