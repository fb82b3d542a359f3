"""What holds for every report: who sees it, its places, days, orders and parts."""

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, PermissionDenied
from db.ids import new_id
from db.operations.documents import reverse_document
from db.operations.items import BarcodeFields
from db.operations.orders import Wanted, order_stock
from db.operations.places import add_partner
from db.queries.reports import (
    REPORTS,
    Order,
    Part,
    ReportRequest,
    report_names,
    run_report,
)
from tests.db.queries.supply.conftest import SUPPLY, by_key, day, made, read
from tests.shops import ONE, receive, sell


def test_who_sees_which_report(
    shop_database: ShopDatabase, owner: Actor, warehouse: Actor, cashier: Actor, viewer: Actor
) -> None:
    """The journal is the owner's, costs are for those who may see them."""
    assert report_names(shop_database, owner) == [*REPORTS]
    assert report_names(shop_database, cashier) == ["movements"]
    assert {*REPORTS} - {*report_names(shop_database, warehouse)} == {"journal"}
    assert {*REPORTS} - {*report_names(shop_database, viewer)} == {
        *("journal", "valuation", "margin")
    }
    with pytest.raises(PermissionDenied, match=r"journal\.view"):
        read(shop_database, viewer, "journal")
    for name in SUPPLY:
        with pytest.raises(PermissionDenied, match=r"report\.view"):
            read(shop_database, cashier, name)
        columns = run_report(shop_database, viewer, request=ReportRequest(name)).columns
        assert not {"value", "order_cost"} & {column.key for column in columns}


def test_a_place_where_a_report_knows_none(shop_database: ShopDatabase, owner: Actor) -> None:
    """Refused rather than not heard."""
    with pytest.raises(InvalidInput, match="report_without_place"):
        read(shop_database, owner, "reorder", location=new_id())


@pytest.mark.parametrize("name", REPORTS)
def test_any_number_of_days(shop_database: ShopDatabase, owner: Actor, name: str) -> None:
    """Below one is one, and beyond a hundred years is a hundred years."""
    for days in (-5, 0, 10**9):
        assert read(shop_database, owner, name, days=days, last=day(3000)) == []


@pytest.mark.parametrize("name", [name for name in REPORTS if name != "journal"])
def test_every_column_sorts_and_every_page_is_a_part(
    shop_database: ShopDatabase, owner: Actor, name: str
) -> None:
    """Both ways, in pages; what cannot be sorted by leaves the report's own order."""
    supplier = add_partner(shop_database, owner, name="PT", kind="supplier")
    for number in range(5):
        item = made(
            *(shop_database, owner, f"I{number}", BarcodeFields(f"12{number}", 12 * ONE)),
            reorder_point=(number + 2) * ONE,
            supplier=supplier if number % 2 else None,
        )
        order_stock(shop_database, owner, supplier=supplier, lines=[Wanted(item, ONE)])
        if number:
            receive(shop_database, owner, item, (number + 1) * ONE, 100 * number, day=day(200))
            sell(shop_database, owner, item, ONE, day=day(30 * number))
    whole = run_report(shop_database, owner, request=ReportRequest(name))
    for column in whole.columns:
        for descending in (False, True):
            order = Order(column.key, descending, {"sale": "a", "receipt": "z"})
            request = ReportRequest(name, order=order)
            rows = run_report(shop_database, owner, request=request).rows
            assert sorted(map(repr, rows)) == sorted(map(repr, whole.rows))
            page = ReportRequest(name, order=order, part=Part(1, 2))
            assert run_report(shop_database, owner, request=page).rows == rows[1:3]
            place = whole.columns.index(column)
            values = [row[place] for row in rows]
            numbers = [value for value in values if isinstance(value, int)]
            if column.is_sorted and column.kind in ("quantity", "count"):
                assert numbers == sorted(numbers, reverse=descending), column.key


def test_codes_are_sorted_as_they_are_called(shop_database: ShopDatabase, owner: Actor) -> None:
    """The window's words decide, and a place of that name of ours is called what it is called."""
    tea = made(shop_database, owner, "T")
    receive(shop_database, owner, tea, 9 * ONE)
    sold = sell(shop_database, owner, tea, ONE)
    reverse_document(shop_database, owner, document=sold.id, reason="")
    words = {"receipt": "b", "sale": "C", "sale_reversed": "a", "supplier": "Y", "customer": "x"}
    for key, expected in (
        ("kind", ["sale_reversed", "receipt", "sale"]),
        ("to", ["Toko", "Toko", "customer"]),
        ("from", ["Toko", "customer", "supplier"]),
    ):
        request = ReportRequest("movements", order=Order(key, words=words))
        rows = by_key(run_report(shop_database, owner, request=request))
        assert [row[key] for row in rows] == expected
    request = ReportRequest("movement_summary", order=Order("kind", True, {"sale": "A"}))
    rows = by_key(run_report(shop_database, owner, request=request))
    assert [row["kind"] for row in rows] == ["receipt", "sale"]
