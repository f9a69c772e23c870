"""How a text and its context become tokens."""

from itertools import pairwise
from pathlib import Path

import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from models.encoding import Encoder

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *(f"w{i}" for i in range(40))]
CLS, SEP = 2, 3


@pytest.fixture
def tokenizer(tmp_path: Path) -> Path:
    words = Tokenizer(models.WordLevel({word: i for i, word in enumerate(WORDS)}, unk_token="[UNK]"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    words.add_special_tokens(["[PAD]", "[UNK]", "[CLS]", "[SEP]"])
    words.save(str(tmp_path / "tokenizer.json"))
    return tmp_path / "tokenizer.json"


def test_a_text_without_context_has_no_second_segment(tokenizer: Path) -> None:
    (window,) = Encoder(tokenizer, text_cap=10, context_cap=6, overlap=2).windows("w1 w2")
    assert window.ids == (CLS, 5, 6, SEP)
    assert set(window.types) == {0}


def test_context_is_the_second_segment_oldest_first_each_message_closed(tokenizer: Path) -> None:
    (window,) = Encoder(tokenizer, text_cap=10, context_cap=6, overlap=2).windows("w1", ["w2 w3", "w4"])
    assert window.ids == (CLS, 5, SEP, 6, 7, SEP, 8, SEP)
    assert window.types == (0, 0, 0, 1, 1, 1, 1, 1)


def test_of_a_long_context_the_newest_tokens_and_at_most_four_messages_are_kept(tokenizer: Path) -> None:
    encoder = Encoder(tokenizer, text_cap=10, context_cap=4, overlap=2)
    (window,) = encoder.windows("w1", ["w9"] * 3 + ["w2 w3 w4"])
    assert window.ids[3:] == (6, 7, 8, SEP)
    wide = Encoder(tokenizer, text_cap=10, context_cap=40, overlap=2)
    (window,) = wide.windows("w1", ["w9"] * 9)
    assert len(window.ids) == 3 + 4 * 2


@pytest.mark.parametrize("length", [1, 9, 10, 11, 18, 19, 35])
def test_every_token_of_a_long_text_is_in_some_window(tokenizer: Path, length: int) -> None:
    windows = Encoder(tokenizer, text_cap=10, context_cap=6, overlap=2).windows(
        " ".join(WORDS[4 : 4 + length]), ["w39"]
    )
    read = {token for window in windows for token, kind in zip(window.ids, window.types, strict=True) if kind == 0}
    assert read >= set(range(4, 4 + length))
    assert all(len(window.ids) <= 10 + 2 + 6 for window in windows)
    assert len(windows) == max(1, -(-(length - 2) // 8))


def test_a_window_knows_which_characters_it_covers(tokenizer: Path) -> None:
    text = " ".join(WORDS[4:30])
    windows = Encoder(tokenizer, text_cap=10, context_cap=6, overlap=2).windows(text)
    assert windows[0].start == 0
    assert windows[-1].end == len(text)
    assert all(later.start < earlier.end for earlier, later in pairwise(windows))


def test_an_empty_text_is_one_empty_window(tokenizer: Path) -> None:
    (window,) = Encoder(tokenizer, text_cap=10, context_cap=6, overlap=2).windows("")
    assert (window.ids, window.start, window.end) == ((CLS, SEP), 0, 0)


def test_a_tokenizer_without_bert_marks_is_refused(tmp_path: Path) -> None:
    Tokenizer(models.WordLevel({"[UNK]": 0}, unk_token="[UNK]")).save(str(tmp_path / "tokenizer.json"))
    with pytest.raises(ValueError, match=r"no \[CLS\]"):
        Encoder(tmp_path / "tokenizer.json", text_cap=10, context_cap=6, overlap=2)


def test_the_special_tokens_of_a_multilingual_tokenizer_serve_as_well(tmp_path: Path) -> None:
    words = Tokenizer(models.WordLevel({"<s>": 0, "</s>": 1, "<unk>": 2, "w": 3}, unk_token="<unk>"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    words.save(str(tmp_path / "tokenizer.json"))
    (window,) = Encoder(tmp_path / "tokenizer.json", text_cap=10, context_cap=6, overlap=2).windows("w")
    assert window.ids == (0, 3, 1)


def test_a_tokenizer_without_special_tokens_is_refused_by_name(tmp_path: Path) -> None:
    Tokenizer(models.WordLevel({"w": 0}, unk_token="w")).save(str(tmp_path / "tokenizer.json"))
    with pytest.raises(ValueError, match=r"\[CLS\] or <s>"):
        Encoder(tmp_path / "tokenizer.json", text_cap=10, context_cap=6, overlap=2)


def small_windows(tokenizer: Path, text: str) -> list[str]:
    """What the windows after the first large one cover."""
    windows = Encoder(tokenizer, text_cap=40, context_cap=6, overlap=2, sentence_cap=4).windows(text, ["w1"])
    assert all(set(window.types) == {0} for window in windows[1:])
    return [text[window.start : window.end] for window in windows[1:]]


def test_a_longer_text_is_also_read_a_few_sentences_at_a_time_without_context(tokenizer: Path) -> None:
    assert small_windows(tokenizer, "w1 w2\nw3\nw4 w5 w6\nw7") == ["w1 w2\nw3", "w4 w5 w6\nw7"]


def test_a_sentence_that_is_too_long_is_cut_and_nothing_is_left_out(tokenizer: Path) -> None:
    text = f"w1\n{' '.join(f'w{n}' for n in range(2, 12))}\nw12"
    covered = small_windows(tokenizer, text)
    assert " ".join(covered).split() == text.split()
    assert all(len(part.split()) <= 4 for part in covered)


def test_a_short_text_is_read_once(tokenizer: Path) -> None:
    assert small_windows(tokenizer, "w1 w2\nw3 w4") == []


def test_what_is_appended_changes_only_the_last_small_window(tokenizer: Path) -> None:
    text = "w1 w2\nw3\nw4 w5 w6\nw7 w8"
    before, after = small_windows(tokenizer, text), small_windows(tokenizer, f"{text}\nw9 w10 w11")
    assert after[: len(before) - 1] == before[:-1]
