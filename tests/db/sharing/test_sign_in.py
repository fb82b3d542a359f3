"""Signing in to a shop that several PCs share: by this PC's own hash, else by the hub's word."""

from collections.abc import Callable
from functools import partial

import pytest
from argon2 import PasswordHasher

from db.access import Actor, now
from db.connection import ShopDatabase
from db.errors import HubError, LumbungError, Refused
from db.ids import CASHIER
from db.operations import accounts, tries
from db.operations.accounts import (
    add_account,
    change_role,
    disable_account,
    force_new_password,
    reset_owner_password,
    reset_password,
    sign_in,
)
from db.operations.own_account import change_own_password, choose_new_password
from db.operations.roles import create_role
from db.rules.leases import LEASE
from db.rules.signatures import salted_password, scram_verifier, sign
from db.sharing import letting_in
from db.sharing.leases import begin_leases, end_lease, lease_of
from db.sharing.way import key_of
from tests.clocks import Clock
from tests.db.sharing.doors import FakeDoor
from tests.shops import PASSWORD, digest

NEW = "kata-sandi-baru"


@pytest.fixture(autouse=True)
def _light_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    light = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    for module in (accounts, letting_in, tries):
        monkeypatch.setattr(module, "hash_password", light.hash)


@pytest.fixture
def new_here(shop_database: ShopDatabase, door: FakeDoor, cashier: Actor) -> FakeDoor:
    """A cashier of another PC, who has never signed in on this one."""
    shop_database.execute_sql(
        "UPDATE account SET password_hash = '' WHERE id = ?", (cashier.account,)
    )
    door.passwords["kasir"] = NEW
    return door


def refused(database: ShopDatabase, password: str = NEW, clock: Clock | None = None) -> str:
    """The code with which the cashier is not let in."""
    with pytest.raises(LumbungError) as error:
        sign_in(database, login="kasir", password=password, clock=clock or now)
    return error.value.code


def test_whom_this_pc_knows_the_hub_is_not_asked_about(
    shop_database: ShopDatabase, door: FakeDoor, cashier: Actor
) -> None:
    """Offline too; with the keys that the password opens here."""
    door.refusal = "hub_unreachable"
    actor = sign_in(shop_database, login="kasir", password=PASSWORD)
    ((device,),) = shop_database.rows("SELECT device FROM this_device")
    assert actor == cashier
    assert actor.signing_key == key_of(cashier.account, PASSWORD, device)
    assert actor.way is not None
    assert door.opened == []
    assert PASSWORD not in repr(actor)


def test_in_a_shop_of_one_pc_no_password_is_kept(shop_database: ShopDatabase) -> None:
    """Nothing is signed either."""
    actor = sign_in(shop_database, login="kasir", password=PASSWORD)
    assert (actor.signing_key, actor.way) == (None, None)


def test_somebody_new_here_is_let_in_by_the_hub(
    shop_database: ShopDatabase, new_here: FakeDoor, cashier: Actor
) -> None:
    """And from then on by this PC, for as long as the lease goes."""
    assert sign_in(shop_database, login="kasir", password=NEW) == cashier
    lease = lease_of(shop_database, cashier.account, new_here.clock)
    assert lease is not None
    assert lease.confirmed_at == new_here.clock
    new_here.refusal = "hub_unreachable"
    assert sign_in(shop_database, login="kasir", password=NEW) == cashier


def test_somebody_new_here_needs_the_hub(shop_database: ShopDatabase, new_here: FakeDoor) -> None:
    """It says so, and counts no wrong try."""
    new_here.refusal = "hub_unreachable"
    before = digest(shop_database)
    assert refused(shop_database) == "hub_first_sign_in"
    assert digest(shop_database) == before


def test_a_password_that_was_changed_elsewhere_is_learnt(
    shop_database: ShopDatabase, door: FakeDoor, cashier: Actor
) -> None:
    """The new one is let in by the hub; the old one is wrong here from then on."""
    door.passwords["kasir"] = NEW
    assert sign_in(shop_database, login="kasir", password=NEW) == cashier
    assert refused(shop_database, PASSWORD) == "sign_in_wrong"


