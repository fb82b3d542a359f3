"""An import needs the rights of what its columns change."""

from pathlib import Path

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import PermissionDenied
from db.exchange.importing import import_file
from db.operations.accounts import disable_account
from tests.db.exchange.files import GOODS, bring, counts, written
from tests.shops import digest


def test_who_may_not_see_costs_brings_none_in(
    shop_database: ShopDatabase, owner: Actor, warehouse: Actor, tmp_path: Path
) -> None:
    """The column is left out, as it is everywhere else."""
    shop_database.execute_sql("DELETE FROM role_permission WHERE permission = 'cost.view'")
    result = bring(shop_database, warehouse, tmp_path, GOODS)
    assert "Harga Beli" in result.layout.left_out
    assert shop_database.rows("SELECT sum(cost) FROM item_cost") == [(0,)]


@pytest.mark.parametrize(
    "permission", ["data.import", "item.create", "barcode.edit", "partner.edit", "stock.adjust"]
)
def test_every_right_that_the_columns_need_is_asked_for(
    shop_database: ShopDatabase, warehouse: Actor, tmp_path: Path, permission: str
) -> None:
    """Before anything is read or written."""
    shop_database.execute_sql("DELETE FROM role_permission WHERE permission = ?", (permission,))
    before = digest(shop_database)
    with pytest.raises(PermissionDenied, match=permission):
        bring(shop_database, warehouse, tmp_path, GOODS)
    assert digest(shop_database) == before


def test_a_right_that_goes_meanwhile_ends_the_import(
    shop_database: ShopDatabase, owner: Actor, warehouse: Actor, tmp_path: Path
) -> None:
    """Each chunk asks again; what came before it stays under its batch."""
    rows = "".join(f"K{n};Barang {n}\n" for n in range(200))
    file = written(tmp_path, f"Kode;Nama\n{rows}")

    def dismiss(_rows: int) -> None:
        disable_account(shop_database, owner, account=warehouse.account)

    with pytest.raises(PermissionDenied):
        import_file(shop_database, warehouse, file=file, progress=dismiss)
    assert shop_database.rows("SELECT state FROM import_batch") == [("running",)]
    resumed = import_file(shop_database, owner, file=file)
    assert (resumed.resumed, counts(resumed)) == (True, (200, 200, 0, 0))
