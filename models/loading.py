"""The one door to a reader; the backend is imported only when it is opened."""

from pathlib import Path
from typing import Literal, Protocol

from models.assessment import Reader

Backend = Literal["onnx", "torch"]
DEFAULT_MODEL = Path(__file__).parent / "weights" / "e5-small"


class MeasuredReader(Reader, Protocol):
    """A model, and the languages it was measured in."""

    @property
    def languages(self) -> tuple[str, ...]:
        """ISO 639-1 codes."""
        ...


def open_reader(directory: Path, backend: Backend = "onnx", threads: int = 1) -> MeasuredReader:
    """A reader for the model in `directory`. Raises `models.errors.ModelError` when it cannot be read."""
    if backend == "onnx":
        from models.onnx import OnnxReader  # noqa: PLC0415 - the other backend's users need no onnxruntime

        return OnnxReader(directory, threads)
    from models.torch import TorchReader  # noqa: PLC0415 - torch and transformers take seconds to import

    return TorchReader(directory, threads)
