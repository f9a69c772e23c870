"""Ordinary rows that a person read otherwise."""

from pathlib import Path

import pytest

from models.training.not_ordinary import PATH, corrected, read_not_ordinary
from tests.models.training.word_reader import row


def test_they_get_the_tier_they_were_given_and_all_else_stays(tmp_path: Path) -> None:
    path = tmp_path / "not_ordinary.jsonl"
    path.write_text('{"id": "a", "tier": "red"}\n', encoding="utf-8")
    rows = [row("a", origin="ordinary"), row("b", origin="ordinary")]
    assert [each.tier for each in corrected(rows, read_not_ordinary(path))] == [2, 0]


def test_without_the_file_nothing_changes(tmp_path: Path) -> None:
    assert read_not_ordinary(tmp_path / "none.jsonl") == {}


@pytest.mark.parametrize(
    "line", ['{"id": "a"}', '{"id": "a", "tier": "blue"}', '{"id": "a", "tier": "red", "text": "a private word"}', "{"]
)
def test_a_line_that_is_not_an_id_and_a_tier_is_refused_without_its_words(tmp_path: Path, line: str) -> None:
    path = tmp_path / "not_ordinary.jsonl"
    path.write_text(f'{{"id": "b", "tier": "red"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"not_ordinary\.jsonl:2") as caught:
        read_not_ordinary(path)
    assert "private" not in str(caught.value)


def test_an_id_that_is_no_ordinary_row_is_refused() -> None:
    with pytest.raises(ValueError, match="first: b"):
        corrected([row("a", origin="ordinary"), row("b")], {"a": 2, "b": 2})


def test_the_list_that_ships_is_whole() -> None:
    assert all(tier > 0 for tier in read_not_ordinary(PATH).values())
