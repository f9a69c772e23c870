"""What the sub-commands of `lightkeeper-train` do, step by step."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch

from models.assessment import Assessment
from models.floor import open_floor
from models.heads import Logits, assessment
from models.lexicon import LexiconReader
from models.manifest import Temperatures, Thresholds, write_manifest
from models.onnx import OnnxReader
from models.second_opinion import reconsidered
from models.training.base import build
from models.training.calibrate import temperatures, thresholds
from models.training.card import card
from models.training.card_tables import comparison
from models.training.corpus import Row, read_corpus
from models.training.evaluate import Report, glance, main_sections, measure
from models.training.export import describe, load, ship, to_onnx
from models.training.metrics import Floats, Ints
from models.training.network import ReaderNetwork
from models.training.not_ordinary import corrected, read_not_ordinary
from models.training.phrases import learn, write
from models.training.plot import reliability_plot
from models.training.readings import Once, given, tier_scores
from models.training.recipe import Recipe
from models.training.slices import amid_chat, is_labelled, is_ordinary
from models.training.split import Split, refuse_leaks, split
from models.training.train import train

THREADS = 2
FLOOR = Thresholds(amber=0.5, red=0.5, crisis=0.5)  # the lexicon's ranks are made to be cut in the middle


class Silent:
    """An ONNX reader, its second opinion included, that spares the evidence, which no figure needs."""

    def __init__(self, reader: OnnxReader) -> None:
        self._reader = reader
        self._rules = LexiconReader()

    def read(self, text: str, context: Sequence[str] = ()) -> Assessment:
        """The answer without evidence."""
        found = self._reader.manifest
        return reconsidered(
            assessment(self._reader.logits(text, context), found.temperatures),
            (found.thresholds.amber, found.thresholds.red, found.thresholds.crisis),
            lambda: self._rules.read(text, context),
        )


def put_together(out: Path) -> None:
    """Build the encoder that is fine-tuned, in `out`."""
    print(build(out), flush=True)


def train_and_export(
    corpus: Path, base: Path | None, out: Path, date: str, *, resume: tuple[str, Path] | None = None
) -> None:
    """Train by the recipe, then export and calibrate into `out`. Without a `base` it is put together beside `out`."""
    torch.set_num_threads(THREADS)
    torch.set_flush_denormal(True)
    recipe = Recipe()
    parts = _parts(corpus)
    out.mkdir(parents=True, exist_ok=True)
    if base is None:
        base = out.parent / "encoder"
        put_together(base)
    train(base, parts, recipe, out.parent, _watch(parts, base, recipe), resume=resume)
    _export(parts, base, out.parent / "network.pt", out, date=date, recipe=recipe)


def learn_floor(corpus: Path, out: Path) -> None:
    """Learn the floor's phrases and write them to `out`."""
    torch.set_num_threads(THREADS)
    write(learn(_parts(corpus), Recipe().seed), out)


def export(corpus: Path, base: Path, network: Path, out: Path, date: str) -> None:
    """Export trained weights and calibrate them on the dev part."""
    _export(_parts(corpus), base, network, out, date=date, recipe=Recipe())


def calibrate(corpus: Path, model: Path) -> None:
    """Choose temperatures and thresholds of an exported model anew, and write them into its `model.json`."""
    reader = OnnxReader(model, THREADS)
    found, limits = _calibrated(reader, _parts(corpus).dev)
    write_manifest(model, reader.manifest.model_copy(update={"temperatures": found, "thresholds": limits}))


