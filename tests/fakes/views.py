"""Cases as a card shows them, ordinary unless told otherwise."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.domain.case import Case, CaseState
from bot.domain.decision import Reason, Tier
from bot.domain.views import CardPlace, CaseMessage, CaseView

NOW = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
RIVER, MARLOW, CHANNEL = 300000000000000001, 300000000000000101, 100000000000000011


def case(**changes: Any) -> Case:
    made = Case(
        case_id=7,
        server_id=100000000000000001,
        channel_id=CHANNEL,
        watched_id=CHANNEL,
        member_id=RIVER,
        message_id=1000,
        tier=Tier.RED,
        state=CaseState.OPEN,
        reasons=(Reason("distress", 0.9),),
        opened_at=NOW,
        last_message_at=NOW,
    )
    return replace(made, **changes)


def said(message_id: int = 1000, **changes: Any) -> CaseMessage:
    made = CaseMessage(message_id, CHANNEL, Tier.RED, (), (), "model", NOW, 0, None, None)
    return replace(made, **changes)


def view(a_case: Case | None = None, *messages: CaseMessage, **changes: Any) -> CaseView:
    made = CaseView(a_case or case(), messages or (said(),), CardPlace(1, 2), (), 0)
    return replace(made, **changes)
