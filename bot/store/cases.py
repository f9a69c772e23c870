"""Cases: what a moderator does to one, what a member asks for, and the views that cards show."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.domain.case import Action, AddNote, Case, Claim, Raise, Refusal, Release, Resolve, apply
from bot.domain.decision import Tier
from bot.domain.effects import Effect
from bot.domain.episode import CaseChange, announce_raise, ask, refresh
from bot.domain.message import IncomingMessage
from bot.domain.views import CaseView
from bot.store.codec import maybe_time, to_card, to_case, to_entry, to_message, to_ms
from bot.store.database import Database, fetch
from bot.store.errors import KeyMissingError
from bot.store.vault import Vault
from bot.store.writing import load_case, members_case, next_case_id, write_case

_WORDS: dict[type[Action], str] = {
    Claim: "claimed",
    Release: "released",
    Resolve: "resolved",
    Raise: "raised",
    AddNote: "noted",
}
_OPEN = (
    "SELECT case_id FROM cases WHERE server_id = ? AND state <> 'resolved' AND (? IS NULL OR tier = ?)"
    " ORDER BY tier DESC, opened_at, case_id LIMIT ?"
)
_OPEN_MESSAGES = (
    "SELECT m.channel_id, m.message_id FROM messages AS m JOIN cases AS c USING (case_id)"
    " WHERE c.server_id = ? AND c.state <> 'resolved' AND m.deleted_at IS NULL ORDER BY m.message_id DESC LIMIT ?"
)
_TOLD = "SELECT max(at) AS at FROM history WHERE case_id = ? AND word = 'asked'"
# The newest, and in any case the message that shows most risk.
_MESSAGES = (
    "SELECT * FROM messages WHERE case_id = :case_id AND (message_id = :risky OR message_id IN"
    " (SELECT message_id FROM messages WHERE case_id = :case_id ORDER BY message_id DESC LIMIT 20))"
    " ORDER BY message_id DESC"
)


class CaseTables:
    """Cases, their history and notes."""

    _db: Database
    _clock: Callable[[], datetime]
    _vault: Vault | None

    async def act(self, case_id: int, action: Action, by: int) -> Case | Refusal | None:
        """Do what a moderator chose; the refusal if the case does not allow it, None if there is no such case.

        Load, decide and write are one transaction, so of two simultaneous clicks one finds the other's result.
        """
        async with self._db.transaction() as connection:
            before = await load_case(connection, case_id)
            if before is None:
                return None
            after = apply(before, action, by)
            if isinstance(after, Case):
                await write_case(
                    connection, after, _WORDS[type(action)], by=by, at=self._clock(), effects=_shown(before, after)
                )
            return after

    async def add_note(self, case_id: int, by: int, text: str) -> Case | Refusal | None:
        """Seal a note and keep it with the case; `KeyMissingError` where no key is set."""
        if self._vault is None:
            raise KeyMissingError("notes are kept encrypted: set LIGHTKEEPER_KEY or storage.key_file, and restart")
        sealed = self._vault.seal(text)
        async with self._db.transaction() as connection:
            before = await load_case(connection, case_id)
            if before is None:
                return None
            after = apply(before, AddNote(), by)
            if isinstance(after, Case):
                now = self._clock()
                await connection.execute(
                    "INSERT INTO notes (case_id, at, by, sealed) VALUES (?, ?, ?, ?)", (case_id, to_ms(now), by, sealed)
                )
                await write_case(connection, after, "noted", by=by, at=now, effects=refresh(after))
            return after

    async def notes(self, case_id: int) -> list[tuple[int, str]]:
        """(author, text) of every note, oldest first; `KeyMissingError` where they cannot be unsealed."""
        rows = await self._db.rows("SELECT by, sealed FROM notes WHERE case_id = ? ORDER BY note_id", (case_id,))
        if rows and self._vault is None:
            raise KeyMissingError("notes are kept encrypted: set LIGHTKEEPER_KEY or storage.key_file, and restart")
        return [(row["by"], self._vault.unseal(row["sealed"])) for row in rows if self._vault is not None]

    async def ask_for_person(
        self, server_id: int, channel_id: int, watched_id: int, member_id: int, window: timedelta
    ) -> CaseChange:
        """Open a case at the member's own wish, or raise theirs to red, or tell of the wish beside its card."""
        now = self._clock()
        wish = IncomingMessage(0, server_id, channel_id, watched_id, member_id, written_at=now, seen_at=now, text="")
        async with self._db.transaction() as connection:
            current = await members_case(connection, server_id, member_id)
            told = None if current is None else await fetch(connection, _TOLD, (current.case_id,))
            new_id = await next_case_id(connection)
            change = ask(current, new_id, wish, told=maybe_time(told["at"] if told else None), window=window)
            await write_case(connection, change.case, change.word, by=member_id, at=now, effects=change.effects)
            return change

    async def case_view(self, case_id: int) -> CaseView | None:
        """All a card shows; None if there is no such case."""
        row = await self._db.row("SELECT * FROM cases WHERE case_id = ?", (case_id,))
        if row is None:
            return None
        messages = await self._db.rows(_MESSAGES, {"case_id": case_id, "risky": row["message_id"]})
        history = await self._db.rows("SELECT * FROM history WHERE case_id = ? ORDER BY history_id", (case_id,))
        notes = await self._db.row("SELECT count(*) AS n FROM notes WHERE case_id = ?", (case_id,))
        return CaseView(
            case=to_case(row),
            messages=tuple(map(to_message, messages)),
            card=to_card(row),
            history=tuple(map(to_entry, history)),
            notes=notes["n"] if notes else 0,
        )

    async def open_cases(self, server_id: int, tier: Tier | None = None, limit: int = 50) -> list[CaseView]:
        """Unresolved cases, most urgent first, oldest first inside a tier."""
        wanted = None if tier is None else int(tier)
        rows = await self._db.rows(_OPEN, (server_id, wanted, wanted, limit))
        views = [await self.case_view(row["case_id"]) for row in rows]
        return [view for view in views if view is not None]

    async def open_messages(self, server_id: int, limit: int) -> list[tuple[int, int]]:
        """(channel, message) of every message of unresolved cases that is not known to be deleted, newest first."""
        rows = await self._db.rows(_OPEN_MESSAGES, (server_id, limit))
        return [(row["channel_id"], row["message_id"]) for row in rows]

    async def count_open(self, server_id: int, tier: Tier) -> int:
        """How many unresolved cases of that tier there are."""
        row = await self._db.row(
            "SELECT count(*) AS n FROM cases WHERE server_id = ? AND state <> 'resolved' AND tier = ?",
            (server_id, int(tier)),
        )
        return int(row["n"]) if row else 0


def _shown(before: Case, after: Case) -> tuple[Effect, ...]:
    return announce_raise(before, after) if after.tier > before.tier else refresh(after)
