"""One interaction from the click to the last follow-up, and its JSON."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.sandbox.payloads import Json
from bot.sandbox.plan import BOT_ID
from bot.sandbox.world import World

ANSWER_WITHIN = timedelta(seconds=3)
TOKEN_LIVES = timedelta(minutes=15)
COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
"""Types of interactions."""


@dataclass(slots=True)
class Answer:
    """What one interaction led to, as the one who acted sees it. It goes on filling while the bot follows up.

    source: the message whose button was pressed. original: the first answer, also while it is still "thinking".
    messages: answers with words in them. failed: not answered within three seconds.
    """

    interaction_id: int
    token: str
    user_id: int
    channel_id: int
    kind: int
    name: str
    began: datetime
    source: Json | None = None
    acknowledged: bool = False
    deferred: bool = False
    ephemeral: bool = False
    failed: bool = False
    original: Json | None = None
    modal: Json | None = None
    choices: list[Json] = field(default_factory=list)
    messages: list[Json] = field(default_factory=list)

    @property
    def place(self) -> Json:
        """Whose it is, and where."""
        return {"user_id": str(self.user_id), "channel_id": str(self.channel_id)}

    def late(self, now: datetime) -> bool:
        """Whether a first answer comes too late."""
        return now - self.began > ANSWER_WITHIN

    def over(self, now: datetime) -> bool:
        """Whether its token is worth nothing any more."""
        return now - self.began > TOKEN_LIVES


def event_of(world: World, answer: Answer, data: Json) -> Json:
    """INTERACTION_CREATE."""
    server = world.server_of(answer.channel_id)
    allowed = str(world.permissions(answer.user_id, answer.channel_id))
    event: Json = {
        "id": str(answer.interaction_id),
        "application_id": str(BOT_ID),
        "type": answer.kind,
        "token": answer.token,
        "version": 1,
        "guild_id": str(server.plan.server_id),
        "channel_id": str(answer.channel_id),
        "channel": world.channel(answer.channel_id) | {"permissions": allowed},
        "member": world.person(server, answer.user_id) | {"permissions": allowed},
        "data": data,
        "locale": "en-GB",
        "guild_locale": "en-GB",
        "app_permissions": str(world.permissions(BOT_ID, answer.channel_id)),
        "entitlements": [],
        "authorizing_integration_owners": {"0": str(server.plan.server_id)},
        "context": 0,
        "attachment_size_limit": 10_000_000,
    }
    return event | ({"message": answer.source} if answer.source is not None else {})


def signature(world: World, answer: Answer) -> Json:
    """What a message says about the interaction it answers."""
    user = world.person(world.server_of(answer.channel_id), answer.user_id)["user"]
    about: Json = {"id": str(answer.interaction_id), "type": answer.kind, "user": user}
    metadata = about | {"authorizing_integration_owners": {}}
    if answer.source is not None:
        metadata["interacted_message_id"] = answer.source["id"]
    if answer.original is not None:
        metadata["original_response_message_id"] = answer.original["id"]
    signed: Json = {"application_id": str(BOT_ID), "webhook_id": str(BOT_ID), "interaction_metadata": metadata}
    return signed | ({"interaction": about | {"name": answer.name}} if answer.kind == COMMAND else {})
