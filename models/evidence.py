"""Which part of a message carried the answer: read it again without each clause, see how far the answer falls.

Pure: the reading itself is a function handed in. (Occlusion, after Zeiler and Fergus 2014, on clauses.)
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from models.assessment import Span
from models.normalise import NormalisedText

MAX_CLAUSES = 6  # each costs one reading
MAX_SPANS = 3
SHARE = 0.2  # of the whole fall; less is not worth a moderator's look
_LONG = 10  # words from which a clause is split at its conjunctions
_END = re.compile(r"[.!?…;,\n]+\s*|\s+[-–—]+\s+")
_JOINT = re.compile(r"\s+(?=(?:and|but|because|so|then|if|when|cause|cos|bc)\s)", re.IGNORECASE)

Range = tuple[int, int]


def clauses(text: str) -> list[Range]:
    """At most `MAX_CLAUSES` ranges of characters, in order, not overlapping, none blank."""
    parts = [
        part
        for whole in _cut(text, (0, len(text)), _END)
        for part in (_cut(text, whole, _JOINT) if len(text[slice(*whole)].split()) >= _LONG else [whole])
    ]
    while len(parts) > MAX_CLAUSES:
        at = min(range(len(parts) - 1), key=lambda i: parts[i + 1][1] - parts[i][0])
        parts[at : at + 2] = [(parts[at][0], parts[at + 1][1])]
    return parts


def evidence(text: str, whole: float, read: Callable[[str], float]) -> list[tuple[Range, float]]:
    """The clauses of `text` that carried the score `whole`, strongest first, each with its share (0–1) of the fall.

    `read` scores a text; higher is riskier. When no clause alone matters, the whole text does.
    """
    parts = clauses(text)
    if len(parts) < 2:  # noqa: PLR2004 - nothing to take away
        return [(part, 1.0) for part in parts]
    falls = [max(0.0, whole - read(f"{text[:start]} {text[end:]}".strip())) for start, end in parts]
    total = sum(falls)
    if total <= 0.0:
        return [((parts[0][0], parts[-1][1]), 1.0)]
    ranked = sorted(zip(parts, falls, strict=True), key=lambda pair: -pair[1])
    return [(part, fall / total) for part, fall in ranked[:MAX_SPANS] if fall / total >= SHARE]


def original_spans(found: Sequence[tuple[Range, float]], source: NormalisedText, original: str) -> tuple[Span, ...]:
    """Ranges of the normalised text as spans of the original one: trimmed, never blank, never overlapping."""
    taken: list[Span] = []
    for (start, end), weight in found:
        left, right = source.original_span(start, end)
        for other in taken:
            if left < other.end and other.start < right:
                left, right = (other.end, right) if right > other.end else (left, other.start)
        piece = original[left:right]
        left += len(piece) - len(piece.lstrip())
        right = left + len(piece.strip())
        if left < right and not any(left < other.end and other.start < right for other in taken):
            taken.append(Span(left, right, weight))
    return tuple(taken)


def _cut(text: str, whole: Range, at: re.Pattern[str]) -> list[Range]:
    start, end = whole
    ends = [match.end() for match in at.finditer(text, start, end)]
    bounds = [start, *(cut for cut in ends if start < cut < end), end]
    return [(left, right) for left, right in pairwise(bounds) if re.search(r"\w|[^\s\w.,;!?…–—-]", text[left:right])]
