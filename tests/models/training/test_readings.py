"""Every row is read once."""

from models.training.readings import Once, read_rows
from models.training.slices import is_headline
from tests.models.training.word_reader import LIMITS, WordReader, row


def test_the_same_text_after_the_same_lines_is_read_once() -> None:
    reader = WordReader()
    once = Once(reader, "fake")
    first = once.read("a red door", ["mo: hi"])
    assert once.read("a red door", ("mo: hi",)) is first
    once.read("a red door")
    assert reader.asked == 2


def test_rows_and_answers_stay_side_by_side_when_some_are_picked() -> None:
    rows = [row("red", 2), row("amber", 1, language="es"), row("calm")]
    found = read_rows(WordReader(), LIMITS, rows).where(is_headline)
    assert [each.text for each in found.rows] == ["red", "calm"]
    assert found.said.tolist() == [[True, True, False], [False, False, False]]
    assert found.level.tolist() == [3, 0]
    assert found.truth.tolist() == [2, 0]


def test_no_rows_are_no_answers() -> None:
    found = read_rows(WordReader(), LIMITS, [])
    assert found.scores.shape == (0, 3)
    assert found.where(is_headline).labels.shape[0] == 0
