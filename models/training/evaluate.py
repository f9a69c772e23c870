"""How well a reader reads the frozen part, which no training run has seen: every section of the model card."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.assessment import RISK_TIERS, Reader
from models.manifest import Thresholds
from models.training.bootstrap import Figure
from models.training.corpus import Row
from models.training.fairness import fairness_figures
from models.training.faithfulness import evidence_figures
from models.training.in_context import context_figures
from models.training.long_posts import long_post_figures
from models.training.main_figures import (
    alarms,
    calibration,
    functional,
    in_brief,
    label_hits,
    macro_f1,
    red_figures,
    severity,
    tier_figures,
)
from models.training.metrics import Bin, Hits, hits, reliability
from models.training.readings import Readings, read_rows
from models.training.slices import amid_chat, is_headline, is_labelled, is_ordinary
from models.training.stress import disguise_figures

HEADLINE, FUNCTIONAL, TOGETHER, GAPS = "headline", "functional", "together", "gaps"
OTHERS = ("es", "fr", "de", "pt")  # languages besides English that were written for


@dataclass(frozen=True, slots=True)
class Report:
    """What the card shows of one reader: sections by name, each label, and how often each probability came true."""

    sections: dict[str, list[Figure]]
    labels: dict[str, Hits]
    reliability: dict[str, list[Bin]]


def main_sections(reader: Reader, limits: Thresholds, rows: Sequence[Row]) -> dict[str, list[Figure]]:
    """What models are compared by. The headline is of the same English rows for every generation of the model."""
    labelled = read_rows(reader, limits, [row for row in rows if is_labelled(row)])
    calm = read_rows(reader, limits, amid_chat([row for row in rows if is_ordinary(row) and is_headline(row)]))
    english = labelled.where(is_headline)
    return {
        HEADLINE: [
            *tier_figures(english),
            *(each for part in ("authored", "public") for each in red_figures(_from(english, part), part)),
            *alarms(calm),
            *calibration(english),
            *severity(english, "rows", bars=True),
            *severity(_from(english, "public"), "public rows"),
            macro_f1(english),
        ],
        FUNCTIONAL: functional(
            labelled.where(lambda row: row.origin == "authored" and row.language == "en"), bars=True
        ),
        TOGETHER: [*in_brief(labelled)[:-1], *calibration(labelled)],
    }


def measure(reader: Reader, explaining: Reader, limits: Thresholds, rows: Sequence[Row]) -> Report:
    """Every section. `reader` gives scores and should remember them (`Once`); `explaining` gives evidence too."""
    labelled = read_rows(reader, limits, [row for row in rows if is_labelled(row)])
    ordinary = [row for row in rows if is_ordinary(row) and is_headline(row)]
    both = read_rows(reader, limits, amid_chat(ordinary))
    alone = np.arange(len(both.rows)) < len(ordinary)
    english = [row for row in rows if row.language == "en" and (is_labelled(row) or is_ordinary(row))]
    headline = labelled.where(is_headline)
    return Report(
        sections={
            **main_sections(reader, limits, rows),
            GAPS: in_brief(labelled.where(lambda row: row.gap and row.language == "en")),
            **{name: in_brief(_in(labelled, name)) for name in OTHERS},
            "chat": [
                *alarms(both.at(alone), "ordinary messages alone"),
                *alarms(both.at(~alone), "ordinary messages amid chat"),
            ],
            "context": context_figures(reader, limits, english),
            "disguises": disguise_figures(reader, limits, english),
            "long": long_post_figures(reader, limits, english),
            "evidence": evidence_figures(reader, explaining, limits, english),
            "fairness": fairness_figures(read_rows(reader, limits, english)),
        },
        labels=label_hits(headline),
        reliability={
            tier: reliability(headline.scores[:, at], headline.truth > at) for at, tier in enumerate(RISK_TIERS)
        },
    )


def glance(reader: Reader, limits: Thresholds, rows: Sequence[Row]) -> str:
    """One line for between the epochs, ordinary-chat alarms first."""
    labelled = read_rows(reader, limits, [row for row in rows if is_labelled(row)])
    calm = read_rows(reader, limits, amid_chat([row for row in rows if is_ordinary(row)]))
    per_thousand = 1000 * float(calm.said[:, 1].mean()) if calm.rows else 0.0
    parts = {"all": labelled, **{part: _from(labelled, part) for part in ("authored", "public")}}
    red = ", ".join(f"{part} {hits(found.said[:, 1], found.truth > 1)}" for part, found in parts.items())
    return f"ordinary red alarms {per_thousand:.1f} per 1,000; red: {red}"


def _from(found: Readings, origin: str) -> Readings:
    return found.where(lambda row: row.origin == origin)


def _in(found: Readings, language: str) -> Readings:
    return found.where(lambda row: row.language == language)
