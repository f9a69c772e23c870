"""What a session keeps for a client that comes back."""

import json

from bot.sandbox.sessions import Session


def session(*events: str) -> Session:
    made = Session("s", 0, None)
    for event in events:
        made.dispatch(event, {"n": made.sequence + 1})
    return made


def numbers(frames: list[str] | None) -> list[int] | None:
    return None if frames is None else [json.loads(frame)["s"] for frame in frames]


def test_events_are_numbered_and_what_was_missed_is_found() -> None:
    kept = session("A", "B", "C")
    assert numbers(kept.missed(1)) == [2, 3]
    assert numbers(kept.missed(3)) == []


def test_what_never_was_and_what_is_gone_cannot_be_resumed() -> None:
    kept = session("A", "B", "C")
    assert kept.missed(4) is None
    kept.kept.popleft()
    assert kept.missed(0) is None
    assert numbers(kept.missed(1)) == [2, 3]


def test_what_was_said_does_not_change_later() -> None:
    kept, words = session(), {"content": "one"}
    kept.dispatch("A", words)
    words["content"] = "two"
    (frame,) = kept.missed(0) or []
    assert json.loads(frame)["d"] == {"content": "one"}
