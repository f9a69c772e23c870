"""The command as people type it, from any directory."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main
from bot.shipped import EXAMPLE

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (
        "DISCORD_TOKEN",
        "LIGHTKEEPER_TOKEN_FILE",
        "LIGHTKEEPER_KEY",
        "LIGHTKEEPER_KEY_FILE",
        "LIGHTKEEPER_DATA",
    ):
        monkeypatch.delenv(name, raising=False)


def leave(*arguments: str) -> int | str | None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    return left.value.code


def fresh(code: str, given: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run `code` in a new interpreter that knows the sources."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(  # noqa: S603  our own interpreter and code
        [sys.executable, "-c", code],
        input=given,
        capture_output=True,
        text=True,
        check=False,
        env=env,
        cwd=cwd,
        timeout=120,
    )


@pytest.mark.parametrize("command", ["", "demo", "run", "check", "score"])
def test_help_teaches_with_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert leave(*filter(None, [command]), "--help") == 0
    told = capsys.readouterr().out
    assert f"lightkeeper {command or 'demo'}" in told
    assert all(len(line) <= 120 for line in told.splitlines())


def test_help_comes_at_once_for_it_imports_nothing_heavy() -> None:
    heavy = ("pydantic", "discord", "numpy", "onnxruntime", "asyncio", "torch")
    done = fresh(
        "import sys; from bot.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
        f"print('heavy:', *sorted(set({heavy!r}) & set(sys.modules)))"
    )
    assert done.stdout.splitlines()[-1] == "heavy:"


def test_wrong_usage_is_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert leave("dance") == 2
    assert leave() == 2
    assert "usage: lightkeeper" in capsys.readouterr().err


def test_check_finds_the_example_where_there_is_no_other_configuration(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "Nothing to mend" in capsys.readouterr().out


def test_check_takes_the_configuration_at_hand_and_gives_code_1_for_problems(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "lightkeeper.toml").write_text("[modell]\n", encoding="utf-8")
    assert main(["check"]) == 1
    assert "config/lightkeeper.toml:1: modell: unknown key" in capsys.readouterr().out


def test_a_health_check_tells_whether_a_bot_is_connected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LIGHTKEEPER_DATA", str(tmp_path))
    assert main(["check", "--alive"]) == 1
    (tmp_path / "alive").touch()
    assert main(["check", "--alive"]) == 0
    os.utime(tmp_path / "alive", (1000, 1000))
    assert main(["check", "--alive"]) == 1
    assert capsys.readouterr().out.startswith("✗ no bot is connected\n✓ connected ")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "there is no configuration at config/lightkeeper.toml"),
        ("[modell]\n", "config/lightkeeper.toml:1: modell: unknown key"),
        ("", "there is no token"),
    ],
)
def test_run_refuses_to_start_without_what_it_needs(
    text: str | None, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if text is not None:
        (tmp_path / "config").mkdir()
        (tmp_path / "config" / "lightkeeper.toml").write_text(text, encoding="utf-8")
    assert main(["run"]) == 2
    assert says in capsys.readouterr().err


def test_run_refuses_to_watch_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.toml").touch()
    monkeypatch.setenv("DISCORD_TOKEN", "made.up.token")
    assert main(["run", "--config", "mine.toml"]) == 2
    told = capsys.readouterr().err
    assert "nothing to watch" in told
    assert "made.up" not in told


def test_run_tells_in_a_sentence_that_the_model_cannot_be_read(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace('path = ""', 'path = "no/model/here"')
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    code = "import sys; from bot.cli import main; sys.exit(main(['run', '--config', 'mine.toml']))"
    done = fresh(f"import os; os.environ['DISCORD_TOKEN'] = 'made.up.token'; {code}", cwd=tmp_path)
    assert done.returncode == 2
    assert "no/model/here" in done.stderr
    assert "Traceback" not in done.stderr


SCORE = "import sys; from bot.cli import main; sys.exit(main(['score', *sys.argv[1:]]))"


def test_score_reads_what_is_piped_in_and_answers_line_by_line(tmp_path: Path) -> None:
    done = fresh(
        SCORE, '{"id": 1, "text": "good morning all"}\nno json\n{"id": "b", "text": "it is raining"}\n', tmp_path
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer.get("id") for answer in answers] == [1, None, "b"]
    assert [answer.get("by") for answer in answers] == ["model", None, "model"]
    assert answers[1]["line"] == 2
    assert done.returncode == 1
    assert done.stderr == ""


def test_score_says_which_language_is_not_covered_and_only_then(tmp_path: Path) -> None:
    texts = ("min mamma skrek på mig igen och jag vet inte varför", "my mum shouted at me again", "gg")
    done = fresh(SCORE, "".join(json.dumps({"text": text}) + "\n" for text in texts), tmp_path)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer.get("language_not_covered") for answer in answers] == ["sv", None, None]
    assert ["language_not_covered" in answer for answer in answers] == [True, False, False]


def test_score_imports_neither_discord_nor_torch(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": 1, "text": "good morning"}\n', encoding="utf-8")
    heavy = ("discord", "torch", "transformers", "aiosqlite")
    done = fresh(
        f"import sys; from bot.cli import main; code = main(['score', 'in.jsonl'])\n"
        f"print(code, *sorted(set({heavy!r}) & set(sys.modules)), file=sys.stderr)",
        cwd=tmp_path,
    )
    assert json.loads(done.stdout)["id"] == 1
    assert done.stderr.strip() == "0"


def test_score_says_which_file_cannot_be_read(tmp_path: Path) -> None:
    done = fresh("import sys; from bot.cli import main; sys.exit(main(['score', 'absent.jsonl']))", cwd=tmp_path)
    assert done.returncode == 2
    assert "absent.jsonl cannot be read" in done.stderr


def test_the_example_is_found_from_anywhere() -> None:
    assert EXAMPLE.is_file()


def test_a_reading_that_never_ends_does_not_abort_the_process_when_it_is_stopped() -> None:
    code = """
import asyncio, sys
from bot import cli
from bot.assess.worker import Worker
from models.loading import DEFAULT_MODEL, open_reader

class Endless:
    def __init__(self):
        self.model = open_reader(DEFAULT_MODEL)

    def read(self, text, context=()):
        while True:
            self.model.read(text)

async def stopped_while_reading():
    worker = Worker(Endless())
    reading = asyncio.create_task(worker.read("we walked the long way round the lake. " * 200, ()))
    await asyncio.wait({reading}, timeout=0.2)
    worker.close(0.1)

def work():
    asyncio.run(stopped_while_reading())
    return 3

sys.exit(cli._start(work))
"""
    assert fresh(code).returncode == 3
