"""Roles of the shop's own: made, changed, deleted; nobody rises above themselves by them."""

import json
from collections.abc import Callable

import pytest

from db.access import Actor, may, rights_of
from db.connection import ShopDatabase
from db.errors import InvalidInput, LumbungError, NotFound, PermissionDenied, Refused
from db.ids import CASHIER, OWNER, VIEWER, new_id
from db.operations.accounts import (
    add_account,
    change_role,
    disable_account,
    reset_password,
)
from db.operations.drafts import open_draft
from db.operations.places import add_category
from db.operations.roles import create_role, delete_role, edit_role
from db.queries.check import check
from db.queries.people import RoleRow, person, roles
from db.rules.permissions import BUILT_IN, PERMISSIONS, SCOPED
from tests.shops import PASSWORD, digest

SELLER = {"item.view": "all", "stock.sell": "all", "report.view": "own"}
KEEPER = {"people.manage": "all", "item.view": "all"}

pytestmark = pytest.mark.usefixtures("light_hashes")


def role_named(database: ShopDatabase, owner: Actor, name: str) -> RoleRow:
    """A role as the owner sees it."""
    return next(role for role in roles(database, owner) if role.name == name)


def somebody(database: ShopDatabase, owner: Actor, permissions: dict[str, str]) -> Actor:
    """Somebody with a role of these permissions."""
    role = create_role(database, owner, name=f"Peran {new_id().hex()}", permissions=permissions)
    login = new_id().hex()
    return Actor(
        add_account(database, owner, login=login, name="Ani", role=role, password=PASSWORD)
    )


def test_a_role_of_the_shops_own_works_at_once(shop_database: ShopDatabase, owner: Actor) -> None:
    """Who has it may what it says, in the scope it says, and nothing else."""
    ani = somebody(shop_database, owner, SELLER)
    assert person(shop_database, ani).permissions == SELLER
    open_draft(shop_database, ani, kind="sale")
    with pytest.raises(PermissionDenied):
        open_draft(shop_database, ani, kind="receipt")
    assert check(shop_database) == []


def test_a_role_is_listed_with_who_has_it(shop_database: ShopDatabase, owner: Actor) -> None:
    """Built-in ones first, with their permissions; others with version and accounts."""
    made = create_role(shop_database, owner, name=" Penjaga ", permissions=SELLER)
    listed = roles(shop_database, owner)
    assert [role.built_in for role in listed] == [True] * 4 + [False]
    assert {role.name: role.permissions for role in listed[:4]} == BUILT_IN
    assert listed[4] == RoleRow(made, "Penjaga", False, 1, 0, SELLER)


