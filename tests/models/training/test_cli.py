"""The command a developer types."""

from pathlib import Path

import pytest

from models.training.cli import main


def test_help_names_the_three_steps(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main(["--help"])
    assert done.value.code == 0
    said = capsys.readouterr().out
    assert all(word in said for word in ("train", "export", "evaluate"))


def test_a_missing_corpus_is_an_error_with_its_path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--corpus", str(tmp_path / "none"), "--card", str(tmp_path / "card.md")]) == 1
    assert str(tmp_path / "none") in capsys.readouterr().err


def test_a_missing_model_is_an_error_that_says_how_to_mend_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", "--corpus", str(tmp_path), "--model", str(tmp_path)]) == 1
    assert "model.json" in capsys.readouterr().err
