"""Who may be learnt from: a split that depends on the rows alone, and a check that nothing leaks across it.

Rows of one `pair` and rows with the same normalised text and context stay together. A hash of the group decides.
Training rows that nearly repeat a held-out row are dropped.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.training.corpus import Row

SHINGLE = 3  # words
NEAR = 0.5  # Jaccard of word shingles from which two rows count as one
# Per origin: share frozen for evaluation, share for choosing thresholds. Rare alarms among ordinary talk need many
# ordinary rows to be counted at all; the labelled rows are dear and mostly train.
SHARES = {"ordinary": (0.25, 0.25), "public": (0.12, 0.06), "authored": (0.12, 0.06)}


@dataclass(frozen=True, slots=True)
class Split:
    """`train` is learnt from, `dev` sets thresholds and temperatures, `frozen` is only ever measured on."""

    train: tuple[Row, ...]
    dev: tuple[Row, ...]
    frozen: tuple[Row, ...]
    dropped: int


class LeakError(Exception):
    """A training row repeats a held-out one."""


def split(rows: Sequence[Row]) -> Split:
    """Split by hash of group; drops near-repeats of frozen and dev rows from what comes before them."""
    parts: dict[str, list[Row]] = {"train": [], "dev": [], "frozen": []}
    for row, group in zip(rows, _groups(rows), strict=True):
        frozen, dev = SHARES[row.origin]
        place = int(hashlib.sha256(group.encode()).hexdigest()[:8], 16) / 2**32
        if row.part:  # settled by its file; a few of those to train on set thresholds instead
            parts["frozen" if row.part == "frozen" else "dev" if place < dev else "train"].append(row)
        else:
            parts["frozen" if place < frozen else "dev" if place < frozen + dev else "train"].append(row)
    leaking = {row.id for row in near_repeats(parts["dev"], parts["frozen"])}
    dev_rows = [row for row in parts["dev"] if row.id not in leaking]
    leaking |= {row.id for row in near_repeats(parts["train"], [*parts["frozen"], *dev_rows])}
    train = tuple(row for row in parts["train"] if row.id not in leaking)
    return Split(train, tuple(dev_rows), tuple(parts["frozen"]), len(leaking))


def refuse_leaks(parts: Split) -> None:
    """Raise `LeakError` with ids (never texts) when a held-out row, its twin or a near-repeat is trained on."""
    held = [*parts.dev, *parts.frozen]
    pairs = {row.pair for row in held if row.pair}
    ids = [row.id for row in parts.train if row.pair in pairs]
    ids += [row.id for row in near_repeats(parts.train, held)]
    ids += [row.id for row in near_repeats(parts.dev, parts.frozen)]
    if ids:
        raise LeakError(f"{len(ids)} rows leak into the held-out part, first: {', '.join(ids[:5])}")


def near_repeats(rows: Iterable[Row], held: Iterable[Row]) -> list[Row]:
    """Rows whose word shingles overlap some held-out row's by a Jaccard index of at least `NEAR`."""
    sets = [_shingles(row) for row in held]
    index: dict[int, list[int]] = defaultdict(list)
    for number, shingles in enumerate(sets):
        for shingle in shingles:
            index[shingle].append(number)
    found = []
    for row in rows:
        mine = _shingles(row)
        shared = Counter(number for shingle in mine for number in index.get(shingle, ()))
        if any(count / (len(mine) + len(sets[number]) - count) >= NEAR for number, count in shared.items()):
            found.append(row)
    return found


def _shingles(row: Row) -> set[int]:
    words = _key(row).split()
    if len(words) < SHINGLE:
        return {_stable(" ".join(words))}
    return {_stable(" ".join(words[i : i + SHINGLE])) for i in range(len(words) - SHINGLE + 1)}


def _stable(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest())


def _key(row: Row) -> str:
    return " ".join(re.findall(r"\w+|[^\w\s]", "\n".join((*row.context, row.text)).casefold()))


def _groups(rows: Sequence[Row]) -> list[str]:
    """One name per row, the same for rows tied by pair or by equal text, also through others (union-find)."""
    parent = list(range(len(rows)))

    def find(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    first: dict[str, int] = {}
    for number, row in enumerate(rows):
        for tie in (f"text:{_key(row)}", f"pair:{row.pair}" if row.pair else ""):
            if tie:
                parent[find(number)] = find(first.setdefault(tie, number))
    names: dict[int, str] = {}
    for number, row in enumerate(rows):
        root = find(number)
        names[root] = min(names.get(root, row.id), row.id)
    return [names[find(number)] for number in range(len(rows))]
