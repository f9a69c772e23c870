"""Messages and threads over HTTP, mostly through discord.py itself."""

import discord
import pytest

from bot.sandbox.plan import BOT_ID
from bot.sandbox.server import Sandbox
from bot.sandbox.threads import archive
from tests.sandbox.conftest import FORUM, MARLOW, ON_CALL, QUEUE, RIVER, TALK, WREN, Api, Bot, Clock

UNKNOWN = 123456789012345678


async def said(sandbox: Sandbox, *words: str) -> list[int]:
    return [int(sandbox.people.send(RIVER, TALK, word)["id"]) for word in words]


async def words(history: object) -> list[str]:
    return [message.content async for message in history]  # type: ignore[attr-defined]


async def test_history_comes_as_discord_pages_it(sandbox: Sandbox, talk: discord.TextChannel) -> None:
    ids = await said(sandbox, "a", "b", "c", "d", "e")
    after, before = discord.Object(ids[1]), discord.Object(ids[3])
    assert await words(talk.history(limit=2)) == ["e", "d"]
    assert await words(talk.history(limit=2, after=after)) == ["c", "d"]
    assert await words(talk.history(limit=2, after=after, oldest_first=False)) == ["e", "d"]
    assert await words(talk.history(limit=2, before=before)) == ["c", "b"]
    assert await words(talk.history(limit=3, around=discord.Object(ids[2]))) == ["d", "c", "b"]


async def test_history_of_more_than_a_page_loses_nothing(sandbox: Sandbox, talk: discord.TextChannel) -> None:
    await said(sandbox, *(str(i) for i in range(230)))
    assert await words(talk.history(limit=None, oldest_first=True)) == [str(i) for i in range(230)]
    assert await words(talk.history(limit=None)) == [str(i) for i in reversed(range(230))]


async def test_raw_history_is_always_newest_first(sandbox: Sandbox, api: Api) -> None:
    ids = await said(sandbox, "a", "b", "c")
    _, found = await api.ask("GET", f"/channels/{TALK}/messages?after={ids[0]}&limit=1")
    assert [one["content"] for one in found] == ["b"]
    _, found = await api.ask("GET", f"/channels/{TALK}/messages?after={ids[0]}")
    assert [one["content"] for one in found] == ["c", "b"]


async def test_a_message_is_posted_changed_and_deleted(sandbox: Sandbox, talk: discord.TextChannel) -> None:
    message = await talk.send("first")
    await message.edit(content="second")
    assert [one["content"] for one in sandbox.messages(TALK)] == ["second"]
    assert (await talk.fetch_message(message.id)).edited_at is not None
    await message.delete()
    assert sandbox.messages(TALK) == []


async def test_components_v2_are_shown_as_sent_and_stay_v2(sandbox: Sandbox, talk: discord.TextChannel) -> None:
    def layout(words: str) -> discord.ui.LayoutView:
        view = discord.ui.LayoutView()
        view.add_item(discord.ui.Container(discord.ui.TextDisplay(words), spoiler=True))
        return view

    message = await talk.send(view=layout("one"), silent=True)
    sent = sandbox.messages(TALK)[0]
    assert sent["flags"] == 1 << 15 | 1 << 12
    assert sent["components"][0]["spoiler"] is True
    await message.edit(view=layout("two"))
    assert sandbox.messages(TALK)[0]["flags"] & 1 << 15
    assert "two" in str(sandbox.messages(TALK)[0]["components"])


async def test_a_nonce_makes_a_second_send_harmless_for_a_few_minutes(sandbox: Sandbox, api: Api, clock: Clock) -> None:
    body = {"content": "once", "nonce": "7", "enforce_nonce": True}
    _, first = await api.ask("POST", f"/channels/{TALK}/messages", body)
    _, again = await api.ask("POST", f"/channels/{TALK}/messages", body)
    assert again["id"] == first["id"]
    clock.advance(minutes=10)
    _, later = await api.ask("POST", f"/channels/{TALK}/messages", body)
    assert later["id"] != first["id"]
    assert len(sandbox.messages(TALK)) == 2


async def test_only_allowed_mentions_ping(sandbox: Sandbox, talk: discord.TextChannel) -> None:
    text = f"<@{RIVER}> <@{WREN}> <@&{ON_CALL}> @everyone"
    only = discord.AllowedMentions(everyone=False, users=[discord.Object(WREN)], roles=False)
    for allowed in (discord.AllowedMentions.none(), only):
        await talk.send(text, allowed_mentions=allowed)
    await talk.send(text)
    none, some, every = sandbox.messages(TALK)
    assert (none["mentions"], none["mention_roles"]) == ([], [])
    assert [one["id"] for one in some["mentions"]] == [str(WREN)]
    assert some["mention_roles"] == []
    assert [one["id"] for one in every["mentions"]] == [str(RIVER), str(WREN)]
    assert every["mention_roles"] == [str(ON_CALL)]
    assert every["mention_everyone"] is False  # the bot has no permission for that