def test_every_change_raises_the_version_that_the_journal_carries(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """A row of the journal tells under which version of the role it was written."""
    ani = somebody(shop_database, owner, {"category.edit": "all"})
    role = person(shop_database, ani).role
    add_category(shop_database, ani, name="Satu")
    for version, permissions in ((2, {"category.edit": "all", "item.view": "all"}), (3, SELLER)):
        edit_role(shop_database, owner, role=role, name=f"Peran {version}", permissions=permissions)
        assert role_named(shop_database, owner, f"Peran {version}").version == version
        if version == 2:
            add_category(shop_database, ani, name="Dua")
    with pytest.raises(PermissionDenied):
        add_category(shop_database, ani, name="Tiga")
    written = shop_database.rows(
        "SELECT role_version FROM journal WHERE actor = ? ORDER BY device_seq", (ani.account,)
    )
    assert written == [(1,), (2,)]


def test_a_change_that_changes_nothing_raises_no_version(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """Nothing is written."""
    role = create_role(shop_database, owner, name="Penjaga", permissions=SELLER)
    before = digest(shop_database)
    edit_role(shop_database, owner, role=role, name="Penjaga", permissions=SELLER)
    assert digest(shop_database) == before


def test_the_journal_tells_other_pcs_the_whole_role(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """Version and permissions in one row."""
    role = create_role(shop_database, owner, name="Penjaga", permissions=SELLER)
    ((payload,),) = shop_database.rows(
        "SELECT payload FROM journal WHERE subject = ? AND kind = 'role_permissions_set'", (role,)
    )
    assert json.loads(payload) == {"version": 1, "permissions": SELLER}


@pytest.mark.parametrize(
    ("name", "permissions", "error", "code"),
    [
        ("", SELLER, InvalidInput, "text_missing"),
        ("VIEWER", SELLER, Refused, "name_taken"),
        ("Penjaga", {}, InvalidInput, "permissions_missing"),
        ("Penjaga", {"stock.steal": "all"}, InvalidInput, "permission_unknown"),
        ("Penjaga", {"stock.sell": "own"}, InvalidInput, "scope_unknown"),
        ("Penjaga", {"document.reverse": "own"}, InvalidInput, "scope_unknown"),
        ("Penjaga", {"report.view": "own_same_day"}, InvalidInput, "scope_unknown"),
        ("Penjaga", {"report.view": "none"}, InvalidInput, "scope_unknown"),
    ],
)
def test_a_role_that_cannot_be(
    shop_database: ShopDatabase,
    owner: Actor,
    name: str,
    permissions: dict[str, str],
    error: type[LumbungError],
    code: str,
) -> None:
    """Each reason has its code, and nothing is written."""
    before = digest(shop_database)
    with pytest.raises(error, match=code):
        create_role(shop_database, owner, name=name, permissions=permissions)
    assert digest(shop_database) == before


def test_every_permission_and_scope_of_the_list_can_be_given(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """Each on its own."""
    for permission in PERMISSIONS:
        for scope in SCOPED.get(permission, ("all",)):
            ani = somebody(shop_database, owner, {permission: scope})
            held = rights_of(shop_database, ani, *PERMISSIONS).scopes
            assert held == {permission: scope}


@pytest.mark.parametrize("role", [OWNER, VIEWER])
def test_built_in_roles_never_change(
    shop_database: ShopDatabase, owner: Actor, role: bytes
) -> None:
    """Two shops' PCs agree on them."""
    with pytest.raises(Refused, match="role_built_in"):
        edit_role(shop_database, owner, role=role, name="Lain", permissions=SELLER)
    with pytest.raises(Refused, match="role_built_in"):
        delete_role(shop_database, owner, role=role)


def test_a_role_in_use_stays(shop_database: ShopDatabase, owner: Actor) -> None:
    """Also for a disabled account; without anybody it goes with its permissions."""
    ani = somebody(shop_database, owner, SELLER)
    role = person(shop_database, ani).role
    disable_account(shop_database, owner, account=ani.account)
    with pytest.raises(Refused, match="role_in_use") as refused:
        delete_role(shop_database, owner, role=role)
    assert refused.value.details["count"] == 1
    change_role(shop_database, owner, account=ani.account, role=CASHIER)
    delete_role(shop_database, owner, role=role)
    sql = "SELECT count(*) FROM role_permission WHERE role = ?"
    assert shop_database.rows(sql, (role,)) == [(0,)]
    with pytest.raises(NotFound, match="role_unknown"):
        delete_role(shop_database, owner, role=role)


def test_nobody_gives_rights_that_they_do_not_hold(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor
) -> None:
    """Neither to others nor to themselves, nor do they take over somebody who has more."""
    keeper = somebody(shop_database, owner, KEEPER)
    own_role = person(shop_database, keeper).role
    below = create_role(shop_database, keeper, name="Lihat", permissions={"item.view": "all"})
    attempts: list[Callable[[], object]] = [
        lambda: create_role(shop_database, keeper, name="Jual", permissions=SELLER),
        lambda: edit_role(shop_database, keeper, role=below, name="Lihat", permissions=SELLER),
        lambda: edit_role(
            shop_database, keeper, role=own_role, name="Saya", permissions=KEEPER | SELLER
        ),
        lambda: change_role(shop_database, keeper, account=keeper.account, role=OWNER),
        lambda: change_role(shop_database, keeper, account=cashier.account, role=below),
        lambda: add_account(
            shop_database, keeper, login="b", name="B", role=OWNER, password=PASSWORD
        ),
        lambda: reset_password(
            shop_database, keeper, account=owner.account, password="kata-sandi-lain"
        ),
        lambda: disable_account(shop_database, keeper, account=owner.account),
    ]
    before = digest(shop_database)
    for attempt in attempts:
        with pytest.raises(Refused, match="rights_beyond_own"):
            attempt()
    assert digest(shop_database) == before
    add_account(shop_database, keeper, login="b", name="B", role=below, password=PASSWORD)


def test_a_narrow_right_is_not_given_wide(shop_database: ShopDatabase, owner: Actor) -> None:
    """Who sees their own sales alone makes no role that sees everybody's."""
    keeper = somebody(shop_database, owner, {"people.manage": "all", "report.view": "own"})
    create_role(shop_database, keeper, name="Sempit", permissions={"report.view": "own"})
    with pytest.raises(Refused, match="rights_beyond_own"):
        create_role(shop_database, keeper, name="Lebar", permissions={"report.view": "all"})


def test_no_role_change_locks_everybody_out(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor
) -> None:
    """A second manager of people is no owner: somebody who holds every right always stays."""
    keeper = somebody(shop_database, owner, dict.fromkeys(PERMISSIONS, "all"))
    role = person(shop_database, keeper).role
    attempts: list[Callable[[], object]] = [
        lambda: disable_account(shop_database, keeper, account=owner.account),
        lambda: change_role(shop_database, keeper, account=owner.account, role=role),
        lambda: change_role(shop_database, owner, account=owner.account, role=role),
    ]
    for attempt in attempts:
        with pytest.raises(Refused, match="last_owner"):
            attempt()
    edit_role(shop_database, keeper, role=role, name="Biasa", permissions=SELLER)
    assert not may(shop_database, keeper, "people.manage")
    assert may(shop_database, owner, "people.manage")
    change_role(shop_database, owner, account=cashier.account, role=OWNER)
    change_role(shop_database, owner, account=owner.account, role=role)
    assert may(shop_database, cashier, "people.manage")
