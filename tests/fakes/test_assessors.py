"""The assessor of a few lines does what it says."""

import pytest

from tests.fakes.assessors import WordAssessor


async def test_the_word_in_a_text_is_its_tier() -> None:
    assessor = WordAssessor()
    answers = {word: (await assessor.assess(f"a {word} day", ())).tiers for word in ("crisis", "red", "amber", "calm")}
    assert [answers[word].crisis > 0.5 for word in answers] == [True, False, False, False]
    assert [answers[word].red > 0.5 for word in answers] == [True, True, False, False]
    assert [answers[word].amber > 0.5 for word in answers] == [True, True, True, False]


async def test_its_evidence_is_that_word() -> None:
    text = "a red day"
    span = (await WordAssessor().assess(text, ())).evidence[0]
    assert text[span.start : span.end] == "red"


async def test_it_breaks_as_often_as_told_and_remembers_what_it_read() -> None:
    assessor = WordAssessor()
    assessor.broken["hello"] = 1
    with pytest.raises(RuntimeError):
        await assessor.assess("hello", ())
    await assessor.assess("hello", ("kit: hi",))
    await assessor.until(lambda: len(assessor.seen) == 2)
    assert assessor.seen == [("hello", ()), ("hello", ("kit: hi",))]
