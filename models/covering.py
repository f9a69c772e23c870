"""The model, and where it is blind: in a language it was not measured in the floor reads too, and the answer says so.

Never a silent green: such an answer carries the language, and takes the higher of both for every number.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from models.assessment import Assessment, Reader, higher
from models.floor import open_floor
from models.languages import language_of, prepare
from models.loading import Backend, open_reader


class CoveringReader:
    """Reads with `model`; a message in a sure language that is not among `languages` is read by `floor` as well."""

    def __init__(self, model: Reader, floor: Reader, languages: Collection[str]) -> None:
        self._model = model
        self._floor = floor
        self._languages = frozenset(languages)

    def read(self, text: str, context: Sequence[str] = ()) -> Assessment:
        """The model's answer, or the higher one of model and floor with its language in `uncovered`."""
        answer = self._model.read(text, context)
        language = language_of(text)
        if language is None or language in self._languages:
            return answer
        return replace(higher(answer, self._floor.read(text, context)), uncovered=language)


def open_covering(
    directory: Path, backend: Backend = "onnx", threads: int = 1, *, at_once: bool = True
) -> CoveringReader:
    """The model in `directory` with the floor beside it. Raises `models.errors.ModelError`.

    at_once: load the tables of languages now; False where the first answer is wanted sooner than the last.
    """
    if at_once:
        prepare()
    model = open_reader(directory, backend, threads)
    return CoveringReader(model, open_floor(), model.languages)
