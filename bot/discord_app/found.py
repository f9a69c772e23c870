"""A message of ours, found again in the moderators' channel by what it says and by its buttons."""

from collections.abc import Iterable, Iterator

import discord

from bot.discord_app.review.standing import DEGRADED_HEAD
from bot.domain.views import CardPlace


class Ours:
    """One message; `ids`: of every button and select in it."""

    def __init__(self, message: discord.Message) -> None:
        every = list(_walk(message.components))
        self.place = CardPlace(message.channel.id, message.id)
        self.ids = {one for component in every if isinstance(one := getattr(component, "custom_id", None), str)}
        self._texts = [component.content for component in every if isinstance(component, discord.TextDisplay)]

    @property
    def is_digest(self) -> bool:
        """Whether it lists amber cases."""
        return any(one.startswith("lk:open:") for one in self.ids)

    @property
    def is_banner(self) -> bool:
        """Whether it says that reading is degraded."""
        return any(text.startswith(DEGRADED_HEAD) for text in self._texts)


def _walk(components: Iterable[object]) -> Iterator[object]:
    """Every component, however nested."""
    for component in components:
        yield component
        beside = getattr(component, "accessory", None)
        yield from _walk([*getattr(component, "children", ()), *([beside] if beside else [])])
