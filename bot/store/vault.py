"""Seals the little text that is kept: moderators' notes. Fernet (AES-128-CBC with HMAC-SHA256) by `cryptography`."""

from cryptography.fernet import Fernet, InvalidToken

from bot.store.errors import KeyMissingError


class Vault:
    """Encrypts with one key, which comes from the environment or a key file and never lies beside the database."""

    def __init__(self, key: str) -> None:
        try:
            self._fernet = Fernet(key)
        except ValueError:
            raise KeyMissingError("the key is not a Fernet key: 32 bytes in url-safe base64") from None

    def seal(self, text: str) -> bytes:
        """Ciphertext of `text`."""
        return self._fernet.encrypt(text.encode())

    def unseal(self, sealed: bytes) -> str:
        """The text again; `KeyMissingError` if another key sealed it."""
        try:
            return self._fernet.decrypt(sealed).decode()
        except InvalidToken:
            raise KeyMissingError("this note was sealed with another key: set the key that was in use then") from None
