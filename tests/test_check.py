"""What `lightkeeper check` says, from any directory."""

import asyncio
import json
import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.check import check
from bot.shipped import EXAMPLE
from bot.store.database import Database
from bot.store.vault import Vault
from models.loading import DEFAULT_MODEL

TODAY = date(2026, 11, 23)
KEY, OLD, OLDEST = (letter * 42 + "A=" for letter in "ABC")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def said(path: Path, **env: str) -> tuple[bool, str]:
    lines: list[str] = []
    well = check(path, env, lines.append, TODAY)
    return well, "\n".join(lines)


def config(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(EXAMPLE.read_text(encoding="utf-8") + text, encoding="utf-8")
    return path


def test_the_example_that_ships_needs_no_mending_and_nothing_is_written(tmp_path: Path) -> None:
    well, text = said(EXAMPLE)
    assert well, text
    for part in (
        "✓ configuration",
        "! this is the example that ships",
        "! moderators' notes are switched off",
        "✓ model e5-small (onnx): whole, read a sentence in ",
        "✓ thresholds: amber ",
        "✓ floor",
        "✓ database data/lightkeeper.db: will be made",
        "✓ resources: 255 lines",
        "! Discord was not looked at: there is no token",
        "Nothing to mend, ",
    ):
        assert part in text
    assert list(tmp_path.iterdir()) == []


def test_every_problem_of_the_configuration_is_said_with_its_line(tmp_path: Path) -> None:
    well, text = said(config(tmp_path, "\nshadoww = true\n[modell]\n"))
    assert not well
    assert text.count("✗") == 2
    assert "did you mean “model”?" in text
    assert text.endswith("2 to mend, 2 worth knowing.")


def test_a_damaged_model_is_a_problem(tmp_path: Path) -> None:
    broken = Path(shutil.copytree(DEFAULT_MODEL, tmp_path / "model"))
    manifest = json.loads((broken / "model.json").read_text(encoding="utf-8"))
    manifest["files"]["tokenizer.json"] = "0" * 64
    (broken / "model.json").write_text(json.dumps(manifest), encoding="utf-8")
    path = tmp_path / "mine.toml"
    path.write_text(f'[model]\npath = "{broken}"\n', encoding="utf-8")
    well, text = said(path)
    assert not well
    assert "✗ model: " in text
    assert "SHA-256" in text
    assert "add a [[server]] section" in text


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o500)
    well, text = said(EXAMPLE, LIGHTKEEPER_DATA=str(tmp_path / "data"))
    assert not well
    assert "may not be written by this user" in text


def test_a_database_that_is_none_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "lightkeeper.db").write_text("no database at all, " * 100, encoding="utf-8")
    well, text = said(EXAMPLE, LIGHTKEEPER_DATA=str(tmp_path))
    assert not well
    assert "✗ database: " in text
    assert "→" in text or "name another file" in text


def test_secrets_are_checked_and_never_said() -> None:
    _, text = said(EXAMPLE, LIGHTKEEPER_KEY=KEY)
    assert "✓ 1 key for moderators' notes" in text
    assert KEY not in text
    well, text = said(EXAMPLE, LIGHTKEEPER_KEY="too-short")
    assert not well
    assert "too-short" not in text


async def keep_notes(path: Path, *keys: str) -> None:
    """A record with one note sealed by each key, of a case that is not there any more than its texts are here."""
    database = await Database.open(path)
    async with database.transaction() as connection:
        await connection.execute("PRAGMA defer_foreign_keys = ON")
        await connection.execute(
            "INSERT INTO cases VALUES (1, 1, 2, 2, 3, NULL, 2, 'open', '[]', 0, 0, 1, NULL, NULL, 1, 0, NULL, NULL)"
        )
        for key in keys:
            sealed = Vault(key).seal("a note")
            await connection.execute("INSERT INTO notes (case_id, at, by, sealed) VALUES (1, 0, 4, ?)", (sealed,))
    await database.close()


def test_keys_are_counted_and_it_is_said_which_of_them_the_notes_still_need(tmp_path: Path) -> None:
    asyncio.run(keep_notes(tmp_path / "lightkeeper.db", OLD, OLD, KEY))
    before = (tmp_path / "lightkeeper.db").read_bytes()

    def with_keys(*keys: str) -> tuple[bool, str]:
        return said(EXAMPLE, LIGHTKEEPER_DATA=str(tmp_path), LIGHTKEEPER_KEY="\n".join(keys))

    well, text = with_keys(KEY, OLD)
    assert well
    assert "✓ 2 keys for moderators' notes: the first line seals new notes, every line opens old ones; 2 of 3" in text
    well, text = with_keys(KEY, OLDEST, OLD)
    assert well
    assert "! 3 keys for moderators' notes" in text
    assert "no note needs line 2 any more" in text
    well, text = with_keys(KEY)
    assert not well
    assert "✗ 1 key for moderators' notes: 2 of 3 notes were sealed with none of them" in text
    assert not any(key in text for key in (KEY, OLD, OLDEST))
    assert (tmp_path / "lightkeeper.db").read_bytes() == before


def test_what_is_quiet_on_purpose_is_said(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace("shadow = false", "shadow = true")
    path = tmp_path / "mine.toml"
    path.write_text("\n".join(line for line in text.splitlines() if "on_call_role" not in line), encoding="utf-8")
    well, told = said(path)
    assert well, told
    assert "! shadow mode: nobody is shown anything in The Harbour" in told
    assert "! server The Harbour: nobody is pinged for a crisis" in told
