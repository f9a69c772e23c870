"""Learns the weights of the floor's phrases: a linear model of one to three words, with the network's own losses."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from models.floor import FloorReader
from models.heads import WIDTH, assessment
from models.lexicon import LexiconReader
from models.manifest import Temperatures
from models.normalise import normalise
from models.phrases import PhraseReader, Weights, share, windows
from models.training.batches import targets
from models.training.corpus import Row
from models.training.readings import tier_scores
from models.training.recipe import Recipe
from models.training.slices import is_ordinary
from models.training.split import Split, refuse_leaks
from models.training.train import batch_loss
from models.words import line_of

SEEN = 3  # rows a phrase must stand in
EPOCHS, BATCH, RATE, PULL = 9, 256, 0.03, 2e-7
BIAS = -2.0
# What phrases may add to the rules' alarms, per 1,000 ordinary messages.
AMBER_READS, RED_ALARMS, CRISIS_PAGES = 10.0, 2.4, 0.5


def learn(parts: Split, seed: int) -> Weights:
    """Weights from `parts.train`, cuts from `parts.dev`. Raises `LeakError`."""
    refuse_leaks(parts)
    torch.manual_seed(seed)
    seen = [_keys(row.text) for row in parts.train]
    counts = Counter(key for keys in seen for key in keys)
    vocabulary = sorted(key for key, count in counts.items() if count >= SEEN)
    place = {key: number for number, key in enumerate(vocabulary)}
    bags = [[place[key] for key in keys if key in place] for keys in seen]
    print(f"floor: {len(vocabulary)} phrases from {len(bags)} rows", flush=True)
    values, bias = _fit(parts.train, bags, len(vocabulary), seed)
    weights = Weights(np.array(vocabulary, np.uint32), values, bias, np.ones(3, np.float32))
    return Weights(weights.keys, values, bias, _cuts(weights, parts.dev))


def _keys(text: str) -> set[int]:
    return {phrase.key for window in windows(line_of(normalise(text).text)) for phrase in window}


def _fit(
    rows: Sequence[Row], bags: Sequence[Sequence[int]], size: int, seed: int
) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.float32]], np.ndarray[tuple[int, ...], np.dtype[np.float32]]]:
    table = nn.EmbeddingBag(size, WIDTH, mode="sum")
    nn.init.zeros_(table.weight)
    bias = nn.Parameter(torch.full((WIDTH,), BIAS))
    optimiser = torch.optim.Adam([table.weight, bias], lr=RATE)
    order = np.random.default_rng(seed)
    recipe = Recipe()
    for epoch in range(1, EPOCHS + 1):
        shuffled = order.permutation(len(rows))
        total = 0.0
        for start in range(0, len(rows), BATCH):
            chosen = shuffled[start : start + BATCH]
            logits = _sums(table, [bags[i] for i in chosen]) + bias
            loss = batch_loss(logits, targets([rows[i] for i in chosen], recipe)) + PULL * table.weight.square().sum()
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
            optimiser.step()
            total += loss.item() * len(chosen)
        print(f"floor: epoch {epoch} of {EPOCHS}, loss {total / len(rows):.3f}", flush=True)
    return table.weight.detach().numpy(), bias.detach().numpy()


def _sums(table: nn.EmbeddingBag, bags: Sequence[Sequence[int]]) -> Tensor:
    offsets = np.cumsum([0, *(len(bag) for bag in bags[:-1])])
    sums: Tensor = table(torch.tensor([one for bag in bags for one in bag], dtype=torch.long), torch.tensor(offsets))
    return sums * torch.tensor([[share(len(bag))] for bag in bags])


def _cuts(weights: Weights, dev: Sequence[Row]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """The lowest cuts at which phrases add no more to the rules' alarms among the ordinary rows of `dev`."""
    calm = [row for row in dev if is_ordinary(row)]
    reader, rules = PhraseReader(weights), LexiconReader()
    lines = [line_of(normalise(row.text).text) for row in calm]
    scores = tier_scores([assessment(reader.weigh(line)[0], Temperatures()) for line in lines])
    ruled = tier_scores([rules.read(row.text, row.context) for row in calm]) >= 0.5  # noqa: PLR2004 - ranks are cut there
    cuts = []
    for tier, budget in enumerate((AMBER_READS, RED_ALARMS, CRISIS_PAGES)):
        free = np.sort(scores[~ruled[:, tier], tier])[::-1]
        cuts.append(np.nextafter(np.float32(free[int(budget * len(calm) / 1000)]), np.float32(2)))
    return np.array(cuts, np.float32)


def write(weights: Weights, path: Path) -> None:
    """Save and say how large it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    weights.save(path)
    FloorReader(LexiconReader(), PhraseReader(Weights.load(path))).read("hello")
    print(f"wrote {path}: {path.stat().st_size / 1e6:.1f} MB, cuts {weights.cuts.tolist()}", flush=True)
