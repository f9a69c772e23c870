"""Who may do what where, as Discord computes it: the roles, then what the channel allows and denies."""

from collections.abc import Collection, Iterable

from bot.sandbox.payloads import Json

ADMINISTRATOR, ADD_REACTIONS, VIEW, SEND = 1 << 3, 1 << 6, 1 << 10, 1 << 11
MANAGE_MESSAGES, EMBED_LINKS, ATTACH_FILES, READ_HISTORY = 1 << 13, 1 << 14, 1 << 15, 1 << 16
MENTION_EVERYONE, USE_COMMANDS, MANAGE_THREADS = 1 << 17, 1 << 31, 1 << 34
CREATE_PUBLIC_THREADS, CREATE_PRIVATE_THREADS, SEND_IN_THREADS = 1 << 35, 1 << 36, 1 << 38
ALL = (1 << 53) - 1

EVERYONE = (
    VIEW | SEND | READ_HISTORY | EMBED_LINKS | ATTACH_FILES | ADD_REACTIONS | USE_COMMANDS
    | CREATE_PUBLIC_THREADS | CREATE_PRIVATE_THREADS | SEND_IN_THREADS
)  # fmt: skip
MODERATOR = MANAGE_MESSAGES | MANAGE_THREADS
BOT = VIEW | SEND | READ_HISTORY | EMBED_LINKS | SEND_IN_THREADS
"""No more than docs/operating.md asks an admin for."""

_ROLE, _MEMBER = 0, 1


def granted(server_id: int, roles: Iterable[Json], held: Collection[int], overwrites: Iterable[Json], user: int) -> int:
    """What somebody who holds the roles `held` may do in a channel with these overwrites; nothing if they may not look.

    server_id: also the id of @everyone. overwrites: those of a thread are its channel's.
    """
    bits = 0
    for role in roles:
        if int(role["id"]) in {server_id, *held}:
            bits |= int(role["permissions"])
    if bits & ADMINISTRATOR:
        return ALL
    found = list(overwrites)
    for ids, kind in (({server_id}, _ROLE), (set(held), _ROLE), ({user}, _MEMBER)):
        mine = [one for one in found if one["type"] == kind and int(one["id"]) in ids]
        for one in mine:
            bits &= ~int(one["deny"])
        for one in mine:
            bits |= int(one["allow"])
    return bits if bits & VIEW else 0
