"""Every code has its words."""

from typing import get_args

from bot.discord_app.review.words import (
    ALERTS,
    BANNERS,
    LABEL_WORDS,
    NO_LABEL,
    TIER_COLOURS,
    TIER_HEADS,
    VERDICT_WORDS,
    alert_sentence,
    reason_words,
    refusal_sentence,
)
from bot.domain.case import Refusal, Verdict
from bot.domain.decision import Reason, Tier, Unassessed
from models.assessment import LABELS


def test_every_label_tier_verdict_and_refusal_has_words() -> None:
    assert set(LABEL_WORDS) == set(LABELS)
    assert set(TIER_HEADS) == set(TIER_COLOURS) == set(Tier)
    assert set(VERDICT_WORDS) == set(Verdict)
    codes = get_args(Refusal.__annotations__["code"])
    assert codes
    assert all(refusal_sentence(Refusal(code)).endswith((".", "them.")) for code in codes)


def test_what_could_not_be_read_asks_a_person_to_read_it() -> None:
    for reason in get_args(Unassessed.__annotations__["reason"]):
        assert "please read it yourself" in reason_words((Reason(f"unassessed:{reason}", 1.0),))[0]
        assert reason in BANNERS


def test_a_refusal_names_who_has_the_case() -> None:
    assert "<@5> has this case already" in refusal_sentence(Refusal("claimed_by_other", 5))
    assert "somebody else has this case already" in refusal_sentence(Refusal("claimed_by_other"))


def test_an_alert_names_its_channel() -> None:
    for word in ("channel_unreadable", "catch_up_cut", "queue_unreachable"):
        assert "<#42>" in alert_sentence(f"{word}:42")
    assert alert_sentence("event_failed") == ALERTS["event_failed"]


def test_a_language_that_is_not_covered_is_named_after_the_other_reasons() -> None:
    found = reason_words((Reason("language_not_covered:it", 1.0), Reason("distress", 0.9)))
    assert found[0] == LABEL_WORDS["distress"]
    assert "not covered (it looks like Italian): only the word list and a guess read it" in found[1]
    alone = reason_words((Reason("language_not_covered:xx", 1.0),))
    assert alone[0] == NO_LABEL
    assert "another one" in alone[1]


def test_the_alert_of_an_uncovered_language_names_channel_and_language() -> None:
    told = alert_sentence("language_not_covered:42:it")
    assert "<#42>" in told
    assert "Italian" in told


def test_an_unknown_alert_still_says_what_to_do() -> None:
    assert "`404/10008`" in alert_sentence("404/10008")
    assert "look at the channels" in alert_sentence("404/10008")


def test_no_word_blames_or_shames() -> None:
    told = " ".join([*LABEL_WORDS.values(), *VERDICT_WORDS.values(), *BANNERS.values(), *ALERTS.values()]).lower()
    assert not [word for word in ("commit", "failed attempt", "successful", "attention", "suspect") if word in told]
