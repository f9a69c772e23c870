"""No log line holds the words of a person, whoever writes it."""

import asyncio
import io
import logging
from collections.abc import Iterator

import pytest

from bot.logs import setup

WORDS = "words nobody may log"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    stream = io.StringIO()
    setup(stream)
    yield stream
    root.handlers[:] = before
    root.setLevel(level)


def test_a_line_is_plain_keys_and_values(written: io.StringIO) -> None:
    logging.getLogger("bot.assess").warning("reading changed degraded=%s", True)  # noqa: FBT003  a value to print
    line = written.getvalue()
    assert line.count("\n") == 1
    assert line.startswith("time=20")
    assert line.endswith(' level=warning logger=bot.assess message="reading changed degraded=True"\n')


@pytest.mark.parametrize("name", ["discord.gateway", "discord.http", "discord.client", "aiohttp", "asyncio"])
def test_debug_lines_of_libraries_are_dropped_even_when_someone_asks_for_them(name: str, written: io.StringIO) -> None:
    logger = logging.getLogger(name)
    before = logger.level
    logger.setLevel(logging.DEBUG)
    logger.debug("For Shard ID 0: WebSocket Event: %s", {"content": WORDS})
    logger.setLevel(before)
    assert written.getvalue() == ""


def test_an_exception_shows_its_classes_and_places_but_not_its_words(written: io.StringIO) -> None:
    def fail() -> None:
        try:
            int(WORDS)
        except ValueError as error:
            raise KeyError(WORDS) from error

    try:
        fail()
    except KeyError:
        logging.getLogger("discord.client").exception("Ignoring exception in on_message")
    assert WORDS not in written.getvalue()
    assert "exception=KeyError@" in written.getvalue()
    assert " from ValueError@" in written.getvalue()
    assert written.getvalue().count("\n") == 1


async def test_a_task_that_fails_unseen_does_not_show_its_words(written: io.StringIO) -> None:
    context = {"message": "Task exception was never retrieved", "exception": ValueError(WORDS), "task": WORDS}
    asyncio.get_running_loop().default_exception_handler(context)
    assert "Task exception was never retrieved" in written.getvalue()
    assert WORDS not in written.getvalue()


def test_the_token_of_an_interaction_is_masked(written: io.StringIO) -> None:
    logging.getLogger("discord.http").warning(
        "%s %s responded with 429", "POST", "https://discord.com/api/v10/interactions/12/secret-token/callback"
    )
    logging.getLogger("discord.http").warning("PATCH /webhooks/12/secret-token/messages/@original")
    assert "secret-token" not in written.getvalue()
    assert "/interactions/12/…/callback" in written.getvalue()