@pytest.mark.parametrize(
    ("hub", "wrong"),
    [
        ("hub_login_refused", "sign_in_wrong"),
        ("hub_unreachable", "sign_in_unasked"),
        ("hub_busy", "sign_in_unasked"),
        ("hub_not_trusted", "hub_not_trusted"),
        ("hub_not_there", "hub_not_there"),
        ("device_revoked", "device_revoked"),
    ],
)
def test_a_wrong_password_is_wrong_with_and_without_the_hub(
    shop_database: ShopDatabase, door: FakeDoor, hub: str, wrong: str, clock: Clock
) -> None:
    """And delays the next try as ever; what the hub, or who is in its place, said is told."""
    door.refusal = hub
    assert [refused(shop_database, "salah-sekali", clock) for _ in range(4)] == [
        *[wrong] * 3,
        "sign_in_wait",
    ]


@pytest.mark.parametrize("code", ["person_revoked", "device_revoked", "hub_certificate_wrong"])
def test_what_the_hub_refuses_is_told(
    shop_database: ShopDatabase, new_here: FakeDoor, code: str
) -> None:
    """It is not the password then."""
    new_here.refusal = code
    assert refused(shop_database) == code


def test_a_lease_that_is_over_lets_in_to_sell(
    shop_database: ShopDatabase, new_here: FakeDoor, cashier: Actor
) -> None:
    """However long the hub was not seen."""
    clock = Clock()
    sign_in(shop_database, login="kasir", password=NEW, clock=clock)
    new_here.refusal = "hub_unreachable"
    clock.wait(LEASE / 1_000_000)
    sign_in(shop_database, login="kasir", password=NEW, clock=clock)
    assert shop_database.rows("SELECT elapsed >= ? FROM lease", (LEASE,)) == [(1,)]


def test_whom_the_hub_turned_away_is_turned_away_here(
    shop_database: ShopDatabase, door: FakeDoor, cashier: Actor
) -> None:
    """Offline too, whatever this PC's own hash says, until the hub lets them in again."""
    begin_leases(shop_database, hub_clock=door.clock, now=door.clock)
    end_lease(shop_database, cashier.account)
    door.refusal = "hub_unreachable"
    assert refused(shop_database, PASSWORD) == "person_revoked"
    door.refusal = ""
    assert refused(shop_database, PASSWORD) == "person_revoked"
    door.passwords["kasir"] = PASSWORD
    assert sign_in(shop_database, login="kasir", password=PASSWORD) == cashier
    door.refusal = "hub_unreachable"
    assert sign_in(shop_database, login="kasir", password=PASSWORD) == cashier


def test_people_change_only_while_connected(
    shop_database: ShopDatabase, door: FakeDoor, cashier: Actor
) -> None:
    """Neither they nor their roles nor their passwords; nothing is changed."""
    owner = sign_in(shop_database, login="owner", password=PASSWORD)
    door.refusal = "hub_unreachable"
    before = digest(shop_database)
    account, give = cashier.account, partial(add_account, login="budi", name="Budi", role=CASHIER)
    acts: tuple[Callable[..., object], ...] = (
        partial(give, password=NEW),
        partial(reset_password, account=account, password=NEW),
        partial(force_new_password, account=account),
        partial(change_role, account=account, role=CASHIER),
        partial(disable_account, account=account),
        partial(create_role, name="X", permissions={"item.view": "all"}),
        partial(change_own_password, password=PASSWORD, new_password=NEW),
    )
    for act in acts:
        with pytest.raises(Refused, match="hub_needed"):
            act(shop_database, owner)
    assert digest(shop_database) == before


def test_somebody_without_a_way_changes_nobody(
    shop_database: ShopDatabase, door: FakeDoor, owner: Actor, cashier: Actor
) -> None:
    """Such as whoever signed in before the shop was shared."""
    with pytest.raises(Refused, match="hub_needed"):
        disable_account(shop_database, owner, account=cashier.account)


