"""What the bot may do where: its permissions, less what a fault takes away."""

from bot.sandbox.errors import closed_to_messages, missing_access, missing_permissions
from bot.sandbox.faults import Faults
from bot.sandbox.payloads import DM, THREADS, Json
from bot.sandbox.permissions import READ_HISTORY, SEND, SEND_IN_THREADS, VIEW
from bot.sandbox.plan import BOT_ID
from bot.sandbox.world import World


class Access:
    """Asked before the bot reads or writes."""

    def __init__(self, world: World, faults: Faults) -> None:
        self._world = world
        self._faults = faults

    def reading(self, channel_id: int) -> Json:
        """The channel, if the bot sees it: else 50001."""
        return self.need(channel_id, VIEW)

    def history(self, channel_id: int) -> Json:
        """The channel, if the bot may read back in it."""
        return self.need(channel_id, VIEW | READ_HISTORY)

    def writing(self, channel_id: int) -> Json:
        """The channel, if the bot may write there: else 50013, or 50007 where direct messages are closed."""
        channel = self._world.channel(channel_id)
        if channel["type"] == DM and int(channel["recipients"][0]["id"]) in self._faults.closed_dms:
            raise closed_to_messages()
        return self.need(channel_id, SEND_IN_THREADS if channel["type"] in THREADS else SEND)

    def need(self, channel_id: int, bits: int) -> Json:
        """The channel, if the bot has these permissions in it."""
        channel = self._world.channel(channel_id)
        if channel["type"] == DM:
            return channel
        allowed = self.allowed(channel_id)
        if not allowed & VIEW:
            raise missing_access()
        if bits & ~allowed:
            raise missing_permissions()
        return channel

    def allowed(self, channel_id: int) -> int:
        """The bot's permissions there."""
        places = {channel_id, int(self._world.home(channel_id)["id"])}
        if places & self._faults.no_access:
            return 0
        bits = self._world.permissions(BOT_ID, channel_id)
        return bits & (VIEW | READ_HISTORY) if places & self._faults.no_permission else bits

    def hears(self, channel_id: int) -> bool:
        """Whether events of the channel reach the bot."""
        known = self._world.channels.get(channel_id)
        return known is None or known["type"] == DM or bool(self.allowed(channel_id) & VIEW)
