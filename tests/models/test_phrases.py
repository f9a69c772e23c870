"""The floor's weighted phrases: what they find, how they are kept, and that their absence never leaves a hole."""

import logging
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.assessment import RANKS
from models.errors import ModelError
from models.floor import PHRASES, FloorReader, open_floor
from models.heads import WIDTH
from models.lexicon import LexiconReader
from models.phrases import WINDOW, PhraseReader, Weights, windows
from models.words import line_of


def weights(**phrases: float) -> Weights:
    """Weights for all outputs alike; underscores in the names are the blanks of the phrase."""
    keyed = sorted((crc32(name.replace("_", " ").encode()), weight) for name, weight in phrases.items())
    return Weights(
        np.array([key for key, _ in keyed], np.uint32),
        np.array([[weight] * WIDTH for _, weight in keyed], np.float32).reshape(-1, WIDTH),
        np.full(WIDTH, -4, np.float32),
        np.array([0.3, 0.5, 0.99], np.float32),
    )


READER = PhraseReader(weights(so_very_lost=12.0, lost=1.0, found=-6.0))


def test_a_known_phrase_gives_a_tier_and_points_at_itself() -> None:
    text = "today I am SO very lost, again"
    answer = READER.read(text)
    assert answer.tiers == RANKS[2]
    assert answer.by == "floor"
    assert text[answer.evidence[0].start : answer.evidence[0].end] == "SO very lost"


def test_what_no_phrase_is_known_for_is_calm() -> None:
    answer = READER.read("we lost the match")
    assert answer.tiers.amber < 0.5
    assert answer.evidence == ()


def test_a_clause_in_a_long_text_weighs_as_much_as_near_the_end_of_a_short_one() -> None:
    filler = "we found the bread and took the apples home and ate them in the garden under a tree " * 30
    assert READER.read(f"{filler} i am so very lost {filler}").tiers.amber > 0.5


def test_every_word_of_a_line_is_in_some_window_once_a_step() -> None:
    line = line_of(" ".join(f"w{n}" for n in range(3 * WINDOW)))
    singles = {line.text[phrase.start : phrase.end] for window in windows(line) for phrase in window}
    assert set(line.text.split(" ")) <= singles


@given(st.text(max_size=200))
def test_any_text_is_read_and_its_evidence_lies_within(text: str) -> None:
    answer = READER.read(text)
    assert all(0 <= span.start < span.end <= len(text) for span in answer.evidence)


def test_weights_come_back_nearly_as_they_were_saved(tmp_path: Path) -> None:
    before = weights(a=1.0, b_c=-0.5)
    before.save(tmp_path / "phrases.npz")
    after = Weights.load(tmp_path / "phrases.npz")
    assert after.keys.tolist() == before.keys.tolist()
    assert np.abs(after.values - before.values).max() < 0.01
    assert after.cuts.tolist() == before.cuts.tolist()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", b"text"])
def test_a_damaged_file_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "phrases.npz").write_bytes(content)
    with pytest.raises(ModelError, match=r"phrases\.npz"):
        Weights.load(tmp_path / "phrases.npz")


def test_weights_of_another_shape_are_refused(tmp_path: Path) -> None:
    odd = weights(a=1.0)
    Weights(odd.keys, odd.values[:, :3], odd.bias, odd.cuts).save(tmp_path / "phrases.npz")
    with pytest.raises(ModelError, match="no weights for phrases of this version"):
        Weights.load(tmp_path / "phrases.npz")


def test_without_its_phrases_the_floor_still_reads_by_its_rules(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        floor = open_floor(tmp_path / "gone.npz")
    assert isinstance(floor, LexiconReader)
    assert "by its rules alone" in caplog.text


def test_the_floor_takes_the_higher_of_rules_and_phrases() -> None:
    floor = FloorReader(LexiconReader(), READER)
    assert floor.read("so very lost").tiers == RANKS[2]
    assert floor.read("i want to kill myself").tiers == LexiconReader().read("i want to kill myself").tiers
    assert floor.read("hello there").tiers.amber < 0.5


def test_the_phrases_that_ship_are_whole_and_calm_about_ordinary_talk() -> None:
    floor = open_floor(PHRASES)
    assert isinstance(floor, FloorReader)
    for text in ("gg everyone", "who is up for a round later?", "my dog ate my sock again", "see you tomorrow"):
        assert floor.read(text).tiers.red < 0.5
