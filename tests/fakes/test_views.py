"""The ordinary case is one the record could hold."""

from bot.domain.case import CaseState, Claim, apply
from bot.domain.decision import Tier
from tests.fakes.views import case, said, view


def test_it_is_an_open_red_case_of_one_message() -> None:
    shown = view()
    assert (shown.case.tier, shown.case.state) == (Tier.RED, CaseState.OPEN)
    assert [message.message_id for message in shown.messages] == [shown.case.message_id]
    assert apply(shown.case, Claim(), 5) != shown.case


def test_it_is_as_a_test_says() -> None:
    assert case(tier=Tier.AMBER).tier is Tier.AMBER
    assert said(5, minutes_late=3).minutes_late == 3
    assert view(None, notes=2).notes == 2
