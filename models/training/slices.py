"""Which rows a figure is about."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from random import Random

from models.training.augment import NAMES
from models.training.corpus import Row

GREEN, AMBER, RED, CRISIS = range(4)
MOST_LINES = 4  # of context


def is_ordinary(row: Row) -> bool:
    """Ordinary talk: the weakly green public rows and our own short chat."""
    return row.tier == GREEN and (row.origin == "ordinary" or row.kind == "short_chat")


def is_labelled(row: Row) -> bool:
    """Read and labelled by a person, not chosen by its source."""
    return row.origin != "ordinary"


def is_headline(row: Row) -> bool:
    """English rows of the corpus and the first lines of our own: the same for every generation of the model."""
    return row.language == "en" and not row.gap


def amid_chat(rows: Sequence[Row]) -> list[Row]:
    """Each row alone, and once more after up to four other rows, as it would stand in a live channel."""
    return [*rows, *seated(rows, [row.text for row in rows])]


def seated(rows: Sequence[Row], lines: Sequence[str]) -> list[Row]:
    """Each row after one to four of `lines`, said by somebody."""
    dice = Random(7)  # noqa: S311 - reproducible, not secret
    return [
        replace(
            row,
            context=tuple(f"{dice.choice(NAMES)}: {dice.choice(lines)}" for _ in range(dice.randint(1, MOST_LINES))),
        )
        for row in rows
    ]


def some(rows: Sequence[Row], count: int) -> list[Row]:
    """At most `count` of `rows`, drawn evenly and always the same."""
    dice = Random(5)  # noqa: S311 - reproducible, not secret
    ordered = sorted(rows, key=lambda row: row.id)
    return ordered if len(ordered) <= count else sorted(dice.sample(ordered, count), key=lambda row: row.id)


def by_pair(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The rows that have twins, by the name of their pair."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.pair:
            found[row.pair].append(row)
    return found


def harmless_twins(rows: Sequence[Row]) -> set[str]:
    """Ids of green rows that look like a risky one: they share its pair."""
    return {
        row.id
        for pair in by_pair(rows).values()
        if any(twin.tier for twin in pair)
        for row in pair
        if row.tier == GREEN
    }


def contrasts(rows: Sequence[Row]) -> tuple[list[tuple[Row, Row]], list[tuple[Row, Row]]]:
    """Couples (calmer, riskier) of one pair: the same words after other lines; other words after the same lines."""
    same_words, same_lines = [], []
    for pair in by_pair(rows).values():
        for first, second in combinations(sorted(pair, key=lambda row: row.tier), 2):
            if first.tier == second.tier:
                continue
            same = _words(first) == _words(second)
            if same and first.context != second.context:
                same_words.append((first, second))
            elif not same and first.context and first.context == second.context:
                same_lines.append((first, second))
    return same_words, same_lines


def _words(row: Row) -> str:
    return " ".join(row.text.casefold().split()).strip(".!? ")
