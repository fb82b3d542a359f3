"""A batch that was broken off is gone on with, while others work."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import CannotOpen, Refused
from db.exchange import pace
from db.exchange.importing import CACHE, import_file
from db.operations.places import add_location
from db.queries.check import check
from tests.db.exchange.files import counts, written
from tests.shops import add_item


def failing_at(monkeypatch: pytest.MonkeyPatch, statement: int) -> None:
    """Lets the n-th statement from now on fail."""
    ran = 0
    real, real_many = ShopDatabase.execute_sql, ShopDatabase.execute_many

    def counted(act: Callable[..., Any]) -> Callable[..., Any]:
        def run(self: ShopDatabase, *arguments: Any) -> Any:
            nonlocal ran
            ran += 1
            if ran == statement:
                raise CannotOpen("disk_failed")
            return act(self, *arguments)

        return run

    monkeypatch.setattr(ShopDatabase, "execute_sql", counted(real))
    monkeypatch.setattr(ShopDatabase, "execute_many", counted(real_many))


def test_a_crash_at_any_statement_leaves_a_batch_to_go_on_with(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """At statement k for every k: afterwards the same file makes the shop whole, once."""
    goods = "".join(f"K{n};Barang {n};;{n + 1}\n" for n in range(6))
    statement, ended = 0, False
    while not ended:
        statement += 1
        mark = f"N{statement:03d}"
        text = f"Kode;Nama;Kategori;Stok\n{goods.replace('K', mark)}{mark}X;Teh;Cat {mark};1\n"
        file = written(tmp_path, text, name=f"{mark}.csv")
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(pace, "SMALLEST_CHUNK", 3)
            failing_at(patched, statement)
            try:
                import_file(shop_database, owner, file=file)
                ended = True
            except CannotOpen:
                shop_database.close()
        whole = import_file(shop_database, owner, file=file)
        if not ended:
            assert whole.rows == 7
        sql = "SELECT count(*), sum(quantity) FROM item JOIN movement ON movement.item = item.id"
        assert shop_database.rows(f"{sql} WHERE sku LIKE '{mark}%'") == [(7, 22_000)]
    assert statement > 40
    assert check(shop_database) == []


def test_two_imports_of_one_file_do_it_once(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """The second one, begun while the first runs, takes over; the first one ends with a word."""
    rows = "".join(f"K{n};Barang {n}\n" for n in range(300))
    file = written(tmp_path, f"Kode;Nama\n{rows}")
    seen: list[int] = []

    def meanwhile(done: int) -> None:
        if not seen:
            seen.append(done)
            seen.append(import_file(shop_database, owner, file=file).created)

    with pytest.raises(Refused, match="import_running_elsewhere"):
        import_file(shop_database, owner, file=file, progress=meanwhile)
    assert seen[1] == 300
    assert shop_database.rows("SELECT count(*) FROM item") == [(300,)]


@pytest.mark.parametrize("dry_run", [True, False])
def test_an_import_keeps_fewer_pages_than_a_search(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path, dry_run: bool
) -> None:
    """Its memory is promised, however large the shop; afterwards the cache is as it was."""
    asked = "PRAGMA cache_size"
    before, during = shop_database.rows(asked), list[object]()
    file = written(tmp_path, "Kode;Nama;Harga\nT;Teh;5\n")

    def look(_rows: int) -> None:
        during.append(shop_database.rows(asked))

    import_file(shop_database, owner, file=file, dry_run=dry_run, progress=look)
    assert during == [[(-CACHE,)]]
    assert before[0][0] < -CACHE
    assert shop_database.rows(asked) == before


def test_work_goes_on_meanwhile(shop_database: ShopDatabase, owner: Actor, tmp_path: Path) -> None:
    """What somebody else adds between two chunks is found by the rows after it."""
    rows = "".join(f"K{n};Barang {n};Kategori\n" for n in range(200))
    file = written(tmp_path, f"Kode;Nama;Lini\n{rows}LATE;Terlambat;Baru\n")
    made: list[bytes] = []

    def meanwhile(_done: int) -> None:
        if not made:
            made.append(add_item(shop_database, owner, "Terlambat", sku="LATE"))
            add_location(shop_database, owner, name="Rak baru")

    result = import_file(shop_database, owner, file=file, progress=meanwhile)
    assert counts(result) == (201, 200, 1, 0)
    assert shop_database.rows("SELECT count(*) FROM item WHERE sku = 'LATE'") == [(1,)]
