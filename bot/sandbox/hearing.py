"""What a session of the bot gets to hear: only what its intents ask for, and words only with Message Content."""

from bot.sandbox.payloads import Json

GUILDS, GUILD_MEMBERS, GUILD_PRESENCES, GUILD_MESSAGES = 1 << 0, 1 << 1, 1 << 8, 1 << 9
DIRECT_MESSAGES, MESSAGE_CONTENT = 1 << 12, 1 << 15
PRIVILEGED = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT

_NEEDS = {
    "MESSAGE_CREATE": GUILD_MESSAGES,
    "MESSAGE_UPDATE": GUILD_MESSAGES,
    "MESSAGE_DELETE": GUILD_MESSAGES,
    "MESSAGE_DELETE_BULK": GUILD_MESSAGES,
    "THREAD_CREATE": GUILDS,
    "THREAD_UPDATE": GUILDS,
    "THREAD_DELETE": GUILDS,
    "INTERACTION_CREATE": 0,
}
_WORDS: Json = {"content": "", "embeds": [], "attachments": [], "components": []}


def heard(event: str, data: Json, intents: int, bot_id: int) -> Json | None:
    """The event as the session gets it; None if it does not."""
    needed = _NEEDS.get(event)
    if needed == GUILD_MESSAGES and "guild_id" not in data:
        needed = DIRECT_MESSAGES
    if needed is None or needed & ~intents:
        return None
    may_read = bool(intents & MESSAGE_CONTENT) or "guild_id" not in data
    return data if may_read or "author" not in data else without_words(data, bot_id)


def without_words(message: Json, bot_id: int) -> Json:
    """A message as an app without Message Content sees it: its own words and those that mention it stay."""
    mentioned = any(int(one["id"]) == bot_id for one in message["mentions"])
    own = int(message["author"]["id"]) == bot_id
    return message if own or mentioned else message | {key: _WORDS[key] for key in _WORDS if key in message}


def greeting(guild: Json, intents: int, bot_id: int) -> Json:
    """GUILD_CREATE: without the presence intent the only member in it is the bot itself."""
    if intents & GUILD_PRESENCES:
        return guild
    return guild | {"members": [one for one in guild["members"] if int(one["user"]["id"]) == bot_id]}
