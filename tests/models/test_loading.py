"""A model directory that is not whole is refused, with what, where and how to mend it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from models.errors import ModelError
from models.loading import DEFAULT_MODEL, open_reader


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DEFAULT_MODEL, tmp_path / "copy"))


def refused(directory: Path, *says: str) -> None:
    with pytest.raises(ModelError) as caught:
        open_reader(directory)
    for words in (*says, str(directory), "reinstall"):
        assert words in str(caught.value)


def test_a_missing_directory_is_refused(tmp_path: Path) -> None:
    refused(tmp_path / "gone", "cannot read", "model.json")


def test_a_cut_off_file_is_refused(copy: Path) -> None:
    whole = (copy / "model.onnx").read_bytes()
    (copy / "model.onnx").write_bytes(whole[:-1000])
    refused(copy, "model.onnx", "damaged")


def test_a_missing_file_is_refused(copy: Path) -> None:
    (copy / "tokenizer.json").unlink()
    refused(copy, "tokenizer.json")


def test_a_description_that_is_no_description_is_refused(copy: Path) -> None:
    (copy / "model.json").write_text("{", encoding="utf-8")
    refused(copy, "not a model description")


def test_another_format_is_refused(copy: Path) -> None:
    found = json.loads((copy / "model.json").read_text(encoding="utf-8"))
    (copy / "model.json").write_text(json.dumps(found | {"format": 99}), encoding="utf-8")
    refused(copy, "format 99")


def test_files_that_match_their_sums_but_are_no_model_are_refused(copy: Path) -> None:
    found = json.loads((copy / "model.json").read_text(encoding="utf-8"))
    (copy / "model.onnx").write_bytes(b"")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    found["files"]["model.onnx"] = empty
    (copy / "model.json").write_text(json.dumps(found), encoding="utf-8")
    refused(copy, "cannot open")


def test_the_default_backend_needs_neither_torch_nor_transformers() -> None:
    program = (
        "import sys\n"
        "from models.loading import DEFAULT_MODEL, open_reader\n"
        "open_reader(DEFAULT_MODEL).read('good morning')\n"
        "sys.exit(any(name in sys.modules for name in ('torch', 'transformers')))\n"
    )
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", program], cwd=root, check=False).returncode == 0  # noqa: S603 - our own words
