"""A message into the record: once, whole, and without its words."""

import asyncio
import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.case import Case, Resolve, Verdict
from bot.domain.decision import Decision, Reason, Tier, Unassessed
from bot.domain.effects import ListInDigest, PageOnCall, PostForReview, RefreshCard
from bot.domain.episode import CaseChange
from bot.store.store import Store
from models.assessment import Span
from models.heads import CALM
from tests.store.conftest import CHANNEL, NOON, WORDS, Clock, deliver_all, record, said, view_of, waiting


async def test_a_message_recorded_twice_at_once_is_one_row_one_case_and_one_card(store: Store) -> None:
    done = await asyncio.gather(*(record(store, said()) for _ in range(5)))
    assert sorted(done) == [False] * 4 + [True]
    assert await waiting(store) == [PostForReview(1)]
    assert await store.has_read(said())


async def test_a_failure_in_the_middle_leaves_neither_message_nor_case_nor_watermark(store: Store) -> None:
    def broken(current: Case | None, new_case_id: int, *, revises: bool) -> CaseChange | None:
        raise RuntimeError((current, new_case_id, revises))

    decision = Decision(Tier.RED, (), (), "model")
    with pytest.raises(RuntimeError):
        await store.record(said(), CALM, decision, broken, advance=True)
    assert not await store.has_read(said())
    assert await store.watermark(CHANNEL) is None
    assert await record(store, said())


async def test_a_failure_of_the_last_statement_takes_the_case_and_its_card_back(store: Store) -> None:
    await store._db._writer.execute(
        "CREATE TEMP TRIGGER full BEFORE INSERT ON watermarks BEGIN SELECT RAISE(ABORT, 'disk full'); END"
    )
    with pytest.raises(sqlite3.IntegrityError, match="disk full"):
        await record(store, said())
    assert not await store.has_read(said())
    assert await store.case_view(1) is None
    assert await waiting(store) == []


async def test_an_older_version_that_arrives_late_changes_nothing(store: Store) -> None:
    assert await record(store, said(edited=9))
    assert not await record(store, said(edited=9), Tier.CRISIS)
    assert not await record(store, said(edited=5), Tier.CRISIS)
    assert not await record(store, said(), Tier.CRISIS)
    assert await store.has_read(said(edited=5))
    assert not await store.has_read(said(edited=10))


async def test_an_edit_that_is_no_worse_gives_no_second_alert_and_a_worse_one_pages(store: Store) -> None:
    await record(store, said())
    await deliver_all(store)
    assert await record(store, said(edited=5))
    assert await deliver_all(store) == [RefreshCard(1)]
    assert await record(store, said(edited=9), Tier.CRISIS)
    assert await waiting(store) == [PageOnCall(1), RefreshCard(1)]
    view = await view_of(store)
    assert (view.case.tier, view.case.messages, len(view.messages)) == (Tier.CRISIS, 1, 1)
    assert view.messages[0].edited_at == NOON + timedelta(seconds=9)


async def test_an_edit_that_makes_a_calm_message_risky_opens_a_case(store: Store) -> None:
    await record(store, said(), Tier.GREEN)
    assert await waiting(store) == []
    await record(store, said(edited=3), Tier.CRISIS)
    assert await waiting(store) == [PostForReview(1, page=True)]


async def test_an_edit_that_is_worse_than_its_resolved_case_opens_another(store: Store) -> None:
    await record(store, said())
    await store.act(1, Resolve(Verdict.SUPPORTED), 4)
    await record(store, said(edited=3), Tier.CRISIS)
    assert (await view_of(store, 2)).messages[0].message_id == 10


async def test_a_member_has_one_case_an_episode_and_other_members_and_servers_their_own(store: Store) -> None:
    await record(store, said(10))
    await record(store, said(11))
    await record(store, said(12, author=77))
    await record(store, said(13, server=5))
    assert [message.message_id for message in (await view_of(store)).messages] == [11, 10]
    assert (await view_of(store, 2)).case.member_id == 77
    assert (await view_of(store, 3)).case.server_id == 5


async def test_two_messages_of_one_member_at_once_are_one_case(store: Store) -> None:
    await asyncio.gather(*(record(store, said(10 + n)) for n in range(8)))
    assert (await view_of(store)).case.messages == 8
    assert await store.case_view(2) is None


async def test_a_calm_message_is_recorded_without_its_author_and_without_what_marked_it(store: Store) -> None:
    await record(store, said(author=777), Tier.GREEN)
    (row,) = await store._db.rows("SELECT * FROM messages")
    assert 777 not in tuple(row)
    assert (row["evidence"], row["case_id"]) == ("[]", None)


async def test_the_record_gives_back_reasons_evidence_and_times_as_they_were(store: Store) -> None:
    late = replace(said(), seen_at=NOON + timedelta(minutes=7), caught_up=True)
    await record(store, late)
    (message,) = (await view_of(store)).messages
    assert message.reasons == (Reason("suicide", 0.9),)
    assert message.evidence == (Span(0, 5, 0.8),)
    assert (message.tier, message.by, message.written_at, message.minutes_late) == (Tier.RED, "model", NOON, 7)


async def test_what_nobody_could_read_is_recorded_as_such(store: Store) -> None:
    decision = Decision(Tier.AMBER, (Reason("unassessed:slow", 1.0),), (), "none")

    def nothing(current: Case | None, new_case_id: int, *, revises: bool) -> None:
        """Shadow mode."""

    assert await store.record(said(), Unassessed("slow"), decision, nothing, advance=False)
    (row,) = await store._db.rows("SELECT scores, case_id FROM messages")
    assert tuple(row) == ('{"unassessed": "slow"}', None)
    assert await waiting(store) == []


async def test_a_deleted_message_keeps_its_case_and_its_card_is_drawn_anew(store: Store, clock: Clock) -> None:
    await record(store, said())
    await deliver_all(store)
    clock.now += timedelta(minutes=2)
    await store.mark_deleted(10, clock.now)
    await store.mark_deleted(10, clock.now + timedelta(minutes=1))
    view = await view_of(store)
    assert view.messages[0].deleted_at == clock.now
    assert [entry.word for entry in view.history] == ["opened", "deleted"]
    assert await waiting(store, clock.now) == [RefreshCard(1)]


async def test_the_deletion_of_an_amber_message_is_shown_in_the_digest(store: Store) -> None:
    await record(store, said(), Tier.AMBER)
    await deliver_all(store)
    await store.mark_deleted(10, NOON)
    assert ListInDigest(1) in await waiting(store)


async def test_the_deletion_of_a_calm_or_an_unknown_message_changes_no_case(store: Store) -> None:
    await record(store, said(), Tier.GREEN)
    await store.mark_deleted(10, NOON)
    await store.mark_deleted(99, NOON)
    assert await waiting(store) == []
    assert not await store.has_read(said(99))


async def test_a_watermark_moves_with_the_message_and_only_up(store: Store) -> None:
    await record(store, said(50), advance=False)
    assert await store.watermark(CHANNEL) is None
    await record(store, said(60))
    await record(store, said(55))
    assert await store.watermark(CHANNEL) == 60
    await store.set_watermark(CHANNEL, 40)
    assert await store.watermark(CHANNEL) == 60


async def test_no_row_holds_a_word_of_what_was_said(store: Store) -> None:
    await record(store, said())
    for table in ("cases", "messages", "history", "outbox"):
        for row in await store._db.rows(f"SELECT * FROM {table}"):  # noqa: S608 - names of ours
            assert not any(word in str(tuple(row)) for word in WORDS.split() if len(word) > 4)
