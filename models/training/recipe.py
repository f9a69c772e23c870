"""Every number a training run depends on, in one value; its hash names the run."""

import hashlib
import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a reader is trained. Lengths in tokens; probabilities 0–1."""

    text_cap: int = 160
    context_cap: int = 96
    overlap: int = 32
    epochs: int = 3
    batch: int = 32
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    weight_decay: float = 0.01
    dropout: float = 0.1
    ordinary_weight: float = 0.6  # weak rows: about 1 % are wrong
    authored_weight: float = 1.5  # nearest to a chat
    risk_weights: tuple[float, float, float, float] = (1.0, 1.0, 1.4, 1.8)
    # Share of the plentiful green rows seen in one epoch: hours of a small machine are the limit.
    keep_ordinary: float = 0.5
    keep_public_green: float = 0.7
    # A second, shorter pass: everything authored, and a share of the public rows so that they are not forgotten.
    polish_epochs: int = 2
    polish_encoder_rate: float = 6e-5
    polish_head_rate: float = 3e-4
    polish_cries: int = 4
    polish_public_risk: float = 0.25
    polish_public_green: float = 0.12
    polish_ordinary: float = 0.15
    # In a live channel nearly every message has something before it; in the corpus risky ones had it more often.
    neutral_context: float = 0.35
    risky_context: float = 0.08
    crop: float = 0.3
    unpunctuate: float = 0.3
    seed: int = 20

    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that change with any number above."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:16]
