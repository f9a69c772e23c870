"""The fake reads as it says."""

from tests.models.training.word_reader import WordReader


def test_it_reads_words_within_its_sight_and_hearing() -> None:
    assert WordReader().read("a red door").tiers.red == 1.0
    assert WordReader(sight=3).read("a red door").tiers.amber == 0.0
    assert WordReader().read("so", ("mo: crisis",)).tiers.amber == 0.0
    assert WordReader(hears=True).read("so", ("mo: crisis",)).tiers.crisis == 1.0


def test_it_points_at_the_word_or_at_what_it_was_told() -> None:
    text = "a red door"
    (span,) = WordReader().read(text).evidence
    assert text[span.start : span.end] == "red"
    (span,) = WordReader(points_at=("door",)).read(text).evidence
    assert text[span.start : span.end] == "door"
