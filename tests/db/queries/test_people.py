"""Who there is, as the login window, the session and the owner see it."""

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import NotFound, PermissionDenied, Refused
from db.ids import OWNER
from db.operations.accounts import add_account, disable_account
from db.operations.setup import new_recovery_key
from db.queries.people import SignInName, accounts, owners, person, sign_in_names
from db.queries.shop import shop, units
from db.rules.permissions import BUILT_IN
from tests.shops import PASSWORD


@pytest.mark.parametrize("role", ["owner", "warehouse", "cashier", "viewer"])
def test_a_person_knows_their_rights(
    shop_database: ShopDatabase, request: pytest.FixtureRequest, role: str
) -> None:
    """The permissions and scopes of the role, for the windows to ask."""
    found = person(shop_database, request.getfixturevalue(role))
    assert (found.role_name, found.role_built_in) == (role, True)
    assert found.permissions == BUILT_IN[role]


def test_scopes_are_told_apart(shop_database: ShopDatabase, cashier: Actor) -> None:
    """A cashier may see reports, but not everybody's."""
    found = person(shop_database, cashier)
    assert found.may("report.view")
    assert not found.may_for_all("report.view")
    assert found.may_for_all("stock.sell")
    assert not found.may("cost.view")


def test_the_disabled_are_not_offered(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor
) -> None:
    """The login window lists those who can sign in; the owner's list says who cannot."""
    disable_account(shop_database, owner, account=cashier.account)
    assert [row.login for row in sign_in_names(shop_database)] == ["gudang", "owner", "pengamat"]
    disabled = {row.login for row in accounts(shop_database, owner) if row.disabled}
    assert disabled == {"kasir"}
    with pytest.raises(NotFound, match="account_unknown"):
        person(shop_database, cashier)


def test_accounts_are_for_those_who_manage_people(
    shop_database: ShopDatabase, warehouse: Actor
) -> None:
    """Nobody else lists them."""
    with pytest.raises(PermissionDenied, match=r"people\.manage"):
        accounts(shop_database, warehouse)


def test_the_shops_own_facts(shop_database: ShopDatabase, viewer: Actor) -> None:
    """Asked before anybody signs in; units with how finely they divide."""
    facts = shop(shop_database)
    assert (facts.name, facts.currency, facts.timezone) == ("Toko Lumbung", "IDR", "Asia/Jakarta")
    decimals = {unit.code: unit.decimals for unit in units(shop_database, viewer)}
    assert decimals == {"pcs": 0, "pack": 0, "box": 0, "kg": 3, "g": 0, "l": 3, "ml": 0, "m": 3}


def test_owners_are_told_to_whoever_holds_the_recovery_key(
    shop_database: ShopDatabase, owner: Actor, recovery_key: str
) -> None:
    """All who can sign in, nobody else; another shop's key tells nothing."""
    second = add_account(
        shop_database, owner, login="ani", name="Ani", role=OWNER, password=PASSWORD
    )
    known = [SignInName("ani", "Ani"), SignInName("owner", "Ibu Sri")]
    assert owners(shop_database, recovery_key) == known

    disable_account(shop_database, owner, account=second)
    assert owners(shop_database, recovery_key) == known[1:]
    with pytest.raises(Refused, match="recovery_key_wrong"):
        owners(shop_database, new_recovery_key())
