"""The stand-in answers as Discord does where `check` looks."""

import aiohttp

from tests.fakes.discord_rest import BOT, GUILD, TOKEN, Rest


async def get(base: str, path: str, token: str) -> tuple[int, object]:
    async with (
        aiohttp.ClientSession() as session,
        session.get(base + path, headers={"Authorization": f"Bot {token}"}) as answer,
    ):
        return answer.status, await answer.json()


async def test_it_wants_its_token_and_knows_one_server() -> None:
    rest = Rest()
    rest.role(GUILD)
    async with rest.served() as base:
        assert (await get(base, "/users/@me", "wrong"))[0] == 401
        status, user = await get(base, "/users/@me", TOKEN)
        assert (status, isinstance(user, dict) and user["id"]) == (200, str(BOT))
        rest.joined = False
        assert (await get(base, f"/guilds/{GUILD}", TOKEN))[0] == 404
