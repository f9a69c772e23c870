"""In a language the model was not measured in, the floor reads too and the answer says so."""

import json
from dataclasses import replace
from pathlib import Path

from models.assessment import LABELS, Assessment, Span, TierProbabilities
from models.covering import CoveringReader, open_covering
from models.lexicon import LexiconReader
from models.loading import DEFAULT_MODEL
from models.manifest import read_manifest
from tests.fakes.readers import PlainReader, SteadyReader, answer

ITALIAN = "mi sento davvero solo in questi giorni"
SPANISH = "hoy no tengo ganas de hacer nada la verdad"


def of(model: Assessment, floor: Assessment, text: str = ITALIAN) -> Assessment:
    return CoveringReader(SteadyReader(model), SteadyReader(floor), ("en",)).read(text)


def risky(by: str, amber: float, red: float, crisis: float) -> Assessment:
    said = answer("floor" if by == "floor" else "model")
    return replace(said, tiers=TierProbabilities(amber, red, crisis), evidence=(Span(0, 2, amber),))


def test_a_covered_or_an_unknown_language_is_read_by_the_model_alone() -> None:
    floor = PlainReader("floor")
    reader = CoveringReader(PlainReader(), floor, ("en", "es"))
    for text in ("this is a plain sentence in plain words", SPANISH, "gg", "", "😭😭"):
        assert reader.read(text).uncovered == ""
    assert floor.read_count == 0


def test_a_language_that_is_not_covered_is_named_and_read_by_both() -> None:
    model, floor = PlainReader(), PlainReader("floor")
    read = CoveringReader(model, floor, ("en", "es")).read(ITALIAN, ("river: ciao",))
    assert (read.uncovered, read.by) == ("it", "model")
    assert (model.read_count, floor.read_count) == (1, 1)


def test_the_floor_decides_where_it_sees_more() -> None:
    read = of(risky("model", 0.6, 0.3, 0.1), risky("floor", 0.92, 0.8, 0.2))
    assert read.by == "floor"
    assert read.tiers == TierProbabilities(0.92, 0.8, 0.2)
    assert read.evidence == (Span(0, 2, 0.92),)


def test_the_model_decides_where_the_floor_sees_no_more() -> None:
    read = of(risky("model", 0.7, 0.6, 0.3), risky("floor", 0.75, 0.2, 0.05))
    assert read.by == "model"
    assert read.tiers == TierProbabilities(0.75, 0.6, 0.3)


def test_labels_and_levels_are_the_higher_ones_too() -> None:
    floor = replace(answer("floor"), labels=dict.fromkeys(LABELS, 0.0) | {"suicide": 0.85}, level=(0.9,) * 6)
    read = of(answer(), floor)
    assert read.labels["suicide"] == 0.85
    assert read.level == (0.9,) * 6


def test_english_words_in_a_foreign_message_are_found_by_the_floor() -> None:
    text = "sono stanco di tutto e non ho più voglia di niente, kill myself"
    read = CoveringReader(SteadyReader(answer()), LexiconReader(), ("en",)).read(text)
    assert (read.uncovered, read.by) == ("it", "floor")
    assert read.tiers.red > 0.5


def test_the_shipped_model_covers_what_its_description_names_and_english_where_it_names_nothing() -> None:
    described = json.loads((Path(DEFAULT_MODEL) / "model.json").read_text(encoding="utf-8"))
    assert list(read_manifest(DEFAULT_MODEL).languages) == described.get("languages", ["en"])


def test_the_shipped_reader_says_that_it_does_not_cover_swedish() -> None:
    reader = open_covering(DEFAULT_MODEL)
    assert reader.read("min mamma skrek på mig igen och jag vet inte varför").uncovered == "sv"
    assert reader.read("my mum shouted at me again and i do not know why").uncovered == ""
