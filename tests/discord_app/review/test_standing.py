"""Digest, banner, alerts and pages."""

import pytest
from discord import ui

from bot.discord_app.review import standing
from bot.domain.case import CaseState, Verdict
from bot.domain.decision import Reason, Tier
from tests.fakes.layouts import accepted, words
from tests.fakes.views import RIVER, case, view


@pytest.mark.parametrize("waiting", [0, 1, 10, 25])
def test_discord_takes_every_digest(waiting: int) -> None:
    reasons = tuple(Reason(code, 0.9) for code in ("suicide", "unsafe_info", "distress"))
    views = [view(case(case_id=n, tier=Tier.AMBER, reasons=reasons)) for n in range(1, waiting + 1)]
    layout = standing.digest(views, waiting)
    accepted(layout)
    assert layout.total_children_count <= 40
    opened = [item.custom_id for item in layout.walk_children() if isinstance(item, ui.Button)]
    assert opened == [f"lk:open:{n}" for n in range(1, min(waiting, 10) + 1)]


def test_a_digest_counts_what_it_cannot_show_and_names_who_has_a_case() -> None:
    views = [view(case(case_id=n, tier=Tier.AMBER)) for n in range(1, 11)]
    views[0] = view(case(case_id=1, tier=Tier.AMBER, state=CaseState.CLAIMED, claimed_by=5))
    text = words(standing.digest(views, 13))
    assert "13 to look at" in text
    assert "and 3 more" in text
    assert "with <@5>" in text


def test_a_digest_of_nothing_says_so() -> None:
    assert "nothing waits" in words(standing.digest([], 0))


def test_a_banner_says_what_it_means_and_what_to_do() -> None:
    degraded, recovered = standing.banner("slow"), standing.banner("")
    accepted(degraded)
    assert "the model is too slow" in words(degraded)
    assert "look through the support channels yourselves" in words(degraded)
    assert "Recovered" in words(recovered)


def test_an_alert_is_a_message_discord_takes() -> None:
    layout = standing.alert("queue_unreachable:42")
    accepted(layout)
    assert "<#42>" in words(layout)


def test_a_page_names_the_role_if_there_is_one_and_leads_to_the_message() -> None:
    paged, unpaged = standing.page(31, case()), standing.page(None, case())
    accepted(paged)
    assert "<@&31>" in words(paged)
    assert "<@&" not in words(unpaged)
    assert "/1000)" in words(unpaged)


def test_only_the_on_call_role_may_be_pinged() -> None:
    """Discord pings nobody but who is named here."""
    paging: dict[str, object] = {**standing.only(31).to_dict()}
    silent: dict[str, object] = {**standing.only(None).to_dict()}
    assert paging == {"parse": [], "roles": [31]}
    assert silent == {"parse": [], "roles": []}


def test_a_wish_says_who_asked_where_and_whose_the_case_is() -> None:
    unclaimed = words(standing.wish(31, view(case(tier=Tier.CRISIS)), 42))
    claimed = view(case(state=CaseState.CLAIMED, claimed_by=5), card=None)
    resolved = view(case(state=CaseState.RESOLVED, claimed_by=5, verdict=Verdict.NO_RISK))
    accepted(standing.wish(31, resolved, 42))
    for text in ("<@&31>", f"<@{RIVER}> **asked for a person**", "<#42>", "Nobody has claimed it", "/1/2)"):
        assert text in unclaimed
    assert "<@5>, this case is with you" in words(standing.wish(None, claimed, 42))
    assert "<@&" not in words(standing.wish(None, claimed, 42))
    assert "make sure that somebody reached them" in words(standing.wish(None, resolved, 42))
