"""What members chose, and where the bot's standing messages are."""

from bot.domain.views import CardPlace
from bot.store.database import Database


class MemberTables:
    """Opt-out, remembered country, places of digest and banner."""

    _db: Database

    async def opted_out(self, server_id: int, member_id: int) -> bool:
        """Whether the member chose not to be read."""
        row = await self._db.row(
            "SELECT opted_out FROM members WHERE server_id = ? AND member_id = ?", (server_id, member_id)
        )
        return bool(row and row["opted_out"])

    async def set_opted_out(self, server_id: int, member_id: int, *, opted_out: bool) -> None:
        """Remember the choice."""
        async with self._db.transaction() as connection:
            await connection.execute(
                "INSERT INTO members (server_id, member_id, opted_out) VALUES (?, ?, ?)"
                " ON CONFLICT (server_id, member_id) DO UPDATE SET opted_out = excluded.opted_out",
                (server_id, member_id, int(opted_out)),
            )

    async def country(self, server_id: int, member_id: int) -> str | None:
        """The country the member asked to remember."""
        row = await self._db.row(
            "SELECT country FROM members WHERE server_id = ? AND member_id = ?", (server_id, member_id)
        )
        return None if row is None else row["country"]

    async def set_country(self, server_id: int, member_id: int, country: str | None) -> None:
        """Remember a country code, or forget it (None)."""
        async with self._db.transaction() as connection:
            await connection.execute(
                "INSERT INTO members (server_id, member_id, country) VALUES (?, ?, ?)"
                " ON CONFLICT (server_id, member_id) DO UPDATE SET country = excluded.country",
                (server_id, member_id, country),
            )

    async def place(self, server_id: int, kind: str) -> CardPlace | None:
        """Where the server's standing message of that kind ("digest", "banner") is."""
        row = await self._db.row("SELECT * FROM places WHERE server_id = ? AND kind = ?", (server_id, kind))
        return None if row is None else CardPlace(row["channel_id"], row["message_id"])

    async def set_place(self, server_id: int, kind: str, place: CardPlace) -> None:
        """Remember it."""
        async with self._db.transaction() as connection:
            await connection.execute(
                "INSERT OR REPLACE INTO places (server_id, kind, channel_id, message_id) VALUES (?, ?, ?, ?)",
                (server_id, kind, place.channel_id, place.message_id),
            )
