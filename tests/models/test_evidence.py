"""Which clauses carried an answer."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from models.evidence import MAX_CLAUSES, clauses, evidence, original_spans
from models.normalise import normalise


def parts(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in clauses(text)]


def test_sentences_and_commas_part_clauses() -> None:
    assert parts("hello there. not good, honestly! night") == ["hello there.", "not good,", "honestly!", "night"]


def test_a_long_sentence_is_parted_at_its_conjunctions() -> None:
    text = "i went to the shop this morning and bought bread because there was none left"
    assert parts(text) == ["i went to the shop this morning", "and bought bread", "because there was none left"]


def test_a_text_without_a_word_has_no_clause() -> None:
    assert parts(" ... ,, ") == []


def test_of_very_many_clauses_the_shortest_neighbours_are_taken_together() -> None:
    text = "a long first sentence. " + "no. " * MAX_CLAUSES + "a long last sentence."
    found = clauses(text)
    assert len(found) == MAX_CLAUSES
    assert [text[slice(*found[at])].strip() for at in (0, -1)] == ["a long first sentence.", "a long last sentence."]
    assert "".join(text[slice(*part)] for part in found).split() == text.split()


@given(st.text(max_size=300))
def test_clauses_are_few_ordered_and_never_blank(text: str) -> None:
    found = clauses(text)
    assert len(found) <= MAX_CLAUSES
    assert all(text[start:end].strip() for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))


def test_the_clause_without_which_the_score_falls_most_comes_first() -> None:
    text = "lovely weather, i feel hopeless, and the cat is asleep"
    found = evidence(text, 3.0, lambda part: 3.0 if "hopeless" in part else 0.0)
    assert [text[slice(*place)].strip() for place, _ in found] == ["i feel hopeless,"]
    assert found[0][1] == 1.0


def test_when_every_clause_would_be_enough_alone_the_whole_text_is_the_evidence() -> None:
    text = "so alone. so alone."
    assert evidence(text, 2.0, lambda _: 2.0) == [((0, len(text)), 1.0)]


def test_a_single_clause_is_the_evidence_without_a_reading() -> None:
    def never(_: str) -> float:
        raise AssertionError("nothing to take away")

    assert evidence("so alone", 2.0, never) == [((0, 8), 1.0)]


def test_evidence_points_at_the_original_characters_behind_a_disguise() -> None:
    original = "weather is fine. i feel **hopeless** ok"
    plain = normalise(original)
    start = plain.text.index("i feel")
    (span,) = original_spans([((start, len(plain.text)), 0.8)], plain, original)
    assert original[span.start : span.end].startswith("i feel")
    assert span.weight == 0.8


@given(st.text(max_size=120), st.lists(st.tuples(st.integers(0, 120), st.integers(0, 120)), max_size=4))
def test_spans_are_always_valid_and_never_overlap(original: str, ranges: list[tuple[int, int]]) -> None:
    plain = normalise(original)
    top = len(plain.text)
    inside = [((min(a, b, top), min(max(a, b), top)), 0.5) for a, b in ranges]
    spans = original_spans(inside, plain, original)
    assert all(0 <= span.start < span.end <= len(original) for span in spans)
    assert all(original[span.start : span.end].strip() for span in spans)
    ordered = sorted(spans, key=lambda span: span.start)
    assert all(before.end <= after.start for before, after in pairwise(ordered))
