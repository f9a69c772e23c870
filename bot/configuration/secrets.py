"""The two secrets: from the environment or from a file, never from the configuration itself, never shown."""

import base64
import binascii
from collections.abc import Mapping
from pathlib import Path

from pydantic import SecretStr

from bot.configuration.problems import Problem

_KEY_BYTES = 32
_MAKE_ONE = (
    "python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())' makes one"  # advice only
)


def read_secret(
    env: Mapping[str, str], variable: str, path: str, file_from: tuple[str, int | None, str], problems: list[Problem]
) -> SecretStr | None:
    """The secret in `env[variable]`, else in the file at `path`, else None.

    file_from: (file, line, key) that named `path`, for the problem when it cannot be read.
    """
    if value := env.get(variable, "").strip():
        return SecretStr(value)
    if not path:
        return None
    try:
        value = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        problems.append(Problem(*file_from, "", f"the file it names cannot be read ({type(error).__name__})"))
        return None
    if not value:
        problems.append(Problem(*file_from, "", "the file it names is empty"))
        return None
    return SecretStr(value)


def wrong_keys(keys: SecretStr, file_from: tuple[str, int | None, str]) -> list[Problem]:
    """A problem for every key that is none, without the key. Keys stand one a line, the newest first."""
    given = keys.get_secret_value().split()
    whole = "is no key" if len(given) == 1 else "key {place} of {count} is no key"
    return [
        Problem(
            *file_from,
            "",
            f"{whole.format(place=place, count=len(given))} (32 bytes in url-safe base64, one key a line); {_MAKE_ONE}",
        )
        for place, key in enumerate(given, 1)
        if not _fits(key)
    ]


def _fits(key: str) -> bool:
    try:
        return len(base64.b64decode(key, altchars=b"-_", validate=True)) == _KEY_BYTES
    except (binascii.Error, ValueError):
        return False
