"""Permissions as Discord computes them."""

from bot.sandbox.payloads import Json, overwrite, role
from bot.sandbox.permissions import ADMINISTRATOR, ALL, SEND, VIEW, granted

SERVER, STAFF, MUTED, USER = 1, 2, 3, 9
ROLES = [role(SERVER, "@everyone", 0, VIEW | SEND), role(STAFF, "staff", 1, 0), role(MUTED, "muted", 2, 0)]


def allowed(held: set[int], *overwrites: Json, roles: list[Json] = ROLES) -> int:
    return granted(SERVER, roles, held, overwrites, USER)


def test_everybody_has_what_everyone_has() -> None:
    assert allowed(set()) == VIEW | SEND


def test_a_role_opens_what_is_closed_to_everyone() -> None:
    hidden, shown = overwrite(SERVER, deny=VIEW), overwrite(STAFF, allow=VIEW)
    assert allowed(set(), hidden, shown) == 0
    assert allowed({STAFF}, hidden, shown) == VIEW | SEND


def test_of_two_roles_the_one_that_allows_wins() -> None:
    both = (overwrite(MUTED, deny=SEND), overwrite(STAFF, allow=SEND))
    assert not allowed({MUTED}, *both) & SEND
    assert allowed({MUTED, STAFF}, *both) & SEND


def test_what_is_said_of_a_person_beats_what_is_said_of_roles() -> None:
    person = {"id": str(USER), "type": 1, "allow": "0", "deny": str(SEND)}
    assert not allowed({STAFF}, overwrite(STAFF, allow=SEND), person) & SEND


def test_an_administrator_may_do_everything() -> None:
    roles = [*ROLES, role(4, "admin", 3, ADMINISTRATOR)]
    assert allowed({4}, overwrite(SERVER, deny=VIEW), roles=roles) == ALL
