"""Who there is, and what the person who is signed in may do."""

from collections.abc import Mapping
from dataclasses import dataclass

from db.access import Actor, reading, require_recovery_key, rights_of
from db.connection import ShopDatabase, storage_errors
from db.errors import NotFound
from db.ids import OWNER

PERSON = """
SELECT account.id, account.login, account.name, role.id, role.name, role.built_in
FROM account JOIN role ON role.id = account.role
WHERE account.id = ? AND account.disabled_at IS NULL
"""
PERMISSIONS = "SELECT permission FROM role_permission WHERE role = ?"
SIGN_IN_NAMES = """
SELECT login, name FROM account WHERE disabled_at IS NULL ORDER BY folded(name)
"""
OWNERS = """
SELECT login, name FROM account WHERE role = ? AND disabled_at IS NULL ORDER BY folded(name)
"""
ACCOUNTS = """
SELECT account.id, account.login, account.name, role.id, role.name, role.built_in,
       account.disabled_at IS NOT NULL, account.new_password_due
FROM account JOIN role ON role.id = account.role ORDER BY folded(account.name)
"""
ROLES = """
SELECT role.id, role.name, role.built_in, role.version,
       (SELECT count(*) FROM account WHERE account.role = role.id)
FROM role ORDER BY role.built_in DESC, folded(role.name)
"""
ROLE_PERMISSIONS = "SELECT role, permission, scope FROM role_permission"
REQUESTS = "SELECT id, login, name, requested_at FROM account_request ORDER BY requested_at, id"
UNCONFIRMED = """
SELECT approval.id, approval.permission, asker.name, approver.name, approval.means,
       approval.subject, approval.at
FROM approval
JOIN account AS asker ON asker.id = approval.asked_by
JOIN account AS approver ON approver.id = approval.approved_by
WHERE approval.confirmed_at IS NULL ORDER BY approval.at, approval.id LIMIT 200
"""


@dataclass(frozen=True)
class Person:
    """Somebody who is signed in, with their permissions and scopes.

    Built-in roles have the names owner, warehouse, cashier and viewer, for the window to translate.
    """

    account: bytes
    login: str
    name: str
    role: bytes
    role_name: str
    role_built_in: bool
    permissions: Mapping[str, str]

    def may(self, permission: str) -> bool:
        """Whether the person holds the permission, in whatever scope."""
        return permission in self.permissions

    def may_for_all(self, permission: str) -> bool:
        """Whether the person holds the permission beyond their own work."""
        return self.permissions.get(permission) == "all"


@dataclass(frozen=True)
class SignInName:
    """What the login window offers: the sign-in name and the person's name."""

    login: str
    name: str


@dataclass(frozen=True)
class AccountRow:
    """One account, for those who manage people."""

    id: bytes
    login: str
    name: str
    role: bytes
    role_name: str
    role_built_in: bool
    disabled: bool
    new_password_due: bool = False


@dataclass(frozen=True)
class RoleRow:
    """One role, with its permissions and their scopes, and how many accounts have it."""

    id: bytes
    name: str
    built_in: bool
    version: int
    accounts: int
    permissions: Mapping[str, str]


@dataclass(frozen=True)
class AccountRequestRow:
    """Somebody who asks for an account; `requested_at` in microseconds UTC."""

    id: bytes
    login: str
    name: str
    requested_at: int


@dataclass(frozen=True)
class ApprovalRow:
    """An act that was allowed by PIN or badge; `subject` is the document, draft line ... of it."""

    id: bytes
    permission: str
    asked_by: str
    approved_by: str
    means: str
    subject: bytes | None
    at: int


def person(database: ShopDatabase, actor: Actor) -> Person:
    """The person who acts; `NotFound("account_unknown")` once the account is disabled."""
    with storage_errors():
        found = database.row(PERSON, (actor.account,))
        if not found:
            raise NotFound("account_unknown")
        named = [permission for (permission,) in database.rows(PERMISSIONS, (found[3],))]
        permissions = rights_of(database, actor, *named).scopes
    return Person(*(*found[:5], bool(found[5]), permissions))


def sign_in_names(database: ShopDatabase) -> list[SignInName]:
    """Everybody who can sign in, by name; asked before anybody is signed in."""
    with storage_errors():
        return [SignInName(*row) for row in database.rows(SIGN_IN_NAMES)]


def owners(database: ShopDatabase, recovery_key: str) -> list[SignInName]:
    """The owners who can sign in, for whoever proves to hold the recovery key.

    Raises what `require_recovery_key` raises.
    """
    require_recovery_key(database, recovery_key)
    with storage_errors():
        return [SignInName(*row) for row in database.rows(OWNERS, (OWNER,))]


def accounts(database: ShopDatabase, actor: Actor) -> list[AccountRow]:
    """All accounts, by name."""
    with reading(database, actor, "people.manage"):
        return [AccountRow(*row[:5], *map(bool, row[5:])) for row in database.rows(ACCOUNTS)]


def roles(database: ShopDatabase, actor: Actor) -> list[RoleRow]:
    """All roles, the built-in ones first."""
    with reading(database, actor, "people.manage"):
        held: dict[bytes, dict[str, str]] = {}
        for role, permission, scope in database.rows(ROLE_PERMISSIONS):
            held.setdefault(role, {})[permission] = scope
        return [
            RoleRow(role, name, bool(built_in), version, accounts, held.get(role, {}))
            for role, name, built_in, version, accounts in database.rows(ROLES)
        ]


def account_requests(database: ShopDatabase, actor: Actor) -> list[AccountRequestRow]:
    """Who waits for an account, the oldest first."""
    with reading(database, actor, "people.manage"):
        return [AccountRequestRow(*row) for row in database.rows(REQUESTS)]


def unconfirmed_approvals(database: ShopDatabase, actor: Actor) -> list[ApprovalRow]:
    """What was allowed by PIN or badge and no owner has confirmed, the oldest 200 first."""
    with reading(database, actor, "people.manage"):
        return [ApprovalRow(*row) for row in database.rows(UNCONFIRMED)]
