"""A new PC that may not join, or that is stopped meanwhile, has nothing of the shop."""

import json
import signal
import subprocess
import sys
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from db.connection import ShopDatabase, create_database
from db.errors import CannotOpen, HubError, Refused
from db.home import Home
from db.queries.check import check
from db.rules import signatures
from db.sharing import first_copy
from db.sharing.address import Address
from db.sharing.digest import state_digest
from db.sharing.link_state import require_link
from tests.certificates import make_authority
from tests.db.sharing.first_copy.conftest import join, nothing_is_left
from tests.db.sharing.real_town import PASSWORD, RealOffice
from tests.db.sharing.town import Town
from tests.postgres import HOST, free_port
from tests.shops import ShopTemplate, add_item, open_shop


def test_only_who_may_share_joins(
    town: Town, real_office: RealOffice, address: Address, new_home: Home
) -> None:
    """A cashier's or a wrong password leaves nothing behind."""
    with pytest.raises(HubError, match="right_missing"):
        join(new_home, address, login="kasir")
    with pytest.raises(HubError, match="hub_login_refused"):
        join(new_home, address, password="salah-sekali")
    nothing_is_left(new_home, real_office)


def test_there_is_a_shop_on_this_pc(
    town: Town, real_office: RealOffice, address: Address, home: Home
) -> None:
    """It stays as it is."""
    before = home.database.read_bytes()
    with pytest.raises(Refused, match="shop_exists"):
        join(home, address)
    assert home.database.read_bytes() == before


@pytest.mark.parametrize("after", [0, 1, 2, 4, 9])
def test_whoever_cancels_leaves_nothing_behind(
    town: Town,
    real_office: RealOffice,
    address: Address,
    new_home: Home,
    monkeypatch: pytest.MonkeyPatch,
    after: int,
) -> None:
    """At any moment, of which the program looks several times a second."""
    monkeypatch.setattr(first_copy, "PAGE", 5)
    looks = iter(range(after))
    with pytest.raises(CannotOpen, match="interrupted"):
        join(new_home, address, unwanted=lambda: next(looks, None) is None)
    nothing_is_left(new_home, real_office)
    assert join(new_home, address).code == "K3"


def test_a_broken_connection_leaves_nothing_behind(
    town: Town, real_office: RealOffice, address: Address, new_home: Home
) -> None:
    """The next try begins anew; only the code is used up, for the hub could not be told."""

    def cut(done: int, _all: int) -> None:
        if done:
            with real_office.server.admin() as admin:
                admin.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = %s AND pid <> pg_backend_pid()",
                    (real_office.database,),
                )

    with pytest.raises(HubError, match="hub_unreachable"):
        join(new_home, address, told=cut)
    assert not new_home.folder.exists() or [*new_home.folder.iterdir()] == []
    assert join(new_home, address).code == "K4"


def test_another_servers_word_is_not_taken(
    town: Town, real_office: RealOffice, address: Address, new_home: Home
) -> None:
    """One that is no hub, one whose certificate somebody else signed, one that is not there."""
    plain = replace(address, database="postgres")
    with pytest.raises(HubError, match=r"hub_login_refused|hub_not_there"):
        join(new_home, plain)
    folder = new_home.folder.parent / "authority"
    other = make_authority(folder).certificate.read_text()
    with pytest.raises(HubError, match="hub_not_trusted"):
        join(new_home, replace(address, certificate=other))
    nobody = replace(address, hosts=(f"{HOST}:{free_port()}",))
    with pytest.raises(HubError, match="hub_unreachable"):
        join(new_home, nobody)
    nothing_is_left(new_home, real_office)


def test_a_hub_without_a_shop(
    real_office: RealOffice, shop_template: ShopTemplate, new_home: Home
) -> None:
    """Its founder may come in, and finds nothing."""
    owner = shop_template.people["owner"].account
    verifier = signatures.scram_verifier(owner, signatures.salted_password(owner, PASSWORD))
    with real_office.server.admin(real_office.database) as connection:
        connection.execute("SELECT hub.found(%s, %s, %s)", (owner.hex(), "owner", verifier))
    there = real_office.address
    assert there.authority is not None
    address = Address(there.hosts, there.database, there.authority.read_text())
    with pytest.raises(HubError, match="hub_empty"):
        join(new_home, address)
    assert not new_home.folder.exists()


def test_a_hub_of_a_later_day(
    town: Town, real_office: RealOffice, address: Address, new_home: Home
) -> None:
    """That this program does not understand is told before anything is copied."""
    with real_office.server.admin(real_office.database) as connection:
        connection.execute("UPDATE hub.hub_info SET oldest_protocol = oldest_protocol + 1")
    with pytest.raises(HubError, match="program_too_old"):
        join(new_home, address)
    nothing_is_left(new_home, real_office)


def test_a_full_disk(
    town: Town,
    real_office: RealOffice,
    address: Address,
    new_home: Home,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Is told as it is, and nothing stays."""

    def small(path: Path, key: bytes) -> ShopDatabase:
        database = create_database(path, key)
        ((pages,),) = database.rows("PRAGMA page_count")
        database.execute_sql(f"PRAGMA max_page_count = {pages + 3}")
        return database

    first = town.pcs[0]
    for number in range(200):
        add_item(first.database, first.owner, f"Barang {number}" + 40 * " dan")
    town.settle()
    monkeypatch.setattr("db.operations.setup.create_database", small)
    with pytest.raises(CannotOpen, match="disk_full"):
        join(new_home, address)
    nothing_is_left(new_home, real_office)


def test_books_that_others_do_not_have(
    town: Town, real_office: RealOffice, address: Address, new_home: Home
) -> None:
    """A PC told at the same number what it has: a copy that comes to something else is none."""
    first = town.pcs[0]
    line = real_office.lines[first.device]
    cursor = require_link(first.database).cursor
    line.report(cursor, 0, "something else")
    with pytest.raises(HubError, match="copy_differs"):
        join(new_home, address)
    nothing_is_left(new_home, real_office)
    line.report(cursor, 0, state_digest(first.database))
    join(new_home, address)


def test_a_kill_leaves_nothing_that_opens(
    town: Town, address: Address, new_home: Home, tmp_path: Path
) -> None:
    """In the middle of the copy; the next try clears it away and begins anew."""
    said = tmp_path / "address.json"
    said.write_text(json.dumps(asdict(address)))
    child = subprocess.run([sys.executable, "-c", KILLED, str(said), str(new_home.folder)])
    assert child.returncode == -signal.SIGKILL
    assert not new_home.database.exists()
    assert not new_home.key_file.exists()
    join(new_home, address)
    with closing(open_shop(new_home)) as copy:
        assert check(copy, deep=True) == []
    assert {path.name for path in new_home.folder.iterdir()} <= {"lumbung.db", "lumbung.key"}


KILLED = """
import json, os, signal, sys
from pathlib import Path
from db.home import Home
from db.operations.setup import new_recovery_key
from db.rules import signatures
from db.sharing.address import Address
from db.sharing import first_copy

signatures.ROUNDS = 10_000
first_copy.PAGE = 5

def told(done, _all):
    if done > 5:
        os.kill(os.getpid(), signal.SIGKILL)

said = json.loads(Path(sys.argv[1]).read_text())
first_copy.join_shop(
    Home(Path(sys.argv[2])),
    new_recovery_key(),
    address=Address(**{**said, "hosts": tuple(said["hosts"])}),
    login="owner",
    password="rahasia-toko",
    told=told,
)
"""
