"""What Lightkeeper concludes of one message: how soon a person should look, and why, in words."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from models.assessment import By, Span


class Tier(IntEnum):
    """How soon a person should look. Of a message in an episode, never of a person."""

    GREEN = 0
    AMBER = 1
    RED = 2
    CRISIS = 3

    @property
    def word(self) -> str:
        """The lower-case word used in configuration, JSON and on cards."""
        return self.name.lower()

    @classmethod
    def of(cls, word: str) -> "Tier":
        """The tier of a lower-case word; KeyError for an unknown one."""
        return cls[word.upper()]


@dataclass(frozen=True, slots=True)
class Unassessed:
    """No reader could answer. `reason` is a fixed word (never an exception's text)."""

    reason: Literal["failed", "slow", "overloaded"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a fixed code the renderer turns into words, with its strength in 0–1.

    code: a label ("suicide"), a tier rule ("tier:red"), or "unassessed", "asked" (the member's own wish), "raised",
        "language_not_covered:" and the language's code.
    """

    code: str
    strength: float


@dataclass(frozen=True, slots=True)
class Decision:
    """The tier of one message, its reasons strongest first, and the spans a moderator should read first."""

    tier: Tier
    reasons: tuple[Reason, ...]
    evidence: tuple[Span, ...]
    by: By | Literal["member", "none"]