async def test_a_reply_shows_what_it_answers_and_pings_as_asked(sandbox: Sandbox, talk: discord.TextChannel) -> None:
    (said_id,) = await said(sandbox, "hello?")
    question = await talk.fetch_message(said_id)
    await question.reply("hello", mention_author=False)
    await question.reply("hello!")
    quiet, loud = sandbox.messages(TALK)[1:]
    assert quiet["referenced_message"]["content"] == "hello?"
    assert quiet["mentions"] == []
    assert [one["id"] for one in loud["mentions"]] == [str(RIVER)]


async def test_a_reply_to_nothing_is_refused_unless_that_was_allowed(sandbox: Sandbox, api: Api) -> None:
    body = {"content": "hm", "message_reference": {"message_id": str(UNKNOWN)}}
    assert await api.code("POST", f"/channels/{TALK}/messages", body) == 50035
    body["message_reference"]["fail_if_not_exists"] = False  # type: ignore[index]
    assert await api.code("POST", f"/channels/{TALK}/messages", body) == 0
    assert "message_reference" not in sandbox.messages(TALK)[0]


@pytest.mark.parametrize(
    ("method", "path", "body", "code"),
    [
        ("GET", f"/channels/{UNKNOWN}", None, 10003),
        ("GET", f"/channels/{TALK}/messages/{UNKNOWN}", None, 10008),
        ("PATCH", f"/channels/{TALK}/messages/{UNKNOWN}", {"content": "x"}, 10008),
        ("DELETE", f"/channels/{TALK}/messages/{UNKNOWN}", None, 10008),
        ("POST", f"/channels/{TALK}/messages", {"content": " "}, 50006),
        ("POST", f"/channels/{TALK}/messages", {"content": "x" * 2001}, 50035),
        ("POST", f"/channels/{TALK}/messages", {"content": 7}, 50035),
        ("POST", f"/channels/{TALK}/messages", ["x"], 50035),
        ("POST", f"/channels/{TALK}/messages", {"content": "x", "nonce": "n" * 26}, 50035),
        ("POST", f"/channels/{TALK}/messages", {"content": "x", "allowed_mentions": {"users": ["a"]}}, 50035),
        ("POST", f"/channels/{TALK}/messages", {"content": "x", "allowed_mentions": {"parse": 5}}, 50035),
        ("POST", f"/channels/{TALK}/messages", {"content": "x", "message_reference": {"message_id": "a"}}, 50035),
        ("POST", f"/channels/{TALK}/messages", {"content": "x", "message_reference": 7}, 50035),
        ("POST", f"/channels/{TALK}/threads", {"name": ""}, 50035),
        ("POST", f"/channels/{FORUM}/threads", {"name": "post"}, 50035),
        ("POST", f"/channels/{FORUM}/threads", {"name": "post", "message": {"content": ""}}, 50006),
        ("GET", f"/channels/{TALK}/threads/archived/public?before=then", None, 50035),
        ("POST", f"/channels/{FORUM}/messages", {"content": "x"}, 50008),
        ("GET", f"/channels/{TALK}/messages?limit=101", None, 50035),
        ("GET", f"/channels/{TALK}/messages?after=yesterday", None, 50035),
        ("GET", "/channels/general", None, 50035),
        ("POST", "/users/@me/channels", {"recipient_id": str(UNKNOWN)}, 10013),
        ("POST", "/users/@me/channels", {}, 50035),
    ],
)
async def test_refusals_have_discords_codes(api: Api, method: str, path: str, body: object, code: int) -> None:
    assert await api.code(method, path, body) == code


async def test_what_others_wrote_is_not_the_bots_to_change_or_delete(sandbox: Sandbox, api: Api) -> None:
    (message,) = await said(sandbox, "mine")
    assert await api.code("PATCH", f"/channels/{TALK}/messages/{message}", {"content": "x"}) == 50005
    assert await api.code("DELETE", f"/channels/{TALK}/messages/{message}") == 50013


async def test_a_wrong_field_is_named_by_its_path(api: Api) -> None:
    row = {"type": 1, "components": [{"type": 2, "style": 1, "label": "x", "custom_id": "c" * 101}]}
    status, answer = await api.ask("POST", f"/channels/{TALK}/messages", {"content": "x", "components": [row]})
    assert status == 400
    assert answer["message"] == "Invalid Form Body"
    assert "_errors" in answer["errors"]["components"]["0"]["components"]["0"]["custom_id"]


async def test_what_the_sandbox_lacks_it_says(api: Api) -> None:
    status, answer = await api.ask("PUT", f"/channels/{TALK}/pins/{UNKNOWN}")
    assert (status, answer["code"]) == (501, 0)
    assert "does not implement PUT /channels/{id}/pins/{id}" in answer["message"]


