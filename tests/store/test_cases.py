"""What moderators do to a case, and what a member asks for."""

import asyncio
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.domain.case import Case, CaseState, Claim, Raise, Refusal, Release, Resolve, Verdict
from bot.domain.decision import Tier
from bot.domain.effects import ListInDigest, PageOnCall, PostForReview, RefreshCard, TellOfWish
from bot.domain.views import CardPlace
from bot.store.errors import KeyMissingError
from bot.store.store import Store
from bot.store.vault import Vault
from tests.store.conftest import (
    CHANNEL,
    MEMBER,
    SERVER,
    WINDOW,
    Clock,
    deliver_all,
    on_disk,
    record,
    said,
    view_of,
    waiting,
)


async def test_of_many_claims_at_once_one_is_the_owner_and_all_others_learn_whose_it_is(store: Store) -> None:
    await record(store, said())
    done = await asyncio.gather(*(store.act(1, Claim(), by) for by in range(1, 9)))
    (owner,) = [one.claimed_by for one in done if isinstance(one, Case)]
    assert [one for one in done if isinstance(one, Refusal)] == [Refusal("claimed_by_other", owner)] * 7
    assert [entry.word for entry in (await view_of(store)).history] == ["opened", "claimed"]


async def test_an_act_on_a_case_that_is_not_there_is_told(store: Store) -> None:
    assert await store.act(99, Claim(), 1) is None
    assert await store.add_note(99, 1, "a note") is None
    assert await store.case_view(99) is None


async def test_a_refused_act_leaves_no_trace_and_draws_nothing(store: Store) -> None:
    await record(store, said())
    await deliver_all(store)
    assert await store.act(1, Release(), 4) == Refusal("not_claimed")
    assert await waiting(store) == []
    assert len((await view_of(store)).history) == 1


async def test_history_tells_who_did_what_in_order(store: Store) -> None:
    await record(store, said())
    for action in (Claim(), Raise(), Release(), Resolve(Verdict.SUPPORTED)):
        await store.act(1, action, 4)
    history = (await view_of(store)).history
    assert [entry.word for entry in history] == ["opened", "claimed", "raised", "released", "resolved"]
    assert [entry.by for entry in history] == [None, 4, 4, 4, 4]
    assert (history[-1].tier, history[-1].state) == (Tier.CRISIS, CaseState.RESOLVED)


