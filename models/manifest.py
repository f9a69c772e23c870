"""`model.json`: what a model directory holds, checked before anything in it is trusted."""

import hashlib
import json
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from models.assessment import LABELS, LEVELS, RISK_TIERS, SUBJECTS
from models.errors import ModelError

FORMAT = 1
NAMES = {
    "tier": RISK_TIERS,
    "labels": LABELS,
    "subject": SUBJECTS,
    "level": tuple(str(at) for at in range(1, LEVELS + 1)),
}
MEND = "reinstall Lightkeeper, or export the model again with lightkeeper-train"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Caps(_Frozen):
    """Tokens of one window: of the text, of the context, and shared by two neighbouring windows of the text.

    sentence: tokens of the small windows in which a longer text is read again, sentence by sentence; 0 for none.
    """

    text: int
    context: int
    overlap: int
    sentence: int = 0


class Thresholds(_Frozen):
    """Default P(at least this tier) from which the tier is given."""

    amber: float
    red: float
    crisis: float


Positive = Annotated[float, Field(gt=0.0)]


class Temperatures(_Frozen):
    """What turns logits into probabilities: each head's are divided by its temperature.

    Those of amber, red and crisis are then, each by itself, multiplied by its slope and shifted by its bias.
    """

    tier: Positive = 1.0
    labels: Positive = 1.0
    subject: Positive = 1.0
    level: Positive = 1.0
    tier_slopes: tuple[Positive, Positive, Positive] = (1.0, 1.0, 1.0)
    tier_biases: tuple[float, float, float] = (0.0, 0.0, 0.0)


class Manifest(_Frozen):
    """The whole of `model.json`. `heads` gives the outputs' names in their order; `files` their SHA-256.

    `languages`: ISO 639-1 codes of those the model was measured in.
    """

    format: int
    name: str
    base: str
    licence: str
    date: str
    recipe: str
    heads: dict[str, tuple[str, ...]]
    caps: Caps
    temperatures: Temperatures
    thresholds: Thresholds
    files: dict[str, str]
    languages: tuple[str, ...] = ("en",)


def read_manifest(directory: Path) -> Manifest:
    """The manifest of `directory`, after every file it lists was found whole. Raises `ModelError`."""
    path = directory / "model.json"
    try:
        manifest = Manifest.model_validate_json(path.read_bytes())
    except OSError as error:
        raise ModelError(f"cannot read {path}: {error.strerror or error}; {MEND}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the whole file"
        raise ModelError(f"{path} is not a model description ({where}: {first['msg']}); {MEND}") from error
    if manifest.format != FORMAT or manifest.heads != NAMES:
        raise ModelError(f"{path} has format {manifest.format} or other heads than this version reads; {MEND}")
    for name, expected in manifest.files.items():
        _check(directory / name, expected)
    return manifest


def write_manifest(directory: Path, manifest: Manifest) -> None:
    """Write `manifest` as the `model.json` of `directory`."""
    text = json.dumps(manifest.model_dump(), indent=2, ensure_ascii=False)
    (directory / "model.json").write_text(f"{text}\n", encoding="utf-8")


def sha256(path: Path) -> str:
    """Of the file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check(path: Path, expected: str) -> None:
    try:
        found = sha256(path)
    except OSError as error:
        raise ModelError(f"cannot read {path}: {error.strerror or error}; {MEND}") from error
    if found != expected:
        raise ModelError(f"{path} is damaged or not the file model.json describes (SHA-256 differs); {MEND}")
