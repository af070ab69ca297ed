"""Passwords: how long they have to be, and how they are kept."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.definitions.message import refused

SHORTEST, LONGEST = 12, 200
_HASHER = PasswordHasher()


def hashed(password: str) -> str:
    """What is kept of a password. Raises Refused for one that is too short or too long."""
    if len(password) < SHORTEST:
        raise refused("password-too-short", least=SHORTEST, given=len(password))
    if len(password) > LONGEST:
        raise refused("password-too-long", most=LONGEST)
    return _HASHER.hash(password)


def proves(password: str, kept: str | None) -> bool:
    """Is it the password? Takes as long where there is none, so that nobody learns who has an account."""
    try:
        return _HASHER.verify(kept or _nobodys(), password[:LONGEST]) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def outdated(kept: str) -> bool:
    """Was it kept in a way that is weaker than today's?"""
    return _HASHER.check_needs_rehash(kept)


@cache
def _nobodys() -> str:
    return _HASHER.hash("a password that nobody has")
