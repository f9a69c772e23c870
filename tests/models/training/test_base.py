"""Which pieces of a large vocabulary a smaller one keeps."""

import pytest

from models.training.base import _always, _forms


@pytest.mark.parametrize("piece", ["▁", "!", "▁...", "7", "😀", "▁❤", "a", "▁ж", "ß", "’ll", "d'"])
def test_signs_digits_emoji_letters_and_clitics_are_always_kept(piece: str) -> None:
    assert _always(piece)


@pytest.mark.parametrize("piece", ["▁hello", "свет", "世界", "世", "٣"])
def test_words_and_scripts_outside_the_languages_are_kept_only_if_frequent(piece: str) -> None:
    assert not _always(piece)


def test_a_word_is_kept_as_it_is_written_at_the_start_of_a_sentence_and_when_shouted() -> None:
    assert set(_forms(iter(["strasse"]), "de")) == {"strasse", "Strasse", "STRASSE", "straße"}
    assert set(_forms(iter(["नमस्ते"]), "hi")) == {"नमस्ते"}
