"""A member's text on a card is inert and fits, whatever it is."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.review.text import inert, marked
from models.assessment import Span

NASTY = st.text(alphabet=st.sampled_from(list("ab |`*_~<>@#[]():.-\\\n\u202e\u05d0💙1")), max_size=400)
SPANS = st.lists(
    st.tuples(st.integers(0, 420), st.integers(0, 420), st.floats(0, 1)).map(lambda t: Span(*t)), max_size=6
)
MARKS = set("*_~`|>#<[]()@:.-")


def shown(written: str) -> str:
    """What a person reads: bold marks taken off, escapes undone."""
    return re.sub(r"\\(.)|\*\*", lambda found: found[1] or "", written, flags=re.DOTALL)


def bare(written: str) -> str:
    """What is left when every escaped mark is taken out."""
    return re.sub(r"\\.", "", written, flags=re.DOTALL)


@given(NASTY)
def test_no_mark_of_discords_is_left_to_work(text: str) -> None:
    assert MARKS.isdisjoint(bare(inert(text)))


@given(NASTY)
def test_it_still_reads_as_it_was_written(text: str) -> None:
    assert shown(inert(text)) == text


@given(NASTY, SPANS)
def test_evidence_is_marked_by_bold_alone_and_changes_no_word(text: str, spans: list[Span]) -> None:
    written = marked(text, tuple(spans), 100_000)
    assert shown(written) == text
    assert MARKS.isdisjoint(bare(written).replace("**", ""))
    assert bare(written).count("**") % 2 == 0


@given(NASTY, SPANS, st.integers(150, 900))
def test_it_never_takes_more_room_than_it_is_given(text: str, spans: list[Span], room: int) -> None:
    assert len(marked(text, tuple(spans), room)) <= room


def test_evidence_is_bold() -> None:
    assert marked("a red day", (Span(2, 5, 1.0),), 100) == "a **red** day"


def test_a_long_text_is_cut_around_its_strongest_evidence_and_says_so() -> None:
    text = "calm " * 400 + "red" + " calm" * 400
    cut = marked(text, (Span(2000, 2003, 1.0),), 300)
    assert "**red**" in cut
    assert cut.startswith("[…] ")
    assert cut.endswith(" […]")


def test_spans_of_an_older_version_mark_nothing() -> None:
    assert marked("short", (Span(40, 50, 1.0),), 100) == "short"
