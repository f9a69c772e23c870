"""One request to the API: what its path named, its query and its body; what does not fit is refused as by Discord."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.sandbox.errors import invalid_form, invalid_json
from bot.sandbox.payloads import Json
from bot.sandbox.shapes import mapping, snowflake


@dataclass(frozen=True, slots=True)
class Call:
    """One request."""

    named: dict[str, str]
    query: dict[str, str]
    body: Any

    def id(self, name: str) -> int:
        """An id of the path."""
        return snowflake(name, self.named[name])

    def between(self, name: str) -> int | None:
        """An id of the query; None if it is not given."""
        return snowflake(name, self.query[name]) if name in self.query else None

    def limit(self, default: int, most: int) -> int:
        """`limit` of the query."""
        given = self.query.get("limit", str(default))
        if not given.isdecimal() or not 1 <= int(given) <= most:
            raise invalid_form("limit", "NUMBER_TYPE_MAX", f"int value should be between 1 and {most}.")
        return int(given)

    def fields(self) -> Json:
        """The body, which must be a JSON object."""
        return mapping(self.body, "_")


Handler = Callable[[Call], Any]
Route = tuple[str, str, Handler]
"""Method, path below the API's base with {names}, and who answers. None is answered as 204."""


async def body_of(request: web.Request) -> Any:
    """The JSON of a request, also when files come with it."""
    try:
        if request.content_type.startswith("multipart/"):
            form = await request.post()
            return json.loads(str(form.get("payload_json", "{}")))
        text = await request.text()
        return json.loads(text) if text else {}
    except ValueError:
        raise invalid_json() from None


def reply(answer: Any, status: int = 200) -> web.Response:
    """JSON with exactly the content type that discord.py looks for."""
    return web.Response(body=json.dumps(answer).encode(), status=status, headers={"Content-Type": "application/json"})
