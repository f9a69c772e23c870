"""The model card, written whole from what was measured."""

import math
from collections.abc import Mapping

from models.manifest import Manifest
from models.training import card_words as words
from models.training.bootstrap import Figure
from models.training.card_tables import (
    LANGUAGES,
    bar,
    by_language,
    comparison,
    labels,
    pick,
    reliability_table,
    side_by_side,
    value,
)
from models.training.evaluate import FUNCTIONAL, GAPS, HEADLINE, OTHERS, TOGETHER, Report
from models.training.main_figures import AREA

READS = 0.8  # area under the curve from which a language is read at all
PARTS = (
    ("chat", words.CHAT),
    (GAPS, words.GAPS),
    (TOGETHER, words.TOGETHER),
    ("context", words.CONTEXT),
    ("disguises", words.DISGUISES),
    ("long", words.LONG),
    ("evidence", words.EVIDENCE),
    ("fairness", words.FAIRNESS),
)


def card(
    manifest: Manifest,
    counts: Mapping[str, int],
    model: Report,
    floor: Report,
    *,
    against: Mapping[str, Report] | None = None,
    flips: str = "",
) -> str:
    """Markdown. `counts` has train, dev, frozen, dropped, not_ordinary and every (1: all rows were read).

    against: the main sections of other models on the same rows. flips: what quantisation changed, in a sentence.
    """
    readers = {"model": model, "floor": floor}
    parts = [
        words.HEADER.format(
            **manifest.model_dump(include={"name", "base", "licence", "date", "recipe"}),
            **manifest.caps.model_dump(),
            **manifest.thresholds.model_dump(),
        ),
        words.QUICK.format(**counts) if counts["every"] > 1 else "",
        words.TRAINING.format(**counts),
        words.FROZEN,
        side_by_side({name: report.sections[HEADLINE] for name, report in readers.items()}),
        labels(model.labels, floor.labels),
        words.FUNCTIONAL,
        side_by_side({name: report.sections[FUNCTIONAL] for name, report in readers.items()}),
        words.CALIBRATION,
        reliability_table(model.reliability),
        words.LANGUAGES,
        by_language(model, floor),
    ]
    for name, intro in PARTS:
        parts += [intro, side_by_side({who: report.sections[name] for who, report in readers.items()})]
    if against:
        parts += [words.AGAINST, comparison({manifest.name: model, **against})]
    if flips:
        parts.append(f"\n## Quantisation\n\n{flips}\n")
    return "".join([*parts, limits(model)])


def limits(model: Report) -> str:
    """What it cannot do, as far as it was measured."""
    figures = [each for found in model.sections.values() for each in found if each.met is False]
    lines = [*words.LIMITS, *_languages(model)]
    if figures:
        lines.append("It misses these bars:")
        lines += [f"  {each.words}: {value(each)}, {bar(each).split(':')[0]}" for each in _distinct(figures)]
    return "\n".join(["", "## What it cannot do", "", *(_item(line) for line in lines), ""])


def _languages(model: Report) -> list[str]:
    measured = {"en": model.sections[HEADLINE], **{name: model.sections[name] for name in OTHERS}}
    well: list[str] = []
    badly: list[str] = []
    unseen: list[str] = []
    for name, figures in measured.items():
        area = pick(figures, AREA)
        recall = pick(figures, "at least red: recall")
        told = f"{LANGUAGES[name]} (area under the curve {area.value:.2f}, red recall {recall.value:.2f})"
        if math.isnan(area.value):
            unseen.append(LANGUAGES[name])
        else:
            (well if area.value >= READS else badly).append(told)
    return [
        f"Languages it reads: {', '.join(well) or 'none'}.",
        *([f"Languages it was measured on and does not read well enough: {', '.join(badly)}."] if badly else []),
        *([f"Languages without a row to measure: {', '.join(unseen)}."] if unseen else []),
        "No other language was measured. What it says of them means nothing; treat them as not covered.",
    ]


def _distinct(figures: list[Figure]) -> list[Figure]:
    return list({each.words: each for each in reversed(figures)}.values())[::-1]


def _item(line: str) -> str:
    return f"  - {line.strip()}" if line.startswith("  ") else f"- {line}"
