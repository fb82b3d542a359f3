"""A new PC gets its copy of a shop that is there, and has all of it."""

import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.connection import ShopDatabase
from db.errors import HubError, Refused
from db.home import Home
from db.operations.accounts import add_account, sign_in
from db.operations.documents import post_draft
from db.operations.drafts import open_draft
from db.operations.items import delete_item
from db.operations.line_details import add_return
from db.operations.places import add_partner, rename_partner
from db.operations.roles import create_role
from db.queries.check import check
from db.rules import signatures
from db.sharing import first_copy
from db.sharing.address import Address
from db.sharing.digest import state_digest, table_digests
from db.sharing.hub.server_line import ServerLine
from db.sharing.outbox import count_waiting
from db.sharing.protocol import Agreed
from db.sharing.step import step
from tests.db.sharing.days import days_apart
from tests.db.sharing.first_copy.conftest import join
from tests.db.sharing.real_town import PASSWORD, RealOffice
from tests.db.sharing.town import Pc, Town
from tests.shops import ONE, add_item, on_hand, open_shop, receive, sell

# What several PCs share of a shop, in tables that the digest of its state leaves out.
KEPT_ALIKE = {
    "journal": "id, hash, signature, hub_seq, fork",
    "verdict": "row, subject, seq, outcome, details",
    "movement_cost": "movement, cost, variance, estimated",
    "item_cost": "item, quantity, cost, unit_cost",
    "shared_cost": "item, quantity, cost, unit_cost",
    "import_batch": "id, kind, state, created",
    "reserved": "reservation, item, location, until, quantity",
    "on_order": "order_line, item, quantity",
    "item_year": "year, kind, item, came, went, amount, cost, variance",
    "outlived": "id",
}
OWN_PLACE = "SELECT id FROM location WHERE kind = 'internal' ORDER BY id LIMIT 1"


def kept(database: ShopDatabase) -> dict[str, list[tuple[object, ...]]]:
    """The rows of those tables."""
    return {
        table: database.rows(f"SELECT {columns} FROM {table} ORDER BY {columns}")
        for table, columns in KEPT_ALIKE.items()
    }


@pytest.mark.parametrize("seed", range(4))
def test_a_copy_is_as_the_others_are(
    town: Town, address: Address, new_home: Home, seed: int
) -> None:
    """With every kind of row, refused ones and conflicts too; costs and journal to the last."""
    for pc in town.pcs:
        pc.dice.seed(f"{seed}/{pc.name}")
    days_apart(town, seed)
    _fall_out(town)
    first = town.pcs[0].database
    decided = first.rows("SELECT DISTINCT outcome FROM verdict")
    assert {("refused",), ("conflict",)} <= {*decided}
    assert first.rows("SELECT 1 FROM row_text WHERE body LIKE '%customer_return%'") != []
    before, whole = kept(first), state_digest(first)
    joined = join(new_home, address)
    with closing(open_shop(new_home)) as copy:
        assert check(copy, deep=True) == []
        assert copy.rows("SELECT row FROM row_text") != []
        assert copy.rows("SELECT max(hub_seq) FROM journal") == [(joined.rows,)]
        _leave_out_this_pc(copy)
        assert (table_digests(copy), state_digest(copy)) == (table_digests(first), whole)
        copied = kept(copy)
        assert {name: copied[name] == before[name] for name in before} == dict.fromkeys(
            before, True
        )


def _fall_out(town: Town) -> None:
    """Two change the same field, and take the same goods back."""
    left, _ = town.pcs
    tea = add_item(left.database, left.owner, "Teh")
    receive(left.database, left.owner, tea, 9 * ONE, 500)
    sold = sell(left.database, left.owner, tea, ONE).id
    (line,) = left.database.rows("SELECT id FROM document_line WHERE document = ?", (sold,))[0]
    partner = add_partner(left.database, left.owner, name="PT")
    town.settle()
    for pc in town.pcs:
        rename_partner(pc.database, pc.owner, partner=partner, name=f"PT {pc.name}")
        (place,) = pc.database.rows(OWN_PLACE)[0]
        draft = open_draft(pc.database, pc.owner, kind="customer_return", location=place)
        add_return(pc.database, pc.owner, draft=draft, booked=line)
        post_draft(pc.database, pc.owner, draft=draft)
    town.settle()


