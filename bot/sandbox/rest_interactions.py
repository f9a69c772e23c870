"""Answers to interactions over HTTP; they are authorised by the interaction's own token."""

from bot.sandbox.calls import Call, Route
from bot.sandbox.errors import unknown_webhook
from bot.sandbox.interactions import Interactions
from bot.sandbox.payloads import Json
from bot.sandbox.plan import BOT_ID
from bot.sandbox.shapes import mapping

PREFIXES = ("/interactions/", "/webhooks/")


class InteractionRoutes:
    """First answers, follow-ups and their changes."""

    def __init__(self, interactions: Interactions) -> None:
        self._interactions = interactions

    def table(self) -> list[Route]:
        """The routes."""
        hook = "/webhooks/{app}/{token}"
        return [
            ("POST", "/interactions/{interaction}/{token}/callback", self._callback),
            ("POST", hook, lambda call: self._interactions.follow_up(_token(call), call.fields())),
            (
                "GET",
                hook + "/messages/{which}",
                lambda call: self._interactions.read(_token(call), call.named["which"]),
            ),
            ("PATCH", hook + "/messages/{which}", self._change),
            ("DELETE", hook + "/messages/{which}", self._remove),
        ]

    def _callback(self, call: Call) -> Json | None:
        body = call.fields()
        mapping(body.get("data") or {}, "data")
        answered = self._interactions.callback(call.id("interaction"), call.named["token"], body)
        return answered if call.query.get("with_response") in ("1", "true") else None

    def _change(self, call: Call) -> Json:
        return self._interactions.change(_token(call), call.named["which"], call.fields())

    def _remove(self, call: Call) -> None:
        self._interactions.remove(_token(call), call.named["which"])


def _token(call: Call) -> str:
    if call.id("app") != BOT_ID:
        raise unknown_webhook()
    return call.named["token"]
