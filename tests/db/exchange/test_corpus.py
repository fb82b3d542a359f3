"""The files of other programs beside the checkout: each is understood, in the shop and back."""

from pathlib import Path

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.exchange.importing import import_file
from db.queries.check import check
from tests.db.exchange.files import counts
from tests.shops import digest

FOLDER = Path(__file__).parents[4] / "shared/data/import"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="no import files beside the checkout"),
]


@pytest.mark.parametrize(
    ("name", "kind", "rows", "fields"),
    [
        ("books-items", "items", 11, "name note unit category sale_price barcode"),
        ("homebox-types", "items", 3, "name sku"),
        ("openboxes-products", "items", 57, "sku name category unit supplier active"),
        ("pharmacy-barang", "items", 10, "sku name category unit"),
        ("pharmacy-penjualan", "sales", 350, "day sku quantity unit_price reference"),
        ("shopify-apparel", "items", 22, "group name sale_price quantity option1"),
    ],
)
def test_a_file_of_another_program_is_understood(
    shop_database: ShopDatabase, owner: Actor, name: str, kind: str, rows: int, fields: str
) -> None:
    """Every row comes in, the dry run said so, and the books agree."""
    file = FOLDER / f"{name}.csv"
    before = digest(shop_database)
    tried = import_file(shop_database, owner, file=file, dry_run=True)
    assert digest(shop_database) == before
    done = import_file(shop_database, owner, file=file)
    assert (done.layout.kind, counts(done), done.problems) == (kind, (rows, rows, 0, 0), [])
    assert counts(tried) == counts(done)
    assert set(fields.split()) <= set(done.layout.fields)
    assert check(shop_database) == []


def test_a_history_finds_the_items_of_its_list(shop_database: ShopDatabase, owner: Actor) -> None:
    """The pharmacy's sales belong to the pharmacy's goods."""
    for name in ("pharmacy-barang", "pharmacy-penjualan"):
        import_file(shop_database, owner, file=FOLDER / f"{name}.csv")
    known = "SELECT count(*), count(item), min(day), max(day) FROM sales_history"
    rows = shop_database.rows(known)
    assert rows[0][:2] == (350, 350)
    assert rows[0][2].startswith("2022-01")


def test_a_corpus_file_is_all_here() -> None:
    """A new file in the folder wants a line above."""
    assert len(list(FOLDER.iterdir())) == 6
