"""Rules between keys, looked for in the raw file so that they are told together with every other problem."""

from collections.abc import Iterator
from typing import Any

from bot.configuration.lines import Path, line_of
from bot.configuration.problems import Problem, dotted, shown


def incoherences(raw: dict[str, Any], file: str, lines: dict[Path, int]) -> list[Problem]:
    """Every contradiction between keys of `raw`, however broken `raw` is otherwise."""
    return [
        Problem(file, line_of(path, lines), dotted(path), shown(value), why)
        for path, value, why in (*_torch_needs_a_path(raw), *_servers(raw))
    ]


Finding = tuple[Path, Any, str]


def _torch_needs_a_path(raw: dict[str, Any]) -> Iterator[Finding]:
    model = _table(raw.get("model"))
    if model.get("backend") == "torch" and not model.get("path"):
        yield ("model", "backend"), "torch", "needs model.path, a Hugging Face model directory"


def _servers(raw: dict[str, Any]) -> Iterator[Finding]:
    sections: dict[str, Path] = {}
    owners: dict[str, Path] = {}  # apart from the sections: an old server's first channel bears the server's own id
    for index, server in enumerate(_list(raw.get("server"))):
        here: Path = ("server", index)
        table = _table(server)
        yield from _taken((*here, "id"), table.get("id"), sections, "this server already has a section")
        yield from _watched(here, table, owners)
        yield from _queue_is_apart(here, table)
        yield from _overrides(here, table)


def _watched(here: Path, server: dict[str, Any], owners: dict[str, Path]) -> Iterator[Finding]:
    for position, channel in enumerate(_list(server.get("watch"))):
        yield from _taken((*here, "watch", position), channel, owners, "this channel is already watched")


def _taken(path: Path, value: Any, owners: dict[str, Path], why: str) -> Iterator[Finding]:
    if type(value) not in (int, str):
        return
    first = owners.setdefault(str(value), path)
    if first is not path:
        yield path, value, f"{why}, by {dotted(first)}"


def _queue_is_apart(here: Path, server: dict[str, Any]) -> Iterator[Finding]:
    """The bot's own cards must not be read as messages, nor shown where members are."""
    watched = {str(channel) for channel in _list(server.get("watch"))}
    for key in ("moderators_channel", "leads_channel"):
        value = server.get(key)
        if value is not None and str(value) in watched:
            yield (*here, key), value, "is a watched channel; review cards belong where members cannot see them"


def _overrides(here: Path, server: dict[str, Any]) -> Iterator[Finding]:
    watched = {str(channel) for channel in _list(server.get("watch"))}
    seen: dict[str, Path] = {}
    for index, channel in enumerate(_list(server.get("channel"))):
        path: Path = (*here, "channel", index, "id")
        value = _table(channel).get("id")
        if type(value) in (int, str) and str(value) not in watched:
            yield path, value, f"is not in {dotted((*here, 'watch'))}, so it would change nothing"
        yield from _taken(path, value, seen, "this channel already has a section")


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