async def test_history_can_be_added_to_but_not_changed(store: Store) -> None:
    await record(store, said())
    for statement in ("UPDATE history SET by = 5", "DELETE FROM history"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            async with store._db.transaction() as connection:
                await connection.execute(statement)


async def test_an_amber_case_can_be_acted_on_from_the_digest_and_leaves_it_when_raised(store: Store) -> None:
    await record(store, said(), Tier.AMBER)
    await deliver_all(store)
    await store.act(1, Claim(), 4)
    assert await deliver_all(store) == [RefreshCard(1), ListInDigest(1)]
    await store.act(1, Raise(), 4)
    assert await waiting(store) == [PostForReview(1), ListInDigest(1)]
    assert await store.open_cases(SERVER, Tier.AMBER) == []


async def test_raising_a_case_with_a_card_to_crisis_pages(store: Store) -> None:
    await record(store, said())
    await deliver_all(store)
    await store.act(1, Raise(), 4)
    assert await waiting(store) == [PageOnCall(1), RefreshCard(1)]


async def test_the_place_of_a_card_is_kept_with_its_case(store: Store) -> None:
    await record(store, said())
    (item,) = await store.due(said().seen_at)
    await store.delivered(item.outbox_id, CardPlace(7, 8))
    assert (await view_of(store)).card == CardPlace(7, 8)


async def test_open_cases_are_listed_most_urgent_first_then_oldest_first(store: Store, clock: Clock) -> None:
    for author, tier in enumerate((Tier.AMBER, Tier.CRISIS, Tier.AMBER, Tier.RED)):
        await record(store, said(10 + author, author=author + 1), tier)
        clock.now += timedelta(minutes=1)
    await record(store, said(20, author=50))
    await store.act(5, Resolve(Verdict.NO_RISK), 4)
    assert [view.case.case_id for view in await store.open_cases(SERVER)] == [2, 4, 1, 3]
    assert [view.case.case_id for view in await store.open_cases(SERVER, Tier.AMBER, 1)] == [1]
    assert [await store.count_open(SERVER, tier) for tier in (Tier.AMBER, Tier.RED)] == [2, 1]
    assert await store.open_cases(SERVER + 1) == []


async def test_however_many_messages_follow_the_one_that_shows_most_risk_stays_in_view(store: Store) -> None:
    await record(store, said(100), Tier.CRISIS)
    for n in range(30):
        await record(store, said(101 + n), Tier.AMBER)
    shown = [message.message_id for message in (await view_of(store)).messages]
    assert shown == [*range(130, 110, -1), 100]


async def test_a_member_who_asks_gets_a_red_case_that_points_to_no_message(store: Store) -> None:
    case = (await store.ask_for_person(SERVER, CHANNEL, CHANNEL, MEMBER, WINDOW)).case
    assert (case.tier, case.message_id, case.member_id) == (Tier.RED, None, MEMBER)
    assert await waiting(store) == [PostForReview(1)]
    (entry,) = (await view_of(store)).history
    assert (entry.word, entry.by) == ("asked", MEMBER)


async def test_asking_raises_an_amber_case_and_asking_twice_at_once_opens_one(store: Store) -> None:
    await record(store, said(), Tier.AMBER)
    await asyncio.gather(*(store.ask_for_person(SERVER, CHANNEL, CHANNEL, MEMBER, WINDOW) for _ in range(3)))
    assert (await view_of(store)).case.tier is Tier.RED
    assert (await waiting(store)).count(PostForReview(1)) == 1
    assert await store.case_view(2) is None


async def test_a_wish_beside_a_card_is_told_once_in_a_while_and_every_wish_is_in_the_history(
    store: Store, clock: Clock
) -> None:
    await record(store, said())
    await deliver_all(store)
    told = []
    for minutes in (0, 10, 4, 1, 15):
        clock.now += timedelta(minutes=minutes)
        await store.ask_for_person(SERVER, CHANNEL, CHANNEL, MEMBER, WINDOW)
        told.append(TellOfWish(1, CHANNEL) in await deliver_all(store, clock.now))
    assert told == [True, False, False, True, True]
    asked = [entry.word for entry in (await view_of(store)).history if entry.by == MEMBER]
    assert asked == ["asked", "asked_again", "asked_again", "asked", "asked"]
    assert (await view_of(store)).case.wished


async def test_many_wishes_at_once_beside_a_card_are_told_once(store: Store) -> None:
    await record(store, said())
    await deliver_all(store)
    await asyncio.gather(*(store.ask_for_person(SERVER, CHANNEL, CHANNEL, MEMBER, WINDOW) for _ in range(5)))
    assert await waiting(store) == [TellOfWish(1, CHANNEL), RefreshCard(1)]


async def test_notes_are_read_with_the_key_counted_without_and_sealed_on_disk(
    store: Store, clock: Clock, tmp_path: Path
) -> None:
    await record(store, said())
    await store.add_note(1, 4, "spoke with them at length")
    await store.add_note(1, 5, "they are with a friend")
    assert await store.notes(1) == [(4, "spoke with them at length"), (5, "they are with a friend")]
    assert (await view_of(store)).notes == 2
    async with Store.open(tmp_path / "record.db", clock=clock) as keyless:
        assert (await view_of(keyless)).notes == 2
        with pytest.raises(KeyMissingError, match="LIGHTKEEPER_KEY"):
            await keyless.notes(1)
        with pytest.raises(KeyMissingError, match="LIGHTKEEPER_KEY"):
            await keyless.add_note(1, 4, "not kept")
    other = Vault(Fernet.generate_key().decode())
    async with Store.open(tmp_path / "record.db", clock=clock, vault=other) as wrong:
        with pytest.raises(KeyMissingError, match="another key"):
            await wrong.notes(1)


async def test_after_a_whole_story_no_byte_on_disk_is_of_what_was_said_or_noted(store: Store, tmp_path: Path) -> None:
    words = ("must stay theirs", "spoke with them at length")
    await record(store, said(), Tier.AMBER)
    await record(store, said(11), Tier.CRISIS)
    await record(store, said(11, edited=4), Tier.CRISIS)
    await store.add_note(1, 4, words[1])
    await store.mark_deleted(10, said().seen_at)
    await store.act(1, Resolve(Verdict.EMERGENCY), 4)
    files = await asyncio.to_thread(on_disk, tmp_path)
    assert set(files) == {"record.db", "record.db-wal", "record.db-shm"}
    assert [name for name, data in files.items() for word in words if word.encode() in data] == []
