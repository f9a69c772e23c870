"""One line of `lightkeeper check`: what was looked at, how it stands, and what to mend."""

from dataclasses import dataclass
from typing import Literal

_SIGNS = {"ok": "✓", "problem": "✗", "note": "!"}


@dataclass(frozen=True, slots=True)
class Finding:
    """`problem` keeps Lightkeeper from its work; `note` is worth knowing. `mend` says what to do."""

    mark: Literal["ok", "problem", "note"]
    what: str
    mend: str = ""

    def __str__(self) -> str:
        return f"{_SIGNS[self.mark]} {self.what}" + (f"\n    → {self.mend}" if self.mend else "")
