"""`lightkeeper score`: JSON Lines from files or stdin, through the model, to stdout, line by line."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path

from bot.progress import shown
from bot.score import score_lines
from bot.settings import Settings
from models.covering import open_covering
from models.errors import ModelError

_OK, _PROBLEMS, _USAGE = 0, 1, 2


def score_files(files: Sequence[str], settings: Settings) -> int:
    """Score every line of `files` (none, or "-": stdin) with the configured model and thresholds; the exit code."""
    try:
        reader = open_covering(settings.model_directory, settings.model.backend, settings.model.threads, at_once=False)
    except ModelError as error:
        return _refuse(str(error))
    code = _OK
    try:
        for answer in shown(score_lines(_lines(files or ["-"]), reader, settings.thresholds_for(0, 0)), "messages"):
            # An escaped half of a surrogate pair may come in; JSON takes it back escaped.
            sys.stdout.buffer.write(answer.encode("utf-8", "backslashreplace") + b"\n")
            sys.stdout.buffer.flush()
            code = _PROBLEMS if answer.startswith('{"error"') else code
    except BrokenPipeError:  # the reader of our output has seen enough: no concern of the files
        raise
    except OSError as error:
        return _refuse(f"{error.filename} cannot be read ({type(error).__name__})")
    return code


def _lines(files: Sequence[str]) -> Iterator[str]:
    """Bytes that are no UTF-8 become replacement characters, so that they spoil no more than their own line."""
    for name in files:
        with nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as stream:
            for line in stream:
                yield line.decode("utf-8-sig", "replace")


def _refuse(sentence: str) -> int:
    print(f"lightkeeper: {sentence}", file=sys.stderr)  # noqa: T201  a command speaks
    return _USAGE
