"""Readers that behave as a test needs: each a real `Reader` of a few lines."""

import threading
from collections.abc import Callable, Sequence

from models.assessment import LABELS, Assessment, By, TierProbabilities


def answer(by: By = "model", amber: float = 0.1) -> Assessment:
    """An assessment that is calm unless told otherwise."""
    return Assessment(
        TierProbabilities(amber, min(amber, 0.05), min(amber, 0.01)),
        dict.fromkeys(LABELS, 0.0),
        {"self": 0.0, "other": 0.0, "none": 1.0},
        (0.0,) * 6,
        (),
        by,
    )


class PlainReader:
    """Answers at once, and remembers how often it was asked and from which threads."""

    def __init__(self, by: By = "model", react: Callable[[str], None] = lambda _text: None) -> None:
        self.by: By = by
        self.react = react
        self.read_count = 0
        self.threads: set[str] = set()

    def read(self, text: str, context: Sequence[str] = ()) -> Assessment:
        self.read_count += 1
        self.threads.add(threading.current_thread().name)
        self.react(text)
        return answer(self.by, 0.1 * len(context))


class SteadyReader:
    """Gives one answer to everything."""

    def __init__(self, said: Assessment) -> None:
        self.said = said

    def read(self, text: str, context: Sequence[str] = ()) -> Assessment:
        del text, context
        return self.said


class BlockedReader(PlainReader):
    """Reads only while `gate` is open; `entered` tells that a reading has begun."""

    def __init__(self) -> None:
        super().__init__()
        self.gate, self.entered = threading.Event(), threading.Event()

    def read(self, text: str, context: Sequence[str] = ()) -> Assessment:
        self.entered.set()
        self.gate.wait()
        return super().read(text, context)


class HangingReader(PlainReader):
    """Its next `hanging` readings end only once `release` is set; the others answer at once. `entered` counts them."""

    def __init__(self, hanging: int) -> None:
        super().__init__()
        self.hanging = hanging
        self.entered = threading.Semaphore(0)
        self.release = threading.Event()

    def read(self, text: str, context: Sequence[str] = ()) -> Assessment:
        self.hanging -= 1
        if self.hanging >= 0:
            self.entered.release()
            self.release.wait()
        return super().read(text, context)


def failing(kind: type[Exception] = RuntimeError) -> Callable[[str], None]:
    """A reaction that repeats the text in its exception, as libraries do."""

    def fail(text: str) -> None:
        raise kind(text)

    return fail
