"""Progress is told to a terminal often, to a log rarely, and not at all when the work is short."""

import io
from collections.abc import Iterator

from bot.progress import shown


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def seconds(step: float) -> Iterator[float]:
    now = 0.0
    while True:
        yield now
        now += step


def test_items_pass_unchanged_and_short_work_is_silent() -> None:
    out = io.StringIO()
    clock = seconds(0.1)
    assert list(shown("abc", "letters", out, lambda: next(clock))) == ["a", "b", "c"]
    assert out.getvalue() == ""


def test_a_log_gets_a_line_now_and_then_and_one_at_the_end() -> None:
    out = io.StringIO()
    clock = seconds(10)
    list(shown(range(6), "letters", out, lambda: next(clock)))
    assert out.getvalue().splitlines() == ["3 letters, 0 a second", "6 letters, 0 a second", "6 letters, done"]


def test_a_terminal_gets_one_line_that_renews_itself() -> None:
    out = Terminal()
    clock = seconds(0.5)
    list(shown(range(2), "letters", out, lambda: next(clock)))
    assert out.getvalue() == "\r1 letters, 2 a second\x1b[K\r2 letters, 2 a second\x1b[K\r2 letters, done\x1b[K\n"


def test_nothing_to_do_is_nothing_to_tell() -> None:
    out = Terminal()
    assert list(shown((), "letters", out)) == []
    assert out.getvalue() == ""
