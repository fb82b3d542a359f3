"""Who may do what, held to the table: every operation and query x every role and permission.

The functions are found by looking at the code; one that has no row in the table fails here.
"""

from collections.abc import Callable
from typing import Any

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import LumbungError, NotFound, PermissionDenied
from db.ids import new_id
from db.operations.accounts import disable_account
from db.rules.permission_table import ALSO, ANYBODY, OPERATIONS, QUERIES, SHARING
from db.rules.permissions import PERMISSIONS
from tests.db.rules.test_permissions import AGREED
from tests.shops import digest
from tests.writes import READS, SHARES, WRITES, dummies, row_of

CALLS = WRITES | READS | SHARES
TABLE = {row_of(name): name for name in CALLS}
OF_THE_TABLE = {"operations": OPERATIONS, "queries": QUERIES, "sharing": SHARING}
ROLES = ("owner", "warehouse", "cashier", "viewer")
ENTRIES = sorted(CALLS)

pytestmark = pytest.mark.usefixtures("light_hashes")


def needed(name: str) -> tuple[str, ...]:
    """The row of a function: any one of these permissions lets somebody in."""
    kind, row = row_of(name)
    return OF_THE_TABLE[kind].get(row, ("no row",))


def is_let_in(call: Callable[..., object], database: ShopDatabase, actor: Actor) -> bool:
    """Whether it is answered, or refused for another reason than a missing right."""
    try:
        with database.atomic() as transaction:
            try:
                call(database, actor, **dummies(call))
            finally:
                transaction.rollback()
    except PermissionDenied:
        return False
    except LumbungError:
        pass
    return True


@pytest.fixture
def probe(shop_database: ShopDatabase, viewer: Actor) -> Callable[..., Actor]:
    """Makes somebody whose role has these permissions alone, or none."""
    role = new_id()
    shop_database.execute_sql("INSERT INTO role VALUES (?, 'probe', 0, 1)", (role,))
    shop_database.execute_sql("UPDATE account SET role = ? WHERE id = ?", (role, viewer.account))

    def holding(*permissions: str) -> Actor:
        shop_database.execute_sql("DELETE FROM role_permission WHERE role = ?", (role,))
        for permission in {*permissions}:
            sql = "INSERT INTO role_permission VALUES (?, ?, 'all')"
            shop_database.execute_sql(sql, (role, permission))
        return viewer

    return holding


def test_the_walk_finds_the_functions() -> None:
    """The tests below would pass over an empty package; this one would not."""
    assert len(WRITES) >= 38
    assert len(READS) >= 22


@pytest.mark.parametrize(("kind", "table"), OF_THE_TABLE.items())
def test_every_function_has_its_row(kind: str, table: dict[str, Any]) -> None:
    """A new operation or query needs one line in db/rules/permission_table.py."""
    assert sorted(row for found, row in TABLE if found == kind) == sorted(table)


def test_every_row_names_permissions_that_exist() -> None:
    """A misspelt one would let nobody in."""
    for table in OF_THE_TABLE.values():
        assert {permission for row in table.values() for permission in row} <= set(PERMISSIONS)


@pytest.mark.parametrize("name", ENTRIES)
def test_each_role_may_what_was_agreed(
    shop_database: ShopDatabase, request: pytest.FixtureRequest, name: str
) -> None:
    """Allowed and refused as the agreed table of roles says, for the four built-in ones."""
    people = dict(zip(ROLES, ("owner", "warehouse", "cashier", "viewer"), strict=True))
    found = {
        role: is_let_in(CALLS[name], shop_database, request.getfixturevalue(fixture))
        for role, fixture in people.items()
    }
    assert found == {
        role: needed(name) == ANYBODY
        or (
            bool(AGREED[role].keys() & set(needed(name)))
            and AGREED[role].keys() >= {*ALSO.get(row_of(name)[1], ())}
        )
        for role in ROLES
    }


@pytest.mark.parametrize("name", ENTRIES)
def test_each_permission_lets_in_where_the_table_says(
    shop_database: ShopDatabase, probe: Callable[..., Actor], name: str
) -> None:
    """A role with one permission alone (and what is needed besides), and one with none."""
    also = ALSO.get(row_of(name)[1], ())
    found = {
        permission
        for permission in PERMISSIONS
        if is_let_in(CALLS[name], shop_database, probe(permission, *also))
    }
    assert found == set(needed(name) or PERMISSIONS)
    assert is_let_in(CALLS[name], shop_database, probe(*also)) == (needed(name) == ANYBODY)


@pytest.mark.parametrize("name", ENTRIES)
def test_nobody_may_nothing(
    shop_database: ShopDatabase, owner: Actor, warehouse: Actor, name: str
) -> None:
    """Somebody whose account was disabled while signed in, and somebody who never was."""
    disable_account(shop_database, owner, account=warehouse.account)
    before = digest(shop_database)
    for actor in (warehouse, Actor(bytes(16))):
        with pytest.raises((PermissionDenied, NotFound)):
            CALLS[name](shop_database, actor, **dummies(CALLS[name]))
    assert digest(shop_database) == before


@pytest.mark.parametrize("name", sorted(name for name in WRITES if needed(name) != ANYBODY))
def test_what_is_refused_changes_nothing(
    shop_database: ShopDatabase, viewer: Actor, name: str
) -> None:
    """Called directly by somebody who may only look, it is denied before anything else."""
    before = digest(shop_database)
    with pytest.raises(PermissionDenied):
        WRITES[name](shop_database, viewer, **dummies(WRITES[name]))
    assert digest(shop_database) == before