async def test_without_the_token_nothing_is_answered(api: Api) -> None:
    for path in ("/users/@me", f"/channels/{TALK}", "/no/such/thing"):
        status, answer = await api.ask("GET", path, Authorization="Bot guessed")
        assert (status, answer) == (401, {"message": "401: Unauthorized", "code": 0})


async def test_a_body_that_is_no_json_is_refused(sandbox: Sandbox, api: Api) -> None:
    url = f"{sandbox.api_base}/channels/{TALK}/messages"
    headers = {"Authorization": f"Bot {sandbox.bot_token}"}
    async with api._session.post(url, data=b"{", headers=headers) as answer:
        assert (await answer.json())["code"] == 50109


async def test_without_message_content_others_words_are_blank_over_http_too(sandbox: Sandbox, api: Api) -> None:
    await said(sandbox, "secret", f"<@{BOT_ID}> help")
    sandbox.faults.intents_refused = True
    _, found = await api.ask("GET", f"/channels/{TALK}/messages")
    assert [one["content"] for one in found] == [f"<@{BOT_ID}> help", ""]


async def test_a_forum_post_begins_with_a_message_that_bears_its_id(sandbox: Sandbox, bot: Bot) -> None:
    post = sandbox.people.start_thread(WREN, FORUM, "how do you rest?", "I keep waking up")
    heard = await bot.wait_for("message", timeout=5)
    assert heard.id == heard.channel.id == int(post["id"])
    assert isinstance(heard.channel, discord.Thread)
    assert heard.channel.parent_id == FORUM


async def test_a_thread_on_a_message_bears_its_id_and_is_active(sandbox: Sandbox, talk: discord.TextChannel) -> None:
    (message,) = await said(sandbox, "about that")
    sandbox.people.start_thread(WREN, TALK, "more", "tell me more", on=message)
    active = await talk.guild.active_threads()
    assert [thread.id for thread in active] == [message]
    assert (await talk.fetch_message(message)).flags.has_thread


async def test_archived_threads_are_paged_newest_first_and_wake_when_written_in(
    sandbox: Sandbox, talk: discord.TextChannel, clock: Clock
) -> None:
    made = [int(sandbox.people.start_thread(WREN, TALK, f"t{i}", "hello")["id"]) for i in range(3)]
    for thread in made:
        clock.advance(hours=1)
        archive(sandbox.world, thread)
    assert [thread.id async for thread in talk.archived_threads(limit=None)] == made[::-1]
    assert await talk.guild.active_threads() == []
    sandbox.people.send(RIVER, made[0], "still there?")
    assert [thread.id for thread in await talk.guild.active_threads()] == [made[0]]
    assert [thread.id async for thread in talk.archived_threads(limit=1)] == [made[2]]


async def test_the_bot_opens_threads_too(sandbox: Sandbox, talk: discord.TextChannel) -> None:
    message = await talk.send("here")
    below = await message.create_thread(name="below")
    assert below.id == message.id
    private = await talk.create_thread(name="quiet", type=discord.ChannelType.private_thread)
    await private.send("hello")
    assert not sandbox.world.sees(RIVER, private.id)
    assert sandbox.world.sees(MARLOW, private.id)


async def test_a_direct_message_reaches_its_person_and_closed_ones_are_refused(sandbox: Sandbox, bot: Bot) -> None:
    river = await bot.fetch_user(RIVER)
    sent = await river.send("hello")
    assert sandbox.messages(sent.channel.id)[0]["content"] == "hello"
    sandbox.people.send(RIVER, sent.channel.id, "hi")
    await bot.until(lambda: "hi" in bot.texts)
    sandbox.faults.closed_dms.add(RIVER)
    with pytest.raises(discord.Forbidden) as refused:
        await river.send("hello?")
    assert refused.value.code == 50007


async def test_where_the_bot_lost_its_rights_it_is_refused_and_hears_nothing(
    sandbox: Sandbox, bot: Bot, api: Api
) -> None:
    sandbox.faults.no_permission.add(QUEUE)
    assert await api.code("POST", f"/channels/{QUEUE}/messages", {"content": "x"}) == 50013
    assert await api.code("GET", f"/channels/{QUEUE}/messages") == 0
    sandbox.faults.no_access.add(TALK)
    assert await api.code("GET", f"/channels/{TALK}") == 50001
    assert await api.code("POST", f"/channels/{TALK}/messages", {"content": "x"}) == 50001
    sandbox.people.send(RIVER, TALK, "unheard")
    sandbox.people.send(MARLOW, QUEUE, "heard")
    await bot.until(lambda: bool(bot.texts))
    assert bot.texts == ["heard"]
