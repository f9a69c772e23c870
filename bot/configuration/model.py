"""The shape of `lightkeeper.toml`: frozen, every key named, unknown keys refused.

Messages of the validators begin with "Input should be", as pydantic's own do: the rest is "what is allowed".
"""

import re
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictInt, StrictStr
from pydantic.types import Strict
from pydantic_core import PydanticCustomError

from models.assessment import LABELS

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def _discord_id(value: Any) -> int:
    """An id as a TOML string or integer → int. `True` is an int to Python, so the type is compared exactly."""
    text = str(value) if type(value) in (int, str) else ""
    if not re.fullmatch(r"[1-9][0-9]{14,18}", text):
        raise PydanticCustomError("discord_id", "Input should be a Discord id: 15 to 19 digits, as “Copy ID” gives")
    return int(text)


def _address(scheme: str, value: str) -> str:
    """A URL the token may be sent to: encrypted, unless it stays on this machine."""
    try:
        parts = urlsplit(value)
        safe = parts.scheme == f"{scheme}s" or (parts.scheme == scheme and parts.hostname in _LOOPBACK)
        fits = safe and bool(parts.hostname)
    except ValueError:
        fits = False
    if not fits:
        raise PydanticCustomError(
            "address",
            "Input should be an address that begins with {scheme}s:// ({scheme}:// only for this machine)",
            {"scheme": scheme},
        )
    return value


def _http(value: str) -> str:
    return _address("http", value).rstrip("/")


def _ws(value: str) -> str:
    return _address("ws", value)


def _country(value: str) -> str:
    if not re.fullmatch(r"([A-Z]{2})?", value):
        raise PydanticCustomError("country", "Input should be a country code of two capital letters, or empty")
    return value


def _label(value: str) -> str:
    if value not in LABELS:
        raise PydanticCustomError("label", "Input should be one of the labels: {labels}", {"labels": ", ".join(LABELS)})
    return value


Id = Annotated[int, BeforeValidator(_discord_id)]
Label = Annotated[StrictStr, AfterValidator(_label)]
Probability = Annotated[float, Strict(), Field(gt=0, le=1)]
Place = Annotated[StrictStr, Field(max_length=1024)]


class Section(BaseModel):
    """A table of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, hide_input_in_errors=True)


class ModelSettings(Section):
    """Which reader, and when the floor answers instead. An empty path is the model that ships."""

    path: Place = ""
    backend: Literal["onnx", "torch"] = "onnx"
    threads: Annotated[StrictInt, Field(ge=1, le=64)] = 1
    slow_after_ms: Annotated[StrictInt, Field(ge=50, le=60_000)] = 2000
    queue: Annotated[StrictInt, Field(ge=1, le=100_000)] = 256


class StorageSettings(Section):
    """The record: its file in the data folder, and how long it is kept."""

    database: Annotated[StrictStr, Field(min_length=1, max_length=1024)] = "lightkeeper.db"
    keep_days: Annotated[StrictInt, Field(ge=1, le=3650)] = 90
    key_file: Place = ""


class DiscordSettings(Section):
    """Where Discord is. Only the sandbox and tests change the addresses."""

    api_base: Annotated[StrictStr, AfterValidator(_http)] = "https://discord.com/api/v10"
    gateway_url: Annotated[StrictStr, AfterValidator(_ws)] = "wss://gateway.discord.gg/"
    token_file: Place = ""


class WatchSettings(Section):
    """How far one episode reaches, and how far back to catch up after an absence."""

    episode_hours: Annotated[float, Strict(), Field(gt=0, le=24 * 14)] = 12
    catch_up_messages: Annotated[StrictInt, Field(ge=0, le=10_000)] = 200
    catch_up_hours: Annotated[float, Strict(), Field(ge=0, le=24 * 14)] = 24


class LabelThreshold(Section):
    """From `at` on, this label alone lifts a message to `tier`."""

    at: Probability
    tier: Literal["amber", "red", "crisis"]


class TierThresholds(Section):
    """From which P(at least this tier) on; None keeps the value of the section above."""

    amber: Probability | None = None
    red: Probability | None = None
    crisis: Probability | None = None


class ThresholdSettings(TierThresholds):
    """Thresholds for the model, the floor's own, and those of single labels."""

    floor: TierThresholds = TierThresholds()
    labels: dict[Label, LabelThreshold] = Field(default_factory=dict)


class ChannelSettings(Section):
    """What is different in one watched channel."""

    id: Id
    thresholds: ThresholdSettings = ThresholdSettings()


class ServerSettings(Section):
    """One community: what is watched, who looks, where the queue is."""

    id: Id
    name: Annotated[StrictStr, Field(max_length=100)] = ""
    moderators_channel: Id
    leads_channel: Id | None = None
    moderator_roles: Annotated[tuple[Id, ...], Field(min_length=1)]
    on_call_role: Id | None = None
    watch: Annotated[tuple[Id, ...], Field(min_length=1)]
    shadow: StrictBool = False
    country: Annotated[StrictStr, AfterValidator(_country)] = ""
    channels: tuple[ChannelSettings, ...] = Field(default=(), alias="channel")


class FileSettings(Section):
    """The whole file."""

    model: ModelSettings = ModelSettings()
    storage: StorageSettings = StorageSettings()
    discord: DiscordSettings = DiscordSettings()
    watch: WatchSettings = WatchSettings()
    thresholds: ThresholdSettings = ThresholdSettings()
    servers: tuple[ServerSettings, ...] = Field(default=(), alias="server")
