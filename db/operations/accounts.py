"""People: signing in, accounts, roles and passwords."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from db.access import Actor, now, require, require_recovery_key
from db.connection import ShopDatabase, storage_errors
from db.errors import InvalidInput, NotFound, Refused
from db.ids import OWNER, new_id
from db.models.people import Account, Role, SignInFailure
from db.operations.master import change_row, create_row
from db.operations.work import Work, writing, writing_unasked
from db.rules.passwords import checked_password, wait_seconds
from db.rules.texts import clean_line

MICROSECONDS = 1_000_000
LOGIN_LIMIT = 64
OTHER_OWNERS = """
SELECT count(*) FROM account WHERE role = ? AND disabled_at IS NULL AND id <> ?
"""
BY_LOGIN = """
SELECT account.id, account.password_hash, account.disabled_at,
       coalesce(sign_in_failure.failures, 0), coalesce(sign_in_failure.last_at, 0)
FROM account LEFT JOIN sign_in_failure ON sign_in_failure.account = account.id
WHERE lower(account.login) = lower(?)
"""
OWNER_BY_LOGIN = "SELECT id FROM account WHERE lower(login) = lower(?) AND role = ?"
FAILED_ONCE_MORE = """
INSERT INTO sign_in_failure (account, failures, last_at) VALUES (?, 1, ?)
ON CONFLICT (account) DO UPDATE SET failures = failures + 1, last_at = excluded.last_at
"""


@dataclass(frozen=True)
class _Known:
    account: bytes
    password_hash: str
    disabled_at: int | None
    failures: int
    last_at: int

    def seconds_to_wait(self, at: int) -> int:
        """Seconds until the next try is heard; a clock set back does not make them more."""
        passed = max((at - self.last_at) // MICROSECONDS, 0)
        return max(wait_seconds(self.failures) - passed, 0)


def sign_in(
    database: ShopDatabase, *, login: str, password: str, clock: Callable[[], int] = now
) -> Actor:
    """The person, when the password is right (Argon2id: about 0.3 s, so not on the UI thread).

    Raises `Refused`: `sign_in_wrong` (with `wait`, the seconds before the next try is heard),
    `sign_in_wait` (that time is not over yet) or `account_disabled`. An unknown name takes as long
    as a wrong password and is answered alike.
    """
    with storage_errors():
        known = _known(database, login, clock)
        is_right = _matches(known.password_hash if known else _nobodys_hash(), password)
        if known is None:
            raise Refused("sign_in_wrong", wait=0)
        if not is_right:
            wait = _count_failure(database, known.account, login, clock)
            raise Refused("sign_in_wrong", wait=wait)
        known = _known(database, login, clock) or known
        if known.disabled_at is not None:
            raise Refused("account_disabled")
        _forget_failures(database, known, password)
    return Actor(known.account, clock)


def add_account(
    database: ShopDatabase, actor: Actor, *, login: str, name: str, role: bytes, password: str
) -> bytes:
    """A new person; `Refused("login_taken")` when the sign-in name is somebody's already."""
    require(database, actor, "people.manage")
    checked_name, checked_text = checked_login(login), clean_line(name, "name")
    password_hash = hash_password(checked_password(password))
    with writing(database, actor, "people.manage") as work:
        _require_role(work, role)
        if database.row("SELECT 1 FROM account WHERE lower(login) = lower(?)", (checked_name,)):
            raise Refused("login_taken", login=checked_name)
        return create_row(
            work,
            Account,
            id=new_id(),
            login=checked_name,
            name=checked_text,
            role=role,
            password_hash=password_hash,
            created_at=work.at,
        )


def change_role(database: ShopDatabase, actor: Actor, *, account: bytes, role: bytes) -> None:
    """Gives a person another role; the last owner keeps theirs."""
    with writing(database, actor, "people.manage") as work:
        _require_role(work, role)
        _require_account(work, account)
        if role != OWNER:
            _keep_an_owner(work, account)
        change_row(work, Account, account, role=role)


def disable_account(database: ShopDatabase, actor: Actor, *, account: bytes) -> None:
    """Nobody signs in with it any more, and whoever is signed in may nothing from now on."""
    with writing(database, actor, "people.manage") as work:
        _require_account(work, account)
        _keep_an_owner(work, account)
        change_row(work, Account, account, disabled_at=work.at)


