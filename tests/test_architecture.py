"""The house rules that a picture of the imports cannot show."""

import ast
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("bot", "models")
PURE = ("bot.domain", "bot.policy", "models.assessment", "models.normalise", "models.lexicon", "models.evidence")
WORLD = ("discord", "torch", "transformers", "onnxruntime", "sqlite3", "aiosqlite", "asyncio", "aiohttp")
SOURCE_SUFFIXES = (".py", ".js", ".css", ".html", ".sql")


def sources(*suffixes: str) -> list[Path]:
    return [path for room in ROOMS for path in (ROOT / room).rglob("*") if path.suffix in suffixes]


def modules_below(name: str) -> list[str]:
    place = ROOT / name.replace(".", "/")
    if not place.is_dir():
        return [name]
    return [f"{name}.{path.stem}" for path in place.glob("*.py") if path.stem != "__init__"]


def functions_of(path: Path) -> list[int]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [(node.end_lineno or node.lineno) - node.lineno + 1 for node in ast.walk(tree) if isinstance(node, kinds)]


@pytest.mark.parametrize("room", PURE)
def test_a_pure_room_brings_nothing_of_the_world_along(room: str) -> None:
    names = modules_below(room)
    code = (
        f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\n"
        f"print(*sorted(set({WORLD!r}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)  # noqa: S603
    assert names
    assert done.stdout.split() == []


def test_running_with_the_default_backend_imports_neither_torch_nor_transformers() -> None:
    code = "import sys, bot.cli, bot.app, models.onnx\nprint(*({'torch', 'transformers'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)  # noqa: S603
    assert done.stdout.split() == []


def test_files_stay_short_enough_to_be_read() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources(*SOURCE_SUFFIXES)}
    too_long = {str(path.relative_to(ROOT)): n for path, n in lengths.items() if n > 400}
    assert too_long == {}
    assert statistics.median(n for n in lengths.values() if n) <= 100


def test_functions_stay_short_enough_to_be_held_in_mind() -> None:
    lengths = sorted(n for path in sources(".py") for n in functions_of(path))
    assert lengths[-1] <= 60
    assert lengths[int(len(lengths) * 0.9)] <= 30


def test_no_room_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "helpers", "manager", "misc", "common"}
    assert [path for path in sources(".py") if path.stem in drawers] == []


def test_tests_use_hand_written_fakes_instead_of_mocks() -> None:
    word = "unittest" + ".mock"
    assert [path for path in (ROOT / "tests").rglob("*.py") if word in path.read_text(encoding="utf-8")] == []


def test_nothing_shipped_is_too_large_for_a_repository() -> None:
    weights = [path for path in (ROOT / "models" / "weights").rglob("*") if path.is_file()]
    assert weights
    assert [path.name for path in weights if path.stat().st_size > 50_000_000] == []
