"""What everybody does for themselves: unlock, another password, a PIN, a badge."""

from collections.abc import Callable

from db.access import Actor, now, require_account
from db.connection import ShopDatabase, storage_errors
from db.errors import InvalidInput, Refused
from db.keys import badge_hash
from db.models.people import Account
from db.operations import tries
from db.operations.accounts import entered, hash_password, prove_password, set_password
from db.operations.master import change_row
from db.operations.tries import Tried
from db.operations.work import writing
from db.rules.barcodes import clean_code
from db.rules.passwords import checked_badge, checked_password, checked_pin
from db.sharing.people import change_password
from db.sharing.way import at_hub, with_password

HASH = "SELECT password_hash FROM account WHERE id = ?"
BADGE_TAKEN = """
SELECT 1 FROM account WHERE badge_hash = ? AND id <> ?
UNION ALL SELECT 1 FROM barcode WHERE code = ? UNION ALL SELECT 1 FROM item WHERE sku = ? LIMIT 1
"""


def unlock(database: ShopDatabase, actor: Actor, *, password: str) -> None:
    """Proves that whoever sits at a locked PC is the person who is signed in.

    Raises `Refused("password_wrong")` (with `wait`) or `Refused("sign_in_wait")`: wrong tries
    delay as they do at sign-in.
    """
    _prove_own_password(database, actor, password, "unlock_failed")
    with storage_errors():
        tries.forget(database, actor.account, "password")


def change_own_password(
    database: ShopDatabase, actor: Actor, *, password: str, new_password: str
) -> Actor:
    """Another password for oneself; `password` is the one until now. Raises as `unlock` does.

    In a shared shop it is another one on every PC, so that it changes only while connected. Who is
    returned goes on: what they do from now on is signed with it.
    """
    _prove_own_password(database, actor, password, "password_change_failed")
    new_hash = _another(password, new_password)
    return _set_everywhere(database, actor, new_password, new_hash)


def choose_new_password(
    database: ShopDatabase,
    *,
    login: str,
    password: str,
    new_password: str,
    clock: Callable[[], int] = now,
) -> Actor:
    """Signs in somebody of whom a new password is due; raises what `sign_in` raises.

    `InvalidInput("password_unchanged")` when it is the old one again.
    """
    with storage_errors():
        known = prove_password(database, login=login, password=password, clock=clock)
        actor = entered(database, known.id, login=login, password=password, clock=clock)
    new_hash = _another(password, new_password)
    return _set_everywhere(database, actor, new_password, new_hash)


def set_pin(database: ShopDatabase, actor: Actor, *, password: str, pin: str) -> None:
    """A PIN of one's own, to allow others one act at their PC; an empty one takes it away.

    Raises `InvalidInput` with `pin_malformed` or `pin_too_simple`, and as `unlock` does.
    """
    require_account(database, actor)
    if pin:
        checked_pin(pin)
    _prove_own_password(database, actor, password, "pin_change_failed")
    pin_hash = hash_password(pin) if pin else None
    with writing(database, actor) as work:
        change_row(work, Account, actor.account, pin_hash=pin_hash)
        tries.forget(database, actor.account, "pin")


def set_badge(database: ShopDatabase, actor: Actor, *, password: str, badge: str) -> None:
    """A badge of one's own, as it is scanned; an empty code takes it away.

    The code itself is kept nowhere. Raises `InvalidInput`, `Refused("badge_taken")` for somebody
    else's and for an item's code, and as `unlock` does.
    """
    require_account(database, actor)
    code = checked_badge(clean_code(badge)) if badge else ""
    _prove_own_password(database, actor, password, "badge_change_failed")
    hashed = badge_hash(database.key, code) if code else None
    with writing(database, actor) as work:
        if code and database.row(BADGE_TAKEN, (hashed, actor.account, code, code)):
            raise Refused("badge_taken")
        change_row(work, Account, actor.account, badge_hash=hashed)


def _prove_own_password(database: ShopDatabase, actor: Actor, password: str, journal: str) -> None:
    """For somebody signed in: their password again, before what only they may do."""
    with storage_errors():
        require_account(database, actor)
        ((hashed,),) = database.rows(HASH, (actor.account,))
        tried = Tried(actor, actor.account, "password", "password_wrong", journal)
        tries.prove(database, tried, lambda: tries.matches(hashed, password))


def _set_everywhere(database: ShopDatabase, actor: Actor, password: str, hashed: str) -> Actor:
    with at_hub(database, actor) as hub:
        if hub is not None:
            change_password(hub, actor.account, password)
            actor = with_password(actor, password)
        with writing(database, actor) as work:
            set_password(work, actor.account, hashed)
    return actor


def _another(password: str, new_password: str) -> str:
    if new_password == password:
        raise InvalidInput("password_unchanged", "new_password")
    return hash_password(checked_password(new_password))