def enable_account(database: ShopDatabase, actor: Actor, *, account: bytes) -> None:
    """Lets a disabled person in again."""
    with writing(database, actor, "people.manage") as work:
        _require_account(work, account)
        change_row(work, Account, account, disabled_at=None)


def reset_password(database: ShopDatabase, actor: Actor, *, account: bytes, password: str) -> None:
    """Gives a person a new password."""
    require(database, actor, "people.manage")
    password_hash = hash_password(checked_password(password))
    with writing(database, actor, "people.manage") as work:
        _require_account(work, account)
        _set_password(work, account, password_hash)


def reset_owner_password(
    database: ShopDatabase,
    *,
    login: str,
    recovery_key: str,
    password: str,
    clock: Callable[[], int] = now,
) -> Actor:
    """Gives an owner who holds the recovery key a new password and signs them in.

    Raises what `require_recovery_key` raises, and `NotFound("owner_unknown")` when no owner has
    that sign-in name.
    """
    require_recovery_key(database, recovery_key)
    password_hash = hash_password(checked_password(password))
    with storage_errors():
        found = database.row(OWNER_BY_LOGIN, (login.strip(), OWNER))
    if not found:
        raise NotFound("owner_unknown", login=login)
    actor = Actor(found[0], clock)
    with writing_unasked(database, actor) as work:
        change_row(work, Account, actor.account, disabled_at=None)
        _set_password(work, actor.account, password_hash)
    return actor


def checked_login(login: str) -> str:
    """A sign-in name: one line without spaces, at most 64 characters."""
    cleaned = clean_line(login, "login", limit=LOGIN_LIMIT)
    if any(character.isspace() for character in cleaned):
        raise InvalidInput("login_has_spaces", "login")
    return cleaned


def hash_password(password: str) -> str:
    """Argon2id with the library's parameters (RFC 9106, low-memory profile)."""
    return PasswordHasher().hash(password)


def _matches(password_hash: str, password: str) -> bool:
    try:
        return PasswordHasher().verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobodys_hash() -> str:
    return hash_password(secrets.token_hex())


def _known(database: ShopDatabase, login: str, clock: Callable[[], int]) -> _Known | None:
    """Somebody who need not wait; asked before the slow hash and again before it answers.

    Of many tries at once, those that the failures of the others delay are so never answered.
    """
    found = database.row(BY_LOGIN, (login.strip(),))
    known = _Known(*found) if found else None
    if known and (wait := known.seconds_to_wait(clock())):
        raise Refused("sign_in_wait", wait=wait)
    return known


def _count_failure(
    database: ShopDatabase, account: bytes, login: str, clock: Callable[[], int]
) -> int:
    """The wait before the next try; the failure is counted before anybody hears of it."""
    with writing_unasked(database, Actor(account, clock)) as work:
        known = _known(database, login, clock)
        database.execute_sql(FAILED_ONCE_MORE, (account, work.at))
        work.record("sign_in_failed", account, {})
    return wait_seconds(known.failures + 1 if known else 1)


def _forget_failures(database: ShopDatabase, known: _Known, password: str) -> None:
    stale = PasswordHasher().check_needs_rehash(known.password_hash)
    if not known.failures and not stale:
        return
    fresh = hash_password(password) if stale else known.password_hash
    with database.atomic():
        SignInFailure.delete().where(SignInFailure.account == known.account).execute(database)
        Account.update(password_hash=fresh).where(Account.id == known.account).execute(database)


def _set_password(work: Work, account: bytes, password_hash: str) -> None:
    change_row(work, Account, account, password_hash=password_hash)
    SignInFailure.delete().where(SignInFailure.account == account).execute(work.database)


def _keep_an_owner(work: Work, account: bytes) -> None:
    others = work.database.rows(OTHER_OWNERS, (OWNER, account))[0][0]
    is_owner = work.database.row(
        "SELECT 1 FROM account WHERE id = ? AND role = ?", (account, OWNER)
    )
    if is_owner and not others:
        raise Refused("last_owner")


def _require_role(work: Work, role: bytes) -> None:
    if not Role.select().where(Role.id == role).exists(work.database):
        raise NotFound("role_unknown")


def _require_account(work: Work, account: bytes) -> None:
    if not Account.select().where(Account.id == account).exists(work.database):
        raise NotFound("account_unknown")
