"""The leases that a PC keeps, and what its people may do when one is over."""

import pytest

from db.access import Actor, may, require
from db.connection import ShopDatabase
from db.errors import PermissionDenied
from db.queries.people import person
from db.rules.leases import DAY, HOUR, LEASE
from db.sharing.leases import begin_lease, end_lease, lease_of

NOW = 1_800_000_000_000_000


@pytest.fixture
def leased(shop_database: ShopDatabase, warehouse: Actor) -> ShopDatabase:
    """A PC on which the hub has just let the warehouse admin in."""
    begin_lease(shop_database, warehouse.account, hub_clock=NOW, now=NOW)
    return shop_database


def test_whom_the_hub_never_saw_has_no_lease(shop_database: ShopDatabase, owner: Actor) -> None:
    """And all rights: a shop of one PC knows no hub."""
    assert lease_of(shop_database, owner.account, NOW) is None
    assert may(shop_database, owner, "people.manage")


def test_selling_and_receiving_never_stop(leased: ShopDatabase, warehouse: Actor) -> None:
    """After the thirtieth day the other rights rest, until the hub is seen again."""
    over = lease_of(leased, warehouse.account, NOW + LEASE)
    assert over is not None
    assert over.is_over
    assert set(person(leased, warehouse).permissions) == {
        *("item.view", "stock.view", "stock.sell", "stock.customer_return", "stock.receive"),
    }
    assert not may(leased, warehouse, "stock.adjust")
    assert may(leased, warehouse, "stock.sell")
    begin_lease(leased, warehouse.account, hub_clock=NOW + LEASE, now=NOW + LEASE)
    assert may(leased, warehouse, "stock.adjust")


def test_a_clock_set_back_gives_nothing_back(leased: ShopDatabase, warehouse: Actor) -> None:
    """What passed is on the disk."""
    lease_of(leased, warehouse.account, NOW + LEASE)
    back = lease_of(leased, warehouse.account, NOW + DAY)
    assert back is not None
    assert back.is_over


def test_looking_seldom_writes(leased: ShopDatabase, warehouse: Actor) -> None:
    """Once an hour; each write waits for the disk."""
    kept = "SELECT elapsed FROM lease"
    lease_of(leased, warehouse.account, NOW + HOUR - 1)
    assert leased.rows(kept) == [(0,)]
    lease_of(leased, warehouse.account, NOW + HOUR)
    assert leased.rows(kept) == [(HOUR,)]


def test_a_lease_can_be_ended(leased: ShopDatabase, warehouse: Actor, cashier: Actor) -> None:
    """When the hub says that somebody is let in no more, whether or not it ever did."""
    for actor in (warehouse, cashier):
        end_lease(leased, actor.account)
        ended = lease_of(leased, actor.account, NOW)
        assert ended is not None
        assert ended.is_ended
    assert not may(leased, warehouse, "stock.adjust")


def test_why_rights_rest_is_said(leased: ShopDatabase, warehouse: Actor, cashier: Actor) -> None:
    """What the hub alone gives back is no right that somebody else could lend."""
    lease_of(leased, warehouse.account, NOW + LEASE)
    begin_lease(leased, cashier.account, hub_clock=NOW, now=NOW)
    codes = []
    for actor in (warehouse, cashier):
        with pytest.raises(PermissionDenied) as error:
            require(leased, actor, "item.create")
        codes.append(error.value.code)
    end_lease(leased, warehouse.account)
    with pytest.raises(PermissionDenied, match="person_revoked"):
        require(leased, warehouse, "item.create")
    assert codes == ["lease_over", "permission_denied"]
