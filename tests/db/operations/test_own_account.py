"""What everybody does for themselves: unlock, another password, PIN and badge."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, LumbungError, PermissionDenied, Refused
from db.operations.accounts import disable_account, force_new_password, reset_password, sign_in
from db.operations.own_account import (
    change_own_password,
    choose_new_password,
    set_badge,
    set_pin,
    unlock,
)
from db.operations.settings import set_idle_lock
from db.queries.check import check
from db.queries.people import accounts
from db.queries.shop import idle_minutes
from tests.clocks import Clock
from tests.shops import PASSWORD, add_item, digest

pytestmark = pytest.mark.usefixtures("light_hashes")
NEW = "yang-baru-sekali"
BADGE = "LMB-0042-8817"


def test_unlocking_takes_the_same_persons_password(
    shop_database: ShopDatabase, cashier: Actor
) -> None:
    """Right: nothing is written. Wrong: a row in the journal without what was typed."""
    before = digest(shop_database)
    unlock(shop_database, cashier, password=PASSWORD)
    assert digest(shop_database) == before
    with pytest.raises(Refused, match="password_wrong"):
        unlock(shop_database, cashier, password="salah-sekali")
    last = shop_database.rows("SELECT kind, payload FROM journal ORDER BY device_seq")[-1]
    assert last == ("unlock_failed", "{}")


@pytest.mark.parametrize(
    "attempt",
    [
        lambda database, actor, given: unlock(database, actor, password=given),
        lambda database, actor, given: change_own_password(
            database, actor, password=given, new_password=NEW
        ),
        lambda database, actor, given: set_pin(database, actor, password=given, pin="5839"),
        lambda database, actor, given: set_badge(database, actor, password=given, badge=BADGE),
        lambda database, actor, given: sign_in(
            database, login="kasir", password=given, clock=actor.clock
        ),
    ],
)
def test_wrong_passwords_delay_wherever_they_are_typed(
    shop_database: ShopDatabase,
    cashier: Actor,
    clock: Clock,
    attempt: Callable[[ShopDatabase, Actor, str], object],
) -> None:
    """Three at the lock make a wait everywhere; then the right one is heard."""
    actor = replace(cashier, clock=clock)
    for _ in range(3):
        with pytest.raises(Refused, match="password_wrong"):
            unlock(shop_database, actor, password="salah-sekali")
    with pytest.raises(Refused, match="sign_in_wait") as refused:
        attempt(shop_database, actor, PASSWORD)
    assert refused.value.details["wait"] == 2
    clock.wait(2)
    attempt(shop_database, actor, PASSWORD)


def test_a_disabled_person_unlocks_nothing(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor
) -> None:
    """The right password does not help."""
    disable_account(shop_database, owner, account=cashier.account)
    with pytest.raises(PermissionDenied):
        unlock(shop_database, cashier, password=PASSWORD)


def test_another_password_of_ones_own(shop_database: ShopDatabase, cashier: Actor) -> None:
    """The new one works, the old one no more."""
    change_own_password(shop_database, cashier, password=PASSWORD, new_password=NEW)
    assert sign_in(shop_database, login="kasir", password=NEW) == cashier
    with pytest.raises(Refused, match="sign_in_wrong"):
        sign_in(shop_database, login="kasir", password=PASSWORD)


def test_a_forced_new_password_is_chosen_at_the_next_sign_in(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor
) -> None:
    """The old password alone lets nobody in; the new one does, and is asked for once."""
    force_new_password(shop_database, owner, account=cashier.account)
    assert {row.login for row in accounts(shop_database, owner) if row.new_password_due} == {
        "kasir"
    }
    with pytest.raises(Refused, match="new_password_due"):
        sign_in(shop_database, login="kasir", password=PASSWORD)
    with pytest.raises(Refused, match="sign_in_wrong"):
        choose_new_password(shop_database, login="kasir", password=NEW, new_password=PASSWORD)
    with pytest.raises(InvalidInput, match="password_unchanged"):
        choose_new_password(shop_database, login="kasir", password=PASSWORD, new_password=PASSWORD)
    with pytest.raises(InvalidInput, match="password_too_short"):
        choose_new_password(shop_database, login="kasir", password=PASSWORD, new_password="x")
    chosen = choose_new_password(shop_database, login=" KASIR", password=PASSWORD, new_password=NEW)
    assert chosen.account == cashier.account
    assert sign_in(shop_database, login="kasir", password=NEW) == cashier
    assert check(shop_database) == []


def test_an_owners_new_password_ends_what_was_due(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor
) -> None:
    """Whoever was given one is let in with it."""
    force_new_password(shop_database, owner, account=cashier.account)
    reset_password(shop_database, owner, account=cashier.account, password=NEW)
    assert sign_in(shop_database, login="kasir", password=NEW) == cashier


@pytest.mark.parametrize(
    ("pin", "code"),
    [
        ("583", "pin_malformed"),
        ("583958391", "pin_malformed"),
        ("58a9", "pin_malformed"),
        ("٥٨٣٩", "pin_malformed"),
        ("0000", "pin_too_simple"),
        ("1234", "pin_too_simple"),
        ("98765432", "pin_too_simple"),
        ("8901", "pin_too_simple"),
        ("2468", "pin_too_simple"),
        ("1212", "pin_too_simple"),
    ],
)
def test_a_pin_that_everybody_guesses(
    shop_database: ShopDatabase, owner: Actor, pin: str, code: str
) -> None:
    """Is refused, and nothing is written."""
    before = digest(shop_database)
    with pytest.raises(InvalidInput, match=code):
        set_pin(shop_database, owner, password=PASSWORD, pin=pin)
    assert digest(shop_database) == before


def test_badges_that_cannot_be(shop_database: ShopDatabase, owner: Actor, cashier: Actor) -> None:
    """Too short, somebody else's, an item's."""
    add_item(shop_database, owner, "Teh", "8991234567897", sku="TEH-000042")
    set_badge(shop_database, owner, password=PASSWORD, badge=BADGE)
    attempts: list[tuple[str, type[LumbungError], str]] = [
        ("LMB-004", InvalidInput, "badge_too_short"),
        ("LMB-0042\0-88", InvalidInput, "barcode_control_characters"),
        (f" {BADGE} ", Refused, "badge_taken"),
        ("8991234567897", Refused, "badge_taken"),
        ("TEH-000042", Refused, "badge_taken"),
    ]
    for badge, error, code in attempts:
        with pytest.raises(error, match=code):
            set_badge(shop_database, cashier, password=PASSWORD, badge=badge)


def test_pin_and_badge_are_nowhere_to_be_read(shop_database: ShopDatabase, owner: Actor) -> None:
    """Hashes in the account alone; the journal tells that they changed."""
    set_pin(shop_database, owner, password=PASSWORD, pin="583904")
    set_badge(shop_database, owner, password=PASSWORD, badge=BADGE)
    tables = shop_database.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'item_search_%'"
    )
    everything = {name: repr(shop_database.rows(f"SELECT * FROM {name}")) for (name,) in tables}
    for content in everything.values():
        assert "583904" not in content
        assert BADGE not in content
    journal = json.dumps(shop_database.rows("SELECT payload FROM journal"))
    assert "pin_hash" in journal
    assert "badge_hash" in journal
    assert "argon2" in everything["account"]


def test_the_idle_lock_is_the_owners_to_set(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor
) -> None:
    """Everybody's PC asks for it; 15 minutes until somebody chooses, 0 is never."""
    assert idle_minutes(shop_database, cashier) == 15
    for minutes in (5, 0, 1440):
        set_idle_lock(shop_database, owner, minutes=minutes)
        assert idle_minutes(shop_database, cashier) == minutes
    for minutes in (-1, 1441):
        with pytest.raises(InvalidInput, match="minutes_out_of_range"):
            set_idle_lock(shop_database, owner, minutes=minutes)
    with pytest.raises(PermissionDenied):
        set_idle_lock(shop_database, cashier, minutes=5)
    assert check(shop_database) == []
