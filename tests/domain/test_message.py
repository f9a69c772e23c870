"""A message: a value that keeps its words to itself."""

from datetime import UTC, datetime, timedelta

from bot.domain.message import IncomingMessage

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


def said(*, seen_after: timedelta = timedelta(), caught_up: bool = False, edited: bool = False) -> IncomingMessage:
    at = NOON if edited else None
    seen = NOON + seen_after
    return IncomingMessage(
        1, 2, 3, 3, 4, NOON, seen, "secret words", ("ash: other words",), edited_at=at, caught_up=caught_up
    )


def test_words_and_context_never_show_in_a_repr() -> None:
    assert "words" not in repr(said())


def test_a_new_version_is_known_by_its_time() -> None:
    assert said(edited=True).edited
    assert not said().edited


def test_only_a_message_that_was_caught_up_is_late_and_never_negatively() -> None:
    assert said(seen_after=timedelta(minutes=7, seconds=59), caught_up=True).minutes_late == 7
    assert said(seen_after=timedelta(minutes=7)).minutes_late == 0
    assert said(seen_after=-timedelta(minutes=3), caught_up=True).minutes_late == 0
