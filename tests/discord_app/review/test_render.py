"""What a review card shows, and that Discord takes it whatever was said."""

from datetime import timedelta

import pytest
from discord import ui
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.review import render
from bot.discord_app.review.words import LABEL_WORDS, OTHER_WORDS
from bot.domain.case import CaseState, Verdict
from bot.domain.decision import Reason, Tier
from bot.domain.views import HistoryEntry
from models.assessment import Span
from tests.fakes.layouts import accepted, ids, words
from tests.fakes.views import CHANNEL, MARLOW, NOW, RIVER, case, said, view

CODES = [*LABEL_WORDS, *OTHER_WORDS, "never heard of"]
# Long ones by repetition: drawing thousands of characters one by one takes too long on a busy machine.
TEXTS = st.one_of(
    st.text(max_size=200),
    st.text(min_size=1, max_size=40).map(lambda unit: (unit * 4000)[:4000]),
    st.text(alphabet=st.sampled_from(list("|`*<@>\\\n\u202e")), min_size=1, max_size=40).map(
        lambda unit: (unit * 4000)[:4000]
    ),
)


def behind_spoiler(layout: ui.LayoutView) -> str:
    boxes = [item for item in layout.children if isinstance(item, ui.Container) and item.spoiler]
    return "\n".join(i.content for box in boxes for i in box.walk_children() if isinstance(i, ui.TextDisplay))


@given(
    texts=st.lists(st.none() | TEXTS, min_size=1, max_size=12),
    codes=st.lists(st.sampled_from(CODES), max_size=len(CODES), unique=True),
    tier=st.sampled_from([Tier.AMBER, Tier.RED, Tier.CRISIS]),
    spans=st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 4000)), max_size=5),
    late=st.integers(0, 1500),
    notes=st.integers(0, 50),
    ping=st.none() | st.just(100000000000000031),
)
def test_discord_takes_every_card(
    texts: list[str | None],
    codes: list[str],
    tier: Tier,
    spans: list[tuple[int, int]],
    late: int,
    notes: int,
    ping: int | None,
) -> None:
    evidence = tuple(Span(start, end, 1.0) for start, end in spans)
    messages = [said(1000 + i, evidence=evidence, minutes_late=late, by="floor") for i in range(len(texts))]
    reasons = tuple(Reason(code, 0.7) for code in codes)
    shown = view(case(tier=tier, reasons=reasons, messages=len(texts)), *reversed(messages), notes=notes)
    layout = render.card(shown, {1000 + i: text for i, text in enumerate(texts)}, ping)
    accepted(layout)
    assert layout.total_children_count <= 40
    assert layout.content_length() <= 4000


def test_the_members_words_are_behind_the_spoiler_and_nowhere_else() -> None:
    layout = render.card(view(), {1000: "|| my words <@1> || @everyone"})
    assert "my words" in behind_spoiler(layout)
    assert "my words" not in words(layout).replace(behind_spoiler(layout), "")
    assert "||" not in behind_spoiler(layout)
    assert "may be hard to read" in words(layout)


def test_it_says_why_in_plain_words_where_and_how_long_ago() -> None:
    text = words(render.card(view(), {1000: "x"}))
    assert "**Why:** it sounds in real distress." in text
    assert f"https://discord.com/channels/100000000000000001/{CHANNEL}/1000" in text
    assert f"<t:{int(NOW.timestamp())}:R>" in text
    assert "Red" in text


def test_without_any_label_there_is_still_a_reason() -> None:
    assert "for no single reason" in words(render.card(view(case(reasons=())), {}))


def test_a_member_who_asked_for_a_person_is_named_as_such_and_not_by_their_messages() -> None:
    asked = view(case(reasons=(Reason("asked", 1.0),), message_id=None), messages=())
    text = words(render.card(asked, {}))
    assert "This member asked for a person" in text
    assert "Why" not in text
    both = words(render.card(view(case(reasons=(Reason("asked", 1.0), Reason("distress", 0.9)))), {}))
    assert "This member asked for a person" in both
    assert "**Why:** it sounds in real distress." in both


