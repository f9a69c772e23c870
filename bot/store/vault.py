"""Seals the little text that is kept: moderators' notes. Fernet (AES-128-CBC with HMAC-SHA256) by `cryptography`."""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.store.errors import KeyMissingError


class Vault:
    """Seals with the newest key and opens with any. Keys come from the environment or a key file, one a line, newest
    first, and never lie beside the database.
    """

    def __init__(self, keys: str) -> None:
        try:
            self._each = [Fernet(key) for key in dict.fromkeys(keys.split())]
            self._all = MultiFernet(self._each)
        except ValueError:
            raise KeyMissingError("every line has to be a Fernet key: 32 bytes in url-safe base64") from None

    def __len__(self) -> int:
        """How many keys there are."""
        return len(self._each)

    def seal(self, text: str) -> bytes:
        """Ciphertext of `text`, by the newest key."""
        return self._all.encrypt(text.encode())

    def unseal(self, sealed: bytes) -> str:
        """The text again; `KeyMissingError` if none of the keys sealed it."""
        try:
            return self._all.decrypt(sealed).decode()
        except InvalidToken:
            raise KeyMissingError(
                "this note was sealed with another key: add the key that was in use then, on a line of its own"
            ) from None

    def sealed_by(self, sealed: bytes) -> int | None:
        """Which key opens it, 0 being the newest; None if none does."""
        for place, key in enumerate(self._each):
            try:
                key.decrypt(sealed)
            except InvalidToken:
                continue
            return place
        return None
