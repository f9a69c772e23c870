"""What moderators are told about a channel rather than about a person. Pure."""

from bot.domain.decision import Decision, Tier, Unassessed
from bot.domain.effects import AlertOperator
from bot.domain.message import IncomingMessage
from bot.policy.decide import NOT_COVERED
from models.assessment import Assessment


def blind_spot(
    message: IncomingMessage, answer: Assessment | Unassessed, decision: Decision
) -> tuple[AlertOperator, ...]:
    """A calm answer in a language that is not covered must not be silent: word for the moderators. Names no member.

    A message that reaches a tier needs none: its case says it.
    """
    if isinstance(answer, Unassessed) or not answer.uncovered or decision.tier is not Tier.GREEN:
        return ()
    return (AlertOperator(message.server_id, 0, f"{NOT_COVERED}:{message.watched_id}:{answer.uncovered}"),)
