"""The training loop: one pass over everything, then a shorter one that polishes on what is nearest to a chat."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from torch import Tensor
from torch.nn import functional

from models.encoding import Encoder
from models.heads import LABEL, LEVEL, SUBJECT, TIER
from models.training.augment import one_epoch, pools
from models.training.batches import Batch, batches
from models.training.corpus import Row
from models.training.network import ReaderNetwork
from models.training.recipe import Course, Recipe
from models.training.split import Split, refuse_leaks

PROGRESS_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Phase:
    """Epochs of rows that share one falling learning rate."""

    name: str
    course: Course
    epochs: tuple[list[Row], ...]


def train(
    base: Path,
    parts: Split,
    recipe: Recipe,
    out: Path,
    after_epoch: Callable[[ReaderNetwork, str], None],
    *,
    resume: Path | None = None,
) -> ReaderNetwork:
    """Fine-tune `base` on `parts.train`; fp32 weights go to `out`/network.pt after every epoch.

    With `resume` (weights after the main phase) only the polish is run. Raises `LeakError`.
    """
    refuse_leaks(parts)
    torch.manual_seed(recipe.seed)
    network = ReaderNetwork(base, recipe.dropout, frozen_layers=recipe.frozen_layers)
    encoder = Encoder(base / "tokenizer.json", recipe.training_text_cap, recipe.context_cap, recipe.overlap)
    main, polish = phases(parts.train, recipe)
    if resume is not None:
        network.load_state_dict(torch.load(resume, weights_only=True))
    for phase in (main, polish) if resume is None else (polish,):
        for epoch in _run(network, phase, encoder, recipe):
            torch.save(network.state_dict(), out / "network.pt")
            network.eval()
            after_epoch(network, f"{phase.name} {epoch}")
    return network


def phases(rows: tuple[Row, ...], recipe: Recipe) -> tuple[Phase, Phase]:
    """The main phase and the polish, every row in its shape for every epoch; the same for the same seed."""
    found = []
    for name, course, seed in (("main", recipe.main, recipe.seed), ("polish", recipe.polish, recipe.seed + 1)):
        dice = Random(seed)  # noqa: S311 - reproducible, not secret
        seen = [row for row in rows if course.own or not row.gap]
        lines = pools(seen)
        epochs = tuple(one_epoch(seen, lines, recipe, course, dice) for _ in range(course.epochs))
        found.append(Phase(name, course, epochs))
    return found[0], found[1]


def _run(network: ReaderNetwork, phase: Phase, encoder: Encoder, recipe: Recipe) -> Iterator[int]:
    """Yield the number of each finished epoch."""
    dice = Random(recipe.seed)  # noqa: S311 - reproducible, not secret
    steps = sum(-(-len(rows) // recipe.batch) for rows in phase.epochs)
    optimiser, schedule = _optimiser(network, phase.course, recipe, steps)
    started = said = time.monotonic()
    step = 0
    for epoch, rows in enumerate(phase.epochs, start=1):
        network.train()
        for batch in batches(rows, encoder, recipe, dice):
            loss = batch_loss(network(batch.ids, batch.types, batch.mask), batch)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            if time.monotonic() - said > PROGRESS_SECONDS:
                said = time.monotonic()
                left = (said - started) / step * (steps - step) / 60
                print(
                    f"{phase.name} epoch {epoch} step {step}/{steps} loss {loss.item():.3f}, {left:.0f} min left",
                    flush=True,
                )
        yield epoch


def batch_loss(logits: Tensor, batch: Batch) -> Tensor:
    """The four heads' losses, each averaged over its outputs, weighted by row."""
    tier = _binary(logits[:, TIER], batch.tier)
    labels = _binary(logits[:, LABEL], batch.labels)
    level = _binary(logits[:, LEVEL], batch.level)
    subject = functional.cross_entropy(logits[:, SUBJECT], batch.subject, reduction="none")
    by_row = 2.0 * tier + 2.0 * labels + 1.5 * level + 0.3 * subject
    return (by_row * batch.weight).sum() / batch.weight.sum()


def _binary(logits: Tensor, targets: Tensor) -> Tensor:
    return functional.binary_cross_entropy_with_logits(logits, targets, reduction="none").mean(dim=1)


def _optimiser(
    network: ReaderNetwork, course: Course, recipe: Recipe, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW; deeper layers learn slower (ULMFiT's discriminative fine-tuning, Howard and Ruder 2018)."""
    layers = [network.encoder.embeddings, *network.encoder.encoder.layer]
    groups: list[dict[str, object]] = [
        {"params": list(network.heads.parameters()), "lr": course.head_rate, "weight_decay": 0.0}
    ]
    for depth, layer in enumerate(reversed(layers)):
        rate = course.encoder_rate * recipe.layer_decay**depth
        learnt = [p for p in layer.parameters() if p.requires_grad]
        groups.append({"params": [p for p in learnt if p.ndim > 1], "lr": rate, "weight_decay": recipe.weight_decay})
        groups.append({"params": [p for p in learnt if p.ndim <= 1], "lr": rate, "weight_decay": 0.0})
    optimiser = torch.optim.AdamW([group for group in groups if group["params"]], fused=True)
    warm = max(1, int(recipe.warm_up * steps))

    def share(step: int) -> float:
        done = min(1.0, max(0, step - warm) / max(1, steps - warm))
        return min((step + 1) / warm, 1.0 - (1.0 - course.last_rate) * done)

    return optimiser, torch.optim.lr_scheduler.LambdaLR(optimiser, share)
