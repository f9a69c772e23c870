"""What Discord's answers mean for delivery."""

from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest

from bot.delivery.gateway import DeliveryError, HaltedError, TryLaterError, UndeliverableError
from bot.discord_app.failures import translated

WORDS = "somebody's words"


def refused(status: int, code: int = 0, headers: dict[str, str] | None = None) -> discord.HTTPException:
    """What discord.py raises for such an answer."""
    response: Any = SimpleNamespace(status=status, reason="", headers=headers or {})
    return discord.HTTPException(response, {"code": code, "message": WORDS})


async def meaning(error: BaseException) -> DeliveryError:
    with pytest.raises(DeliveryError) as told:
        async with translated(42):
            raise error
    assert WORDS not in str(told.value)
    return told.value


async def test_a_busy_discord_is_tried_again_when_it_says() -> None:
    told = await meaning(refused(429, headers={"Retry-After": "2.5"}))
    assert isinstance(told, TryLaterError)
    assert told.after_seconds == 2.5
    limited = await meaning(discord.RateLimited(7.0))
    assert isinstance(limited, TryLaterError)
    assert limited.after_seconds == 7.0


@pytest.mark.parametrize(
    "error",
    [refused(500), refused(503), ConnectionResetError(WORDS), TimeoutError(WORDS), aiohttp.ServerDisconnectedError()],
)
async def test_a_broken_or_unreachable_discord_is_tried_again_with_our_own_back_off(error: Exception) -> None:
    told = await meaning(error)
    assert isinstance(told, TryLaterError)
    assert told.after_seconds is None


async def test_a_token_that_is_not_valid_halts_everything() -> None:
    told = await meaning(refused(401))
    assert isinstance(told, HaltedError)
    assert told.everywhere
    assert "token" in told.mend


@pytest.mark.parametrize(("status", "code"), [(403, 50001), (403, 50013), (404, 10003)])
async def test_a_channel_that_refuses_or_is_gone_halts_its_server_and_is_named(status: int, code: int) -> None:
    told = await meaning(refused(status, code))
    assert isinstance(told, HaltedError)
    assert not told.everywhere
    assert "42" in told.mend
    assert told.code == f"{status}/{code}"


async def test_what_discord_will_never_take_is_undeliverable() -> None:
    assert isinstance(await meaning(refused(400, 50035)), UndeliverableError)


async def test_faults_of_ours_stay_what_they_are() -> None:
    with pytest.raises(KeyError):
        async with translated(42):
            raise KeyError("x")