def test_a_member_who_asked_more_than_once_is_said_to_have() -> None:
    steps = [HistoryEntry(NOW, RIVER, word, Tier.RED, "open") for word in ("opened", "asked", "asked_again")]
    wished = case(reasons=(Reason("asked", 1.0),))
    assert "by command, 2 times, last <t:" in words(render.card(view(wished, history=tuple(steps)), {}))
    assert "times" not in words(render.card(view(wished, history=tuple(steps[:2])), {}))


def test_what_is_unusual_is_said() -> None:
    messages = (said(edited_at=NOW, minutes_late=12, by="floor"), said(999, deleted_at=NOW))
    text = words(render.card(view(case(messages=2), *messages, notes=1), {1000: "x"}))
    for sign in ("Found 12 min late", "edited", "the text is gone", "Read by the word list", "1 note by colleagues"):
        assert sign in text
    assert ".." not in text


def test_a_text_discord_does_not_give_is_said_to_be_so() -> None:
    assert "Discord does not give the text" in behind_spoiler(render.card(view(), {}))
    assert "no words" in behind_spoiler(render.card(view(), {1000: ""}))


def test_of_a_long_episode_the_newest_are_shown_and_always_the_gravest() -> None:
    messages = [said(message_id) for message_id in range(1009, 999, -1)]
    layout = render.card(view(case(messages=10), *messages), {1000: "the gravest", 1009: "the newest", 1004: "between"})
    assert "10 messages in this episode, 5 of them below" in words(layout)
    assert "the gravest" in behind_spoiler(layout)
    assert "the newest" in behind_spoiler(layout)
    assert "between" not in behind_spoiler(layout)


def test_buttons_fit_the_state_of_the_case() -> None:
    assert ids(render.card(view(), {})) == ["lk:claim:7", "lk:raise:7", "lk:note:7", "lk:resolve:7"]
    claimed = case(state=CaseState.CLAIMED, claimed_by=MARLOW, tier=Tier.CRISIS)
    layout = render.card(view(claimed, notes=2), {})
    assert ids(layout) == ["lk:release:7", "lk:note:7", "lk:notes:7", "lk:resolve:7"]
    assert f"With <@{MARLOW}>" in words(layout)


def test_a_resolved_card_is_quiet() -> None:
    resolved = case(state=CaseState.RESOLVED, claimed_by=MARLOW, verdict=Verdict.SUPPORTED)
    history = (HistoryEntry(NOW, MARLOW, "resolved", Tier.RED, "resolved"),)
    layout = render.card(view(resolved, history=history), {1000: "my words"})
    assert ids(layout) == []
    assert "my words" not in words(layout)
    assert f"Resolved by <@{MARLOW}> <t:{int(NOW.timestamp())}:R>: **supported**" in words(layout)


def test_only_a_page_names_the_on_call_role() -> None:
    assert "<@&31>" in words(render.card(view(), {}, ping=31))
    assert "<@&" not in words(render.card(view(), {}))


@pytest.mark.parametrize("tier", [Tier.AMBER, Tier.RED, Tier.CRISIS])
def test_no_card_shows_a_probability(tier: Tier) -> None:
    text = words(render.card(view(case(tier=tier, reasons=(Reason("suicide", 0.8731),))), {1000: "x"}))
    assert "0.8" not in text
    assert "%" not in text
    assert "87" not in text


@given(st.lists(st.tuples(st.just(MARLOW), st.text(min_size=1, max_size=1500)), min_size=1, max_size=60))
def test_discord_takes_every_pile_of_notes(kept: list[tuple[int, str]]) -> None:
    layout = render.notes(kept)
    accepted(layout)
    assert layout.content_length() <= 4000


def test_the_newest_note_comes_first_and_missing_ones_are_counted() -> None:
    kept = [(MARLOW, f"note {i} " + "x" * 1400) for i in range(5)]
    text = words(render.notes(kept))
    assert text.index("note 4") < text.index("note 3")
    assert "3 older ones do not fit here" in text


def test_times_tick_by_themselves() -> None:
    assert render.ago(NOW + timedelta(seconds=0.6)) == f"<t:{int(NOW.timestamp())}:R>"
