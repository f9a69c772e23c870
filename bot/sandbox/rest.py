"""The HTTP side: what discord.py asks of Discord, answered from the world; what is not here answers 501."""

import re
from collections.abc import Callable

from aiohttp import web

from bot.sandbox.access import Access
from bot.sandbox.calls import Call, Handler, Route, body_of, reply
from bot.sandbox.errors import ApiError, not_implemented, unauthorized
from bot.sandbox.faults import Faults
from bot.sandbox.interactions import Interactions
from bot.sandbox.rest_guilds import GuildRoutes
from bot.sandbox.rest_interactions import PREFIXES, InteractionRoutes
from bot.sandbox.rest_messages import MessageRoutes
from bot.sandbox.world import World

_ID = re.compile(r"[0-9]{5,}")


class Rest:
    """Finds who answers a request."""

    def __init__(
        self,
        world: World,
        interactions: Interactions,
        access: Access,
        faults: Faults,
        gateway_url: Callable[[], str],
    ) -> None:
        self._messages = MessageRoutes(world, access, faults)
        guilds = GuildRoutes(world, faults, gateway_url)
        routes = [*guilds.table(), *self._messages.table(), *InteractionRoutes(interactions).table()]
        self._routes = [_compiled(route) for route in routes]

    def reset(self) -> None:
        """Forget which messages were sent already."""
        self._messages.reset()

    async def handle(self, request: web.Request, path: str, bot_token: str) -> web.StreamResponse:
        """One request, below the API's base."""
        try:
            if not path.startswith(PREFIXES) and request.headers.get("Authorization") != f"Bot {bot_token}":
                raise unauthorized()
            handler, call = await self._find(request, path)
            answer = handler(call)
        except ApiError as error:
            return reply(error.body(), error.status)
        return web.Response(status=204) if answer is None else reply(answer)

    async def _find(self, request: web.Request, path: str) -> tuple[Handler, Call]:
        for method, pattern, handler in self._routes:
            if method == request.method and (match := pattern.fullmatch(path)):
                return handler, Call(match.groupdict(), dict(request.query), await body_of(request))
        shown = "/webhooks/…" if path.startswith(PREFIXES) else _ID.sub("{id}", path)
        raise not_implemented(f"{request.method} {shown}")


def _compiled(route: Route) -> tuple[str, re.Pattern[str], Handler]:
    method, path, handler = route
    return method, re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path)), handler
