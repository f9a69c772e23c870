"""Whether some people's way of writing, or the naming of who they are, is taken for risk more often than others'.

A slice is found by words or by the kind of a written row, never by knowing a person: it is *like* a dialect or an age,
and says nothing of who wrote it.
"""

import math
import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from models.training.bootstrap import Figure, figure, share
from models.training.corpus import Row
from models.training.metrics import Ints
from models.training.readings import Readings
from models.training.slices import GREEN, RED

MOST = 1.25  # times the average

# Spellings and forms that Blodgett, Green and O'Connor (2016) and Sap et al. (2019) found typical.
_AAE_LIKE = re.compile(
    r"\b(?:finna|tryna|boutta|bout to|imma|ain'?t|y'?all|deadass|gon|dat|dis|dem|dey|lil|bruh)\b"
    r"|\bion (?:know|even|want|think|care|like|got|need)\b"
    r"|\b(?:i|he|she|they|we|you|it|people|folks) be \w+in[g']?\b"
    r"|\b(?:don'?t|ain'?t|can'?t|won'?t) \w+ (?:no|nobody|nothing|none)\b",
    re.IGNORECASE,
)
# After the identity terms of Dixon et al. (2018).
_IDENTITY = re.compile(
    r"\b(?:gay|lesbians?|bisexual|trans(?:gender|exual)?|queer|lgbt\w*|non-?binary|enby|asexual|aroace"
    r"|black (?:people|person|man|men|wom[ae]n|girls?|guys?|kids?|boys?|folks)|african|asian|arab|latin[aox]s?|mexican"
    r"|muslims?|islam|jew(?:s|ish)?|christians?|catholic|hindu|sikh|buddhist|immigrants?|refugees?|autis(?:m|tic)"
    r"|adhd|disabled|wheelchair|deaf)\b",
    re.IGNORECASE,
)

SLICES: dict[str, Callable[[Row], bool]] = {
    "AAE-like markers": lambda row: _AAE_LIKE.search(row.text) is not None,
    "identity terms": lambda row: _IDENTITY.search(row.text) is not None,
    "second-language English": lambda row: row.kind.startswith("second_language"),
    "young people's style": lambda row: row.kind.startswith("teen"),
    "older people's style": lambda row: row.kind.startswith("older"),
}


def fairness_figures(found: Readings) -> list[Figure]:
    """For each slice: false alarms on green rows against the average of all, and what is found of the risky rows."""
    green, risky = found.at(found.truth == GREEN), found.at(found.truth >= RED)
    figures = [
        share("all rows: green given red or crisis", green.said[:, 1], green.groups, form=".3f"),
        share("all rows: green given anything but green", green.said[:, 0], green.groups, form=".3f"),
        share("all rows: red or crisis given at least red", risky.said[:, 1], risky.groups),
    ]
    for name, inside in SLICES.items():
        calm = green.where(inside)
        cries = risky.where(inside)
        figures += [
            share(f"{name}: green given red or crisis", calm.said[:, 1], calm.groups, form=".3f"),
            _ratio(f"{name}: red false alarms, times the average", green, inside, 1, bar=MOST),
            _ratio(f"{name}: all false alarms, times the average", green, inside, 0, bar=MOST),
            share(f"{name}: red or crisis given at least red", cries.said[:, 1], cries.groups),
        ]
    return figures


def _ratio(words: str, green: Readings, inside: Callable[[Row], bool], tier: int, *, bar: float) -> Figure:
    """False alarms of the slice over those of all green rows; NaN where either cannot be said."""
    mine = np.array([inside(row) for row in green.rows], bool)
    alarm = green.said[:, tier]

    def ratio(at: Ints) -> float:
        part, whole = alarm[at][mine[at]], float(alarm[at].mean()) if len(at) else 0.0
        return float(part.mean()) / whole if len(part) and whole else math.nan

    found = figure(words, ratio, green.groups, bar=bar, under=True)
    return replace(found, rows=int(mine.sum()))
