"""What Discord's answers mean for delivery."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import discord

from bot.delivery.gateway import HaltedError, TryLaterError, UndeliverableError

_UNKNOWN_CHANNEL = 10003
_UNREACHABLE = (OSError, aiohttp.ClientError)  # a timeout is an OSError
NO_ANSWER = (discord.HTTPException, *_UNREACHABLE)
"""Whatever keeps Discord from answering one request as wished."""


@asynccontextmanager
async def translated(channel_id: int) -> AsyncIterator[None]:
    """Turn discord.py's exceptions of a request about that channel into `DeliveryError`."""
    try:
        yield
    except discord.RateLimited as error:
        raise TryLaterError("429", error.retry_after) from None
    except discord.HTTPException as error:
        raise _of(error, channel_id) from None
    except _UNREACHABLE as error:
        raise TryLaterError(type(error).__name__) from None


def _of(error: discord.HTTPException, channel_id: int) -> Exception:
    code = f"{error.status}/{error.code}"
    if error.status == 429:  # noqa: PLR2004 - HTTP's own numbers
        after = error.response.headers.get("Retry-After") if error.response is not None else None
        return TryLaterError(code, float(after) if after else None)
    if error.status >= 500:  # noqa: PLR2004
        return TryLaterError(code)
    if error.status == 401:  # noqa: PLR2004
        mend = "the bot token is not valid any more: make a new one in the developer portal, set it, and restart"
        return HaltedError(code, mend, everywhere=True)
    if error.code == _UNKNOWN_CHANNEL:
        return HaltedError(code, f"channel {channel_id} does not exist (any more): correct the configuration")
    if error.status == 403:  # noqa: PLR2004
        mend = f"grant View Channel, Send Messages, Embed Links and Read Message History in channel {channel_id}"
        return HaltedError(code, mend)
    return UndeliverableError(code)
