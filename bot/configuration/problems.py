"""What is wrong with a configuration, in words an admin can act on: where, what was found, what is allowed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.configuration.lines import Path, line_of
from models.assessment import LABELS

_SHOWN = 40
_SECRET = re.compile(r"[\w+/=-]{18,}\.[\w-]{4,}\.[\w-]{20,}|[\w-]{43}=")
"""The shapes of a Discord token and of a note key: whoever pasted one in the wrong place shall not see it logged."""
_ELSEWHERE = {
    "token": "the token never stands in this file: set DISCORD_TOKEN, or discord.token_file",
    "key": "the key never stands in this file: set LIGHTKEEPER_KEY, or storage.key_file",
    "secret": "secrets never stand in this file: see discord.token_file and storage.key_file",
    "password": "secrets never stand in this file: see discord.token_file and storage.key_file",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `line` is from 1, or None for the environment; no value of a secret is ever in it."""

    file: str
    line: int | None
    key: str
    found: str
    allowed: str

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        found = f"found {self.found}; " if self.found else ""
        return f"{where}: {self.key + ': ' if self.key else ''}{found}{self.allowed}"


class SettingsError(Exception):
    """The configuration cannot be used. `problems` holds every one that was found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def shown(value: Any) -> str:
    """A value as it may be shown: short, and never something that looks like a secret."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    text = str(value).lower() if isinstance(value, bool) else repr(value) if isinstance(value, str) else str(value)
    if _SECRET.search(text):
        return "something that looks like a secret (not shown)"
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def from_validation(error: ValidationError, root: type[BaseModel], file: str, lines: dict[Path, int]) -> list[Problem]:
    """Every complaint of pydantic as a `Problem`."""
    return [_translate(item, root, file, lines) for item in error.errors(include_url=False)]


def _translate(item: ErrorDetails, root: type[BaseModel], file: str, lines: dict[Path, int]) -> Problem:
    path = tuple(part for part in item["loc"] if part != "[key]")
    line, key = line_of(path, lines), dotted(path)
    if item["type"] == "extra_forbidden":
        return Problem(file, line, key, "", _unknown(str(path[-1]), _keys(root, path[:-1])))
    if item["type"] == "label":
        return Problem(file, line, key, "", _unknown(str(path[-1]), LABELS))
    allowed = item["msg"].removeprefix("Input should be ").removeprefix("Value should have ")
    if item["type"] == "missing":
        return Problem(file, line, key, "", "is missing and has no default")
    if item["type"] == "too_short":
        allowed = "at least one"
    return Problem(file, line, key, shown(item["input"]), f"allowed: {allowed}")


def _unknown(name: str, known: Sequence[str]) -> str:
    for word, advice in _ELSEWHERE.items():
        if word in name.lower() and name not in known:
            return f"unknown key; {advice}"
    close = get_close_matches(name, known, n=1)
    hint = f"did you mean “{close[0]}”?" if close else f"allowed here: {', '.join(known)}"
    return f"unknown key; {hint}"


def _keys(root: type[BaseModel], path: Path) -> list[str]:
    """The names allowed in the table at `path`."""
    here = root
    for part in path:
        field = next((f for name, f in here.model_fields.items() if part in (name, f.alias)), None)
        inner = _model_in(field.annotation) if field else None
        here = inner or here
    return [field.alias or name for name, field in here.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The section inside `annotation`: itself, or the one a tuple or dict holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for inner in get_args(annotation) if (model := _model_in(inner))), None)


def dotted(path: Path) -> str:
    """("server", 0, "id") → "server[1].id", counting as people do."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text
