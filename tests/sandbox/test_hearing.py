"""What a session hears."""

import pytest

from bot.sandbox.hearing import DIRECT_MESSAGES, GUILD_MESSAGES, GUILDS, MESSAGE_CONTENT, heard
from bot.sandbox.payloads import Json

BOT = 1
SAID: Json = {"content": "words", "embeds": [{}], "author": {"id": "2"}, "mentions": [], "guild_id": "3"}


@pytest.mark.parametrize(
    ("event", "data", "intents", "comes"),
    [
        ("MESSAGE_CREATE", SAID, GUILD_MESSAGES, True),
        ("MESSAGE_CREATE", SAID, DIRECT_MESSAGES | GUILDS, False),
        ("MESSAGE_DELETE", {"id": "1", "guild_id": "3"}, GUILD_MESSAGES, True),
        ("MESSAGE_DELETE", {"id": "1"}, GUILD_MESSAGES, False),
        ("MESSAGE_DELETE", {"id": "1"}, DIRECT_MESSAGES, True),
        ("THREAD_CREATE", {"id": "1"}, GUILDS, True),
        ("THREAD_CREATE", {"id": "1"}, GUILD_MESSAGES, False),
        ("INTERACTION_CREATE", {"id": "1"}, 0, True),
        ("EPHEMERAL", {"user_id": "2"}, (1 << 30) - 1, False),
        ("STORY", {}, (1 << 30) - 1, False),
    ],
)
def test_only_what_was_asked_for_comes(event: str, data: Json, intents: int, comes: bool) -> None:
    assert (heard(event, data, intents, BOT) is not None) is comes


def test_words_come_only_with_message_content_or_where_the_bot_is_meant() -> None:
    assert heard("MESSAGE_CREATE", SAID, GUILD_MESSAGES, BOT) == SAID | {"content": "", "embeds": []}
    assert heard("MESSAGE_CREATE", SAID, GUILD_MESSAGES | MESSAGE_CONTENT, BOT) == SAID
    for meant in (SAID | {"mentions": [{"id": "1"}]}, SAID | {"author": {"id": "1"}}):
        assert heard("MESSAGE_CREATE", meant, GUILD_MESSAGES, BOT) == meant
    private = {key: value for key, value in SAID.items() if key != "guild_id"}
    assert heard("MESSAGE_CREATE", private, DIRECT_MESSAGES, BOT) == private
