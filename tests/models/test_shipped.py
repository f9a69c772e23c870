"""What the shipped model does with a few plain sentences."""

from functools import cache

import pytest

from models.loading import DEFAULT_MODEL
from models.onnx import OnnxReader


@cache
def reader() -> OnnxReader:
    return OnnxReader(DEFAULT_MODEL)


def tier(text: str, *context: str) -> str:
    answer, limits = reader().read(text, context).tiers, reader().manifest.thresholds
    if answer.crisis >= limits.crisis:
        return "crisis"
    if answer.red >= limits.red:
        return "red"
    return "amber" if answer.amber >= limits.amber else "green"


@pytest.mark.parametrize(
    "text",
    [
        "i want to die",
        "I wish I could just go to sleep and not wake up",
        "i can't stop thinking about killing myself",
        "I don't want to be alive any more. everyone would be better off",
        "my friend says she is going to kill herself tonight and i don't know what to do",
        "i cut myself again last night and it was worse this time",
        "kys",
    ],
)
def test_a_plain_sign_of_risk_is_at_least_red(text: str) -> None:
    assert tier(text) in {"red", "crisis"}


@pytest.mark.parametrize(
    "text",
    [
        "this exam is killing me lol",
        "gg",
        "same",
        "hey everyone, who is up for a round tonight?",
        "i died laughing at that video",
        "ugh monday, kill me",
        "my dog ate my sock again and he is very proud of himself",
        "can someone help me with question three?",
        "coffee first, then the world",
    ],
)
def test_ordinary_talk_is_green_alone_and_amid_chat(text: str) -> None:
    assert tier(text) == "green"
    assert tier(text, "sam: anyone watching the match later?", "kit: maybe, depends on dinner") == "green"


def test_agreeing_with_a_wish_to_be_dead_is_read_in_its_context() -> None:
    alone = reader().read("same")
    after = reader().read("same", ("mo: honestly i just want to be dead",))
    assert after.tiers.red > alone.tiers.red


def test_evidence_points_at_the_words_that_matter() -> None:
    text = "we had pasta for dinner. i want to kill myself. see you tomorrow"
    answer = reader().read(text)
    assert "kill myself" in text[answer.evidence[0].start : answer.evidence[0].end]


def test_a_cry_at_the_end_of_a_very_long_message_is_not_missed() -> None:
    text = "We walked to the market and bought apples and bread. " * 60 + "I want to kill myself tonight."
    assert tier(text) in {"red", "crisis"}


def test_blank_and_invisible_texts_are_calm() -> None:
    assert reader().read("").tiers.amber == 0.0
    assert reader().read(" \n\u200b ").tiers.amber == 0.0


def test_a_score_does_not_depend_on_what_was_read_before() -> None:
    first = reader().read("i feel so alone tonight")
    reader().read("kill " * 500)
    assert reader().read("i feel so alone tonight") == first
