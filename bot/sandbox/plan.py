"""What a sandbox server is made of: channels, roles, people. Planned from an admin's own configuration."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

ChannelKind = Literal["text", "forum"]
BOT_ID = 200000000000000001
OWNER_ID = 200000000000000002
BOT_ROLE_ID = 200000000000000003


@dataclass(frozen=True, slots=True)
class ChannelPlan:
    """One channel. `private`: for moderators only."""

    channel_id: int
    name: str
    kind: ChannelKind = "text"
    private: bool = False


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody one can speak as."""

    user_id: int
    name: str
    about: str
    roles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ServerPlan:
    """One community."""

    server_id: int
    name: str
    channels: tuple[ChannelPlan, ...]
    roles: Mapping[int, str]
    people: tuple[Persona, ...]


MEMBERS = (
    ("river", "quiet lately, hard months behind"),
    ("juniper", "always up for games and bad jokes"),
    ("sol", "two years into recovery, helps others"),
    ("wren", "new here, studies far from home"),
    ("moss", "night shifts, dry humour"),
    ("kit", "hot temper, soft heart"),
)
MODERATORS = (("marlow", "moderator on call"), ("ines", "moderator"), ("tam", "moderator"))


def people(moderator_roles: Sequence[int], on_call: int | None) -> tuple[Persona, ...]:
    """Six members and three moderators; the first moderator is on call."""
    base = 300000000000000000
    members = [Persona(base + i, name, about) for i, (name, about) in enumerate(MEMBERS, 1)]
    moderators = [
        Persona(base + 100 + i, name, about, (*moderator_roles[:1], *((on_call,) if on_call and i == 1 else ())))
        for i, (name, about) in enumerate(MODERATORS, 1)
    ]
    return (*members, *moderators)