def test_the_hub_is_told_a_verifier_of_a_new_person(
    shop_database: ShopDatabase, door: FakeDoor
) -> None:
    """Never the password itself."""
    door.passwords["owner"] = PASSWORD
    owner = sign_in(shop_database, login="owner", password=PASSWORD)
    budi = add_account(shop_database, owner, login="budi", name="Budi", role=CASHIER, password=NEW)
    assert door.verifiers == {budi: scram_verifier(budi, salted_password(budi, NEW))}
    door.refusal = "hub_unreachable"
    assert sign_in(shop_database, login="budi", password=NEW).account == budi


def test_a_person_whom_the_hub_did_not_hear_of_is_told_of(
    shop_database: ShopDatabase, door: FakeDoor
) -> None:
    """They are there; a new password later makes it good."""
    door.passwords["owner"], door.breaks = PASSWORD, True
    owner = sign_in(shop_database, login="owner", password=PASSWORD)
    with pytest.raises(Refused, match="hub_password_not_set"):
        add_account(shop_database, owner, login="budi", name="Budi", role=CASHIER, password=NEW)
    ((budi,),) = shop_database.rows("SELECT id FROM account WHERE login = 'budi'")
    door.breaks = False
    reset_password(shop_database, owner, account=budi, password=NEW)
    assert set(door.verifiers) == {budi}


def test_a_reset_that_the_hub_did_not_hear_changes_nothing(
    shop_database: ShopDatabase, door: FakeDoor, cashier: Actor
) -> None:
    """The old password goes on everywhere."""
    door.passwords["owner"], door.breaks = PASSWORD, True
    owner = sign_in(shop_database, login="owner", password=PASSWORD)
    with pytest.raises(HubError):
        reset_password(shop_database, owner, account=cashier.account, password=NEW)
    assert sign_in(shop_database, login="kasir", password=PASSWORD) == cashier


def test_a_due_password_is_chosen_at_the_hub(
    shop_database: ShopDatabase, door: FakeDoor, cashier: Actor
) -> None:
    """Whoever chose it is signed in with the keys of the new one."""
    door.passwords |= {"owner": PASSWORD, "kasir": PASSWORD}
    owner = sign_in(shop_database, login="owner", password=PASSWORD)
    force_new_password(shop_database, owner, account=cashier.account)
    actor = choose_new_password(shop_database, login="kasir", password=PASSWORD, new_password=NEW)
    salted = salted_password(cashier.account, NEW)
    assert door.verifiers == {"kasir": scram_verifier(cashier.account, salted)}
    assert actor.way is not None
    assert actor.way.password == NEW
    assert actor.signing_key == key_of(cashier.account, NEW, actor.way.device)


def test_the_recovery_key_opens_no_shared_account(
    shop_database: ShopDatabase, door: FakeDoor, recovery_key: str
) -> None:
    """The password is the server's: what would be booked with another one is refused there."""
    with pytest.raises(Refused, match="hub_recovery"):
        reset_owner_password(shop_database, login="owner", recovery_key=recovery_key, password=NEW)


def test_whoever_changes_their_password_goes_on_with_it(
    shop_database: ShopDatabase, door: FakeDoor
) -> None:
    """The change itself is signed with the new key too: the hub knows no other any more."""
    actor = sign_in(shop_database, login="kasir", password=PASSWORD)
    door.passwords["kasir"] = PASSWORD
    after = change_own_password(shop_database, actor, password=PASSWORD, new_password=NEW)
    ((device,),) = shop_database.rows("SELECT device FROM this_device")
    key = key_of(actor.account, NEW, device)
    assert (after.signing_key, after.way and after.way.password) == (key, NEW)
    ((row_hash, signature),) = shop_database.rows(
        "SELECT hash, signature FROM journal WHERE payload ->> 'field' = 'password_hash'"
    )
    assert signature == sign(key, row_hash, None)
    assert NEW not in repr(after)
