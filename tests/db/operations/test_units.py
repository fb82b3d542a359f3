"""Units: a shop adds its own, and no quantity is ever finer than its unit."""

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, PermissionDenied, Refused
from db.operations.drafts import add_line, change_line, open_draft
from db.operations.items import BarcodeFields, ItemFields, create_item, edit_item
from db.operations.units import add_unit
from db.queries.shop import units
from tests.db.books import Books, Scan
from tests.shops import ONE, add_item, digest, on_hand


def test_a_shop_adds_its_units(books: Books) -> None:
    """They stand in the list, with their decimals."""
    roll = add_unit(books.database, books.actor, code=" rol ", decimals=1)
    rows = {row.code: (row.id, row.decimals) for row in units(books.database, books.actor)}
    assert rows["rol"] == (roll, 1)
    cable = add_item(books.database, books.actor, "Kabel", unit=roll)
    books.post("receipt", Scan(cable, 2_500))
    assert on_hand(books.database, cable) == 2_500


@pytest.mark.parametrize("code", ["KG", "", " ", "x" * 17, "a\nb"])
def test_a_unit_has_a_short_code_of_its_own(books: Books, code: str) -> None:
    """Taken ones count in whatever case."""
    before = digest(books.database)
    with pytest.raises((InvalidInput, Refused)):
        add_unit(books.database, books.actor, code=code)
    assert digest(books.database) == before


@pytest.mark.parametrize("decimals", [-1, 4, 2**70])
def test_a_unit_has_at_most_three_decimals(books: Books, decimals: int) -> None:
    """A quantity is kept in thousandths."""
    with pytest.raises(InvalidInput, match="decimals_wrong"):
        add_unit(books.database, books.actor, code="rol", decimals=decimals)


def test_a_cashier_adds_no_unit(shop_database: ShopDatabase, cashier: Actor) -> None:
    """Who may not edit items."""
    with pytest.raises(PermissionDenied):
        add_unit(shop_database, cashier, code="rol")


@pytest.mark.parametrize("quantity", [1, 10, 50, 150, 1_001])
def test_nothing_finer_than_the_unit_gets_in(books: Books, quantity: int) -> None:
    """Scanned, changed, as a pack, as a level of the stock: refused, never rounded."""
    roll = add_unit(books.database, books.actor, code="rol", decimals=1)
    cable = add_item(books.database, books.actor, "Kabel", "111", unit=roll)
    draft = open_draft(books.database, books.actor, kind="receipt")
    line = add_line(books.database, books.actor, draft=draft, code="111", count=ONE).line
    fields = ItemFields("Kabel", unit=roll)
    codes = [BarcodeFields("222", quantity)]
    before = digest(books.database)
    for attempt in (
        lambda: add_line(books.database, books.actor, draft=draft, code="111", count=quantity),
        lambda: change_line(books.database, books.actor, line=line, quantity=quantity),
        lambda: create_item(books.database, books.actor, fields=fields, barcodes=codes),
        lambda: edit_item(
            books.database,
            books.actor,
            item=cable,
            fields=ItemFields("Kabel", unit=roll, reorder_point=quantity),
        ),
        lambda: create_item(
            books.database,
            books.actor,
            fields=ItemFields("Kawat", unit=roll, reorder_quantity=quantity),
        ),
    ):
        with pytest.raises(InvalidInput, match="quantity_too_fine"):
            attempt()
    assert digest(books.database) == before
