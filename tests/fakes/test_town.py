"""The town's own doors."""

from pathlib import Path

from tests.fakes.town import QUEUE, SUPPORT, town


async def test_before_the_bot_arrives_nobody_reads(tmp_path: Path) -> None:
    async with town(tmp_path) as made:
        said = made.say("crisis")
        assert [int(message["id"]) for message in made.sandbox.messages(SUPPORT)] == [said]
        assert made.sandbox.messages(QUEUE) == []
        assert made.assessor.seen == []


async def test_settings_can_be_changed_before_it_arrives(tmp_path: Path) -> None:
    async with town(tmp_path) as made:
        made.settle("watch", catch_up_messages=3)
        made.serve(shadow=True)
        assert made.settings.watch.catch_up_messages == 3
        assert [server.shadow for server in made.settings.servers] == [True]
