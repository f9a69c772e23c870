"""The command a developer types."""

from pathlib import Path

import pytest

from models.training.cli import main


def test_help_names_the_steps(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main(["--help"])
    assert done.value.code == 0
    said = capsys.readouterr().out
    assert all(word in said for word in ("train", "export", "evaluate", "calibrate"))


def test_a_missing_corpus_is_an_error_with_its_path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--corpus", str(tmp_path / "none"), "--card", str(tmp_path / "card.md")]) == 1
    assert str(tmp_path / "none") in capsys.readouterr().err


def test_a_missing_model_is_an_error_that_says_how_to_mend_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", "--corpus", str(tmp_path), "--model", str(tmp_path)]) == 1
    assert "model.json" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [["--against", "nameless"], ["--every", "0"], ["--every", "few"]])
def test_a_wrong_option_is_explained_before_anything_is_read(
    tmp_path: Path, wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as done:
        main(["evaluate", "--corpus", str(tmp_path), *wrong])
    assert done.value.code == 2
    assert "give " in capsys.readouterr().err


def test_calibrating_a_missing_model_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calibrate", "--corpus", str(tmp_path), "--model", str(tmp_path / "gone")]) == 1
    assert "model.json" in capsys.readouterr().err
