"""On which line of a TOML text each key stands. tomllib knows but does not tell.

A text that tomllib refuses still gives some answer here; a key inside an inline table or array has the line of
the key that holds it (see `line_of`).
"""

import re
from collections.abc import Mapping, Sequence

Path = tuple[str | int, ...]

_PART = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|'[^']*')"""
_DOTTED = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_DOTTED})\s*\]")
_KEY = re.compile(rf"\s*({_DOTTED})\s*=")
_TOKEN = re.compile(r"""\"{3}|'{3}|"(?:\\.|[^"\\])*"|'[^']*'|#.*|[\[\]{}]""")


def key_lines(text: str) -> dict[Path, int]:
    """Path of each table and key (array members by index, as pydantic's `loc`) → its line, from 1."""
    found: dict[Path, int] = {(): 1}
    counts: dict[Path, int] = {}
    table: Path = ()
    depth, quote = 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        rest = line
        if not depth and not quote:
            if header := _HEADER.match(line):
                table = _table(_names(header[2]), header[1] == "[[", counts)
                found.setdefault(table, number)
                continue
            if key := _KEY.match(line):
                _note(found, table, _names(key[1]), number)
                rest = line[key.end() :]
        depth, quote = _after(rest, depth, quote)
    return found


def line_of(path: Sequence[str | int], lines: Mapping[Path, int]) -> int:
    """The line of `path`, else of the nearest table or key around it."""
    here = tuple(path)
    while here not in lines:
        here = here[:-1]
    return lines[here]


def _names(dotted: str) -> list[str]:
    return [part.strip("\"'") for part in re.findall(_PART, dotted)]


def _table(names: list[str], appends: bool, counts: dict[Path, int]) -> Path:
    """The path a header opens; `[[name]]` counts up, and the newest member of an array is the one gone into."""
    path: Path = ()
    for position, name in enumerate(names):
        path = (*path, name)
        if appends and position == len(names) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _note(found: dict[Path, int], table: Path, names: list[str], number: int) -> None:
    for end in range(1, len(names) + 1):
        found.setdefault((*table, *names[:end]), number)


def _after(rest: str, depth: int, quote: str) -> tuple[int, str]:
    """Open brackets and an open multi-line string after `rest`."""
    while rest:
        if quote:
            before, _, rest = rest.partition(quote)
            quote = "" if len(before) < len(before + _) else quote
            continue
        token = _TOKEN.search(rest)
        if token is None:
            break
        rest = rest[token.end() :]
        if token[0] in ('"""', "'''"):
            quote = token[0]
        depth = max(0, depth + (token[0] in "[{") - (token[0] in "]}"))
    return depth, quote
