"""Roles that a shop makes of the permission list; the built-in ones never change."""

from collections.abc import Mapping

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import NotFound, Refused
from db.ids import new_id
from db.models.people import Role
from db.operations.accounts import PERMISSIONS_OF, require_held, require_role
from db.operations.master import change_row, create_row, delete_row
from db.operations.work import Work, writing
from db.rules.permissions import checked_permissions
from db.rules.texts import clean_line
from db.sharing.way import at_hub

ROLE = "SELECT name, built_in, version FROM role WHERE id = ?"
TAKEN = "SELECT 1 FROM role WHERE lower(name) = lower(?) AND id <> ?"
IN_USE = "SELECT count(*) FROM account WHERE role = ?"
TAKE_ALL = "DELETE FROM role_permission WHERE role = ?"
GIVE = "INSERT INTO role_permission (role, permission, scope) VALUES (?, ?, ?)"


def create_role(
    database: ShopDatabase, actor: Actor, *, name: str, permissions: Mapping[str, str]
) -> bytes:
    """A new role with permissions and their scopes; returns its id.

    Raises `InvalidInput` for a permission or scope that does not exist, `Refused("name_taken")`,
    and `Refused("rights_beyond_own")` for a right that the actor does not hold.
    """
    with at_hub(database, actor), writing(database, actor, "people.manage") as work:
        role = new_id()
        create_row(work, Role, id=role, name=_free_name(work, role, name), built_in=0, version=1)
        _set_permissions(work, role, permissions, version=1)
        return role


def edit_role(
    database: ShopDatabase,
    actor: Actor,
    *,
    role: bytes,
    name: str,
    permissions: Mapping[str, str],
) -> None:
    """Sets a role's name and all its permissions; its version rises, and counts from the next act.

    Raises what `create_role` raises, and `Refused("role_built_in")`.
    """
    with at_hub(database, actor), writing(database, actor, "people.manage") as work:
        before, version = _own_role(work, role)
        held = dict(database.rows(PERMISSIONS_OF, (role,)))
        free = _free_name(work, role, name)
        if (free, dict(permissions)) == (before, held):
            return
        change_row(work, Role, role, name=free, version=version + 1)
        _set_permissions(work, role, permissions, version=version + 1)


def delete_role(database: ShopDatabase, actor: Actor, *, role: bytes) -> None:
    """Takes a role away that nobody has; `Refused("role_in_use")` with how many have it."""
    with at_hub(database, actor), writing(database, actor, "people.manage") as work:
        name, _version = _own_role(work, role)
        (count,) = database.rows(IN_USE, (role,))[0]
        if count:
            raise Refused("role_in_use", name=name, count=count)
        database.execute_sql(TAKE_ALL, (role,))
        delete_row(work, Role, role)


def _own_role(work: Work, role: bytes) -> tuple[str, int]:
    """Name and version of a role of the shop's own, no right of which is beyond the actor's."""
    found = work.database.row(ROLE, (role,))
    if not found:
        raise NotFound("role_unknown")
    name, built_in, version = found
    if built_in:
        raise Refused("role_built_in", name=name)
    require_role(work, role)
    return name, version


def _free_name(work: Work, role: bytes, name: str) -> str:
    cleaned = clean_line(name, "name")
    if work.database.row(TAKEN, (cleaned, role)):
        raise Refused("name_taken", name=cleaned)
    return cleaned


def _set_permissions(
    work: Work, role: bytes, permissions: Mapping[str, str], *, version: int
) -> None:
    checked = checked_permissions(permissions)
    require_held(work, checked)
    work.database.execute_sql(TAKE_ALL, (role,))
    for permission, scope in checked.items():
        work.database.execute_sql(GIVE, (role, permission, scope))
    work.record("role_permissions_set", role, {"version": version, "permissions": checked})
