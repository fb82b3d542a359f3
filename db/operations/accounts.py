"""People: signing in, accounts, roles and passwords."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from db.access import Actor, now, require, require_recovery_key, rights_of
from db.connection import ShopDatabase, storage_errors
from db.errors import HubError, InvalidInput, NotFound, Refused
from db.ids import OWNER, new_id
from db.models.people import Account, Role
from db.operations import tries
from db.operations.master import change_row, create_row
from db.operations.tries import Tried
from db.operations.tries import hash_password as hash_password
from db.operations.work import Work, writing, writing_unasked
from db.rules.passwords import checked_password
from db.rules.texts import clean_line
from db.sharing.leases import lease_of
from db.sharing.letting_in import catch_up, hub_lets_in
from db.sharing.people import give_password, introduce
from db.sharing.way import Way, at_hub, is_shared, key_of, way_of

LOGIN_LIMIT = 64
OTHER_OWNERS = """
SELECT count(*) FROM account WHERE role = ? AND disabled_at IS NULL AND id <> ?
"""
BY_LOGIN = """
SELECT id, password_hash, disabled_at IS NOT NULL, new_password_due, 0
FROM account WHERE lower(login) = lower(:login)
UNION ALL
SELECT id, password_hash, 0, 0, 1 FROM account_request WHERE lower(login) = lower(:login)
LIMIT 1
"""
OWNER_BY_LOGIN = "SELECT id FROM account WHERE lower(login) = lower(?) AND role = ?"
PERMISSIONS_OF = "SELECT permission, scope FROM role_permission WHERE role = ?"


@dataclass(frozen=True)
class Known:
    """Somebody with this sign-in name: an account, or a request that waits for one."""

    id: bytes
    password_hash: str
    disabled: int
    new_password_due: int
    pending: int

    def tried(self, clock: Callable[[], int]) -> Tried:
        """A try to sign in with their password."""
        return Tried(Actor(self.id, clock), self.id, "password", "sign_in_wrong", "sign_in_failed")


def sign_in(
    database: ShopDatabase, *, login: str, password: str, clock: Callable[[], int] = now
) -> Actor:
    """The person, when the password is right (Argon2id: about 0.3 s, so not on the UI thread).

    Raises `Refused`: `sign_in_wrong` (with `wait`, the seconds before the next try is heard),
    `sign_in_wait` (that time is not over yet), and with the right password `account_disabled`,
    `account_pending` or `new_password_due` (which `choose_new_password` is for). An unknown name
    takes as long as a wrong password and is answered alike.

    In a shop that several PCs share, the hub is asked where this PC does not know the password: it
    may be a new one. When it cannot be reached: `Refused`, `sign_in_unasked` instead of
    `sign_in_wrong`, and `hub_first_sign_in` for somebody who was never here.
    """
    with storage_errors():
        known = prove_password(database, login=login, password=password, clock=clock)
        if known.new_password_due:
            raise Refused("new_password_due", login=login.strip())
        forget_failures(database, known, password)
        return entered(database, known.id, login=login, password=password, clock=clock)


def entered(
    database: ShopDatabase, account: bytes, *, login: str, password: str, clock: Callable[[], int]
) -> Actor:
    """Somebody who has proved who they are, with what their password opens in a shared shop.

    `Refused("person_revoked")` for whom the hub has turned away, until it lets them in again.
    """
    way = way_of(database, login, password)
    if way is None:
        return Actor(account, clock)
    lease = lease_of(database, account, clock())
    is_ended = lease is not None and lease.is_ended
    if is_ended and not hub_lets_in(database, way, account, was_here=True, clock=clock):
        raise Refused("person_revoked")
    return Actor(account, clock, signing_key=key_of(account, password, way.device), way=way)


def prove_password(
    database: ShopDatabase, *, login: str, password: str, clock: Callable[[], int]
) -> Known:
    """Somebody who can sign in and typed the right password; raises what `sign_in` raises."""
    way = way_of(database, login, password)
    known = _known(database, login)
    if way is not None and (known is None or known.disabled):
        catch_up(database, way)  # they may be new, or let in again, on another PC
        known = _known(database, login)
    if known is None:
        tries.matches(None, password)
        raise Refused("sign_in_wrong", wait=0)

    _prove(database, known, way, password, clock)
    if known.disabled or known.pending:
        code = "account_pending" if known.pending else "account_disabled"
        with writing_unasked(database, Actor(known.id, clock)) as work:
            work.record("sign_in_refused", known.id, {"reason": code})
        raise Refused(code)
    return known


def forget_failures(database: ShopDatabase, known: Known, password: str) -> None:
    """After a right password the count begins anew, and an old hash is made as today's are."""
    stale = bool(known.password_hash) and tries.needs_rehash(known.password_hash)
    if not stale and not tries.has_failures(database, known.id, "password"):
        return
    fresh = hash_password(password) if stale else ""
    with database.atomic():
        tries.forget(database, known.id, "password")
        if stale:
            Account.update(password_hash=fresh).where(Account.id == known.id).execute(database)