def evaluate(
    corpus: Path,
    model: Path,
    network: Path | None,
    base: Path | None,
    card_path: Path,
    *,
    against: Mapping[str, Path] | None = None,
    every: int = 1,
) -> None:
    """Print the figures of the model and of the floor on the frozen part, and write the card and its plot.

    With `every` above 1 only every so many rows are read: a quick look, and the card says so.
    """
    reader = OnnxReader(model, THREADS)
    rivals = {name: OnnxReader(path, THREADS) for name, path in (against or {}).items()}
    parts = _parts(corpus)
    rows = parts.frozen[::every]
    lexicon = Once(open_floor(), "floor")
    floor = measure(lexicon, lexicon, FLOOR, rows)
    found = measure(Once(Silent(reader), "model"), reader, reader.manifest.thresholds, rows)
    print(comparison({"model": found, "floor": floor}))
    others = {name: _main(rival, rows, name) for name, rival in rivals.items()}
    flips = _flips(reader, network, base, rows) if network is not None and base is not None else ""
    counts = {
        **{name: len(getattr(parts, name)) for name in ("train", "dev", "frozen")},
        "dropped": parts.dropped,
        "not_ordinary": len(read_not_ordinary()),
        "every": every,
    }
    card_path.write_text(card(reader.manifest, counts, found, floor, against=others, flips=flips), encoding="utf-8")
    plot = card_path.with_name("reliability.svg")
    plot.write_text(reliability_plot(found.reliability, f"{reader.manifest.name}: said and true"), encoding="utf-8")
    print(f"wrote {card_path} and {plot}")


def _main(reader: OnnxReader, rows: Sequence[Row], name: str) -> Report:
    return Report(main_sections(Once(Silent(reader), name), reader.manifest.thresholds, rows), {}, {})


def _parts(corpus: Path) -> Split:
    parts = split(corrected(read_corpus(corpus), read_not_ordinary()))
    refuse_leaks(parts)
    print(f"train {len(parts.train)}, dev {len(parts.dev)}, frozen {len(parts.frozen)}, dropped {parts.dropped}")
    return parts


def _export(parts: Split, base: Path, weights: Path, out: Path, *, date: str, recipe: Recipe) -> None:
    ship(load(base, weights), base, out, recipe, date)
    reader = OnnxReader(out, THREADS)
    found, limits = _calibrated(reader, parts.dev)
    describe(out, recipe, found, limits, date)
    print(f"wrote {out}")


def _calibrated(reader: OnnxReader, dev: Sequence[Row]) -> tuple[Temperatures, Thresholds]:
    """Temperatures and thresholds from one pass over the dev part."""
    labelled = [row for row in dev if is_labelled(row)]
    ordinary = amid_chat([row for row in dev if is_ordinary(row)])
    print(f"calibrating on {len(labelled)} labelled rows and {len(ordinary)} readings of ordinary talk", flush=True)
    seen, calm = _logits(reader, labelled), _logits(reader, ordinary)
    found = temperatures(seen, labelled)

    def scores(logits: Logits) -> Floats:
        return tier_scores([assessment(each, found) for each in logits])

    limits = thresholds(scores(seen), labelled, scores(calm))
    said = given(scores(calm), np.array([limits.amber, limits.red, limits.crisis]))
    print(f"{found!r}\n{limits!r}\nper 1,000 ordinary dev messages: {1000 * said.mean(axis=0)}", flush=True)
    return found, limits


def _logits(reader: OnnxReader, rows: Sequence[Row]) -> Logits:
    return np.stack([reader.logits(row.text, row.context) for row in rows])


def _watch(parts: Split, base: Path, recipe: Recipe) -> Callable[[ReaderNetwork, str], None]:
    """After each epoch, say how the dev part reads, ordinary-chat alarms first."""

    def after(network: ReaderNetwork, epoch: str) -> None:
        with TemporaryDirectory() as folder:
            torch.save(network.state_dict(), Path(folder) / "network.pt")
            out = Path(folder) / "reader"
            ship(load(base, Path(folder) / "network.pt"), base, out, recipe, "")
            said = glance(Silent(OnnxReader(out, THREADS)), FLOOR, parts.dev)
        print(f"{epoch}: {said}", flush=True)

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


def _tiers(reader: OnnxReader, rows: Sequence[Row], cuts: Floats) -> Ints:
    silent = Silent(reader)
    scores = tier_scores([silent.read(row.text, row.context) for row in rows])
    ranks: Ints = given(scores, cuts).sum(axis=1)
    return ranks
