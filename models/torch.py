"""The second reader: any Hugging Face sequence-classification directory, through transformers and torch.

Beside the model stands `lightkeeper.json`, which says what its outputs mean here. For a model with the outputs
"calm", "sad" and "suicidal" of which exactly one is true:

    {
      "format": 1,
      "activation": "softmax",
      "max_tokens": 256,
      "context": false,
      "outputs": {
        "calm": {},
        "sad": {"tier": "amber", "labels": ["distress"], "subject": "self"},
        "suicidal": {"tier": "red", "labels": ["suicide", "distress"], "subject": "self", "level": 2}
      }
    }

With "softmax" the outputs that share a meaning are added up; with "sigmoid", where several may be true, the largest
counts. What no output speaks of has probability 0. With "context" the preceding messages are the second segment.
"languages" (["en"] where it is left out) names those the model is known to read; in others the floor reads too.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from models.assessment import LABELS, LEVELS, RISK_TIERS, Assessment, TierProbabilities
from models.errors import ModelError
from models.evidence import evidence, original_spans
from models.heads import CALM
from models.normalise import normalise

EVIDENCE_FROM = 0.2  # P(amber) below which nobody will ask why
OVERLAP = 32  # tokens shared by two windows of a long text
MEND = "see models/torch.py for what a model directory needs"


class _Meaning(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    tier: Literal["green", "amber", "red", "crisis"] = "green"
    labels: frozenset[str] = frozenset()
    subject: Literal["self", "other", "none"] = "none"
    level: int = Field(default=0, ge=0, le=LEVELS)


class _Map(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1]
    activation: Literal["sigmoid", "softmax"]
    max_tokens: int = Field(ge=64)
    context: bool
    outputs: dict[str, _Meaning]
    languages: tuple[str, ...] = ("en",)


class TorchReader:
    """Reads with the model in `directory`. Importing this class is light; making one imports torch."""

    def __init__(self, directory: Path, threads: int = 1) -> None:
        self._map = _read_map(directory / "lightkeeper.json")
        try:
            import torch  # noqa: PLC0415 - seconds to import, and only in the train extra
            from transformers import AutoModelForSequenceClassification, AutoTokenizer  # noqa: PLC0415 - same
        except ImportError as error:
            raise ModelError("the torch backend is not installed: pip install 'lightkeeper[train]'") from error
        torch.set_num_threads(threads)
        self._torch = torch
        try:
            self._tokenizer: Any = AutoTokenizer.from_pretrained(directory, local_files_only=True)
            model: Any = AutoModelForSequenceClassification.from_pretrained(directory, local_files_only=True)
        # transformers raises many types (OSError, ValueError, its own, safetensors') for a directory it cannot read.
        except Exception as error:
            raise ModelError(f"cannot open the model in {directory}: {type(error).__name__}; {MEND}") from error
        self._model: Any = model.eval()
        names = {name for _, name in sorted(self._model.config.id2label.items())}
        if names != set(self._map.outputs):
            raise ModelError(f"{directory}/lightkeeper.json names other outputs than the model has: {MEND}")
        self._meanings = [self._map.outputs[name] for _, name in sorted(self._model.config.id2label.items())]

    @property
    def languages(self) -> tuple[str, ...]:
        """Those the model is known to read."""
        return self._map.languages

    def read(self, text: str, context: Sequence[str] = ()) -> Assessment:
        """The whole of `text`, in windows if long, after `context` if the model reads any; blank text is calm."""
        plain = normalise(text)
        if not plain.text.strip():
            return CALM
        before = [normalise(line).text for line in context] if self._map.context else []
        answer = self._answer(plain.text, before)
        if answer.tiers.amber < EVIDENCE_FROM:
            return answer
        tier = next(name for name in reversed(RISK_TIERS) if name == "amber" or getattr(answer.tiers, name) >= 0.5)  # noqa: PLR2004 - more likely than not
        found = evidence(
            plain.text,
            getattr(answer.tiers, tier),
            lambda part: float(getattr(self._answer(part, before).tiers, tier)),
        )
        return replace(answer, evidence=original_spans(found, plain, text))

    def _answer(self, text: str, context: Sequence[str]) -> Assessment:
        shares = self._outputs(text, context)

        def chance(fits: Callable[[_Meaning], bool]) -> float:
            chosen = [share for share, meaning in zip(shares, self._meanings, strict=True) if fits(meaning)]
            together = sum(chosen) if self._map.activation == "softmax" else max(chosen, default=0.0)
            return min(1.0, float(together))

        tiers = {tier: RISK_TIERS[at:] for at, tier in enumerate(RISK_TIERS)}
        own, other = chance(lambda m: m.subject == "self"), chance(lambda m: m.subject == "other")
        nobody = max(0.0, 1.0 - own - other)
        whole = own + other + nobody
        return Assessment(
            tiers=TierProbabilities(**{tier: chance(lambda m, up=up: m.tier in up) for tier, up in tiers.items()}),  # type: ignore[misc]  # a default pins the loop's value
            labels={label: chance(lambda m, label=label: label in m.labels) for label in LABELS},  # type: ignore[misc]  # same
            subject={"self": own / whole, "other": other / whole, "none": nobody / whole},
            level=tuple(chance(lambda m, at=at: m.level >= at) for at in range(1, LEVELS + 1)),  # type: ignore[misc]  # same
            evidence=(),
            by="model",
        )

    def _outputs(self, text: str, context: Sequence[str]) -> list[float]:
        """One probability per output, of the most risky window."""
        second = f" {self._tokenizer.sep_token} ".join(context)
        tail = self._tokenizer.encode(second, add_special_tokens=False)[-self._map.max_tokens // 3 :]
        encoded = self._tokenizer(
            text,
            self._tokenizer.decode(tail) if tail else None,
            truncation="only_first",
            max_length=self._map.max_tokens,
            stride=OVERLAP,
            return_overflowing_tokens=True,
        )
        rows = []
        with self._torch.inference_mode():
            for window in range(len(encoded["input_ids"])):
                keys = [key for key in encoded if key != "overflow_to_sample_mapping"]
                feed = {key: self._torch.tensor([encoded[key][window]]) for key in keys}
                logits = self._model(**feed).logits[0].double()
                rows.append(logits.sigmoid() if self._map.activation == "sigmoid" else logits.softmax(-1))
        # Of a long text the most risky window answers: mixed from several, its shares would not add up to one.
        at_risk = self._torch.tensor([meaning.tier != "green" for meaning in self._meanings])
        return [float(p) for p in max(rows, key=lambda row: float((row * at_risk).sum()))]


def _read_map(path: Path) -> _Map:
    try:
        found = _Map.model_validate_json(path.read_bytes())
    except OSError as error:
        raise ModelError(f"cannot read {path}: {error.strerror or error}; {MEND}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the whole file"
        raise ModelError(f"{path}: {where}: {first['msg']}; {MEND}") from error
    unknown = sorted({label for meaning in found.outputs.values() for label in meaning.labels} - set(LABELS))
    if unknown:
        raise ModelError(f"{path}: unknown labels {', '.join(unknown)}; allowed: {', '.join(LABELS)}")
    return found
