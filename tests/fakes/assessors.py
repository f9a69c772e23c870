"""An assessor that answers by the plain word in a text, and can be told to break."""

import asyncio
from collections.abc import Callable, Sequence

from models.assessment import LABELS, Assessment, Span, TierProbabilities

_TIERS = {"crisis": (0.99, 0.99, 0.99), "red": (0.99, 0.99, 0.01), "amber": (0.99, 0.01, 0.01)}

_FOREIGN = {"ciao": "it", "hej": "sv"}


class WordAssessor:
    """A text with the word "crisis", "red" or "amber" is of that tier; all others are calm.

    One with "ciao" is in Italian, which is not covered, and one with "hej" in Swedish.

    seen: (text, context) of everything read, in order. broken: texts at which it raises, as a broken record would.
    """

    def __init__(self) -> None:
        self.seen: list[tuple[str, tuple[str, ...]]] = []
        self.broken: dict[str, int] = {}
        self._read = asyncio.Event()

    @property
    def texts(self) -> list[str]:
        return [text for text, _ in self.seen]

    async def assess(self, text: str, context: Sequence[str]) -> Assessment:
        self.seen.append((text, tuple(context)))
        self._read.set()
        if self.broken.get(text, 0) > 0:
            self.broken[text] -= 1
            raise RuntimeError(text)
        word = next((word for word in _TIERS if word in text), "")
        tiers = _TIERS.get(word, (0.01, 0.01, 0.01))
        labels = dict.fromkeys(LABELS, 0.01) | ({"distress": 0.9} if word else {})
        start = text.find(word)
        evidence = (Span(start, start + len(word), 1.0),) if word else ()
        subject = {"self": 1.0, "other": 0.0, "none": 0.0}
        foreign = next((code for greeting, code in _FOREIGN.items() if greeting in text), "")
        return Assessment(TierProbabilities(*tiers), labels, subject, (0.0,) * 6, evidence, "model", foreign)

    async def until(self, holds: Callable[[], bool], seconds: float = 10.0) -> None:
        """Wait until something holds, looking again after every reading."""
        async with asyncio.timeout(seconds):
            while not holds():
                self._read.clear()
                await self._read.wait()
