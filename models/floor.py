"""The floor: what reads when the model cannot. Rules a person can read, and phrases with learnt weights beside them."""

import logging
from collections.abc import Sequence
from pathlib import Path

from models.assessment import Assessment, Reader, higher
from models.errors import ModelError
from models.lexicon import LexiconReader
from models.phrases import PhraseReader, Weights

PHRASES = Path(__file__).parent / "weights" / "floor" / "phrases.npz"

_log = logging.getLogger(__name__)


class FloorReader:
    """The higher answer of two readers, of the first where they agree. A `models.assessment.Reader`."""

    def __init__(self, rules: Reader, phrases: Reader) -> None:
        self._rules, self._phrases = rules, phrases

    def read(self, text: str, context: Sequence[str] = ()) -> Assessment:
        """Read `text` by both; of `context`, only what the rules look at."""
        return higher(self._rules.read(text, context), self._phrases.read(text, context))


def open_floor(phrases: Path = PHRASES) -> Reader:
    """Rules and phrases; rules alone where the phrases cannot be read, since a floor must never be missing."""
    rules = LexiconReader()
    try:
        return FloorReader(rules, PhraseReader(Weights.load(phrases)))
    except ModelError as error:
        _log.error("%s; the floor reads by its rules alone", error)
        return rules