def add_account(
    database: ShopDatabase, actor: Actor, *, login: str, name: str, role: bytes, password: str
) -> bytes:
    """A new person; `Refused("login_taken")` when the sign-in name is somebody's already.

    Nobody can give a role with rights that they do not hold: `Refused("rights_beyond_own")`.
    In a shared shop `Refused("hub_password_not_set")` when the person is there, but the hub broke
    off before it had their password.
    """
    require(database, actor, "people.manage")
    checked_login(login)
    checked_name = clean_line(name, "name")
    password_hash = hash_password(checked_password(password))
    account = new_id()
    with at_hub(database, actor) as hub:
        with writing(database, actor, "people.manage") as work:
            require_role(work, role)
            create_row(
                work,
                Account,
                id=account,
                login=free_login(database, login),
                name=checked_name,
                role=role,
                password_hash=password_hash,
                created_at=work.at,
            )
        if hub is not None:
            introduce(database, hub, account, login=login.strip(), password=password)
    return account


def change_role(database: ShopDatabase, actor: Actor, *, account: bytes, role: bytes) -> None:
    """Gives a person another role; the last owner keeps theirs, so that nobody is locked out.

    Neither the old role nor the new one may have rights that the actor does not hold.
    """
    with at_hub(database, actor), writing(database, actor, "people.manage") as work:
        require_role(work, role)
        _require_account(work, account)
        if role != OWNER:
            _keep_an_owner(work, account)
        change_row(work, Account, account, role=role)


def disable_account(database: ShopDatabase, actor: Actor, *, account: bytes) -> None:
    """Nobody signs in with it any more, and whoever is signed in may nothing from now on."""
    with at_hub(database, actor), writing(database, actor, "people.manage") as work:
        _require_account(work, account)
        _keep_an_owner(work, account)
        change_row(work, Account, account, disabled_at=work.at)


def enable_account(database: ShopDatabase, actor: Actor, *, account: bytes) -> None:
    """Lets a disabled person in again."""
    with at_hub(database, actor), writing(database, actor, "people.manage") as work:
        _require_account(work, account)
        change_row(work, Account, account, disabled_at=None)


def reset_password(database: ShopDatabase, actor: Actor, *, account: bytes, password: str) -> None:
    """Gives a person a new password: in a shared shop for all PCs, so only while connected."""
    require(database, actor, "people.manage")
    password_hash = hash_password(checked_password(password))
    with at_hub(database, actor) as hub:
        if hub is not None:
            with writing(database, actor, "people.manage") as work:
                login = _require_account(work, account)
            give_password(database, hub, account, login=login, password=password)
        with writing(database, actor, "people.manage") as work:
            _require_account(work, account)
            set_password(work, account, password_hash)


