"""One act of somebody who may not, allowed on the spot by PIN or badge of somebody who may."""

from db.access import BY_BADGE, Actor, Approval, require_account, rights_of
from db.connection import ShopDatabase, storage_errors
from db.errors import InvalidInput, NotFound, Refused
from db.ids import new_id
from db.keys import badge_hash
from db.models.people import Approval as ApprovalRow
from db.operations import tries
from db.operations.master import change_row
from db.operations.tries import Tried
from db.operations.work import writing, writing_unasked
from db.rules.barcodes import clean_code
from db.rules.permissions import NEVER_APPROVED, PERMISSIONS

GOOD_FOR = 120_000_000  # microseconds
BY_LOGIN = "SELECT id, pin_hash FROM account WHERE lower(login) = lower(?)"
CONFIRMED = "SELECT confirmed_at IS NOT NULL FROM approval WHERE id = ?"


def approve(
    database: ShopDatabase,
    actor: Actor,
    *,
    permission: str,
    login: str = "",
    pin: str = "",
    badge: str = "",
) -> Approval:
    """Lets the actor do one act that needs a permission: by a badge, or by name and PIN.

    The approval is good for two minutes and one act: `replace(actor, approval=...)`. PINs take
    about 0.3 s. Raises `Refused`: `approval_never` for what nobody can lend, `pin_wrong` or
    `badge_wrong` (with `wait`), `sign_in_wait`, `approver_may_not` for somebody who may it not
    themselves, or not for all.
    """
    with storage_errors():
        require_account(database, actor)
        if permission not in PERMISSIONS:
            raise InvalidInput("permission_unknown", "permission", permission=permission)
        if permission in NEVER_APPROVED:
            raise Refused("approval_never", permission=permission)
        means = "badge" if badge else "pin"
        approver = _by_badge(database, actor, badge) or _by_pin(database, actor, login, pin)
        _require_right(database, actor, approver, permission)
    expires_at = actor.clock() + GOOD_FOR
    return Approval(new_id(), permission, actor.account, approver, means, expires_at)


def confirm_approval(database: ShopDatabase, actor: Actor, *, approval: bytes) -> None:
    """Notes that an owner has seen what was allowed; a second time changes nothing."""
    with writing(database, actor, "people.manage") as work:
        found = database.row(CONFIRMED, (approval,))
        if not found:
            raise NotFound("approval_unknown")
        if not found[0]:
            confirmed = {"confirmed_by": actor.account, "confirmed_at": work.at}
            change_row(work, ApprovalRow, approval, **confirmed)


def _by_badge(database: ShopDatabase, actor: Actor, badge: str) -> bytes | None:
    """Whose badge it is, None without a badge; wrong ones delay whoever tries them."""
    if not badge:
        return None
    found = database.row(BY_BADGE, (badge_hash(database.key, clean_code(badge)),))
    tried = Tried(actor, actor.account, "badge", "badge_wrong", "approval_failed")
    tries.prove(database, tried, lambda: found is not None)
    tries.forget(database, actor.account, "badge")
    return bytes(found[0]) if found else None


def _by_pin(database: ShopDatabase, actor: Actor, login: str, pin: str) -> bytes:
    """Whose name and PIN they are; a wrong one delays that person's PIN, not their password.

    Of a name that nobody has, the try counts against whoever made it.
    """
    account, pin_hash = database.row(BY_LOGIN, (login.strip(),)) or (actor.account, None)
    tried = Tried(actor, account, "pin", "pin_wrong", "approval_failed")
    tries.prove(database, tried, lambda: tries.matches(pin_hash, pin))
    tries.forget(database, account, "pin")
    return bytes(account)


def _require_right(database: ShopDatabase, actor: Actor, approver: bytes, permission: str) -> None:
    """A refusal leaves a row in the journal, as a wrong PIN does."""
    rights = rights_of(database, Actor(approver), permission)
    if rights.scopes.get(permission) == "all":
        return
    with writing_unasked(database, actor) as work:
        work.record("approval_refused", approver, {"permission": permission})
    raise Refused("approver_may_not", permission=permission)
