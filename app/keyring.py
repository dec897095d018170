"""The secrets with which we sign. None of them is stored: each is derived from a salt in the database and one key.

Whoever has a copy of the database alone cannot sign. The key is DUBAN_SECRET or, without that, in `secret.key` in
DUBAN_VAR, made at first use and readable by its owner alone. With another key old secrets cannot be derived again:
their fingerprints tell, nothing is sent with a wrong signature, and the endpoints' secrets must be rotated.
"""

import hashlib
import hmac
import os
import secrets
from pathlib import Path
from tempfile import NamedTemporaryFile

from app.config import Settings

FILE = "secret.key"


class Keyring:
    """Derives secrets; keeps the key to itself, also where it is printed."""

    def __init__(self, key: bytes) -> None:
        self.__key = key

    def derive(self, salt: str) -> bytes:
        """The secret of 32 bytes that belongs to a salt (HMAC-SHA256)."""
        return hmac.new(self.__key, b"duban webhook secret\n" + salt.encode(), hashlib.sha256).digest()


def keyring_of(settings: Settings) -> Keyring:
    """The keyring of this installation."""
    if settings.secret is not None:
        return Keyring(settings.secret.get_secret_value().encode())
    path = settings.var / FILE
    return Keyring(path.read_bytes() if path.exists() else _make(path))


def _make(path: Path) -> bytes:
    """A new key in a file, whole from the first moment; where another process was first, its key."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # mkstemp's permissions are the owner's alone, and a link, unlike a rename, never replaces.
    with NamedTemporaryFile(dir=path.parent, prefix=f".{FILE}.") as file:
        file.write(secrets.token_hex(32).encode())
        file.flush()
        os.fsync(file.fileno())
        try:
            os.link(file.name, path)
        except FileExistsError:
            pass
    return path.read_bytes()
