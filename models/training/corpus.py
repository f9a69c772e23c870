"""The corpus: rows as labelled, read from JSON Lines."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from models.assessment import LABELS, LEVELS, RISK_TIERS, SUBJECTS

TIERS = ("green", *RISK_TIERS)
FILES = ("authored.jsonl", "public_labelled.jsonl", "public_ordinary.jsonl")
HERE = Path(__file__).parent
OWN = tuple(HERE / name for name in ("ordinary_chat.jsonl", "short_cries.jsonl"))
GAPS = (HERE / "english", HERE / "languages")
"""Written where a reader erred, and in other languages: `<name>.train.jsonl`, and `<name>.frozen.jsonl` to measure."""


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled message. `tier` and `level` are ranks: 0 green … 3 crisis, 0 none … 6 behaviour.

    origin: "authored", "public" or "ordinary" (weakly green). own: written beside this module. gap: in one of `GAPS`.
    part: "train" or "frozen" where the file settles it, else empty and the split decides. language: ISO 639-1.
    The text stays out of the repr on purpose.
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
    own: bool = False
    gap: bool = False
    part: str = ""
    language: str = "en"

    def __repr__(self) -> str:
        return f"Row({self.id!r}, tier={TIERS[self.tier]})"


def read_corpus(directory: Path) -> list[Row]:
    """All rows of the three corpus files, then those written beside this module."""
    rows = [row for name in FILES for row in _read(directory / name)]
    rows += [replace(row, own=True) for path in OWN for row in _read(path)]
    return rows + [row for folder in GAPS for path in sorted(folder.glob("*.jsonl")) for row in read_gap(path)]


def read_own(path: Path) -> list[str]:
    """The texts of one of the `OWN` files, which may be shown anywhere."""
    return [row.text for row in _read(path)]


def read_gap(path: Path) -> list[Row]:
    """The rows of one file of `GAPS`; its name says the language (two letters, else English) and the part."""
    name, part, _ = path.name.split(".")
    language = name if path.parent.name == "languages" else "en"
    return [replace(row, own=True, gap=True, part=part, language=language) for row in _read(path)]


def _read(path: Path) -> Iterator[Row]:
    origin = {"public_ordinary": "ordinary", "public_labelled": "public"}.get(path.stem, "authored")
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                yield _row(json.loads(line), origin)
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