def _leave_out_this_pc(copy: ShopDatabase) -> None:
    """The rows of which the others have not heard yet."""
    copy.execute_sql("PRAGMA foreign_keys = 0")
    copy.execute_sql("DROP TRIGGER journal_is_never_deleted")
    copy.execute_sql("DELETE FROM journal WHERE hub_seq IS NULL")
    copy.execute_sql("DELETE FROM device WHERE id = (SELECT device FROM this_device)")


def test_it_goes_on_as_a_pc_of_its_own(town: Town, address: Address, new_home: Home) -> None:
    """Under the code that the hub gave it; what is booked there is seen by all."""
    joined = join(new_home, address, device_name="Kasir 3")
    assert joined.code == "K3"
    with closing(open_shop(new_home)) as copy:
        owner = sign_in(copy, login="owner", password=PASSWORD)
        assert owner.account == joined.account
        assert owner.way is not None
        tea = add_item(copy, owner, "Teh")
        number = receive(copy, owner, tea, 3 * ONE, 500).number
        with closing(owner.way.open()) as line:
            while step(copy, line).more:
                pass
        assert count_waiting(copy) == 0
        assert copy.rows("SELECT * FROM verdict WHERE outcome <> 'accepted'") == []
    town.settle()
    first = town.pcs[0].database
    assert on_hand(first, tea) == 3 * ONE
    assert "K3" in number
    assert first.rows("SELECT name FROM device WHERE code = 'K3'") == [("Kasir 3",)]


def test_people_of_the_shop_sign_in_there(town: Town, address: Address, new_home: Home) -> None:
    """Through the hub the first time; a password that it does not take lets nobody in."""
    join(new_home, address)
    with closing(open_shop(new_home)) as copy:
        assert copy.rows("SELECT count(*) FROM account WHERE password_hash <> ''") == [(1,)]
        with pytest.raises(Refused, match="sign_in_wrong"):
            sign_in(copy, login="kasir", password="salah-sekali")
        assert sign_in(copy, login="kasir", password=PASSWORD)
        assert copy.rows("SELECT count(*) FROM lease") == [(2,)]


def test_rows_that_somebody_revived_and_clones(
    town: Town, address: Address, new_home: Home
) -> None:
    """A deleted item that others sold meanwhile is there; a fork of a chain is a fork here."""
    left, right = town.pcs
    tea = add_item(left.database, left.owner, "Teh")
    receive(left.database, left.owner, tea, 9 * ONE, 500)
    reverse = "SELECT id FROM document WHERE kind = 'receipt'"
    sugar = add_item(left.database, left.owner, "Gula")
    town.settle()
    delete_item(left.database, left.owner, item=sugar)
    receive(right.database, right.owner, sugar, ONE, 500)
    town.settle()
    assert left.database.rows("SELECT 1 FROM item WHERE id = ?", (sugar,)) == [(1,)]
    assert left.database.rows(reverse)
    clone(left, new_home.folder.parent / "clone.db", town)
    town.settle()
    forked = "SELECT count(*) FROM journal WHERE fork > 0"
    assert left.database.rows(forked) > [(0,)]
    before = kept(left.database)
    join(new_home, address)
    with closing(open_shop(new_home)) as copy:
        assert copy.rows(forked) == left.database.rows(forked)
        assert check(copy, deep=True) == []
        _leave_out_this_pc(copy)
        assert state_digest(copy) == state_digest(left.database)
        assert kept(copy)["verdict"] == before["verdict"]


