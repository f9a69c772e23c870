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


def test_with_several_keys_the_first_seals_and_every_one_opens() -> None:
    old, new, lost = (Fernet.generate_key().decode() for _ in range(3))
    earlier = Vault(old).seal("from before")
    both = Vault(f"{new}\n{old}\n")
    later = both.seal("from now on")
    assert len(both) == 2
    assert [both.unseal(earlier), both.unseal(later)] == ["from before", "from now on"]
    assert Vault(new).unseal(later) == "from now on"
    with pytest.raises(KeyMissingError, match="another key"):
        Vault(new).unseal(earlier)
    assert [both.sealed_by(note) for note in (later, earlier, Vault(lost).seal("lost"))] == [0, 1, None]


def test_the_same_key_twice_is_one_key() -> None:
    key = Fernet.generate_key().decode()
    assert len(Vault(f"{key}\n\n{key}")) == 1


def test_something_that_is_no_key_is_refused_without_being_repeated() -> None:
    with pytest.raises(KeyMissingError, match="32 bytes") as refused:
        Vault("a-password-somebody-chose")
    assert "somebody" not in str(refused.value)
    with pytest.raises(KeyMissingError, match="32 bytes") as refused:
        Vault(Fernet.generate_key().decode() + "\na-password")
    assert "password" not in str(refused.value)
    with pytest.raises(KeyMissingError, match="32 bytes"):
        Vault(" \n")
