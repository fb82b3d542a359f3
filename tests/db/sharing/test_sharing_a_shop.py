"""A shop of one PC becomes one of several: founded, uploaded, gone on with, on a real server."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import CannotOpen, HubError, PermissionDenied, Refused
from db.home import Home
from db.ids import CASHIER, new_id
from db.models.shop import Device
from db.operations.account_requests import approve_account, request_account
from db.operations.accounts import add_account, reset_password, sign_in
from db.operations.master import create_row
from db.operations.setup import new_recovery_key
from db.operations.work import writing_unasked
from db.queries.check import check
from db.rules.leases import LEASE
from db.sharing.address import Address, kept_address
from db.sharing.first_copy import join_shop
from db.sharing.hub.founding import Ticket, init_hub, make_ticket, set_password
from db.sharing.hub.server import PostgresHub
from db.sharing.leases import end_lease
from db.sharing.letting_in import catch_up
from db.sharing.link import Link, LinkState, Stepped
from db.sharing.outbox import count_waiting
from db.sharing.protocol import Answer, Hub
from db.sharing.shop_copy import ShopCopy
from db.sharing.starting import leave_hub, share_shop
from db.sharing.way import Way, is_shared
from tests.db.sharing.fake_hub import PATIENCE
from tests.postgres import HOST, Server, drop_database
from tests.shops import ONE, PASSWORD, add_item, on_hand, open_shop, receive, sell

NEW = "kata-sandi-baru"
OTHERS = """
SELECT kind, hub_seq IS NOT NULL FROM journal
WHERE device <> (SELECT device FROM this_device) ORDER BY device, incarnation, device_seq
"""


@pytest.fixture
def address(
    postgres: Server, empty_database: str, shop_database: ShopDatabase, owner: Actor
) -> Address:
    """A hub that waits for the shop of its founder."""
    ticket = make_ticket(shop_database, owner, password=PASSWORD)
    init_hub(postgres.admin_dsn(empty_database), Ticket.from_line(ticket.to_line()))
    certificate = postgres.authority.certificate.read_text()
    return Address((f"{HOST}:{postgres.port}",), empty_database, certificate)


@pytest.fixture
def shared(shop_database: ShopDatabase, owner: Actor, address: Address) -> ShopDatabase:
    """A shop that is on its hub."""
    item = add_item(shop_database, owner, "Beras", "8991002101104", sale_price=150_000)
    receive(shop_database, owner, item, 5 * ONE, 100_000)
    share_shop(shop_database, owner, address=address, password=PASSWORD)
    return shop_database


def test_all_of_a_shop_goes_to_the_hub(
    shop_database: ShopDatabase, owner: Actor, address: Address
) -> None:
    """It is counted on the way; nothing waits afterwards, and the books agree as before."""
    item = add_item(shop_database, owner)
    receive(shop_database, owner, item, 5 * ONE, 100_000)
    told: list[tuple[int, int]] = []
    share_shop(
        shop_database, owner, address=address, password=PASSWORD, told=lambda *n: told.append(n)
    )
    assert count_waiting(shop_database) == 0
    assert kept_address(shop_database) == address
    assert told[0] == (0, told[-1][1])
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert check(shop_database) == []
    with pytest.raises(Refused, match="already_shared"):
        share_shop(shop_database, owner, address=address, password=PASSWORD)


def test_an_upload_that_was_broken_off_goes_on(
    shop_database: ShopDatabase, owner: Actor, address: Address
) -> None:
    """Meanwhile the shop is one of this PC alone."""
    with pytest.raises(CannotOpen, match="interrupted"):
        share_shop(shop_database, owner, address=address, password=PASSWORD, unwanted=lambda: True)
    assert kept_address(shop_database) is None
    item = add_item(shop_database, owner)
    share_shop(shop_database, owner, address=address, password=PASSWORD)
    assert shop_database.rows("SELECT hub_seq IS NOT NULL FROM journal WHERE subject = ?", (item,))
    assert check(shop_database) == []


def test_only_the_founders_password_begins(
    shop_database: ShopDatabase, owner: Actor, address: Address
) -> None:
    """Another one changes nothing."""
    with pytest.raises(HubError, match="hub_login_refused"):
        share_shop(shop_database, owner, address=address, password="salah-sekali")
    assert shop_database.rows("SELECT count(*) FROM hub_link") == [(0,)]


def test_a_sale_goes_to_the_hub_by_itself(shared: ShopDatabase) -> None:
    """Through the link of whoever is signed in, woken by the booking; and nothing is refused."""
    owner = sign_in(shared, login="owner", password=PASSWORD)
    assert owner.way is not None
    states: SimpleQueue[LinkState] = SimpleQueue()
    steps: SimpleQueue[Stepped] = SimpleQueue()

    class Counted(ShopCopy):
        def step(self, hub: Hub) -> Stepped:
            stepped = super().step(hub)
            steps.put(stepped)
            return stepped

    link = Link(owner.way.open, Counted(shared, owner), states.put, lambda _tables: None)
    link.start()
    try:
        assert states.get(timeout=PATIENCE).kind == "connected"
        ((item,),) = shared.rows("SELECT id FROM item")
        sell(shared, owner, item, ONE)
        link.nudge()
        while count_waiting(shared):
            steps.get(timeout=PATIENCE)
    finally:
        link.stop()
        assert link.join(PATIENCE)
    assert shared.rows("SELECT * FROM verdict") == []


def test_people_get_their_password_at_the_hub(shared: ShopDatabase, cashier: Actor) -> None:
    """Who was in the shop before, and who is new; then the hub lets them in."""
    owner = sign_in(shared, login="owner", password=PASSWORD)
    reset_password(shared, owner, account=cashier.account, password=NEW)
    budi = add_account(shared, owner, login="budi", name="Budi", role=CASHIER, password=NEW)
    for login, account in (("kasir", cashier.account), ("budi", budi)):
        shared.execute_sql("UPDATE account SET password_hash = '' WHERE login = ?", (login,))
        assert sign_in(shared, login=login, password=NEW).account == account


def test_who_was_approved_here_gets_a_password_before_the_hub_heard_of_them(
    shared: ShopDatabase,
) -> None:
    """What waits goes there first."""
    owner = sign_in(shared, login="owner", password=PASSWORD)
    request = request_account(shared, login="ani", name="Ani", password=PASSWORD)
    ani = approve_account(shared, owner, request=request, role=CASHIER)
    assert count_waiting(shared)
    reset_password(shared, owner, account=ani, password=NEW)
    shared.execute_sql("UPDATE account SET password_hash = '' WHERE id = ?", (ani,))
    assert sign_in(shared, login="ani", password=NEW).account == ani


def test_somebody_of_whom_this_pc_has_not_heard_is_let_in(
    shared: ShopDatabase, tmp_path: Path
) -> None:
    """Added on another PC since somebody was last signed in here."""
    before = tmp_path / "before.db"
    shared.execute_sql("VACUUM INTO ?", (str(before),))
    owner = sign_in(shared, login="owner", password=PASSWORD)
    budi = add_account(shared, owner, login="budi", name="Budi", role=CASHIER, password=NEW)
    with closing(ShopDatabase(before, shared.key)) as behind:
        assert sign_in(behind, login="budi", password=NEW).account == budi
        for login, password in (("budi", PASSWORD), ("nobody", NEW)):
            with pytest.raises(Refused, match="sign_in_wrong"):
                sign_in(behind, login=login, password=password)


def test_the_servers_owner_helps_an_owner_who_forgot(
    shared: ShopDatabase, postgres: Server, address: Address
) -> None:
    """From then on the hub takes the new password, and so does the PC."""
    set_password(postgres.admin_dsn(address.database), "OWNER", NEW)
    assert sign_in(shared, login="owner", password=NEW)
    with pytest.raises(HubError, match="account_unknown"):
        set_password(postgres.admin_dsn(address.database), "nobody", NEW)


def test_a_copy_that_leaves_is_a_shop_of_its_own(shared: ShopDatabase) -> None:
    """With all of its history; the hub takes nothing of it any more."""
    owner = sign_in(shared, login="owner", password=PASSWORD)
    leave_hub(shared, owner)
    assert kept_address(shared) is None
    alone = sign_in(shared, login="owner", password=PASSWORD)
    assert alone.way is None
    ((item,),) = shared.rows("SELECT id FROM item")
    sell(shared, alone, item, ONE)
    assert check(shared) == []
    assert owner.way is not None
    with closing(owner.way.open()) as line, pytest.raises(HubError, match="device_revoked"):
        line.epoch()


def test_a_copy_leaves_a_hub_that_is_gone(
    shared: ShopDatabase, recovery_key: str, warehouse: Actor
) -> None:
    """Whoever has the recovery key needs neither the hub nor a lease; rights are whole again."""
    owner = sign_in(shared, login="owner", password=PASSWORD)
    gone = replace(owner, way=None)
    shared.execute_sql("UPDATE lease SET elapsed = ?", (LEASE + 1,))
    with pytest.raises(PermissionDenied):
        leave_hub(shared, gone)
    with pytest.raises(Refused, match="recovery_key_wrong"):
        leave_hub(shared, gone, recovery_key=new_recovery_key())
    assert is_shared(shared)
    leave_hub(shared, gone, recovery_key=recovery_key)
    assert not is_shared(shared)
    add_item(shared, warehouse, "Teh")
    assert check(shared, deep=True) == []
    with pytest.raises(Refused, match="not_shared"):
        leave_hub(shared, gone, recovery_key=recovery_key)


def test_whom_the_hub_turned_away_stays_so(shared: ShopDatabase, warehouse: Actor) -> None:
    """Also in a copy that has left."""
    end_lease(shared, warehouse.account)
    leave_hub(shared, sign_in(shared, login="owner", password=PASSWORD))
    with pytest.raises(PermissionDenied):
        add_item(shared, warehouse, "Teh")


@pytest.fixture
def replacement(postgres: Server) -> Iterator[str]:
    """An empty database, for when the server burnt."""
    with postgres.admin() as connection:
        connection.execute("CREATE DATABASE pengganti TEMPLATE template0")
    yield "pengganti"
    drop_database(postgres, "pengganti")


def found_anew(
    shared: ShopDatabase, postgres: Server, replacement: str, recovery_key: str
) -> Address:
    """Without a word to the server that is no more."""
    gone = replace(sign_in(shared, login="owner", password=PASSWORD), way=None)
    leave_hub(shared, gone, recovery_key=recovery_key)
    alone = sign_in(shared, login="owner", password=PASSWORD)
    ticket = make_ticket(shared, alone, password=PASSWORD)
    init_hub(postgres.admin_dsn(replacement), Ticket.from_line(ticket.to_line()))
    certificate = postgres.authority.certificate.read_text()
    there = Address((f"{HOST}:{postgres.port}",), replacement, certificate)
    share_shop(shared, alone, address=there, password=PASSWORD)
    return there


def test_a_copy_that_left_founds_another_hub(
    shared: ShopDatabase, postgres: Server, replacement: str, recovery_key: str
) -> None:
    """When the server burnt: with all that is in the copy, what waited too.

    The code of a PC that has to join anew is not given again: its documents have it.
    """
    owner = replace(sign_in(shared, login="owner", password=PASSWORD), way=None)
    ((item,),) = shared.rows("SELECT id FROM item")
    sell(shared, owner, item, ONE)
    with writing_unasked(shared, owner) as work:
        create_row(work, Device, id=new_id(), incarnation=1, code="K4", name="Kasir 4")
    assert count_waiting(shared) == 2
    there = found_anew(shared, postgres, replacement, recovery_key)
    assert count_waiting(shared) == 0
    assert kept_address(shared) == there
    assert check(shared, deep=True) == []
    way = Way(there, "owner", PASSWORD, new_id(), bytes(32))
    with closing(way.open()) as line:
        assert line.join("Kasir 4 again") == "K5"


def test_what_others_did_goes_to_another_hub_too(
    shared: ShopDatabase,
    cashier: Actor,
    address: Address,
    postgres: Server,
    replacement: str,
    recovery_key: str,
    tmp_path: Path,
) -> None:
    """It knows nobody but its founder: a cashier's sale on another PC, and the note behind it."""
    owner = sign_in(shared, login="owner", password=PASSWORD)
    reset_password(shared, owner, account=cashier.account, password=NEW)
    assert owner.way is not None
    catch_up(shared, owner.way)
    ((item,),) = shared.rows("SELECT id FROM item")
    there, key = Home(tmp_path / "till"), new_recovery_key()
    join_shop(
        *(there, key), address=address, login="owner", password=PASSWORD, device_name="Kasir 2"
    )
    with closing(open_shop(there)) as till:
        kasir = sign_in(till, login="kasir", password=NEW)
        sell(till, kasir, item, ONE)
        with pytest.raises(Refused, match="sign_in_wrong"):
            sign_in(till, login="kasir", password=PASSWORD)
        assert kasir.way is not None
        catch_up(till, kasir.way)
    catch_up(shared, owner.way)
    found_anew(shared, postgres, replacement, recovery_key)
    assert shared.rows(OTHERS)[-2:] == [("document_posted", 1), ("sign_in_failed", 1)]
    assert on_hand(shared, item) == 4 * ONE
    assert check(shared, deep=True) == []


def test_an_upload_that_stands_still_ends(
    shop_database: ShopDatabase, owner: Actor, address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says at which row, and is gone on with when the server takes it."""
    with monkeypatch.context() as patched:
        patched.setattr(PostgresHub, "push", lambda _hub, rows: Answer((0,) * len(rows)))
        with pytest.raises(HubError, match="upload_stuck") as stuck:
            share_shop(shop_database, owner, address=address, password=PASSWORD)
    assert stuck.value.details == {"kind": "row_created", "number": 1, "device": "K1"}
    share_shop(shop_database, owner, address=address, password=PASSWORD)
    assert count_waiting(shop_database) == 0
