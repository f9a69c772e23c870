"""The corpus: rows as labelled, read from JSON Lines."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.assessment import LABELS, LEVELS, RISK_TIERS, SUBJECTS

TIERS = ("green", *RISK_TIERS)
FILES = ("authored.jsonl", "public_labelled.jsonl", "public_ordinary.jsonl")
OWN = tuple(Path(__file__).parent / name for name in ("ordinary_chat.jsonl", "short_cries.jsonl"))


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled message. `tier` and `level` are ranks: 0 green … 3 crisis, 0 none … 6 behaviour.

    origin: "authored", "public" or "ordinary" (weakly green). The text stays out of the repr on purpose.
    """

    id: str
    origin: str
    text: str
    context: tuple[str, ...]
    tier: int
    labels: frozenset[str]
    subject: int
    level: int
    kind: str
    pair: str

    def __repr__(self) -> str:
        return f"Row({self.id!r}, tier={TIERS[self.tier]})"


def read_corpus(directory: Path) -> list[Row]:
    """All rows of the three corpus files, then the short lines written beside this module."""
    rows = [row for name in FILES for row in _read(directory / name)]
    return [*rows, *(row for path in OWN for row in _read(path))]


def read_own(path: Path) -> list[str]:
    """The texts of one of the `OWN` files, which may be shown anywhere."""
    return [row.text for row in _read(path)]


def _read(path: Path) -> Iterator[Row]:
    origin = "ordinary" if path.name == "public_ordinary.jsonl" else path.stem.split("_")[0]
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                yield _row(json.loads(line), "authored" if path in OWN else origin)
            except (KeyError, ValueError) as error:
                # The cause quotes the line; `from None` keeps the text out of the traceback.
                raise ValueError(f"{path.name}:{number}: {type(error).__name__}, not a corpus row") from None


def _row(raw: dict[str, object], origin: str) -> Row:
    labels = raw.get("labels", [])
    context = raw.get("context", [])
    if not isinstance(labels, list) or not isinstance(context, list):
        raise ValueError("labels and context are lists")  # noqa: TRY004 - a bad row, whatever is wrong
    row = Row(
        id=str(raw["id"]),
        origin=origin,
        text=str(raw["text"]),
        context=tuple(map(str, context)),
        tier=TIERS.index(str(raw.get("tier", "green"))),
        labels=frozenset(map(str, labels)),
        subject=SUBJECTS.index(str(raw.get("subject", "none"))),
        level=int(str(raw.get("level", 0))),
        kind=str(raw.get("kind", "")),
        pair=str(raw.get("pair", "")),
    )
    if not row.labels <= set(LABELS) or not 0 <= row.level <= LEVELS:
        raise ValueError("unknown label or level")
    return row
