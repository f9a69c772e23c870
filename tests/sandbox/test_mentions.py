"""Whom a text pings."""

import pytest

from bot.sandbox.errors import ApiError
from bot.sandbox.mentions import Pings, pings
from bot.sandbox.payloads import Json

TEXT = "<@1> <@!2> <@&3> <@&4> @here"


def found(allowed: Json | None, *, loud: bool = False, replied_to: int | None = None) -> Pings:
    return pings(TEXT, allowed, replied_to=replied_to, pingable={3}, loud=loud)


def test_without_a_word_on_it_everything_written_pings_that_may() -> None:
    assert found(None) == Pings(frozenset({1, 2}), frozenset({3}), everyone=False)
    assert found(None, loud=True) == Pings(frozenset({1, 2}), frozenset({3, 4}), everyone=True)


@pytest.mark.parametrize(
    ("allowed", "expected"),
    [
        ({}, Pings(frozenset(), frozenset(), everyone=False)),
        ({"parse": []}, Pings(frozenset(), frozenset(), everyone=False)),
        ({"parse": ["users"]}, Pings(frozenset({1, 2}), frozenset(), everyone=False)),
        ({"parse": ["everyone"]}, Pings(frozenset(), frozenset(), everyone=True)),
        ({"users": ["2", "9"], "roles": ["4"]}, Pings(frozenset({2}), frozenset({4}), everyone=False)),
    ],
)
def test_only_what_is_allowed_and_written_pings(allowed: Json, expected: Pings) -> None:
    assert found(allowed, loud=True) == expected


def test_who_is_replied_to_is_pinged_unless_that_is_turned_off() -> None:
    assert 7 in found(None, replied_to=7).users
    assert 7 in found({"parse": [], "replied_user": True}, replied_to=7).users
    assert 7 not in found({"parse": []}, replied_to=7).users


@pytest.mark.parametrize(
    "allowed",
    [{"parse": ["users"], "users": ["1"]}, {"roles": ["x"]}, {"users": "1"}, {"roles": [str(i) for i in range(101)]}],
)
def test_what_contradicts_itself_is_refused(allowed: Json) -> None:
    with pytest.raises(ApiError) as refused:
        found(allowed)
    assert refused.value.code == 50035
