"""Environment + `lightkeeper.toml` → frozen `Settings`; every problem at once, with file and line."""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr, ValidationError

from bot.configuration.coherence import incoherences
from bot.configuration.lines import key_lines, line_of
from bot.configuration.model import FileSettings, ServerSettings, TierThresholds
from bot.configuration.problems import Problem, SettingsError, from_validation
from bot.configuration.secrets import read_secret, wrong_keys
from bot.domain.decision import Tier
from bot.policy.decide import Thresholds
from models.loading import DEFAULT_MODEL

__all__ = ["Problem", "ServerSettings", "Settings", "SettingsError", "load"]

TOKEN = "DISCORD_TOKEN"  # noqa: S105  the name of a variable, not a token
TOKEN_FILE = "LIGHTKEEPER_TOKEN_FILE"  # noqa: S105  the name of a variable, not a token
KEY = "LIGHTKEEPER_KEY"
KEY_FILE = "LIGHTKEEPER_KEY_FILE"

DATA = "LIGHTKEEPER_DATA"
_EVEN = {Tier.AMBER: 0.5, Tier.RED: 0.5, Tier.CRISIS: 0.5}


class Settings(FileSettings):
    """Everything an admin decided. `token` and `key` are None where none is given, and never shown.

    key: one key, or several, one a line with the newest first.

    source: the file it was read from. data: the folder of everything Lightkeeper writes.
    model_tiers: the thresholds the model was calibrated for; they hold where the file names none.
    """

    source: Path
    data: Path
    model_tiers: Mapping[Tier, float]
    token: SecretStr | None = None
    key: SecretStr | None = None

    def server(self, server_id: int) -> ServerSettings | None:
        """The section of that server, or None where the bot was not told to work."""
        return next((server for server in self.servers if server.id == server_id), None)

    @property
    def database(self) -> Path:
        """The file of the record."""
        return self.data / self.storage.database

    @property
    def model_directory(self) -> Path:
        """The model that reads: the one named, or the one that ships."""
        return _model_directory(self)

    @property
    def episode_window(self) -> timedelta:
        """How long a further message of the same person joins the open case."""
        return timedelta(hours=self.watch.episode_hours)

    def thresholds_for(self, server_id: int, watched_id: int) -> Thresholds:
        """What holds in that channel: its own thresholds over the file's over those the model was made for."""
        layers = [self.thresholds]
        if server := self.server(server_id):
            layers += [channel.thresholds for channel in server.channels if channel.id == watched_id]
        labels = {name: rule for layer in layers for name, rule in layer.labels.items()}
        return Thresholds(
            tiers=_merge(self.model_tiers, layers),
            floor=_merge(_EVEN, [layer.floor for layer in layers]),
            labels={name: rule.at for name, rule in labels.items()},
            label_tiers={name: Tier.of(rule.tier) for name, rule in labels.items()},
        )


def load(config_path: Path, env: Mapping[str, str]) -> Settings:
    """Read the file at `config_path` and the secrets; `SettingsError` with every problem otherwise."""
    file = str(config_path)
    text = _read(config_path, file)
    raw = _parse(text, file)
    lines = key_lines(text)
    problems = incoherences(raw, file, lines)
    token = _token(
        _named(raw, "discord", "token_file"), env, (file, line_of(("discord", "token_file"), lines)), problems
    )
    key = _key(_named(raw, "storage", "key_file"), env, (file, line_of(("storage", "key_file"), lines)), problems)
    try:
        read = FileSettings.model_validate(raw)
    except ValidationError as error:
        problems += from_validation(error, FileSettings, file, lines)
        raise SettingsError(sorted(problems, key=lambda problem: problem.line or 0)) from None
    if problems:
        raise SettingsError(sorted(problems, key=lambda problem: problem.line or 0))
    return Settings.model_construct(
        **{name: getattr(read, name) for name in FileSettings.model_fields},
        source=config_path,
        data=Path(env.get(DATA) or "data"),
        model_tiers=_model_tiers(_model_directory(read)),
        token=token,
        key=key,
    )


def _model_directory(settings: FileSettings) -> Path:
    return Path(settings.model.path) if settings.model.path else DEFAULT_MODEL


def _model_tiers(directory: Path) -> dict[Tier, float]:
    """The defaults a model directory carries. One that cannot be read is told of when it is opened, not here."""
    try:
        given = json.loads((directory / "model.json").read_bytes())["thresholds"]
        return {tier: float(given[tier.word]) for tier in _EVEN}
    except (OSError, ValueError, KeyError, TypeError):
        return dict(_EVEN)


def _read(path: Path, file: str) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SettingsError([Problem(file, 1, "", "", f"cannot be read ({type(error).__name__})")]) from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError([Problem(file, line, "", "a byte that is not UTF-8", "save the file as UTF-8")]) from None


def _parse(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also integers and nesting beyond what Python takes
        at = re.search(r"\(at line (\d+)", str(error))
        line = int(at[1]) if at else text.count("\n") + 1 if "end of document" in str(error) else 1
        why = re.sub(r"\s*\(at .*\)$", "", str(error)) if isinstance(error, tomllib.TOMLDecodeError) else "too large"
        raise SettingsError([Problem(file, line, "", "", f"not valid TOML: {why}")]) from None


def _named(raw: dict[str, Any], section: str, key: str) -> str:
    """The file a key names, whatever else is wrong, so that its own problem is told with the others."""
    table = raw.get(section)
    value = table.get(key) if isinstance(table, dict) else None
    return value if isinstance(value, str) else ""


def _token(path: str, env: Mapping[str, str], at: tuple[str, int], problems: list[Problem]) -> SecretStr | None:
    by_env = env.get(TOKEN_FILE, "")
    named_by = ("environment", None, TOKEN_FILE) if by_env else (*at, "discord.token_file")
    return read_secret(env, TOKEN, by_env or path, named_by, problems)


def _key(path: str, env: Mapping[str, str], at: tuple[str, int], problems: list[Problem]) -> SecretStr | None:
    by_env = env.get(KEY_FILE, "")
    named_by = ("environment", None, KEY_FILE) if by_env else (*at, "storage.key_file")
    key = read_secret(env, KEY, by_env or path, named_by, problems)
    if key is not None:
        problems += wrong_keys(key, ("environment", None, KEY) if env.get(KEY, "").strip() else named_by)
    return key


def _merge(defaults: Mapping[Tier, float], layers: Sequence[TierThresholds]) -> dict[Tier, float]:
    merged = dict(defaults)
    for layer in layers:
        merged |= {tier: value for tier in merged if (value := getattr(layer, tier.word)) is not None}
    return merged
