"""What /resources shows, for every country and topic there is."""

from datetime import date

import pytest

from bot.discord_app.resources import render
from bot.policy.resources import LOCAL_EMERGENCY, TOPICS, choose
from bot.resources_catalog import load_catalog
from bot.shipped import RESOURCES
from tests.fakes.layouts import accepted, ids, words

CATALOG = load_catalog(RESOURCES)
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("topic", TOPICS)
def test_discord_takes_the_answer_for_every_country(topic: str) -> None:
    for code in (*CATALOG.countries, ""):
        layout = render.offer(choose(CATALOG, code, topic, TODAY), unknown=True)
        accepted(layout)
        assert ids(layout) == ["lk:talk"]


@pytest.mark.parametrize("code", [*CATALOG.countries, ""])
def test_there_is_always_an_emergency_number_and_a_directory(code: str) -> None:
    choice = choose(CATALOG, code, "crisis", TODAY)
    text = words(render.offer(choice))
    assert f"call **{choice.emergency}**" in text
    assert "findahelpline.com" in text
    assert "Only you can see this" in text


def test_every_line_says_how_it_was_checked_and_a_stale_one_says_so() -> None:
    choice = choose(CATALOG, "GB", "crisis", TODAY)
    assert choice.lines
    text = words(render.offer(choice))
    assert text.count("not confirmed with the provider") == len(choice.lines)
    later = words(render.offer(choose(CATALOG, "GB", "crisis", date(2028, 1, 1))))
    assert later.count("It may have changed since") == len(choice.lines)


def test_without_a_country_it_says_how_to_choose_one() -> None:
    text = words(render.offer(choose(CATALOG, "", "crisis", TODAY)))
    assert LOCAL_EMERGENCY in text
    assert "Choose a country" in text
    assert "could not find that country" in words(render.offer(choose(CATALOG, "", "crisis", TODAY), unknown=True))


def test_asking_for_a_person_first_says_who_will_see_what() -> None:
    layout = render.confirm()
    accepted(layout)
    assert "the moderators of this server see" in words(layout)
    assert "not an emergency service" in words(layout)
    assert ids(layout) == ["lk:talk-yes", "lk:talk-no"]


def test_what_is_said_makes_no_promise_and_no_display() -> None:
    said = f"{render.WHO_SEES} {render.ASKED} {render.NOT_NOW} {render.NOBODY_HERE}".lower()
    for word in ("❤", "💙", "✨", "promise", "secret", "guarantee", "we will", "committed"):
        assert word not in said
    assert "volunteers" in render.ASKED
    accepted(render.said(render.ASKED.format(emergency="112")))
