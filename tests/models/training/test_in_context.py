"""What the lines before change."""

from collections.abc import Sequence

import pytest

from models.assessment import Assessment
from models.training.card_tables import pick
from models.training.in_context import context_figures
from tests.models.training.word_reader import LIMITS, WordReader, row

ROWS = [
    row("same", 2, pair="p", context=("mo: red",), id="risky"),
    row("same", pair="p", context=("mo: tea",), id="calm"),
    row("red alone", 2),
    *(row(f"weather {n}", origin="ordinary") for n in range(5)),
]


def found(reader: WordReader, words: str) -> float:
    return pick(context_figures(reader, LIMITS, ROWS), words).value


def test_a_reader_that_hears_the_lines_before_tells_the_same_words_apart() -> None:
    hearing, deaf = WordReader(hears=True), WordReader()
    words = "contrast, the same words after other lines: the riskier one is given a higher tier"
    assert (found(hearing, words), found(deaf, words)) == (1.0, 0.0)


def test_rows_with_context_are_read_with_and_without_it() -> None:
    words = "rows with context, read {}: red or crisis rows given at least red"
    hearing = WordReader(hears=True)
    assert found(hearing, words.format("with their lines")) == 1.0
    assert found(hearing, words.format("without them")) == 0.0


def test_a_cry_that_neutral_chat_hides_is_counted_as_lost() -> None:
    class Distracted(WordReader):
        def read(self, text: str, context: Sequence[str] = ()) -> Assessment:
            return super().read("" if context else text)

    words = "red or crisis rows without context given at least red: lost amid neutral chat"
    assert found(Distracted(), words) == 1.0
    assert found(WordReader(), words) == pytest.approx(0.0)
