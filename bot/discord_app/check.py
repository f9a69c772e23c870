"""What `lightkeeper check` can see in Discord: token, intent, channels, permissions, roles. Changes nothing."""

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass

import aiohttp
import discord
from discord.http import Route

from bot.finding import Finding
from bot.settings import ServerSettings, Settings

READ = discord.Permissions(view_channel=True, read_message_history=True)
SHOW = discord.Permissions(view_channel=True, read_message_history=True, send_messages=True, embed_links=True)
_READABLE = (discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.forum)
_PORTAL = "Discord's developer portal"
_Channel = discord.abc.GuildChannel


async def look(settings: Settings, token: str) -> AsyncIterator[Finding]:
    """Every finding, one server after the other."""
    Route.BASE = settings.discord.api_base
    async with discord.Client(intents=discord.Intents(guilds=True)) as client:
        refusal = await _log_in(client, token, settings.discord.api_base)
        if refusal is not None:
            yield refusal
            return
        yield _intent(client)
        for server in settings.servers:
            async for finding in _server(client, server):
                yield finding


async def _log_in(client: discord.Client, token: str, address: str) -> Finding | None:
    try:
        await client.login(token)
    except discord.LoginFailure:
        return Finding("problem", "Discord refuses the token", f"make a new one in {_PORTAL} → Bot → Reset Token")
    except discord.HTTPException as error:
        return Finding("problem", f"Discord answers {error.status} at {address}", "try again in a few minutes")
    except (aiohttp.ClientError, OSError) as error:
        return Finding(
            "problem", f"Discord cannot be reached at {address} ({type(error).__name__})", "mend the network"
        )
    return None


def _intent(client: discord.Client) -> Finding:
    flags = client.application.flags if client.application else discord.ApplicationFlags()
    if flags.gateway_message_content or flags.gateway_message_content_limited:
        return Finding("ok", f"token: {client.user}, may read message content")
    mend = f"{_PORTAL} → Bot → Privileged Gateway Intents → Message Content Intent"
    return Finding("problem", f"token: {client.user} may not read message content", mend)


async def _server(client: discord.Client, settings: ServerSettings) -> AsyncIterator[Finding]:
    name = settings.name or str(settings.id)
    try:
        guild = await client.fetch_guild(settings.id, with_counts=False)
        channels = {channel.id: channel for channel in await guild.fetch_channels()}
        me = await guild.fetch_member(client.user.id if client.user else 0)
    except (discord.NotFound, discord.Forbidden):
        link = discord.utils.oauth_url(
            client.application_id or 0, permissions=SHOW, scopes=("bot", "applications.commands")
        )
        yield Finding("problem", f"server {name}: the bot is not in it", f"a person who manages it opens {link}")
        return
    except discord.HTTPException as error:
        yield Finding("problem", f"server {name}: Discord answers {error.status}", "try again in a few minutes")
        return
    place = _Place(name, channels, me)
    for finding in (*_channels(place, settings), *_roles(place, settings)):
        yield finding


@dataclass(frozen=True)
class _Place:
    """A server as the bot sees it."""

    name: str
    channels: Mapping[int, _Channel]
    me: discord.Member

    @property
    def guild(self) -> discord.Guild:
        return self.me.guild


def _channels(place: _Place, settings: ServerSettings) -> Iterator[Finding]:
    found = [finding for watched in settings.watch for finding in _reach(place, watched, "watched", READ)]
    for watched in settings.watch:
        channel = place.channels.get(watched)
        if channel is not None and channel.type not in _READABLE:
            mend = "take it out of `watch`; text channels and forums can be watched"
            found.append(Finding("problem", f"server {place.name}: #{channel} is a {channel.type} channel", mend))
    found += _queue(place, settings.moderators_channel, "moderators'")
    if settings.leads_channel is not None:
        found += _queue(place, settings.leads_channel, "leads'")
    if not any(finding.mark == "problem" for finding in found):
        yield Finding("ok", f"server {place.name}: {len(settings.watch)} watched channels and the review queue")
    yield from found


def _queue(place: _Place, channel_id: int, kind: str) -> Iterator[Finding]:
    """A channel cards go to: the bot can write there, and members cannot look."""
    yield from _reach(place, channel_id, kind, SHOW)
    channel = place.channels.get(channel_id)
    if channel is not None and channel.permissions_for(place.guild.default_role).view_channel:
        mend = "take “View Channel” from @everyone there: cards would show members who is struggling"
        yield Finding("problem", f"server {place.name}: everyone can see the {kind} channel #{channel}", mend)


def _reach(place: _Place, channel_id: int, kind: str, needed: discord.Permissions) -> Iterator[Finding]:
    channel = place.channels.get(channel_id)
    if channel is None:
        mend = "correct the id, or let the bot see the channel"
        yield Finding("problem", f"server {place.name}: the {kind} channel {channel_id} is not to be seen", mend)
        return
    granted = channel.permissions_for(place.me)
    lacking = [name for name, wanted in needed if wanted and not getattr(granted, name)]
    if lacking:
        words = ", ".join(name.replace("_", " ").title() for name in lacking)
        yield Finding(
            "problem", f"server {place.name}: in #{channel} the bot lacks {words}", "grant it there, or to its role"
        )


def _roles(place: _Place, settings: ServerSettings) -> Iterator[Finding]:
    wanted = [*settings.moderator_roles, *([settings.on_call_role] if settings.on_call_role else [])]
    gone = [role for role in wanted if place.guild.get_role(role) is None]
    for role in gone:
        yield Finding(
            "problem", f"server {place.name}: there is no role {role}", "correct moderator_roles or on_call_role"
        )
    on_call = place.guild.get_role(settings.on_call_role) if settings.on_call_role else None
    queue = place.channels.get(settings.moderators_channel)
    if on_call is None or queue is None:
        return
    if not (on_call.mentionable or queue.permissions_for(place.me).mention_everyone):
        mend = "let anyone mention the role, or grant the bot “Mention Everyone” in the moderators' channel"
        yield Finding("problem", f"server {place.name}: a crisis cannot ping @{on_call}", mend)
    if place.me.guild_permissions.administrator:
        mend = "take it away: Lightkeeper needs to read, and to write in the moderators' channel"
        yield Finding("note", f"server {place.name}: the bot is an administrator", mend)
