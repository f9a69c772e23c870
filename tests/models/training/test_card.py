"""The card: model and floor side by side, bars kept and missed, and no text of any row."""

from dataclasses import replace
from functools import cache

from models.manifest import NAMES, Caps, Manifest, Temperatures
from models.training.bootstrap import Figure
from models.training.card import card, limits
from models.training.card_tables import bar, comparison, side_by_side, value
from models.training.evaluate import HEADLINE, Report, measure
from tests.models.training.word_reader import LIMITS, WordReader, row

MANIFEST = Manifest(
    format=1,
    name="tiny",
    base="nothing",
    licence="Apache-2.0",
    date="2020-02-02",
    recipe="abc",
    heads=NAMES,
    caps=Caps(text=160, context=96, overlap=32),
    temperatures=Temperatures(),
    thresholds=LIMITS,
    files={},
)
COUNTS = {"train": 1, "dev": 2, "frozen": 16, "dropped": 3, "not_ordinary": 4, "every": 1}


@cache
def report() -> Report:
    rows = [row("a crisis", 3), row("unseen", 3), row("red herring"), row("calm")]
    rows += [row("es red", 2, gap=True, language="es"), row("es calm", gap=True, language="es")]
    reader = WordReader()
    return measure(reader, reader, LIMITS, [*rows, *(row(f"weather {n}", origin="ordinary") for n in range(5))])


def test_it_shows_every_section_beside_the_floor_and_no_text_of_any_row() -> None:
    text = card(MANIFEST, COUNTS, report(), report(), flips="No decision changed.")
    for title in ("Functional", "Calibration", "probabilities mean", "languages", "Context", "Disguises", "Long posts"):
        assert title.casefold() in text.casefold()
    for title in ("Evidence", "Fairness", "Quantisation", "cannot do", "reliability.svg"):
        assert title in text
    assert "| crisis messages given at least red | 2 | 0.50 (0.00–1.00) | 0.50 (0.00–1.00) |" in text
    assert "No decision changed." in text
    assert "4 rows" in text.replace("\n", " ")
    assert "herring" not in text
    assert "{" not in text
    assert "nan" not in text


def test_other_models_are_compared_on_the_same_figures() -> None:
    text = card(MANIFEST, COUNTS, report(), report(), against={"older": report()})
    assert comparison({"tiny": report(), "older": report()}) in text
    assert "| tiny | older |" in text


def test_a_quick_look_says_so() -> None:
    assert "quick look" not in card(MANIFEST, COUNTS, report(), report())
    assert "every 9th frozen row" in card(MANIFEST, COUNTS | {"every": 9}, report(), report())


def test_a_language_counts_as_read_only_when_it_was_measured_to_be() -> None:
    said = limits(report())
    read = next(line for line in said.splitlines() if line.startswith("- Languages it reads"))
    unseen = next(line for line in said.splitlines() if line.startswith("- Languages without"))
    assert "Spanish" in read
    assert "French" in unseen


def test_a_language_that_is_read_no_better_than_by_chance_is_named() -> None:
    blind = [replace(each, value=0.5) if "area" in each.words else each for each in report().sections["es"]]
    said = limits(replace(report(), sections=report().sections | {"es": blind}))
    assert "Spanish" in next(line for line in said.splitlines() if "does not read well enough" in line)


def test_missed_bars_stand_among_the_limits() -> None:
    assert "crisis messages given at least red: 0.50" in limits(report())
    assert report().sections[HEADLINE]


def test_a_bar_is_met_missed_or_not_measured() -> None:
    assert bar(Figure("f", 0.9, bar=0.8, rows=100)) == "≥ 0.8: met"
    assert bar(Figure("f", 3.0, bar=2.0, under=True, rows=100)) == "≤ 2: **missed**"
    assert bar(Figure("f", 0.9, bar=0.8, rows=5)) == "≥ 0.8: met on few rows"
    assert bar(Figure("f", float("nan"), bar=2.0)) == "≥ 2: not measured"
    assert bar(Figure("f", 0.9)) == ""


def test_a_figure_shows_its_interval_or_a_dash() -> None:
    assert value(Figure("f", 0.5, 0.25, 0.75)) == "0.50 (0.25–0.75)"
    assert value(Figure("f", 2.5, form=".1f")) == "2.5"
    assert value(Figure("f", float("nan"))) == "–"
    assert side_by_side({"a": [Figure("f", 0.5)]}).count("bar") == 0
