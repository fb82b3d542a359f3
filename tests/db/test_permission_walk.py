"""Every write asks for its permission first: found by looking at the code, not from a list."""

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import LumbungError, PermissionDenied
from db.operations.accounts import disable_account
from tests.shops import digest
from tests.writes import WRITES, dummies


def test_the_walk_finds_the_writes() -> None:
    """The tests below would pass over an empty package; this one would not."""
    assert len(WRITES) >= 20


@pytest.mark.parametrize("name", sorted(WRITES))
def test_a_viewer_writes_nothing(shop_database: ShopDatabase, viewer: Actor, name: str) -> None:
    """Called directly by somebody who may only look, it is denied before anything else."""
    before = digest(shop_database)
    with pytest.raises(PermissionDenied):
        WRITES[name](shop_database, viewer, **dummies(WRITES[name]))
    assert digest(shop_database) == before


@pytest.mark.parametrize("name", sorted(WRITES))
def test_an_owner_is_let_in(shop_database: ShopDatabase, owner: Actor, name: str) -> None:
    """The same call with the same senseless values is answered, or refused for another reason."""
    raised: list[LumbungError] = []
    try:
        WRITES[name](shop_database, owner, **dummies(WRITES[name]))
    except LumbungError as error:
        raised.append(error)
    assert not any(isinstance(error, PermissionDenied) for error in raised)


@pytest.mark.parametrize("name", sorted(WRITES))
def test_nobody_writes_nothing(
    shop_database: ShopDatabase, owner: Actor, warehouse: Actor, name: str
) -> None:
    """Somebody whose account was disabled while signed in, and somebody who never was."""
    disable_account(shop_database, owner, account=warehouse.account)
    before = digest(shop_database)
    for actor in (warehouse, Actor(bytes(16))):
        with pytest.raises(PermissionDenied):
            WRITES[name](shop_database, actor, **dummies(WRITES[name]))
    assert digest(shop_database) == before
