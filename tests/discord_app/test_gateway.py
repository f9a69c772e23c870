"""Effects in Discord: one card a case, few pings, and nothing that waits in silence."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery.gateway import UndeliverableError
from bot.discord_app import cards
from bot.discord_app.gateway import DIGEST_LIFE, DiscordGateway
from bot.domain.case import Raise
from bot.domain.effects import AlertOperator, PostForReview, ShowBanner
from bot.domain.views import CardPlace, OutboxItem
from bot.sandbox.faults import RequestFault
from bot.sandbox.payloads import SILENT
from tests.fakes.town import LEADS, MARLOW, ON_CALL, QUEUE, SERVER, SUPPORT, WREN, Town


def gateway(place: Town) -> DiscordGateway:
    return DiscordGateway(place.session.client, place.store, place.settings.server, place.clock)


def posting(place: Town, case_id: int, attempts: int = 0) -> OutboxItem:
    effect = PostForReview(case_id, page=True)
    return OutboxItem(500, SERVER, effect, attempts, faults=0, created_at=place.clock())


async def test_red_is_posted_silently_and_crisis_pings_the_on_call_role_alone(place: Town) -> None:
    place.say("a red day <@&100000000000000031> @everyone")
    red = await place.card()
    assert red["flags"] & SILENT
    assert red["mention_roles"] == []
    place.say("a crisis", WREN)
    crisis = await place.card("lk:resolve:2")
    assert not crisis["flags"] & SILENT
    assert crisis["mention_roles"] == [ON_CALL]
    assert [crisis["mentions"], crisis["mention_everyone"]] == [[], False]


async def test_a_case_that_becomes_a_crisis_is_paged_in_a_reply_to_its_card(place: Town) -> None:
    place.say("a red day")
    card = await place.card()
    await place.store.act(1, Raise(), MARLOW)
    place.session.worker.wake()
    page = await place.card("is now a **crisis**")
    assert page["mention_roles"] == [ON_CALL]
    assert page["message_reference"]["message_id"] == card["id"]
    assert len(place.cards()) == 1


async def test_a_card_posted_before_a_crash_is_found_instead_of_posted_twice(place: Town) -> None:
    place.say("a crisis")
    card = await place.card()
    item = posting(place, 1, attempts=1)
    assert await gateway(place).deliver(item) == CardPlace(QUEUE, int(card["id"]))
    assert len(place.cards()) == 1


async def test_an_old_effect_is_looked_for_too_since_discord_forgets_a_nonce(place: Town) -> None:
    place.say("a crisis")
    card = await place.card()
    old = replace(posting(place, 1), created_at=place.clock() - timedelta(minutes=10))
    assert await gateway(place).deliver(old) == CardPlace(QUEUE, int(card["id"]))
    assert len(place.cards()) == 1


async def test_an_answer_lost_on_its_way_makes_no_second_card(place: Town) -> None:
    place.sandbox.faults.requests.append(RequestFault("lost", "POST", f"/channels/{QUEUE}/messages"))
    place.say("a crisis")
    await place.card()
    await place.delivered()
    assert len(place.cards()) == 1


async def test_a_card_somebody_deleted_is_posted_again_while_its_case_waits(place: Town) -> None:
    place.say("a red day")
    card = await place.card()
    await place.delivered()
    del place.sandbox.world.messages[QUEUE][int(card["id"])]
    place.say("a red night")
    again = await place.card("a **red** night")
    assert again["id"] != card["id"]
    assert len(place.cards()) == 1


async def test_a_text_that_discord_does_not_give_keeps_no_card_waiting(
    place: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cards, "TEXT_WITHIN", 0.1)
    place.sandbox.faults.requests.append(RequestFault("5xx", "GET", f"/channels/{SUPPORT}/messages/", times=1_000))
    place.say("a crisis")
    card = await place.card()
    assert "Discord does not give the text" in str(card["components"])


async def test_amber_is_one_quiet_list_that_is_kept_up_to_date(place: Town) -> None:
    place.say("an amber day")
    first = await place.card("lk:open:1")
    assert first["flags"] & SILENT
    place.say("an amber day", WREN)
    both = await place.card("lk:open:2")
    assert both["id"] == first["id"]
    assert "2 to look at" in str(both["components"])


async def test_an_old_list_is_posted_anew_where_it_can_be_seen(place: Town) -> None:
    place.say("an amber day")
    first = await place.card("lk:open:1")
    await place.delivered()
    place.clock.ahead += DIGEST_LIFE + timedelta(minutes=1)
    place.say("an amber day", WREN)
    second = await place.card("lk:open:2")
    await place.sandbox.until(lambda: len(place.sandbox.messages(QUEUE)) == 1)
    assert second["id"] != first["id"]


async def test_without_amber_there_is_no_empty_list(place: Town) -> None:
    place.say("an amber day")
    first = await place.card("lk:open:1")
    await place.delivered()
    del place.sandbox.world.messages[QUEUE][int(first["id"])]
    await place.store.act(1, Raise(), MARLOW)
    place.session.worker.wake()
    await place.card()
    await place.delivered()
    assert len(place.sandbox.messages(QUEUE)) == 1


async def test_a_banner_stands_alone_and_is_turned_when_reading_recovers(place: Town) -> None:
    for reason in ("slow", "failed"):
        await place.store.enqueue(SERVER, [ShowBanner(SERVER, "degraded", reason)])
        place.session.worker.wake()
        await place.card({"slow": "the model is too slow", "failed": "the model failed"}[reason])
    await place.sandbox.until(lambda: len(place.sandbox.messages(QUEUE)) == 1)
    await place.store.enqueue(SERVER, [ShowBanner(SERVER, "recovered")])
    place.session.worker.wake()
    await place.card("Recovered")
    assert len(place.sandbox.messages(QUEUE)) == 1


async def test_where_the_queue_cannot_be_reached_the_leads_are_told_once_and_the_card_waits(place: Town) -> None:
    place.sandbox.faults.no_permission.add(QUEUE)
    place.say("a crisis")
    told = await place.card(f"<#{QUEUE}>", LEADS)
    assert "cards are waiting" in str(told["components"])
    place.say("a red day", WREN)
    await place.read("a red day")
    place.sandbox.faults.no_permission.clear()
    place.clock.ahead += timedelta(minutes=6)
    place.session.worker.wake()
    await place.card("lk:resolve:1")
    assert len(place.sandbox.messages(LEADS)) == 1


async def test_an_alert_goes_to_the_leads_where_the_queue_refuses(place: Town) -> None:
    place.sandbox.faults.no_permission.add(QUEUE)
    await place.store.enqueue(SERVER, [AlertOperator(SERVER, 1, "404/10008")])
    place.session.worker.wake()
    await place.card("404/10008", LEADS)


async def test_a_card_that_was_given_up_is_tried_again_with_the_next_change_of_its_case(place: Town) -> None:
    refused = RequestFault("5xx", "POST", f"/channels/{QUEUE}/messages", status=400)
    place.sandbox.faults.requests.append(refused)
    place.say("a crisis")
    await place.card("was given up")
    assert place.cards() == []
    place.say("a red night")
    assert (await place.card())["mention_roles"] == [ON_CALL]


async def test_effects_of_a_server_that_is_not_configured_any_more_are_given_up(place: Town) -> None:
    elsewhere = replace(posting(place, 1), server_id=SERVER + 5)
    with pytest.raises(UndeliverableError):
        await gateway(place).deliver(elsewhere)


async def test_a_case_that_is_not_in_the_record_any_more_is_given_up(place: Town) -> None:
    with pytest.raises(UndeliverableError):
        await gateway(place).deliver(posting(place, 99))
