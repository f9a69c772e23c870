"""The fakes keep the promises of `Reader`."""

import pytest

from models.assessment import LABELS, Reader
from tests.fakes.readers import BlockedReader, HangingReader, PlainReader, answer, failing


def test_the_plain_reader_is_a_reader_and_counts() -> None:
    reader: Reader = PlainReader("floor")
    assert reader.read("hello").by == "floor"
    assert isinstance(reader, PlainReader)
    assert reader.read_count == 1


def test_the_answer_is_complete() -> None:
    assert set(answer().labels) == set(LABELS)
    assert sum(answer().subject.values()) == 1


def test_the_blocked_reader_answers_once_the_gate_is_open() -> None:
    reader = BlockedReader()
    reader.gate.set()
    assert reader.read("hello").by == "model"
    assert reader.entered.is_set()


def test_the_hanging_reader_hangs_as_often_as_it_shall() -> None:
    reader = HangingReader(1)
    reader.release.set()
    assert [reader.read("hello").by, reader.read("hello").by] == ["model", "model"]
    assert reader.entered.acquire(blocking=False)
    assert not reader.entered.acquire(blocking=False)


def test_a_failing_reader_repeats_the_text_as_libraries_do() -> None:
    with pytest.raises(KeyError, match="hello"):
        PlainReader(react=failing(KeyError)).read("hello")