def force_new_password(database: ShopDatabase, actor: Actor, *, account: bytes) -> None:
    """At their next sign-in the person must choose a new password."""
    with at_hub(database, actor), writing(database, actor, "people.manage") as work:
        _require_account(work, account)
        change_row(work, Account, account, new_password_due=1)


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
    that sign-in name. In a shared shop the password is the server's: `Refused("hub_recovery")`.
    """
    require_recovery_key(database, recovery_key)
    if is_shared(database):
        raise Refused("hub_recovery")
    password_hash = hash_password(checked_password(password))
    with storage_errors():
        found = database.row(OWNER_BY_LOGIN, (login.strip(), OWNER))
    if not found:
        raise NotFound("owner_unknown", login=login)
    actor = Actor(found[0], clock)
    with writing_unasked(database, actor) as work:
        change_row(work, Account, actor.account, disabled_at=None)
        set_password(work, actor.account, password_hash)
    return actor


def checked_login(login: str) -> str:
    """A sign-in name: one line without spaces, at most 64 characters."""
    cleaned = clean_line(login, "login", limit=LOGIN_LIMIT)
    if any(character.isspace() for character in cleaned):
        raise InvalidInput("login_has_spaces", "login")
    return cleaned


def set_password(work: Work, account: bytes, password_hash: str) -> None:
    """Gives an account a password and ends its delay, inside another operation."""
    change_row(work, Account, account, password_hash=password_hash, new_password_due=0)
    tries.forget(work.database, account, "password")


def free_login(database: ShopDatabase, login: str) -> str:
    """A sign-in name that nobody has or asks for; `Refused("login_taken")`."""
    checked = checked_login(login)
    if database.row(BY_LOGIN, {"login": checked}):
        raise Refused("login_taken", login=checked)
    return checked


def require_role(work: Work, role: bytes) -> None:
    """`NotFound("role_unknown")`, and what `require_held` raises for a role with more rights."""
    if not Role.select().where(Role.id == role).exists(work.database):
        raise NotFound("role_unknown")
    require_held(work, dict(work.database.rows(PERMISSIONS_OF, (role,))))


def require_held(work: Work, permissions: Mapping[str, str]) -> None:
    """Nobody gives or touches rights that they do not hold: `Refused("rights_beyond_own")`."""
    held = rights_of(work.database, work.actor, *permissions).scopes
    for permission, scope in permissions.items():
        if held.get(permission) not in ("all", scope):
            raise Refused("rights_beyond_own", permission=permission)


def _keep_an_owner(work: Work, account: bytes) -> None:
    others = work.database.rows(OTHER_OWNERS, (OWNER, account))[0][0]
    is_owner = work.database.row(
        "SELECT 1 FROM account WHERE id = ? AND role = ?", (account, OWNER)
    )
    if is_owner and not others:
        raise Refused("last_owner")


def _require_account(work: Work, account: bytes) -> str:
    """The sign-in name of an account that has no right that the actor does not hold."""
    found = work.database.row("SELECT role, login FROM account WHERE id = ?", (account,))
    if not found:
        raise NotFound("account_unknown")
    role, login = found
    require_role(work, role)
    return str(login)


def _known(database: ShopDatabase, login: str) -> Known | None:
    found = database.row(BY_LOGIN, {"login": login.strip()})
    return Known(*found) if found else None


def _prove(
    database: ShopDatabase,
    known: Known,
    way: Way | None,
    password: str,
    clock: Callable[[], int],
) -> None:
    """A wrong try is `sign_in_unasked` where the hub alone could know that it is right.

    It counts whatever the hub says: another server in its place is no way to guess unslowed.
    """
    let_in: bool | None = False
    told: HubError | None = None

    def is_right() -> bool:
        nonlocal let_in, told
        if tries.matches(known.password_hash, password):
            return True
        try:
            let_in = _let_in(database, known, way, clock)
        except HubError as error:
            if not known.password_hash:
                raise  # nothing here could be guessed
            told = error
        return bool(let_in)

    try:
        tries.prove(database, known.tried(clock), is_right)
    except Refused as error:
        if told is not None and error.code == "sign_in_wrong":
            raise told from error
        if let_in is None and error.code == "sign_in_wrong":
            raise Refused("sign_in_unasked", **error.details) from error
        raise


def _let_in(
    database: ShopDatabase, known: Known, way: Way | None, clock: Callable[[], int]
) -> bool | None:
    """What the hub of a shared shop says of a password that this PC does not know."""
    if way is None or known.pending:
        return False
    was_here = bool(known.password_hash)
    return hub_lets_in(database, way, known.id, was_here=was_here, clock=clock)
