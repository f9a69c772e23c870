"""Disguises: each changes what a filter sees and keeps what a person reads."""

import pytest

from models.normalise import normalise
from models.training.disguise import MOVES

TEXT = "please leave the garden gate open for everyone tonight"


@pytest.mark.parametrize("name", MOVES)
def test_every_move_changes_the_text_and_does_so_the_same_way_each_time(name: str) -> None:
    assert MOVES[name](TEXT) != TEXT
    assert MOVES[name](TEXT) == MOVES[name](TEXT)
    assert MOVES[name]("") in {"", "||||"}


NOT_UNDONE = {"reversed", "digits for letters", "regional letters, zero-width signs between"}


@pytest.mark.parametrize("name", sorted(set(MOVES) - NOT_UNDONE))
def test_what_normalisation_promises_to_undo_it_undoes(name: str) -> None:
    assert normalise(MOVES[name](TEXT)).text == TEXT


def test_reversing_and_digits_keep_length_and_can_be_read_back() -> None:
    assert MOVES["reversed"](MOVES["reversed"](TEXT)) == TEXT
    assert MOVES["digits for letters"]("Toast") == "70457"
