"""The fast reader: onnxruntime and tokenizers, one message at a time.

A message is never batched with others: dynamic int8 scales would make its score depend on its neighbours.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
import onnxruntime  # type: ignore[import-untyped]  # ships no types

from models.assessment import Assessment
from models.encoding import Encoder, Window
from models.errors import ModelError
from models.evidence import Range, evidence, original_spans
from models.heads import CALM, Logits, assessment, merge_windows
from models.lexicon import LexiconReader
from models.manifest import MEND, Thresholds, read_manifest
from models.normalise import normalise
from models.second_opinion import reconsidered

EVIDENCE_FROM = 0.2  # P(amber) below which nobody will ask why


class OnnxReader:
    """Reads with the model in `directory` (`model.json`, `model.onnx`, `tokenizer.json`). Raises `ModelError`."""

    def __init__(self, directory: Path, threads: int = 1) -> None:
        self.manifest = read_manifest(directory)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        caps = self.manifest.caps
        self._rules = LexiconReader()
        try:
            self._session = onnxruntime.InferenceSession(
                directory / "model.onnx", options, providers=["CPUExecutionProvider"]
            )
            self._encoder = Encoder(
                directory / "tokenizer.json", caps.text, caps.context, caps.overlap, sentence_cap=caps.sentence
            )
        # onnxruntime and tokenizers raise their own types and bare Exception for a file they cannot read.
        except Exception as error:
            raise ModelError(f"cannot open the model in {directory}: {type(error).__name__}; {MEND}") from error

    @property
    def languages(self) -> tuple[str, ...]:
        """Those the model was measured in."""
        return self.manifest.languages

    def read(self, text: str, context: Sequence[str] = ()) -> Assessment:
        """The whole of `text` (longer ones in overlapping windows) after `context`; blank text is calm."""
        plain = normalise(text)
        if not plain.text.strip():
            return CALM
        before = [normalise(line).text for line in context]
        windows = self._encoder.windows(plain.text, before)
        rows = np.concatenate([self._run(window) for window in windows])
        limits = self.manifest.thresholds
        answer = reconsidered(
            assessment(merge_windows(rows), self.manifest.temperatures),
            (limits.amber, limits.red, limits.crisis),
            lambda: self._rules.read(text, context),
        )
        if answer.tiers.amber < EVIDENCE_FROM:
            return answer
        tier = _decisive(answer, limits)
        strongest = int(rows[:, tier].argmax())
        found = self._explain(plain.text, windows[strongest], float(rows[strongest, tier]), before, tier)
        return replace(answer, evidence=original_spans(found, plain, text))

    def logits(self, text: str, context: Sequence[str] = ()) -> Logits:
        """The network's own merged row for `text`, before temperatures: what calibration needs."""
        windows = self._encoder.windows(normalise(text).text, [normalise(line).text for line in context])
        return merge_windows(np.concatenate([self._run(window) for window in windows]))

    def _explain(
        self, text: str, window: Window, whole: float, before: Sequence[str], tier: int
    ) -> list[tuple[Range, float]]:
        """The clauses of the most risky window, as ranges of the normalised `text`."""

        def score(part: str) -> float:
            return float(self._run(self._encoder.windows(part, before)[0])[0, tier])

        found = evidence(text[window.start : window.end], whole, score)
        return [((start + window.start, end + window.start), weight) for (start, end), weight in found]

    def _run(self, window: Window) -> Logits:
        feed = {"ids": np.array([window.ids], np.int64), "types": np.array([window.types], np.int64)}
        return cast("Logits", self._session.run(None, feed)[0])


def _decisive(answer: Assessment, thresholds: Thresholds) -> int:
    """Which tier's output to explain: the highest one given, else amber."""
    if answer.tiers.crisis >= thresholds.crisis:
        return 2
    return 1 if answer.tiers.red >= thresholds.red else 0
