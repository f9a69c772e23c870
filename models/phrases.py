"""The floor's second sense: short phrases with learnt weights, for what no rule was written for.

One to three words of the plain line (`models.words`) are looked up by a hash of their letters; the weights of those
that are known are added up, for the same outputs as the network's (`models.heads`). No model library is needed, and
no phrase can be read back from the file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from zipfile import BadZipFile
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from models.assessment import RANKS, Assessment, Span
from models.errors import ModelError
from models.heads import CALM, TIER, WIDTH, Logits, assessment
from models.manifest import MEND, Temperatures
from models.normalise import NormalisedText, normalise
from models.words import Line, line_of

LONGEST = 3  # words of a phrase
WINDOW, STRIDE = 40, 20  # words of a longer text that are weighed together, so that no clause drowns
FEWEST = 4  # phrases by which a sum is divided at least, so that one word alone decides little
SPANS = 3
_PLAIN = Temperatures()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a line: its key, and the characters of the line it stands in."""

    key: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Weights:
    """keys: of phrases, rising (n). values: n × `WIDTH`. bias: `WIDTH`. cuts: P that gives amber, red, crisis."""

    keys: NDArray[np.uint32]
    values: NDArray[np.float32]
    bias: NDArray[np.float32]
    cuts: NDArray[np.float32]

    def save(self, path: Path) -> None:
        """As small as it ships: eight bits for a weight, with one scale for each output."""
        scale = np.maximum(np.abs(self.values).max(axis=0), 1e-6) / 127
        whole = np.round(self.values / scale).astype(np.int8)
        np.savez_compressed(path, keys=self.keys, values=whole, scale=scale, bias=self.bias, cuts=self.cuts)

    @classmethod
    def load(cls, path: Path) -> "Weights":
        """What `save` wrote. Raises `ModelError`."""
        try:
            with np.load(BytesIO(path.read_bytes()), allow_pickle=False) as file:
                found = cls(file["keys"], file["values"] * file["scale"], file["bias"], file["cuts"])
        except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
            raise ModelError(f"cannot read the floor's phrases in {path} ({type(error).__name__}); {MEND}") from error
        shapes = (found.values.shape, found.bias.shape, found.cuts.shape)
        if shapes != ((len(found.keys), WIDTH), (WIDTH,), (3,)):
            raise ModelError(f"{path} holds no weights for phrases of this version; {MEND}")
        return found


class PhraseReader:
    """Reads by weighted phrases alone. A `models.assessment.Reader`; its tiers are ranks, as the lexicon's."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    def read(self, text: str, context: Sequence[str] = ()) -> Assessment:
        """Read `text`; the context is not looked at. Never raises for a str."""
        del context
        plain = normalise(text)
        line = line_of(plain.text)
        logits, found = self.weigh(line)
        answer = assessment(logits, _PLAIN)
        tiers = np.array([answer.tiers.amber, answer.tiers.red, answer.tiers.crisis])
        tier = int(np.max(np.arange(1, 4) * (tiers >= self._weights.cuts)))
        if not tier:
            return CALM_FLOOR
        return Assessment(
            tiers=RANKS[tier],
            labels=answer.labels,
            subject=answer.subject,
            level=answer.level,
            evidence=tuple(self._evidence(found, line, plain, TIER.start + tier - 1)),
            by="floor",
        )

    def weigh(self, line: Line) -> tuple[Logits, list[tuple[Phrase, int]]]:
        """The outputs of the riskiest window, and its known phrases with their rows."""
        best: tuple[Logits, list[tuple[Phrase, int]]] = (self._weights.bias, [])
        for number, window in enumerate(windows(line)):
            known = list(self._known(window))
            rows = self._weights.values[[row for _, row in known]]
            logits: Logits = rows.sum(axis=0) * share(len(known)) + self._weights.bias
            if not number or logits[TIER].sum() > best[0][TIER].sum():
                best = (logits, known)
        return best

    def _known(self, window: Sequence[Phrase]) -> Iterator[tuple[Phrase, int]]:
        keys = self._weights.keys
        if not len(keys):
            return
        places = np.minimum(np.searchsorted(keys, [phrase.key for phrase in window]), len(keys) - 1)
        seen: set[int] = set()
        for phrase, place in zip(window, places.tolist(), strict=True):
            if keys[place] == phrase.key and place not in seen:
                seen.add(place)
                yield phrase, place

    def _evidence(
        self, found: Sequence[tuple[Phrase, int]], line: Line, plain: NormalisedText, output: int
    ) -> Iterator[Span]:
        """The phrases that weigh most for that output, never overlapping, each with its share."""
        weighed = [(float(self._weights.values[row, output]), phrase) for phrase, row in found]
        weighed.sort(key=lambda pair: (-pair[0], pair[1].start))
        whole = sum(weight for weight, _ in weighed if weight > 0)
        taken: list[Span] = []
        for weight, phrase in weighed:
            start, end = plain.original_span(*line.span(phrase.start, phrase.end))
            if weight > 0 and start < end and all(end <= one.start or one.end <= start for one in taken):
                taken.append(Span(start, end, weight / whole))
                yield taken[-1]
            if len(taken) == SPANS:
                return


CALM_FLOOR = Assessment(CALM.tiers, CALM.labels, CALM.subject, CALM.level, (), "floor")


def share(count: int) -> float:
    """By what the weights of `count` phrases are multiplied: long texts hold more of everything."""
    return float(1 / np.sqrt(max(FEWEST, count)))


def windows(line: Line) -> Iterator[list[Phrase]]:
    """The phrases of a line, `WINDOW` words at a time; "^" and "$" stand for its two ends."""
    words = line.text.split(" ")
    starts = list(accumulate((len(word) + 1 for word in words), initial=0))
    for first in range(0, max(1, len(words) - STRIDE), STRIDE):
        last = min(first + WINDOW, len(words))
        signs = ["^"] * (first == 0) + words[first:last] + ["$"] * (last == len(words))
        shift = first - (first == 0)
        yield [
            Phrase(
                crc32(" ".join(signs[at : at + size]).encode()),
                starts[max(first, at + shift)],
                starts[min(last, at + shift + size)] - 1,
            )
            for size in range(1, LONGEST + 1)
            for at in range(len(signs) - size + 1)
            if signs[at : at + size] not in (["^"], ["$"])
        ]
