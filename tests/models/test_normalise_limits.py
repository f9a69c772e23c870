"""Where undoing a disguise stops."""

from models.normalise import normalise


def test_a_single_letter_beside_a_spaced_word_is_not_left_standing_alone() -> None:
    assert normalise("k i l l  a").text == "killa"


def test_signs_put_into_each_other_beyond_reason_come_to_an_end() -> None:
    deep = "<" * 40 + ":a:" + "1>" * 40
    found = normalise(deep)
    assert ":a:" in found.text
    assert len(found.text) < len(deep)
    assert len(found.offsets) == len(found.text) + 1
