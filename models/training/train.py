"""The training loop: the recipe's courses, one after the other."""

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
from models.training.batches import Targets, batches
from models.training.corpus import Row
from models.training.network import ReaderNetwork
from models.training.recipe import Course, Recipe
from models.training.split import Split, refuse_leaks

PROGRESS_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Phase:
    """A course with the rows of its epochs."""

    course: Course
    epochs: tuple[list[Row], ...]


def train(
    base: Path,
    parts: Split,
    recipe: Recipe,
    out: Path,
    after_epoch: Callable[[ReaderNetwork, str], None],
    *,
    resume: tuple[str, Path] | None = None,
) -> ReaderNetwork:
    """Fine-tune `base` on `parts.train`; fp32 weights go to `out`/network.pt after every epoch.

    resume: the name of the course to begin with, and the weights that those before it left. Raises `LeakError`, and
    ValueError for a course the recipe does not know.
    """
    refuse_leaks(parts)
    torch.manual_seed(recipe.seed)
    network = ReaderNetwork(base, recipe.dropout, frozen_layers=recipe.frozen_layers)
    encoder = Encoder(base / "tokenizer.json", recipe.training_text_cap, recipe.context_cap, recipe.overlap)
    run = phases(parts.train, recipe)
    if resume is not None:
        names = [phase.course.name for phase in run]
        if resume[0] not in names:
            raise ValueError(f"there is no course {resume[0]!r}; the recipe has {', '.join(names)}")
        run = run[names.index(resume[0]) :]
        network.load_state_dict(torch.load(resume[1], weights_only=True))
    for phase in run:
        for epoch in _run(network, phase, encoder, recipe):
            torch.save(network.state_dict(), out / "network.pt")
            network.eval()
            after_epoch(network, f"{phase.course.name} {epoch}")
    return network


def phases(rows: tuple[Row, ...], recipe: Recipe) -> list[Phase]:
    """Every course with every row in its shape for every epoch; the same for the same seed."""
    lines = pools(rows)
    found = []
    for number, course in enumerate(recipe.courses):
        dice = Random(recipe.seed + number)  # noqa: S311 - reproducible, not secret
        epochs = tuple(one_epoch(rows, lines, recipe, course, dice) for _ in range(course.epochs))
        found.append(Phase(course, epochs))
    return found


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
            loss = batch_loss(network(batch.ids, batch.types, batch.mask), batch.targets)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            if time.monotonic() - said > PROGRESS_SECONDS:
                said = time.monotonic()
                left = (said - started) / step * (steps - step) / 60
                where = f"{phase.course.name} epoch {epoch} step {step}/{steps}"
                print(f"{where} loss {loss.item():.3f}, {left:.0f} min left", flush=True)
        yield epoch


def batch_loss(logits: Tensor, true: Targets) -> Tensor:
    """The four heads' losses, each averaged over its outputs, weighted by row."""
    tier = _binary(logits[:, TIER], true.tier)
    labels = _binary(logits[:, LABEL], true.labels)
    level = _binary(logits[:, LEVEL], true.level)
    subject = functional.cross_entropy(logits[:, SUBJECT], true.subject, reduction="none")
    by_row = 2.0 * tier + 2.0 * labels + 1.5 * level + 0.3 * subject
    return (by_row * true.weight).sum() / true.weight.sum()


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
