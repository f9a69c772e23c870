"""Whom a text pings, as far as `allowed_mentions` and permissions let it."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from bot.sandbox.errors import invalid_form
from bot.sandbox.payloads import Json

_USER = re.compile(r"<@!?(\d{1,20})>")
_ROLE = re.compile(r"<@&(\d{1,20})>")
_EVERYONE = re.compile(r"@(everyone|here)\b")
_MOST = 100


@dataclass(frozen=True, slots=True)
class Pings:
    """Ids of users and roles that are notified, and whether everybody is."""

    users: frozenset[int]
    roles: frozenset[int]
    everyone: bool


def pings(text: str, allowed: Json | None, *, replied_to: int | None, pingable: Collection[int], loud: bool) -> Pings:
    """Read the pings of a text. pingable: roles that anybody may mention. loud: the author may mention everyone.

    Without `allowed_mentions` everything written is a ping, and so is the author one replies to.
    """
    _check(allowed)
    users = {int(one) for one in _USER.findall(text)}
    roles = {int(one) for one in _ROLE.findall(text)}
    everyone = bool(_EVERYONE.search(text))
    replied = allowed is None
    if allowed is not None:
        parse = allowed.get("parse") or []
        users = users if "users" in parse else users & {int(one) for one in allowed.get("users") or []}
        roles = roles if "roles" in parse else roles & {int(one) for one in allowed.get("roles") or []}
        everyone = everyone and "everyone" in parse
        replied = bool(allowed.get("replied_user"))
    if replied and replied_to is not None:
        users.add(replied_to)
    roles = roles if loud else roles & set(pingable)
    return Pings(frozenset(users), frozenset(roles), everyone and loud)


def _check(allowed: Json | None) -> None:
    parse = (allowed or {}).get("parse") or []
    if not isinstance(parse, list) or not all(one in ("users", "roles", "everyone") for one in parse):
        raise invalid_form("allowed_mentions.parse", "BASE_TYPE_CHOICES", "Only users, roles and everyone.")
    for key in ("users", "roles"):
        named = (allowed or {}).get(key) or []
        if named and key in parse:
            said = f'parse:["{key}"] and {key}: [ids...] are mutually exclusive.'
            raise invalid_form("allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", said)
        if not isinstance(named, list) or not all(str(one).isdecimal() for one in named):
            raise invalid_form(f"allowed_mentions.{key}", "NUMBER_TYPE_COERCE", "These are not all snowflakes.")
        if len(named) > _MOST:
            raise invalid_form(f"allowed_mentions.{key}", "BASE_TYPE_MAX_LENGTH", "Must be 100 or fewer in length.")
