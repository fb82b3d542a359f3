"""Passwords, PINs and badges: hashed, compared, and wrong ones make the next try wait longer."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import Refused
from db.operations.work import Work, writing_unasked
from db.rules.passwords import wait_seconds

MICROSECONDS = 1_000_000
FAILURES = "SELECT failures, last_at FROM wrong_try WHERE subject = ? AND secret = ?"
FAILED_ONCE_MORE = """
INSERT INTO wrong_try (subject, secret, failures, last_at) VALUES (?, ?, 1, ?)
ON CONFLICT (subject, secret) DO UPDATE SET failures = failures + 1, last_at = excluded.last_at
"""
FORGET = "DELETE FROM wrong_try WHERE subject = ? AND secret = ?"


@dataclass(frozen=True)
class Tried:
    """Whose secret of which kind is tried, by whom, and how a wrong try is told and journalled."""

    actor: Actor
    subject: bytes
    secret: str
    refusal: str
    journal: str


def prove(database: ShopDatabase, tried: Tried, is_right: Callable[[], bool]) -> None:
    """Returns when the secret is right; `is_right` may be slow.

    Raises `Refused("sign_in_wait")` while a wait is not over, else the `refusal` (both with
    `wait`, the seconds before the next try is heard). The wait is asked for again after the slow
    comparison: of many tries at once, those that the others delay are never answered.
    """
    refuse_early(database, tried)
    if not is_right():
        raise Refused(tried.refusal, wait=_count(database, tried))
    refuse_early(database, tried)


def refuse_early(database: ShopDatabase, tried: Tried) -> None:
    """`Refused("sign_in_wait")` while the wait after a wrong try is not over.

    A clock set back does not make it longer.
    """
    failures, last_at = _failures(database, tried)
    passed = max((tried.actor.clock() - last_at) // MICROSECONDS, 0)
    if (wait := wait_seconds(failures) - passed) > 0:
        raise Refused("sign_in_wait", wait=wait)


def has_failures(database: ShopDatabase, subject: bytes, secret: str) -> bool:
    """Whether there were wrong tries since the last right one."""
    return database.row(FAILURES, (subject, secret)) is not None


def forget(database: ShopDatabase, subject: bytes, secret: str) -> None:
    """After a right try the count begins anew."""
    database.execute_sql(FORGET, (subject, secret))


def hash_password(secret: str) -> str:
    """Argon2id with the library's parameters (RFC 9106, low-memory profile)."""
    return PasswordHasher().hash(_as_bytes(secret))


def matches(hashed: str | None, secret: str) -> bool:
    """Whether a secret has this hash; without a hash it takes as long, and is wrong."""
    try:
        is_right = PasswordHasher().verify(hashed or _nobodys_hash(), _as_bytes(secret))
        return is_right and hashed is not None
    except (VerificationError, InvalidHashError):
        return False


def needs_rehash(hashed: str) -> bool:
    """Whether a hash was made with smaller parameters than today's."""
    return PasswordHasher().check_needs_rehash(hashed)


def _as_bytes(secret: str) -> bytes:
    """Whatever was typed, half of a surrogate pair too."""
    return secret.encode("utf-8", "surrogatepass")


@cache
def _nobodys_hash() -> str:
    return hash_password(secrets.token_hex())


def _failures(database: ShopDatabase, tried: Tried) -> tuple[int, int]:
    failures, last_at = database.row(FAILURES, (tried.subject, tried.secret)) or (0, 0)
    return failures, last_at


def _count(database: ShopDatabase, tried: Tried) -> int:
    """The wait before the next try; the failure is counted before anybody hears of it."""
    with writing_unasked(database, tried.actor) as work:
        refuse_early(database, tried)
        before, _ = _failures(database, tried)
        database.execute_sql(FAILED_ONCE_MORE, (tried.subject, tried.secret, work.at))
        _journal(work, tried)
    return wait_seconds(before + 1)


def _journal(work: Work, tried: Tried) -> None:
    """With whom it was about, without what was typed."""
    payload = {} if tried.secret == "password" else {"secret": tried.secret}  # noqa: S105
    work.record(tried.journal, tried.subject, payload)
