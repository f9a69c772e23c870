"""The training loop."""

import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import torch
from torch import Tensor
from torch.nn import functional

from models.encoding import Encoder
from models.heads import LABEL, LEVEL, SUBJECT, TIER
from models.training.augment import one_epoch, pools
from models.training.batches import Batch, batches
from models.training.network import ReaderNetwork
from models.training.recipe import Recipe
from models.training.split import Split

PROGRESS_SECONDS = 30.0


def train(
    base: Path, parts: Split, recipe: Recipe, out: Path, after_epoch: Callable[[ReaderNetwork, int], None]
) -> ReaderNetwork:
    """Fine-tune `base` on `parts.train`; a checkpoint (fp32) is written to `out` after every epoch."""
    torch.manual_seed(recipe.seed)
    dice = Random(recipe.seed)  # noqa: S311 - reproducible, not secret
    network = ReaderNetwork(base, recipe.dropout)
    encoder = Encoder(base / "tokenizer.json", recipe.text_cap, recipe.context_cap, recipe.overlap)
    from_pools = pools(parts.train)
    epochs = [one_epoch(parts.train, from_pools, recipe, dice) for _ in range(recipe.epochs)]
    steps = sum(-(-len(rows) // recipe.batch) for rows in epochs)
    optimiser, schedule = _optimiser(network, recipe, steps)
    started = said = time.monotonic()
    step = 0
    for epoch, rows in enumerate(epochs, start=1):
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
                print(f"epoch {epoch} step {step}/{steps} loss {loss.item():.3f}, {left:.0f} min left", flush=True)
        torch.save(network.state_dict(), out / "network.pt")
        network.eval()
        after_epoch(network, epoch)
    return network


def batch_loss(logits: Tensor, batch: Batch) -> Tensor:
    """The four heads' losses, each averaged over its outputs, weighted by row."""
    tier = _binary(logits[:, TIER], batch.tier)
    labels = _binary(logits[:, LABEL], batch.labels)
    level = _binary(logits[:, LEVEL], batch.level)
    subject = functional.cross_entropy(logits[:, SUBJECT], batch.subject, reduction="none")
    by_row = 2.0 * tier + 2.0 * labels + level + 0.3 * subject
    return (by_row * batch.weight).sum() / batch.weight.sum()


def _binary(logits: Tensor, targets: Tensor) -> Tensor:
    return functional.binary_cross_entropy_with_logits(logits, targets, reduction="none").mean(dim=1)


def _optimiser(
    network: ReaderNetwork, recipe: Recipe, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    groups = [
        {"params": [p for p in encoder if p.ndim > 1], "lr": recipe.encoder_rate, "weight_decay": recipe.weight_decay},
        {"params": [p for p in encoder if p.ndim <= 1], "lr": recipe.encoder_rate, "weight_decay": 0.0},
        {"params": list(network.heads.parameters()), "lr": recipe.head_rate, "weight_decay": 0.0},
    ]
    optimiser = torch.optim.AdamW(groups)
    warm = max(1, int(recipe.warm_up * steps))

    def rate(step: int) -> float:
        return min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))

    return optimiser, torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
