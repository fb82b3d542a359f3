"""Who acts and what they may: asked of the database itself, in the transaction that it is for."""

import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db import keys
from db.connection import ShopDatabase, storage_errors
from db.errors import PermissionDenied, Refused
from db.rules.leases import AFTER_LEASE, ENDED, LEASE

if TYPE_CHECKING:
    from db.sharing.way import Way

RIGHTS = """
SELECT role.version, role_permission.permission, role_permission.scope,
       coalesce(lease.elapsed, 0)
FROM account
JOIN role ON role.id = account.role
LEFT JOIN lease ON lease.account = account.id
LEFT JOIN role_permission
    ON role_permission.role = role.id AND role_permission.permission IN ({})
WHERE account.id = ? AND account.disabled_at IS NULL
"""
BY_BADGE = "SELECT id FROM account WHERE badge_hash = ?"
ANYBODY = "sign_in"  # what is refused to those who have no account (any more)


def now() -> int:
    """Microseconds UTC."""
    return time.time_ns() // 1000


@dataclass(frozen=True)
class Approval:
    """One act that somebody who may (`approved_by`) has allowed somebody who may not.

    Made by `db.operations.approvals.approve`; good for one act until `expires_at`.
    """

    id: bytes
    permission: str
    asked_by: bytes
    approved_by: bytes
    means: str
    expires_at: int


@dataclass(frozen=True)
class Actor:
    """A signed-in person; what they may is looked up at every act, never remembered.

    An `approval` lends them one permission for one act: `replace(actor, approval=approval)`.
    In a shop that several PCs share, `signing_key` is what their password opens on this PC, and
    `way` is how they reach the hub.
    """

    account: bytes
    clock: Callable[[], int] = field(default=now, compare=False)
    approval: Approval | None = None
    signing_key: bytes | None = field(default=None, compare=False, repr=False)
    way: "Way | None" = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Rights:
    """Of the permissions asked for, those that somebody holds, with their scopes.

    `lack`: the code that says why they have none of the others.
    """

    role_version: int
    scopes: Mapping[str, str]
    lack: str = "permission_denied"


def rights_of(database: ShopDatabase, actor: Actor, *permissions: str) -> Rights:
    """Which of the permissions a person holds now; none once disabled.

    Whom the hub has not let in on this PC for too long has few of them left until it does.
    """
    places = ", ".join("?" * len(permissions))
    rows = database.rows(RIGHTS.format(places), (*permissions, actor.account))
    given = {permission: scope for _, permission, scope, _ in rows if permission is not None}
    version, elapsed = (rows[0][0], rows[0][3]) if rows else (0, 0)
    held = {name: scope for name, scope in given.items() if name in AFTER_LEASE}
    if elapsed < LEASE or held == given:
        return Rights(version, given)
    return Rights(version, held, "lease_over" if elapsed < ENDED else "person_revoked")


def may(database: ShopDatabase, actor: Actor, permission: str) -> bool:
    """Whether a person holds a permission now, in whatever scope."""
    return permission in rights_of(database, actor, permission).scopes


def require(database: ShopDatabase, actor: Actor, *permissions: str) -> Rights:
    """The person's rights among the permissions; `PermissionDenied` when there is none.

    Its code is `lease_over` or `person_revoked` where the hub alone can give them back.
    """
    rights = rights_of(database, actor, *permissions)
    if not rights.scopes:
        raise PermissionDenied(permissions[0], rights.lack)
    return rights


def require_account(database: ShopDatabase, actor: Actor) -> Rights:
    """For what everybody may who can sign in; `PermissionDenied` once disabled."""
    rights = rights_of(database, actor)
    if not rights.role_version:
        raise PermissionDenied(ANYBODY)
    return rights


def require_recovery_key(database: ShopDatabase, recovery_key: str) -> None:
    """Proof enough to see and reset owners: the key opens the whole database anyway.

    Raises `InvalidInput` for a key with a typing error, `Refused("recovery_key_wrong")` for the
    key of another copy.
    """
    if not secrets.compare_digest(keys.key_from_recovery(recovery_key), database.key):
        raise Refused("recovery_key_wrong")


def refuse_badge(database: ShopDatabase, code: str) -> None:
    """`Refused("code_is_badge")`: a badge's code never reaches tape, screen, items or journal."""
    if database.row(BY_BADGE, (keys.badge_hash(database.key, code),)):
        raise Refused("code_is_badge")


@contextmanager
def reading(database: ShopDatabase, actor: Actor, *permissions: str) -> Iterator[Rights]:
    """One consistent look at the data for somebody who holds one of the permissions.

    Without any it is for everybody who can sign in.
    """
    with storage_errors(), database.atomic("DEFERRED"):
        yield (require if permissions else require_account)(database, actor, *permissions)
