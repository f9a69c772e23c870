"""The page's door: its secret, who may knock, and what goes through."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.sandbox.practice import MISHAPS
from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import MARLOW, QUEUE, RIVER, TALK, Bot


class Browser:
    def __init__(self, sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
        self.sandbox = sandbox
        self.session = session

    async def get(self, path: str, **headers: str) -> tuple[int, str]:
        async with self.session.get(self.sandbox.page_url + path, headers=headers) as answer:
            return answer.status, await answer.text()

    async def state(self) -> Any:
        async with self.session.get(self.sandbox.page_url + "state") as answer:
            return await answer.json()

    async def act(self, body: Any) -> Any:
        async with self.session.post(self.sandbox.page_url + "act", json=body) as answer:
            return await answer.json()


@pytest.fixture
async def browser(sandbox: Sandbox) -> AsyncIterator[Browser]:
    async with aiohttp.ClientSession() as session:
        yield Browser(sandbox, session)


async def test_the_page_and_its_files_are_served_and_nothing_else(browser: Browser) -> None:
    status, html = await browser.get("")
    assert status == 200
    assert "<html" in html
    for path in ("static/../server.py", "static/%2e%2e/server.py", "static/..%2fserver.py", "server.py", "nothing.js"):
        assert (await browser.get(path))[0] == 404


async def test_without_its_secret_there_is_no_page(sandbox: Sandbox, browser: Browser) -> None:
    for guess in ("x", sandbox.page_token[:-1], "é", "%00"):
        async with browser.session.get(sandbox.page_url.replace(sandbox.page_token, guess)) as answer:
            assert answer.status == 404


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}, {"Origin": "null"}])
async def test_another_site_gets_nothing_even_with_the_secret(browser: Browser, headers: dict[str, str]) -> None:
    assert (await browser.get("state", **headers))[0] == 404
    url = browser.sandbox.page_url
    async with browser.session.post(url + "act", json={"do": "reset"}, headers=headers) as answer:
        assert answer.status == 404
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await browser.session.ws_connect(url + "live", headers=headers)


async def test_the_page_forbids_foreign_scripts(browser: Browser) -> None:
    async with browser.session.get(browser.sandbox.page_url) as answer:
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Referrer-Policy"] == "no-referrer"


async def test_the_state_tells_all_a_window_needs(sandbox: Sandbox, browser: Browser) -> None:
    sandbox.people.send(RIVER, TALK, "good evening")
    state = await browser.state()
    (server,) = state["servers"]
    assert {one["name"]: one["for_moderators"] for one in server["channels"]} == {
        "talk": False,
        "questions": False,
        "review-queue": True,
    }
    assert state["messages"][str(TALK)][0]["content"] == "good evening"
    assert state["bot"] == {"online": False}
    assert state["story"]["state"] == "idle"
    assert {one["name"] for one in state["faults"]} == set(MISHAPS)


async def test_a_window_lives_along(sandbox: Sandbox, browser: Browser) -> None:
    async with browser.session.ws_connect(sandbox.page_url + "live") as live:
        done = await browser.act({"do": "send", "as": str(RIVER), "channel_id": str(TALK), "text": "hello"})
        heard = await live.receive_json(timeout=5)
        assert done["ok"] is True
        assert (heard["t"], heard["d"]["id"], heard["d"]["content"]) == (
            "MESSAGE_CREATE",
            done["message"]["id"],
            "hello",
        )


async def test_every_act_of_a_person_goes_through_the_door(sandbox: Sandbox, browser: Browser) -> None:
    me = {"as": str(RIVER), "channel_id": str(TALK)}
    said = (await browser.act(me | {"do": "send", "text": "one"}))["message"]["id"]
    reply = await browser.act(me | {"do": "reply", "message_id": said, "text": "two"})
    assert reply["message"]["referenced_message"]["content"] == "one"
    await browser.act(me | {"do": "edit", "message_id": said, "text": "uno"})
    thread = await browser.act(me | {"do": "thread", "message_id": said, "name": "more", "text": "three"})
    assert thread["thread"]["id"] == said
    await browser.act(me | {"do": "delete", "message_id": reply["message"]["id"]})
    assert [one["content"] for one in sandbox.messages(TALK)] == ["uno"]
    await browser.act({"do": "reset"})
    assert sandbox.messages(TALK) == []


async def test_a_refused_act_is_explained(browser: Browser) -> None:
    answer = await browser.act({"do": "send", "as": str(RIVER), "channel_id": str(QUEUE), "text": "hello?"})
    assert answer == {"ok": False, "error": "Missing Access"}


@pytest.mark.parametrize("body", [{}, {"do": "fly"}, {"do": "send"}, {"do": "send", "as": "x"}, [], "send", None])
async def test_an_unknown_act_is_refused_and_nothing_breaks(browser: Browser, body: Any) -> None:
    assert (await browser.act(body))["ok"] is False


async def test_a_token_of_an_interaction_never_reaches_the_page(sandbox: Sandbox, browser: Browser) -> None:
    sandbox.world.commands = [{"id": "1", "name": "resources", "type": 1, "description": "help"}]
    async with browser.session.ws_connect(sandbox.page_url + "live") as live:
        assert (await browser.act({"do": "command", "as": str(MARLOW), "channel_id": str(TALK), "name": "resources"}))[
            "ok"
        ]
        heard = await live.receive_json(timeout=5)
        assert heard == {"t": "INTERACTION", "d": {"id": heard["d"]["id"], "user_id": str(MARLOW), "state": "pending"}}
    assert "token" not in str(await browser.state())


@pytest.mark.parametrize(("name", "event"), [("drop", "resumed"), ("forget", "disconnect")])
async def test_a_broken_line_can_be_practised(browser: Browser, bot: Bot, name: str, event: str) -> None:
    assert (await browser.act({"do": "fault", "name": name}))["ok"]
    await bot.again(event, 1)


async def test_a_mishap_happens_each_time_it_is_chosen_and_can_be_taken_back(
    sandbox: Sandbox, browser: Browser
) -> None:
    for name in ("limit", "limit", "break", "lose", "slow"):
        await browser.act({"do": "fault", "name": name})
    assert [fault.times for fault in sandbox.faults.requests] == [3, 3, 2, 1, 1]
    assert sandbox.faults.take("POST", f"/channels/{TALK}/messages") is sandbox.faults.requests[0]
    await browser.act({"do": "fault", "name": "well"})
    assert sandbox.faults.requests == []
