"""The core of `lightkeeper score`: JSON Lines in, JSON Lines out, in the same order. The format is stable."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from bot.policy.decide import Thresholds, decide
from models.assessment import Assessment, Reader
from models.floor import open_floor

_DIGITS = 6


class _BadLineError(Exception):
    """Why a line cannot be read; never with the text of it."""


def score_lines(lines: Iterable[str], reader: Reader, thresholds: Thresholds) -> Iterator[str]:
    """One answer a line; an object with "error" and "line" (from 1) for a bad one. Empty lines are skipped."""
    floor = open_floor()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            name, text, context = _parse(line)
        except _BadLineError as error:
            yield json.dumps({"error": str(error), "line": number})
            continue
        answer = _read(reader, floor, text, context)
        yield json.dumps({"id": name, **_answer(answer, thresholds)}, ensure_ascii=False)


def _parse(line: str) -> tuple[Any, str, list[str]]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise _BadLineError("not JSON") from None
    if not isinstance(row, dict):
        raise _BadLineError('not an object: expected {"id": …, "text": "…"}')
    text, context = row.get("text"), row.get("context") or []
    if not isinstance(text, str):
        raise _BadLineError('"text" is missing or no string')
    if not isinstance(context, list) or not all(isinstance(one, str) for one in context):
        raise _BadLineError('"context" is no list of strings')
    if not isinstance(row.get("id"), str | int | None):
        raise _BadLineError('"id" is neither a string nor a whole number')
    return row.get("id"), text, context


def _read(reader: Reader, floor: Reader, text: str, context: list[str]) -> Assessment:
    try:
        return reader.read(text, context)
    except Exception:  # noqa: BLE001 - whatever fails in the model, the floor answers and says so in "by"
        return floor.read(text, context)


def _answer(answer: Assessment, thresholds: Thresholds) -> dict[str, Any]:
    tiers = answer.tiers
    return {
        "tier": decide(answer, thresholds).tier.word,
        "tiers": {name: round(getattr(tiers, name), _DIGITS) for name in ("amber", "red", "crisis")},
        "labels": {name: round(p, _DIGITS) for name, p in answer.labels.items()},
        "level": {str(at): round(p, _DIGITS) for at, p in enumerate(answer.level, start=1)},
        "subject": {name: round(p, _DIGITS) for name, p in answer.subject.items()},
        "evidence": [
            {"start": span.start, "end": span.end, "weight": round(span.weight, _DIGITS)} for span in answer.evidence
        ],
        "by": answer.by,
        **({"language_not_covered": answer.uncovered} if answer.uncovered else {}),
    }
