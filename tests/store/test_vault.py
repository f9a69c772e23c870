"""What is kept as text is kept sealed."""

import pytest
from cryptography.fernet import Fernet

from bot.store.errors import KeyMissingError
from bot.store.vault import Vault


def test_only_the_key_that_sealed_a_text_opens_it() -> None:
    key = Fernet.generate_key().decode()
    sealed = Vault(key).seal("a note")
    assert b"a note" not in sealed
    assert Vault(key).unseal(sealed) == "a note"
    with pytest.raises(KeyMissingError, match="another key"):
        Vault(Fernet.generate_key().decode()).unseal(sealed)


def test_something_that_is_no_key_is_refused_without_being_repeated() -> None:
    with pytest.raises(KeyMissingError, match="32 bytes") as refused:
        Vault("a-password-somebody-chose")
    assert "somebody" not in str(refused.value)
