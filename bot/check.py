"""`lightkeeper check`: looks at everything a start needs, changes nothing, and says what to mend."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from time import perf_counter

from bot.finding import Finding
from bot.policy.resources import TOPICS, choose
from bot.resources_catalog import ResourcesError, load_catalog
from bot.settings import KEY, TOKEN, Settings, SettingsError, load
from bot.shipped import EXAMPLE, RESOURCES

_SENTENCE = "Good morning all, I slept badly but the walk helped."


def check(path: Path, env: Mapping[str, str], say: Callable[[str], None], today: date) -> bool:
    """Look at everything, `say` each finding as it comes, and give whether nothing keeps Lightkeeper from its work."""
    return asyncio.run(_check(path, env, say, today))


async def _check(path: Path, env: Mapping[str, str], say: Callable[[str], None], today: date) -> bool:
    problems = notes = 0
    async for finding in _findings(path, env, today):
        say(str(finding))
        problems += finding.mark == "problem"
        notes += finding.mark == "note"
    remarks = f", {notes} worth knowing" if notes else ""
    say(f"\n{problems} to mend{remarks}." if problems else f"\nNothing to mend{remarks}.")
    return not problems


async def _findings(path: Path, env: Mapping[str, str], today: date) -> AsyncIterator[Finding]:
    for finding in _resources(today):
        yield finding
    try:
        settings = load(path, env)
    except SettingsError as error:
        for problem in error.problems:
            yield Finding("problem", str(problem))
        yield Finding("note", "model, database and Discord are looked at once the configuration can be read")
        return
    for finding in (*_configuration(settings), *_model(settings), *_floor()):
        yield finding
    yield await _database(settings)
    if settings.key is not None:
        yield await _keys(settings.database, settings.key.get_secret_value())
    async for finding in _discord(settings):
        yield finding


def _configuration(settings: Settings) -> Iterator[Finding]:
    watched = sum(len(server.watch) for server in settings.servers)
    said = f"configuration {settings.source}: servers {len(settings.servers)}, watched channels {watched}"
    if not settings.servers:
        yield Finding("problem", said, "add a [[server]] section for each server; the example that ships shows how")
    else:
        yield Finding("ok", said)
    if settings.source.absolute() == EXAMPLE.absolute():
        yield Finding(
            "note", "this is the example that ships, for `lightkeeper demo`", "copy it, and name it: --config"
        )
    if any(server.shadow for server in settings.servers):
        names = ", ".join(server.name or str(server.id) for server in settings.servers if server.shadow)
        yield Finding("note", f"shadow mode: nobody is shown anything in {names}", "set shadow = false to begin")
    for server in settings.servers:
        if server.on_call_role is None:
            mend = "name a role in on_call_role; without one a crisis card waits until somebody looks"
            yield Finding("note", f"server {server.name or server.id}: nobody is pinged for a crisis", mend)
    if settings.key is None:
        yield Finding("note", "moderators' notes are switched off: there is no key", f"set {KEY} or storage.key_file")


def _model(settings: Settings) -> Iterator[Finding]:
    from models.errors import ModelError  # noqa: PLC0415  numpy and onnxruntime are slow to import
    from models.loading import open_reader  # noqa: PLC0415  same

    directory = settings.model_directory
    try:
        reader = open_reader(directory, settings.model.backend, settings.model.threads)
        began = perf_counter()
        reader.read(_SENTENCE)
        took = (perf_counter() - began) * 1000
    except ModelError as error:
        yield Finding("problem", f"model: {error}")
        return
    # A model that opens and then fails may raise anything; its own words are not needed to mend it.
    except Exception as error:  # noqa: BLE001
        yield Finding("problem", f"model {directory}: fails on a sentence ({type(error).__name__})", "name another one")
        return
    limits = ", ".join(f"{tier.word} {value:g}" for tier, value in settings.thresholds_for(0, 0).tiers.items())
    yield Finding("ok", f"model {directory.name} ({settings.model.backend}): whole, read a sentence in {took:.0f} ms")
    yield Finding("ok", f"thresholds: {limits}")
    if took > settings.model.slow_after_ms:
        yield Finding("note", "a sentence takes longer than model.slow_after_ms", "raise it, or use a faster machine")


def _floor() -> Iterator[Finding]:
    from models.floor import open_floor  # noqa: PLC0415  its patterns take a moment to compile

    open_floor().read(_SENTENCE)
    yield Finding("ok", "floor: reads when the model cannot")


async def _database(settings: Settings) -> Finding:
    from bot.store.errors import StoreError  # noqa: PLC0415  only here is the database needed
    from bot.store.inspection import inspect  # noqa: PLC0415  same

    try:
        return Finding("ok", f"database {settings.database}: {await inspect(settings.database)}")
    except StoreError as error:
        return Finding("problem", f"database: {error}")


async def _keys(database: Path, given: str) -> Finding:
    """How many keys there are, and whether the notes that are kept can be opened. Seals nothing anew."""
    from bot.store.errors import StoreError  # noqa: PLC0415  as above
    from bot.store.inspection import sealed_notes  # noqa: PLC0415  same
    from bot.store.vault import Vault  # noqa: PLC0415  same

    vault = Vault(given)
    said = "1 key for moderators' notes" if len(vault) == 1 else f"{len(vault)} keys for moderators' notes"
    try:
        opened = [vault.sealed_by(note) for note in await sealed_notes(database)]
    except StoreError:
        return Finding("ok", f"{said}; the notes themselves could not be looked at")
    if lost := opened.count(None):
        mend = f"add the key that was in use then, as a further line of {KEY} or of the key file"
        return Finding("problem", f"{said}: {lost} of {len(opened)} notes were sealed with none of them", mend)
    said += ": the first line seals new notes, every line opens old ones" if len(vault) > 1 else ""
    older = sum(place != 0 for place in opened)
    needed = {place for place in opened if place is not None} | {0}
    if len(vault) > 1 and len(needed) < len(vault):
        lines = ", ".join(str(place + 1) for place in range(len(vault)) if place not in needed)
        return Finding("note", f"{said}; no note needs line {lines} any more", "take it out when no backup needs it")
    return Finding("ok", said + (f"; {older} of {len(opened)} notes still need an older line" if older else ""))


def _resources(today: date) -> Iterator[Finding]:
    try:
        catalog = load_catalog(RESOURCES)
    except ResourcesError as error:
        for problem in error.problems:
            yield Finding("problem", f"resources {problem}")
        return
    stale = sum(line.dated.stale(today) for line in catalog.lines)
    covered = [code for code in catalog.countries if any(choose(catalog, code, topic, today).lines for topic in TOPICS)]
    yield Finding("ok", f"resources: {len(catalog.lines)} lines in {len(covered)} countries")
    if stale:
        said = f"resources: {stale} lines are undated or older than 180 days, and say so when shown"
        yield Finding("note", said, "check those of your members' countries with the providers")


async def _discord(settings: Settings) -> AsyncIterator[Finding]:
    if settings.token is None:
        yield Finding("note", "Discord was not looked at: there is no token", f"set {TOKEN} or discord.token_file")
        return
    from bot.discord_app.check import look  # noqa: PLC0415  discord.py takes half a second to import

    async for finding in look(settings, settings.token.get_secret_value()):
        yield finding
