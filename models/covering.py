"""The model, and where it is blind: in a language it was not measured in the floor reads too, and the answer says so.

Never a silent green: such an answer carries the language, and takes the higher of both for every number.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from models.assessment import Assessment, Reader, TierProbabilities
from models.languages import language_of, prepare
from models.lexicon import LexiconReader
from models.loading import Backend, open_reader

_LIKELY = 0.5


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
        return replace(_higher(answer, self._floor.read(text, context)), uncovered=language)


def open_covering(
    directory: Path, backend: Backend = "onnx", threads: int = 1, *, at_once: bool = True
) -> CoveringReader:
    """The model in `directory` with the floor beside it. Raises `models.errors.ModelError`.

    at_once: load the tables of languages now; False where the first answer is wanted sooner than the last.
    """
    if at_once:
        prepare()
    model = open_reader(directory, backend, threads)
    return CoveringReader(model, LexiconReader(), model.languages)


def _higher(model: Assessment, floor: Assessment) -> Assessment:
    """Every number the higher one; subject, evidence and `by` of whose tier is higher, else the model's."""
    leading, other = (floor, model) if _tier(floor) > _tier(model) else (model, floor)
    return replace(
        leading,
        tiers=TierProbabilities(
            max(model.tiers.amber, floor.tiers.amber),
            max(model.tiers.red, floor.tiers.red),
            max(model.tiers.crisis, floor.tiers.crisis),
        ),
        labels={label: max(p, floor.labels[label]) for label, p in model.labels.items()},
        level=tuple(max(both) for both in zip(model.level, floor.level, strict=True)),
        evidence=leading.evidence or other.evidence,
    )


def _tier(answer: Assessment) -> int:
    return sum(p >= _LIKELY for p in (answer.tiers.amber, answer.tiers.red, answer.tiers.crisis))
