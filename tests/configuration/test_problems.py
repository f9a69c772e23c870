"""How a problem reads."""

from bot.configuration.problems import Problem, SettingsError, shown


def test_a_problem_says_where_what_was_found_and_what_is_allowed() -> None:
    assert str(Problem("a.toml", 3, "model.queue", "0", "allowed: 1 or more")) == (
        "a.toml:3: model.queue: found 0; allowed: 1 or more"
    )
    assert str(Problem("environment", None, "LIGHTKEEPER_KEY", "", "is no key")) == (
        "environment: LIGHTKEEPER_KEY: is no key"
    )


def test_the_error_reads_as_one_line_a_problem() -> None:
    problems = [Problem("a.toml", line, "k", "", "why") for line in (1, 2)]
    assert str(SettingsError(problems)) == "a.toml:1: k: why\na.toml:2: k: why"


def test_what_was_found_is_shown_short_and_never_a_secret() -> None:
    assert shown(value=True) == "true"
    assert shown("x" * 100) == "'" + "x" * 38 + "…"
    assert shown({"a": 1}) == "a table"
    assert shown(["a"]) == "a list of 1"
    assert "secret" in shown("A" * 43 + "=")
