"""What the sub-commands of `lightkeeper-train` do, step by step."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from numpy.typing import NDArray

from models.assessment import Assessment, Reader
from models.heads import Logits, assessment
from models.lexicon import LexiconReader
from models.manifest import Thresholds
from models.onnx import OnnxReader
from models.training.calibrate import temperatures, thresholds
from models.training.card import card, comparison
from models.training.corpus import Row, read_corpus
from models.training.evaluate import amid_chat, is_ordinary, measure, tier_scores
from models.training.export import describe, load, ship, to_onnx
from models.training.network import ReaderNetwork
from models.training.recipe import Recipe
from models.training.split import Split, refuse_leaks, split
from models.training.train import train

THREADS = 2
FLOOR = Thresholds(amber=0.5, red=0.5, crisis=0.5)  # the lexicon's ranks are made to be cut in the middle


class Silent:
    """An ONNX reader that spares the evidence, which no figure needs."""

    def __init__(self, reader: OnnxReader) -> None:
        self._reader = reader
        self._temperatures = reader.manifest.temperatures.model_dump()

    def read(self, text: str, context: Sequence[str] = ()) -> Assessment:
        """The answer without evidence."""
        return assessment(self._reader.logits(text, context), self._temperatures)


def train_and_export(corpus: Path, base: Path, out: Path, date: str, *, resume: Path | None = None) -> None:
    """Train by the recipe, then export and calibrate into `out`."""
    torch.set_num_threads(THREADS)
    torch.set_flush_denormal(True)
    recipe = Recipe()
    parts = _parts(corpus)
    out.mkdir(parents=True, exist_ok=True)
    train(base, parts, recipe, out.parent, _watch(parts, base, recipe), resume=resume)
    _export(parts, base, out.parent / "network.pt", out, date=date, recipe=recipe)


def export(corpus: Path, base: Path, network: Path, out: Path, date: str) -> None:
    """Export trained weights and calibrate them on the dev part."""
    _export(_parts(corpus), base, network, out, date=date, recipe=Recipe())


def evaluate(corpus: Path, model: Path, network: Path | None, base: Path | None, card_path: Path) -> None:
    """Print the figures of the model and of the floor on the frozen part, and write the card."""
    reader = OnnxReader(model, THREADS)
    parts = _parts(corpus)
    figures = measure(Silent(reader), reader.manifest.thresholds, parts.frozen, "model")
    floor = measure(LexiconReader(), FLOOR, parts.frozen, "floor")
    print(comparison(figures, floor))
    flips = _flips(reader, network, base, parts.frozen) if network is not None and base is not None else ""
    counts = {"train": len(parts.train), "dev": len(parts.dev), "frozen": len(parts.frozen), "dropped": parts.dropped}
    card_path.write_text(card(reader.manifest, counts, figures, floor, flips), encoding="utf-8")
    print(f"wrote {card_path}")


def _parts(corpus: Path) -> Split:
    parts = split(read_corpus(corpus))
    refuse_leaks(parts)
    print(f"train {len(parts.train)}, dev {len(parts.dev)}, frozen {len(parts.frozen)}, dropped {parts.dropped}")
    return parts


def _export(parts: Split, base: Path, weights: Path, out: Path, *, date: str, recipe: Recipe) -> None:
    ship(load(base, weights), base, out, recipe, date)
    reader = OnnxReader(out, THREADS)
    labelled = [row for row in parts.dev if row.origin != "ordinary"]
    print(f"choosing temperatures and thresholds on {len(labelled)} labelled dev rows", flush=True)
    found = temperatures(_logits(reader, labelled), labelled)
    describe(out, recipe, found, FLOOR, date)
    limits = _thresholds(Silent(OnnxReader(out, THREADS)), parts.dev)
    describe(out, recipe, found, limits, date)
    print(f"{found!r}\n{limits!r}\nwrote {out}")


def _thresholds(reader: Reader, dev: Sequence[Row]) -> Thresholds:
    labelled = [row for row in dev if row.origin != "ordinary"]
    ordinary = amid_chat([row for row in dev if is_ordinary(row)])
    scores = tier_scores([reader.read(row.text, row.context) for row in labelled])
    calm = tier_scores([reader.read(row.text, row.context) for row in ordinary])
    return thresholds(scores, labelled, calm)


def _logits(reader: OnnxReader, rows: Sequence[Row]) -> Logits:
    return np.stack([reader.logits(row.text, row.context) for row in rows])


def _watch(parts: Split, base: Path, recipe: Recipe) -> Callable[[ReaderNetwork, str], None]:
    """After each epoch, say how the dev part reads, ordinary-chat alarms first."""

    def after(network: ReaderNetwork, epoch: str) -> None:
        with TemporaryDirectory() as folder:
            torch.save(network.state_dict(), Path(folder) / "network.pt")
            out = Path(folder) / "reader"
            ship(load(base, Path(folder) / "network.pt"), base, out, recipe, "")
            figures = measure(Silent(OnnxReader(out, THREADS)), FLOOR, parts.dev, epoch)
        print(f"{epoch}: ordinary alarms {figures.red_alarms:.1f} per 1,000, red {figures.tiers['red']}", flush=True)
        print(f"{epoch}: by origin {figures.red_by_origin}, area {figures.red_auc:.4f}", flush=True)

    return after


def _flips(reader: OnnxReader, network: Path, base: Path, rows: Sequence[Row]) -> str:
    """How many decisions the int8 model takes otherwise than the fp32 network, both at the default thresholds."""
    found = reader.manifest
    cuts = np.array([found.thresholds.amber, found.thresholds.red, found.thresholds.crisis])
    with TemporaryDirectory() as folder:
        full = Path(folder)
        to_onnx(load(base, network), full / "model.onnx")
        shutil.copyfile(base / "tokenizer.json", full / "tokenizer.json")
        describe(full, Recipe(), found.temperatures, found.thresholds, found.date)
        mine, theirs = (_tiers(each, rows, cuts) for each in (reader, OnnxReader(full, THREADS)))
    share = float((mine != theirs).mean())
    return f"{share:.1%} of {len(rows)} frozen messages get another tier from the int8 file than from fp32 weights."


def _tiers(reader: OnnxReader, rows: Sequence[Row], cuts: NDArray[np.float64]) -> NDArray[np.int64]:
    silent = Silent(reader)
    scores = tier_scores([silent.read(row.text, row.context) for row in rows])
    ranks: NDArray[np.int64] = np.where(scores >= cuts, np.arange(1, 4), 0).max(axis=1)
    return ranks
