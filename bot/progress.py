"""Progress of long work, on stderr: a line that renews itself for a person, a line now and then for a log."""

import sys
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import TextIO, TypeVar

_T = TypeVar("_T")

_RENEW_AFTER, _TELL_AFTER = 0.5, 30.0
"""Seconds between two tellings to a terminal, and to anything else."""


def shown(
    items: Iterable[_T], word: str, stream: TextIO | None = None, clock: Callable[[], float] = monotonic
) -> Iterator[_T]:
    """`items`, while telling how many have been taken and how many a second. Short work on no terminal is silent."""
    out = stream or sys.stderr
    terminal = out.isatty()
    began = told = clock()
    count = 0
    for count, item in enumerate(items, 1):
        yield item
        now = clock()
        if now - told >= (_RENEW_AFTER if terminal else _TELL_AFTER):
            told = now
            _tell(out, terminal, f"{count} {word}, {count / (now - began):.0f} a second")
    if told > began:
        _tell(out, terminal, f"{count} {word}, done")
        out.write("\n" if terminal else "")


def _tell(out: TextIO, terminal: bool, text: str) -> None:
    out.write(f"\r{text}\x1b[K" if terminal else f"{text}\n")
    out.flush()