def clone(pc: Pc, path: Path, town: Town) -> None:
    """A copy of the PC's disk goes on beside it; both book, both settle."""
    shutil.copyfile(pc.database.path, path)
    tea = add_item(pc.database, pc.owner, "Kopi")
    receive(pc.database, pc.owner, tea, ONE, 500)
    pc.settle(town.office.line(pc))
    with closing(ShopDatabase(path, pc.database.key)) as database:
        double = replace(pc, database=database, acts={})
        other = add_item(database, double.owner, "Susu")
        receive(database, double.owner, other, ONE, 500)
        double.settle(town.office.line(pc))


def test_somebody_without_costs_copies_none(
    town: Town, real_office: RealOffice, address: Address, new_home: Home
) -> None:
    """But all the rest; its check is content."""
    first = town.pcs[0]
    tea = add_item(first.database, first.owner, "Teh")
    receive(first.database, first.owner, tea, 9 * ONE, 500)
    rights = {"sharing.manage": "all", "item.view": "all"}
    role = create_role(first.database, first.owner, name="Teknisi", permissions=rights)
    account = add_account(
        first.database, first.owner, login="teknisi", name="T", role=role, password=PASSWORD
    )
    town.settle()
    salted = signatures.salted_password(account, PASSWORD)
    line = real_office.lines[first.device]
    line.add_person(account, "teknisi", signatures.scram_verifier(account, salted))
    assert join(new_home, address, login="teknisi").account == account
    with closing(open_shop(new_home)) as copy:
        assert copy.rows("SELECT count(*) FROM movement_cost") == [(0,)]
        assert copy.rows("SELECT cost_cursor FROM hub_link") == [(0,)]
        assert check(copy, deep=True) == []
        owner = sign_in(copy, login="owner", password=PASSWORD)
        assert owner.way is not None
        with closing(owner.way.open()) as owners:
            while step(copy, owners).more:
                pass
        assert copy.rows("SELECT cost FROM movement_cost") == [(4_500,)]
        assert check(copy, deep=True) == []


def test_rows_are_counted(town: Town, address: Address, new_home: Home) -> None:
    """From none to all."""
    told: list[tuple[int, int]] = []
    joined = join(new_home, address, told=lambda *said: told.append(said))
    assert told[0] == (0, joined.rows)
    assert told[-1] == (joined.rows, joined.rows)


def test_over_a_slow_line_it_comes_in_small_pieces(
    town: Town, address: Address, new_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that the server has no time for is asked for in halves."""
    pull, most = ServerLine.pull, 3

    def slow(line: ServerLine, after: int, limit: int) -> list[Agreed]:
        if limit > most:
            raise HubError("hub_busy")
        return pull(line, after, limit)

    monkeypatch.setattr(ServerLine, "pull", slow)
    joined = join(new_home, address)
    assert joined.rows > most
    with closing(open_shop(new_home)) as copy:
        assert check(copy, deep=True) == []


def test_the_feed_goes_on_meanwhile(
    town: Town, address: Address, new_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What came later is taken in by the first step afterwards."""
    monkeypatch.setattr(first_copy, "PAGE", 7)
    first = town.pcs[0]
    sold: list[bytes] = []

    def go_on(_done: int, _all: int) -> None:
        sold.append(add_item(first.database, first.owner, f"Barang {len(sold)}"))
        first.settle(town.office.line(first))

    joined = join(new_home, address, told=go_on)
    assert len(sold) > 2
    with closing(open_shop(new_home)) as copy:
        assert check(copy, deep=True) == []
        missing = "SELECT count(*) FROM journal WHERE hub_seq > ?"
        assert first.database.rows(missing, (joined.rows,)) > [(0,)]
        owner = sign_in(copy, login="owner", password=PASSWORD)
        assert owner.way is not None
        with closing(owner.way.open()) as line:
            while step(copy, line).more:
                pass
        first.settle(town.office.line(first))
        assert state_digest(copy) == state_digest(first.database)
