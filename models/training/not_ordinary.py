"""Rows that their source called ordinary and a person read otherwise.

`not_ordinary.jsonl` beside this module holds one `{"id": …, "tier": …}` a line and never a text. Such a row counts as
no alarm and is learnt from with the tier the person gave it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from models.training.corpus import HERE, TIERS, Row

PATH = HERE / "not_ordinary.jsonl"


def read_not_ordinary(path: Path = PATH) -> dict[str, int]:
    """The tier (as a rank) of each listed id; nothing without the file. Raises `ValueError`."""
    if not path.exists():
        return {}
    found = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            raw = json.loads(line)
            if set(raw) != {"id", "tier"}:
                raise ValueError("only id and tier belong here")  # noqa: TRY301 - named with its line below
            found[str(raw["id"])] = TIERS.index(raw["tier"])
        except (KeyError, TypeError, ValueError) as error:
            # The cause may quote the line; `from None` keeps it out of the traceback.
            raise ValueError(f"{path.name}:{number}: {type(error).__name__}, not an id and a tier") from None
    return found


def corrected(rows: Sequence[Row], tiers: Mapping[str, int]) -> list[Row]:
    """`rows` with the ordinary ones that a person read otherwise set right. Raises `ValueError` for unknown ids."""
    unknown = sorted(set(tiers) - {row.id for row in rows if row.origin == "ordinary"})
    if unknown:
        raise ValueError(f"{PATH.name} names {len(unknown)} ids that are no ordinary rows, first: {unknown[0]}")
    return [replace(row, tier=tiers[row.id]) if row.id in tiers else row for row in rows]
