"""What was said just before, in memory only."""

from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.watch.context import CONTEXT_MESSAGES, RecentLines


@given(st.lists(st.integers(1, 30), max_size=40), st.integers(1, 30))
def test_the_context_is_at_most_four_earlier_messages_in_order(said: list[int], asked: int) -> None:
    lines = RecentLines()
    for message_id in said:
        lines.add(1, message_id, str(message_id), 7)
    context = [int(line) for line in lines.before(1, asked)]
    assert len(context) <= CONTEXT_MESSAGES
    assert context == sorted(context)
    assert all(message_id < asked for message_id in context)


def test_an_edit_replaces_and_a_deletion_forgets() -> None:
    lines = RecentLines()
    lines.add(1, 10, "kit: one", 7)
    lines.add(1, 11, "kit: two", 7)
    lines.add(1, 10, "kit: one, edited", 7)
    lines.forget(1, 11)
    lines.forget(2, 11)
    assert lines.before(1, 12) == ("kit: one, edited",)


def test_who_opts_out_is_forgotten_everywhere_and_nobody_else() -> None:
    lines = RecentLines()
    for channel in (1, 2):
        lines.add(channel, 10, "kit: mine", 7)
        lines.add(channel, 11, "sol: yours", 8)
    lines.forget_member(7)
    assert [lines.before(channel, 12) for channel in (1, 2)] == [("sol: yours",)] * 2


def test_channels_silent_for_longest_are_forgotten_first() -> None:
    lines = RecentLines()
    lines.open(0)
    for channel in range(1, 2002):
        lines.add(channel, 10, "kit: hello", 7)
    assert not lines.knows(1)
    assert lines.knows(2001)


def test_no_words_show_in_a_repr() -> None:
    lines = RecentLines()
    lines.add(1, 10, "kit: mine", 7)
    assert "mine" not in repr(lines._channels)
