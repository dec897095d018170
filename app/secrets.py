"""Secrets: passwords by Argon2, tokens and keys by chance, and only hashes at rest."""

import hashlib
import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

KEY_PREFIX, TOKEN_PREFIX = "duban_", "dubat_"
SHOWN = 12
"""Letters of a key that lists show, its prefix among them: enough to tell it from others, useless to a guesser."""
HASHER = PasswordHasher()


def hash_password(password: str) -> str:
    """Argon2id with the library's current parameters (RFC 9106); about 64 MiB and 50 ms."""
    return HASHER.hash(password)


@cache
def _unknown() -> str:
    """Verified when a user name is unknown, so that the answer takes as long as for a known one."""
    return HASHER.hash(secrets.token_urlsafe(16))


def password_matches(stored: str | None, password: str) -> bool:
    """Whether `password` is the one stored; takes its time for an unknown account too."""
    try:
        HASHER.verify(stored or _unknown(), password)
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


def new_token() -> str:
    """A session token of 256 bits."""
    return secrets.token_urlsafe(32)


def new_key() -> str:
    """An API key that a secret scanner can recognise by its prefix."""
    return KEY_PREFIX + secrets.token_urlsafe(32)


def new_access_token() -> str:
    """An access token, told from a key by its prefix alone."""
    return TOKEN_PREFIX + secrets.token_urlsafe(32)


def fingerprint(token: str) -> str:
    """What is kept of a token or key: SHA-256 is enough where the secret itself is random."""
    return hashlib.sha256(token.encode()).hexdigest()
