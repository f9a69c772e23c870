"""Which rows a figure is about."""

from models.training.slices import amid_chat, contrasts, harmless_twins, is_headline, is_labelled, is_ordinary, some
from tests.models.training.word_reader import row


def test_ordinary_rows_are_read_alone_and_once_more_amid_chat() -> None:
    rows = [row(f"weather {n}", origin="ordinary") for n in range(10)]
    both = amid_chat(rows)
    assert both[:10] == rows
    assert all(1 <= len(each.context) <= 4 for each in both[10:])


def test_a_harmless_twin_is_green_and_shares_its_pair_with_a_risky_row() -> None:
    rows = [row("a", 2, pair="p"), row("b", pair="p"), row("c", pair="q"), row("d", pair="q"), row("e")]
    assert harmless_twins(rows) == {"b"}


def test_contrasts_are_couples_of_the_same_words_or_of_the_same_lines() -> None:
    before = ("mo: how are you",)
    rows = [
        row("same", 2, pair="p", context=("mo: i am lost",), id="risky"),
        row("Same.", pair="p", context=("mo: i like tea",), id="calm"),
        row("fine thanks", pair="q", context=before),
        row("not here much longer", 3, pair="q", context=before),
        row("other", 1, pair="q"),
    ]
    same_words, same_lines = contrasts(rows)
    assert [(calm.id, risky.id) for calm, risky in same_words] == [("calm", "risky")]
    assert [(calm.text, risky.text) for calm, risky in same_lines] == [("fine thanks", "not here much longer")]


def test_the_headline_leaves_out_gaps_and_other_languages() -> None:
    assert is_headline(row("a"))
    assert not is_headline(row("a", gap=True))
    assert not is_headline(row("a", language="de"))


def test_what_a_person_found_risky_is_neither_ordinary_nor_labelled() -> None:
    found = row("a", 2, "ordinary")
    assert not is_ordinary(found)
    assert not is_labelled(found)
    assert is_ordinary(row("a", origin="ordinary"))


def test_a_sample_is_always_the_same_and_does_not_depend_on_the_order() -> None:
    rows = [row(f"line {n}") for n in range(50)]
    assert some(rows, 7) == some(rows[::-1], 7)
    assert len(some(rows, 7)) == 7
    assert len(some(rows, 70)) == 50
