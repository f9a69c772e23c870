"""What a member is offered, by country and need."""

from datetime import date
from typing import Any

import pytest

from bot.policy.resources import (
    LOCAL_EMERGENCY,
    TOPICS,
    Catalog,
    Choice,
    Country,
    Dated,
    Line,
    SelfHelp,
    choose,
)

TODAY = date(2026, 11, 23)


def line(name: str, topics: str = "crisis", **changes: Any) -> Line:
    values: dict[str, Any] = {
        "country": "AA",
        "name": name,
        "call": "1",
        **dict.fromkeys(("text", "chat", "url", "hours", "languages", "audience", "note"), ""),
        "topics": frozenset(topics.split()),
        "reach": "everyone",
        "lists": 2,
        "dated": Dated("2026-10-01"),
    }
    return Line(**(values | changes))


def catalog(*lines: Line) -> Catalog:
    return Catalog(
        lines=lines,
        countries={
            "AA": Country("AA", "Aland", "112", "", Dated("2026-11")),
            "BB": Country("BB", "Beeland", "", "", Dated("2026-11")),
            "CC": Country("CC", "Ceeland", "110", "119", Dated("2026-11")),
        },
        self_help=(SelfHelp("Five", "…", frozenset({"talk"}), "NEF", Dated("2026-11")),),
        universal=line("Find a Helpline", "", country="ZZ", call="", url="https://findahelpline.com"),
    )


def names(choice: Choice) -> list[str]:
    return [offer.line.name for offer in choice.lines]


def test_lines_for_everyone_come_before_those_for_some_and_for_the_young() -> None:
    found = choose(
        catalog(
            line("young", reach="young", audience="under 25", lists=9),
            line("men", reach="some", audience="men", lists=9),
            line("everyone"),
        ),
        "AA",
        "crisis",
        TODAY,
    )
    assert names(found) == ["everyone", "men", "young"]


def test_a_particular_need_is_met_by_its_own_line_first_and_by_general_ones_after() -> None:
    found = choose(
        catalog(line("general"), line("trans", "lgbtq", reach="some"), line("debt", "gambling")), "AA", "lgbtq", TODAY
    )
    assert names(found) == ["trans", "general"]


def test_a_line_for_some_people_is_never_offered_for_another_need() -> None:
    assert names(choose(catalog(line("veterans", "crisis", reach="some")), "AA", "eating", TODAY)) == []


def test_the_young_are_offered_their_lines_first_when_that_is_asked() -> None:
    lines = catalog(line("everyone"), line("child", "young", reach="young"))
    assert names(choose(lines, "AA", "young", TODAY)) == ["child", "everyone"]
    assert names(choose(lines, "AA", "talk", TODAY)) == ["everyone", "child"]


def test_among_equals_the_fresh_then_the_well_known_line_comes_first() -> None:
    lines = catalog(line("old", dated=Dated("2025"), lists=9), line("few", lists=3), line("many", lists=5))
    assert names(choose(lines, "AA", "crisis", TODAY)) == ["many", "few", "old"]


def test_at_most_four_lines_and_only_of_the_country() -> None:
    lines = [line(str(number)) for number in range(6)]
    found = choose(catalog(*lines, line("abroad", country="CC")), "AA", "crisis", TODAY)
    assert names(found) == ["0", "1", "2", "3"]


@pytest.mark.parametrize(
    ("country", "words"),
    [
        ("AA", "112"),
        ("BB", LOCAL_EMERGENCY),
        ("CC", "110 (ambulance 119)"),
        ("??", LOCAL_EMERGENCY),
        ("", LOCAL_EMERGENCY),
    ],
)
def test_there_is_always_an_emergency_number_or_words_for_it_and_a_directory(country: str, words: str) -> None:
    found = choose(catalog(), country, "crisis", TODAY)
    assert found.emergency == words
    assert found.universal.line.url == "https://findahelpline.com"
    assert (found.country is None) == (country not in {"AA", "BB", "CC"})


@pytest.mark.parametrize(
    ("dated", "stale"),
    [
        ("2026-05-27", False),
        ("2026-05-26", True),
        ("2026-06", False),
        ("2026-05", True),
        ("2026", True),
        ("", True),
    ],
)
def test_a_line_is_stale_when_it_may_be_older_than_180_days(dated: str, stale: bool) -> None:
    assert Dated(dated).stale(TODAY) is stale
    assert choose(catalog(line("x", dated=Dated(dated))), "AA", "crisis", TODAY).lines[0].stale is stale


def test_every_offer_says_how_and_when_it_was_checked() -> None:
    found = choose(catalog(line("a", lists=4), line("b", dated=Dated(""))), "AA", "crisis", TODAY)
    assert [offer.checked for offer in found.lines] == [
        "in 4 independent public lists, last dated 2026-10-01; not confirmed with the provider",
        "in 2 independent public lists, undated; not confirmed with the provider",
    ]


def test_a_self_help_page_is_offered_only_where_it_fits() -> None:
    page = choose(catalog(), "AA", "talk", TODAY).self_help
    assert page is not None
    assert page.title == "Five"
    assert choose(catalog(), "AA", "eating", TODAY).self_help is None


def test_an_unknown_topic_still_gives_lines_for_any_need() -> None:
    assert "whatever" not in TOPICS
    assert names(choose(catalog(line("general"), line("debt", "gambling")), "AA", "whatever", TODAY)) == ["general"]
