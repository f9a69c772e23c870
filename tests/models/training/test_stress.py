"""Disguises, measured."""

from collections.abc import Sequence

from models.assessment import Assessment
from models.normalise import normalise
from models.training.card_tables import pick
from models.training.disguise import MOVES
from models.training.stress import disguise_figures
from tests.models.training.word_reader import LIMITS, WordReader, row


class SeeingThrough(WordReader):
    """Reads what normalisation makes of a text."""

    def read(self, text: str, context: Sequence[str] = ()) -> Assessment:
        return super().read(normalise(text).text, context)


ROWS = [row("now comes the red message", 2), row("a calm afternoon")]


def test_a_reader_that_disguises_fool_moves_by_all_of_its_probability() -> None:
    figures = disguise_figures(WordReader(), LIMITS, ROWS)
    for name in set(MOVES) - {"bold and spoilers"}:
        assert pick(figures, f"{name}: mean change of P(red) on red rows").value == 1.0
        assert pick(figures, f"{name}: red rows given at least red").value == 0.0


def test_a_reader_that_sees_through_them_does_not_move() -> None:
    figures = disguise_figures(SeeingThrough(), LIMITS, ROWS)
    for name in ("spaced letters", "zero-width signs", "look-alike letters"):
        found = pick(figures, f"{name}: mean change of P(red) on red rows")
        assert (found.value, found.met) == (0.0, True)
        assert pick(figures, f"{name}: green rows given red or crisis").value == 0.0
