"""The model card's tables: figures with their intervals, readers side by side."""

import math
from collections.abc import Mapping, Sequence

from models.training.bootstrap import FEW, Figure
from models.training.evaluate import FUNCTIONAL, HEADLINE, OTHERS, Report
from models.training.metrics import Bin, Hits

LANGUAGES = {"en": "English", "es": "Spanish", "fr": "French", "de": "German", "pt": "Portuguese"}


def side_by_side(columns: Mapping[str, Sequence[Figure]]) -> str:
    """One row per figure, one column per reader, and the bar of the first where there is one."""
    first, *others = columns.values()
    barred = any(each.bar is not None for each in first)
    head = ["", "rows", *columns, *(["bar"] if barred else [])]
    lines = [_row(head), _row(["---"] * len(head))]
    for at, mine in enumerate(first):
        cells = [mine.words, f"{mine.rows:,}", value(mine), *(value(other[at]) for other in others)]
        lines.append(_row([*cells, *([bar(mine)] if barred else [])]))
    return "\n".join(["", *lines, ""])


def by_language(report: Report, floor: Report) -> str:
    """The model's figures of each language in a column of its own, and the floor's red recall below."""
    found = {LANGUAGES[name]: report.sections[name] for name in OTHERS}
    rows = next(iter(found.values()))
    lines = [_row(["", *found]), _row(["---"] * (len(found) + 1))]
    for at, figure in enumerate(rows):
        lines.append(_row([figure.words, *(value(each[at]) for each in found.values())]))
    lines += [
        _row([f"floor: {words}", *(value(pick(floor.sections[name], words)) for name in OTHERS)])
        for words in ("at least red: recall", "crisis messages given at least red", "green rows given red or crisis")
    ]
    return "\n".join(["", *lines, ""])


def labels(model: Mapping[str, Hits], floor: Mapping[str, Hits]) -> str:
    """Precision, recall and F1 of each label."""
    lines = ["", _row(["label", "model: precision / recall / F1", "floor"]), _row(["---"] * 3)]
    lines += [_row([name, _hit(found), _hit(floor[name])]) for name, found in model.items()]
    return "\n".join([*lines, ""])


def reliability_table(bins: Mapping[str, Sequence[Bin]]) -> str:
    """What was said on average, what was true, and of how many rows, for each tenth and tier."""
    lines = ["", _row(["tier", "said", "true", "rows"]), _row(["---"] * 4)]
    lines += [
        _row([f"at least {tier}", f"{part.said:.2f}", f"{part.true:.2f}", f"{part.rows:,}"])
        for tier, found in bins.items()
        for part in found
    ]
    return "\n".join([*lines, ""])


def comparison(columns: Mapping[str, Report]) -> str:
    """The headline and the functional test of several readers."""
    return "".join(
        side_by_side({name: report.sections[section] for name, report in columns.items()})
        for section in (HEADLINE, FUNCTIONAL)
    )


def pick(figures: Sequence[Figure], words: str) -> Figure:
    """The figure with these words."""
    return next(each for each in figures if each.words == words)


def value(figure: Figure) -> str:
    """The number with its interval; a dash where there was nothing to count."""
    if math.isnan(figure.value):
        return "–"
    number = f"{figure.value:{figure.form}}"
    if math.isnan(figure.low):
        return number
    return f"{number} ({figure.low:{figure.form}}–{figure.high:{figure.form}})"


def bar(figure: Figure) -> str:
    """What was promised, and whether it is kept; empty without a promise."""
    if figure.bar is None:
        return ""
    kept = {True: "met", False: "**missed**", None: "not measured"}[figure.met]
    few = " on few rows" if 0 < figure.rows < FEW else ""
    return f"{'≤' if figure.under else '≥'} {figure.bar:g}: {kept}{few}"


def _hit(hit: Hits) -> str:
    return f"{hit.precision:.2f} / {hit.recall:.2f} / {hit.f1:.2f}"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
