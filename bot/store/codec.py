"""Values ↔ columns: times in milliseconds UTC, reasons, spans, scores and effects as JSON."""

import json
import sqlite3
from dataclasses import asdict
from datetime import UTC, datetime

from bot.domain import effects
from bot.domain.case import Case, CaseState, Verdict
from bot.domain.decision import Reason, Tier, Unassessed
from bot.domain.effects import Effect
from bot.domain.views import CardPlace, CaseMessage, HistoryEntry, OutboxItem
from models.assessment import Assessment, Span

_EFFECTS: dict[str, type[Effect]] = {kind.__name__: kind for kind in effects.ALL}


def to_ms(at: datetime) -> int:
    """Milliseconds since 1970 of an aware time."""
    return round(at.timestamp() * 1000)


def from_ms(ms: int) -> datetime:
    """The aware UTC time."""
    return datetime.fromtimestamp(ms / 1000, UTC)


def maybe_time(ms: int | None) -> datetime | None:
    """The same for a column that may be NULL."""
    return None if ms is None else from_ms(ms)


def dump_reasons(reasons: tuple[Reason, ...]) -> str:
    """[[code, strength], …]."""
    return json.dumps([[reason.code, round(reason.strength, 4)] for reason in reasons])


def load_reasons(text: str) -> tuple[Reason, ...]:
    """The reasons again."""
    return tuple(Reason(code, strength) for code, strength in json.loads(text))


def dump_spans(spans: tuple[Span, ...]) -> str:
    """[[start, end, weight], …]."""
    return json.dumps([[span.start, span.end, round(span.weight, 4)] for span in spans])


def load_spans(text: str) -> tuple[Span, ...]:
    """The spans again."""
    return tuple(Span(*row) for row in json.loads(text))


def dump_scores(answer: Assessment | Unassessed) -> str:
    """All probabilities of an assessment, four digits; {} when nobody could read."""
    if isinstance(answer, Unassessed):
        return json.dumps({"unassessed": answer.reason})
    scores = {
        "tiers": [round(p, 4) for p in (answer.tiers.amber, answer.tiers.red, answer.tiers.crisis)],
        "labels": {name: round(p, 4) for name, p in answer.labels.items()},
        "subject": {name: round(p, 4) for name, p in answer.subject.items()},
        "level": [round(p, 4) for p in answer.level],
    }
    return json.dumps(scores)


def dump_effect(effect: Effect) -> tuple[str, str]:
    """(kind, payload)."""
    return type(effect).__name__, json.dumps(asdict(effect))


def load_effect(kind: str, payload: str) -> Effect:
    """The effect again."""
    return _EFFECTS[kind](**json.loads(payload))


def case_values(case: Case) -> dict[str, object]:
    """The columns of a case but its card and `changed_at`."""
    return {
        "case_id": case.case_id,
        "server_id": case.server_id,
        "channel_id": case.channel_id,
        "watched_id": case.watched_id,
        "member_id": case.member_id,
        "message_id": case.message_id,
        "tier": int(case.tier),
        "state": case.state.value,
        "reasons": dump_reasons(case.reasons),
        "opened_at": to_ms(case.opened_at),
        "last_message_at": to_ms(case.last_message_at),
        "messages": case.messages,
        "claimed_by": case.claimed_by,
        "verdict": case.verdict.value if case.verdict else None,
        "version": case.version,
    }


def to_case(row: sqlite3.Row) -> Case:
    """A case of its row."""
    return Case(
        case_id=row["case_id"],
        server_id=row["server_id"],
        channel_id=row["channel_id"],
        watched_id=row["watched_id"],
        member_id=row["member_id"],
        message_id=row["message_id"],
        tier=Tier(row["tier"]),
        state=CaseState(row["state"]),
        reasons=load_reasons(row["reasons"]),
        opened_at=from_ms(row["opened_at"]),
        last_message_at=from_ms(row["last_message_at"]),
        messages=row["messages"],
        claimed_by=row["claimed_by"],
        verdict=Verdict(row["verdict"]) if row["verdict"] else None,
        version=row["version"],
    )


def to_card(row: sqlite3.Row) -> CardPlace | None:
    """Where the card of a case is, if it has one."""
    if row["card_message_id"] is None:
        return None
    return CardPlace(row["card_channel_id"], row["card_message_id"])


def to_message(row: sqlite3.Row) -> CaseMessage:
    """One message of a case."""
    return CaseMessage(
        message_id=row["message_id"],
        channel_id=row["channel_id"],
        tier=Tier(row["tier"]),
        reasons=load_reasons(row["reasons"]),
        evidence=load_spans(row["evidence"]),
        by=row["by"],
        written_at=from_ms(row["written_at"]),
        minutes_late=row["minutes_late"],
        edited_at=maybe_time(row["edited_at"]),
        deleted_at=maybe_time(row["deleted_at"]),
    )


def to_entry(row: sqlite3.Row) -> HistoryEntry:
    """One step of a case."""
    return HistoryEntry(from_ms(row["at"]), row["by"], row["word"], Tier(row["tier"]), row["state"])


def to_item(row: sqlite3.Row) -> OutboxItem:
    """One waiting effect."""
    return OutboxItem(
        row["outbox_id"],
        row["server_id"],
        load_effect(row["kind"], row["payload"]),
        row["attempts"],
        row["faults"],
        from_ms(row["created_at"]),
    )
