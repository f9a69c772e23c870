"""Nothing that is measured on may have been learnt from."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from models.training.corpus import GAPS, Row, read_corpus, read_gap
from models.training.split import LeakError, Split, near_repeats, refuse_leaks, split


def row(identity: str, text: str, **given: object) -> Row:
    plain = Row(
        id=identity,
        origin="authored",
        text=text,
        context=(),
        tier=0,
        labels=frozenset(),
        subject=2,
        level=0,
        kind="",
        pair="",
    )
    return replace(plain, **given)  # type: ignore[arg-type]  # tests name real fields


def many() -> list[Row]:
    """Different enough that none nearly repeats another."""
    return [row(f"r{n}", f"apple{n} river{n * 7} stone{n * 13} cloud{n * 3} lamp{n}") for n in range(400)]


def place(parts: Split, identity: str) -> str:
    return next(
        name for name in ("train", "dev", "frozen") if any(each.id == identity for each in getattr(parts, name))
    )


def test_a_split_depends_on_the_rows_alone() -> None:
    rows = many()
    forth, back = split(rows), split(rows[::-1])
    for name in ("train", "dev", "frozen"):
        assert {each.id for each in getattr(forth, name)} == {each.id for each in getattr(back, name)}


def test_about_an_eighth_is_frozen_and_most_is_learnt_from() -> None:
    parts = split(many())
    assert 25 <= len(parts.frozen) <= 75
    assert len(parts.train) >= 300
    assert len(parts.train) + len(parts.dev) + len(parts.frozen) + parts.dropped == 400


def test_twins_and_equal_texts_stay_together_also_through_others() -> None:
    for n in range(40):
        rows = [
            row("a", f"the boat left at {n}", pair="p1"),
            row("b", f"quite another thing about trains {n}", pair="p1"),
            row("c", f"The boat  LEFT at {n}", pair="p2"),
            row("d", f"a third story of moss and ferns {n}", pair="p2"),
        ]
        parts = split(rows)
        assert len({place(parts, identity) for identity in "abcd"}) == 1


def test_the_same_words_after_another_context_are_another_message() -> None:
    held = row("a", "same", context=("mo: my cat sat on the warm laptop again",))
    other = row("b", "same", context=("jo: nobody would even notice if i went away",))
    assert near_repeats([other], [held]) == []
    assert near_repeats([replace(held, id="c")], [held]) != []


def test_a_near_repeat_of_a_held_out_row_is_found() -> None:
    held = row("a", "i walked along the river today and saw three grey herons")
    near = row("b", "i walked along the river today and saw three grey herons!!")
    far = row("c", "we are walking to the shop now to look for herbs")
    assert [each.id for each in near_repeats([near, far], [held])] == ["b"]


def test_a_split_lets_nothing_leak() -> None:
    rows = many()
    rows += [replace(each, id=f"{each.id}-again", text=f"{each.text} indeed") for each in rows]
    parts = split(rows)
    assert parts.dropped > 0
    refuse_leaks(parts)


@pytest.mark.parametrize(
    "learnt",
    [
        row("t", "entirely other words are written in this line", pair="p9"),
        row("t", "we met by the old mill and fed the ducks again"),
    ],
    ids=["twin", "near-repeat"],
)
def test_training_is_refused_on_a_leak_by_id_without_a_word_of_text(learnt: Row) -> None:
    held = row("h", "we met by the old mill and fed the ducks", pair="p9")
    with pytest.raises(LeakError, match=r"first: t") as caught:
        refuse_leaks(Split((learnt,), (), (held,), 0))
    assert "ducks" not in str(caught.value)
    assert "words" not in str(caught.value)


def test_the_corpus_is_read_with_its_origins_and_our_own_short_lines(tmp_path: Path) -> None:
    line = {"id": "x1", "text": "hello you", "tier": "amber", "labels": ["distress"], "subject": "self", "level": 0}
    for name in ("authored", "public_labelled", "public_ordinary"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    rows = read_corpus(tmp_path)
    assert [each.origin for each in rows[:3]] == ["authored", "public", "ordinary"]
    assert (rows[0].tier, rows[0].labels, rows[0].subject) == (1, frozenset({"distress"}), 0)
    assert {"short_chat", "short_cry"} <= {each.kind for each in rows}
    assert "hello" not in repr(rows[0])


@pytest.mark.parametrize("change", [{"tier": "blue"}, {"labels": ["joy"]}, {"level": 9}, {"labels": "distress"}])
def test_a_bad_row_is_named_by_file_and_line_without_its_text(tmp_path: Path, change: dict[str, object]) -> None:
    line = {"id": "x1", "text": "a private sentence", "tier": "green", "labels": [], "subject": "none", "level": 0}
    (tmp_path / "authored.jsonl").write_text(json.dumps(line | change) + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"authored\.jsonl:1") as caught:
        read_corpus(tmp_path)
    assert "private" not in str(caught.value)


def test_a_file_that_settles_the_part_keeps_its_rows_out_of_training() -> None:
    rows = [replace(each, part="frozen" if n % 3 else "train") for n, each in enumerate(many())]
    parts = split(rows)
    assert {each.part for each in parts.frozen} == {"frozen"}
    assert {each.part for each in (*parts.train, *parts.dev)} == {"train"}


@pytest.mark.parametrize("folder", GAPS, ids=lambda folder: folder.name)
def test_rows_written_for_the_gaps_name_their_language_and_part_and_share_no_pair(folder: Path) -> None:
    rows = {path.name: read_gap(path) for path in sorted(folder.glob("*.jsonl"))}
    assert {row.language for found in rows.values() for row in found} <= {"en", "es", "fr", "de", "pt"}
    train = {row.pair for name, found in rows.items() for row in found if ".train." in name if row.pair}
    frozen = {row.pair for name, found in rows.items() for row in found if ".frozen." in name if row.pair}
    assert frozen
    assert train.isdisjoint(frozen)
