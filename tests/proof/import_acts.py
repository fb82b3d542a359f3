"""Bringing a file in and taking it back: what a disturbed one leaves is gone on with or undone."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final
from unittest import mock

from db.access import Actor
from db.connection import ShopDatabase, storage_errors
from db.exchange import pace, undoing
from db.exchange.importing import import_file
from db.exchange.undoing import undo_import
from db.home import Home
from tests.shops import open_shop

CODE: Final = "8991002101104"  # of the item that is there
FILE: Final = "goods.csv"
CHUNK: Final = 4
TITLES: Final = "Kode;Barcode;Nama;Kategori;Harga Jual;Harga Beli;Stok\n"
ROWS: Final = "".join(f"G{n};;Gula {n};Manis;5;3;{n % 3}\n" for n in range(2 * CHUNK + 1))
BATCH: Final = "SELECT id, state FROM import_batch"
GOODS: Final = """
SELECT item.sku, item.name, item.archived_at IS NULL, item_stock.on_hand
FROM item JOIN item_stock ON item_stock.item = item.id ORDER BY item.sku
"""
COUNTED: Final = """
SELECT state, created, updated, skipped, (SELECT count(*) FROM document_line) FROM import_batch
"""

Found = tuple[object, ...]


def put_file(home: Home) -> None:
    """New goods in several chunks, and another name for what is there."""
    (home.folder / FILE).write_text(f"{TITLES};{CODE};Beras Ramos;;7;;\n{ROWS}")


def bring_in(home: Home) -> None:
    """The file, or what is left of it."""
    with _working(home) as (database, owner):
        import_file(database, owner, file=home.folder / FILE)


def put_file_in(home: Home) -> None:
    """What taking it back starts from."""
    put_file(home)
    bring_in(home)


def take_back(home: Home) -> None:
    """The batch, or what is left of it."""
    with _working(home) as (database, owner):
        undo_import(database, owner, batch=_first(database, BATCH))


def imported(home: Home) -> Found:
    """The goods; a file that came in by halves can be undone, and is gone on with."""
    is_half = _state(home) == "running"
    can_be_undone = not is_half or _is_undone_in_a_copy(home)
    if is_half:
        bring_in(home)
    return (can_be_undone, *_goods(home))


def taken_back(home: Home) -> Found:
    """The goods; what was undone by halves is gone on with."""
    if _state(home) == "undoing":
        take_back(home)
    return _goods(home)


def _is_undone_in_a_copy(home: Home) -> bool:
    """Nothing of it is to be seen any more, as if there had been no file."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Home(Path(shutil.copytree(home.folder, Path(folder) / "home")))
        take_back(copy)
        with closing(open_shop(copy)) as database:
            there = [row[1:] for row in database.rows(GOODS) if row[2] or row[3]]
    return [row[:2] for row in there] == [("Beras", 1)]


def _state(home: Home) -> str:
    with closing(open_shop(home)) as database:
        return "".join(state for _, state in database.rows(BATCH))


def _goods(home: Home) -> Found:
    with closing(open_shop(home)) as database:
        return (*database.rows(GOODS), *database.rows(COUNTED))


@contextmanager
def _working(home: Home) -> Iterator[tuple[ShopDatabase, Actor]]:
    """The shop and its owner, in many short transactions."""
    with (
        closing(open_shop(home)) as database,
        mock.patch.object(pace, "SMALLEST_CHUNK", CHUNK),
        mock.patch.object(pace, "LARGEST_CHUNK", CHUNK),
        mock.patch.object(undoing, "ROWS_AT_ONCE", CHUNK),
    ):
        yield database, Actor(_first(database, "SELECT id FROM account"))


def _first(database: ShopDatabase, sql: str) -> bytes:
    with storage_errors():
        return bytes(database.rows(sql)[0][0])
