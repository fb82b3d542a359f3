"""Drafts: what is scanned is on disk at once, one's own, and within bounds."""

import sys
from typing import Any

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, LumbungError, NotFound, PermissionDenied
from db.home import Home
from db.ids import CUSTOMERS, fixed_id, new_id
from db.operations.drafts import (
    add_line,
    change_line,
    describe_draft,
    discard_draft,
    open_draft,
    redo_lines,
    resolve_code,
    undo_line,
)
from db.operations.items import BarcodeFields, archive_item
from db.operations.places import add_location, add_partner
from db.queries.drafts import open_draft_of, tape, tape_line
from db.queries.shop import locations
from tests.db.operations.conftest import only_line
from tests.shops import ONE, RUPIAH, add_item, digest, open_shop

KILOGRAMS = fixed_id("unit/kg")
EAN = "8991234567897"
CARTON = BarcodeFields("18991234567894", 12 * ONE, "karton")


UPC_A, UPC_E = "042100005264", "04252614"


@pytest.fixture
def item(shop_database: ShopDatabase, owner: Actor) -> bytes:
    """Something at Rp 5.000, with a code for one and one for twelve."""
    return add_item(shop_database, owner, "Teh", EAN, CARTON, sku="TEH", sale_price=5_000 * RUPIAH)


@pytest.fixture
def sale(shop_database: ShopDatabase, cashier: Actor, item: bytes) -> bytes:
    """The cashier's open sale."""
    return open_draft(shop_database, cashier, kind="sale")


@pytest.mark.parametrize(
    ("code", "count", "quantity"),
    [
        (EAN, ONE, ONE),
        (f"  {EAN}\r\n", 3 * ONE, 3 * ONE),
        (CARTON.code, ONE, 12 * ONE),
        (CARTON.code, 2 * ONE, 24 * ONE),
        ("TEH", ONE, ONE),
    ],
)
def test_a_scan_counts_what_its_code_counts(
    shop_database: ShopDatabase,
    cashier: Actor,
    item: bytes,
    sale: bytes,
    code: str,
    count: int,
    quantity: int,
) -> None:
    """Pieces, cartons, and the item's own number; the price is the item's."""
    kept = add_line(shop_database, cashier, draft=sale, code=code, count=count)
    line = only_line(shop_database, cashier, sale)
    assert (kept.line, kept.item, kept.quantity) == (line.id, item, quantity)
    assert (line.quantity, line.unit_price) == (quantity, 5_000 * RUPIAH)
    assert line.amount == quantity * 5_000 * RUPIAH // ONE


def test_every_spelling_of_a_number_finds_its_item(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor
) -> None:
    """UPC-A is on the item; UPC-E and EAN-13 of the same number find it."""
    item = add_item(shop_database, owner, "Import", UPC_A)
    draft = open_draft(shop_database, cashier, kind="sale")
    scans = ((UPC_E, "UPCE"), (UPC_E, ""), (f"0{UPC_A}", "EAN13"), (f"00{UPC_A}", "ITF"))
    for code, symbology in scans:
        kept = add_line(shop_database, cashier, draft=draft, code=code, symbology=symbology)
        assert kept.item == item, (code, symbology)


def test_a_line_is_on_disk_when_it_is_kept(
    home: Home, shop_database: ShopDatabase, cashier: Actor, sale: bytes
) -> None:
    """Another connection sees it at once, also without the first one being closed."""
    kept = add_line(shop_database, cashier, draft=sale, code=EAN)
    other = open_shop(home)
    assert tape_line(other, cashier, line=kept.line).quantity == ONE
    other.close()


def test_one_open_draft_of_each_kind(shop_database: ShopDatabase, warehouse: Actor) -> None:
    """Asked again it is the same one; receipts and sales do not mix."""
    receipt = open_draft(shop_database, warehouse, kind="receipt")
    sale = open_draft(shop_database, warehouse, kind="sale")
    assert receipt != sale
    assert open_draft(shop_database, warehouse, kind="receipt") == receipt
    found = open_draft_of(shop_database, warehouse, kind="receipt")
    assert found is not None
    assert (found.id, found.location_name) == (receipt, "Toko")


@pytest.mark.parametrize("kind", ["", "stocktake", "x'; DROP TABLE draft; --"])
def test_other_kinds_are_not_scanned(shop_database: ShopDatabase, owner: Actor, kind: str) -> None:
    """What has no scan mode has no draft."""
    with pytest.raises(InvalidInput, match="document_kind_unknown"):
        open_draft(shop_database, owner, kind=kind)


def test_a_cashier_receives_nothing(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, viewer: Actor
) -> None:
    """Opening a receipt is denied; a viewer opens nothing at all."""
    before = digest(shop_database)
    for actor, kind, permission in (
        (cashier, "receipt", "stock.receive"),
        (viewer, "sale", "stock.receive"),
    ):
        with pytest.raises(PermissionDenied) as denied:
            open_draft(shop_database, actor, kind=kind)
        assert denied.value.permission == permission
    assert digest(shop_database) == before


def test_somebody_elses_draft_is_not_there(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, sale: bytes
) -> None:
    """Not even for the owner: neither seen nor changed, whatever is tried."""
    line = add_line(shop_database, cashier, draft=sale, code=EAN).line
    before = digest(shop_database)
    attempts = (
        lambda: add_line(shop_database, owner, draft=sale, code=EAN),
        lambda: change_line(shop_database, owner, line=line, quantity=2 * ONE),
        lambda: undo_line(shop_database, owner, line=line),
        lambda: redo_lines(shop_database, owner, lines=[line]),
        lambda: resolve_code(shop_database, owner, draft=sale, code=EAN),
        lambda: describe_draft(shop_database, owner, draft=sale, note="x"),
        lambda: discard_draft(shop_database, owner, draft=sale),
        lambda: tape_line(shop_database, owner, line=line),
    )
    for attempt in attempts:
        with pytest.raises(NotFound, match=r"(draft|line)_unknown"):
            attempt()
    assert tape(shop_database, owner, draft=sale) == []
    assert digest(shop_database) == before


@pytest.mark.parametrize(
    ("code", "count", "error"),
    [
        ("", ONE, "barcode_empty"),
        (" \t\r\n", ONE, "barcode_empty"),
        ("9" * 5_000, ONE, "barcode_too_long"),
        ("12\x003", ONE, "barcode_control_characters"),
        ("12\x1b[2J", ONE, "barcode_control_characters"),
        (EAN, 0, "quantity_not_positive"),
        (EAN, -ONE, "quantity_not_positive"),
        (EAN, 10**18, "quantity_too_large"),
        (EAN, sys.maxsize * ONE, "quantity_too_large"),
        (EAN, 500, "quantity_too_fine"),
        ("GOLD", 10**9, "amount_too_large"),
        (CARTON.code, 10**10, "quantity_too_large"),
        ("unknown", 10**18, "quantity_too_large"),
    ],
)
def test_a_scan_that_cannot_be_is_not_kept(
    shop_database: ShopDatabase,
    owner: Actor,
    cashier: Actor,
    sale: bytes,
    code: str,
    count: int,
    error: str,
) -> None:
    """Empty, overlong and unprintable codes, and quantities that make no sense."""
    add_item(shop_database, owner, "Emas", "GOLD", sale_price=10**14)
    before = digest(shop_database)
    with pytest.raises(InvalidInput, match=error):
        add_line(shop_database, cashier, draft=sale, code=code, count=count)
    assert digest(shop_database) == before


def test_what_is_weighed_is_scanned_in_fractions(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, sale: bytes
) -> None:
    """1.234 kg of something at Rp 15.000 a kilogram."""
    add_item(shop_database, owner, "Gula", "222", unit=KILOGRAMS, sale_price=15_000 * RUPIAH)
    add_line(shop_database, cashier, draft=sale, code="222", count=1_234)
    line = only_line(shop_database, cashier, sale)
    assert (line.quantity, line.unit, line.decimals) == (1_234, "kg", 3)
    assert line.amount == 18_510 * RUPIAH


@pytest.mark.parametrize(
    "code", ["🍜👩‍🍳", "كود", "<img src=x>", "'; DELETE FROM draft; --", "A\x1dB"]
)
def test_an_unknown_code_is_kept_as_it_is(
    shop_database: ShopDatabase, cashier: Actor, sale: bytes, code: str
) -> None:
    """Nothing that was scanned is dropped: it waits for an item."""
    kept = add_line(shop_database, cashier, draft=sale, code=code)
    line = only_line(shop_database, cashier, sale)
    assert kept.item is None
    assert (line.code, line.item, line.name, line.unit_price) == (code, None, None, 0)


def test_an_unknown_code_gets_its_item_later(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, sale: bytes
) -> None:
    """All scans of it take the item, its pack and its price; other unknown codes wait on."""
    for code, count in (("NEW", ONE), ("OTHER", ONE), ("NEW", 2 * ONE)):
        add_line(shop_database, cashier, draft=sale, code=code, count=count)
    assert resolve_code(shop_database, cashier, draft=sale, code="NEW") == 0
    six = BarcodeFields("NEW", 6 * ONE, "enam")
    item = add_item(shop_database, owner, "Baru", six, sale_price=RUPIAH)
    assert resolve_code(shop_database, cashier, draft=sale, code=" NEW ") == 2
    lines = [(line.item, line.quantity) for line in tape(shop_database, cashier, draft=sale)]
    assert lines == [(item, 12 * ONE), (None, ONE), (item, 6 * ONE)]
    assert resolve_code(shop_database, cashier, draft=sale, code="NEW") == 0


def test_an_archived_items_code_is_unknown(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, item: bytes, sale: bytes
) -> None:
    """What was taken out of lists is not sold by mistake."""
    archive_item(shop_database, owner, item=item)
    for code in (EAN, CARTON.code, "TEH"):
        assert add_line(shop_database, cashier, draft=sale, code=code).item is None


def test_a_line_is_undone_and_brought_back(
    shop_database: ShopDatabase, cashier: Actor, sale: bytes
) -> None:
    """It stays on the tape, marked."""
    line = add_line(shop_database, cashier, draft=sale, code=EAN).line
    undo_line(shop_database, cashier, line=line)
    assert only_line(shop_database, cashier, sale).undone
    redo_lines(shop_database, cashier, lines=[line])
    assert not only_line(shop_database, cashier, sale).undone


def test_lines_are_brought_back_together(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, sale: bytes
) -> None:
    """One that is gone is passed over; with one of somebody else none of them is."""
    line = add_line(shop_database, cashier, draft=sale, code=EAN).line
    undo_line(shop_database, cashier, line=line)
    theirs = open_draft(shop_database, owner, kind="sale")
    foreign = add_line(shop_database, owner, draft=theirs, code=EAN).line
    with pytest.raises(NotFound, match="line_unknown"):
        redo_lines(shop_database, cashier, lines=[line, foreign])
    assert only_line(shop_database, cashier, sale).undone
    redo_lines(shop_database, cashier, lines=[new_id(), line])
    assert not only_line(shop_database, cashier, sale).undone


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"quantity": 0}, "quantity_not_positive"),
        ({"quantity": -1}, "quantity_not_positive"),
        ({"quantity": 1_500}, "quantity_too_fine"),
        ({"quantity": 10**18}, "quantity_too_large"),
        ({"unit_price": -1}, "price_negative"),
        ({"unit_price": 10**18}, "price_too_large"),
        ({"quantity": 10**9, "unit_price": 10**14}, "amount_too_large"),
    ],
)
def test_a_line_is_not_changed_to_what_cannot_be(
    shop_database: ShopDatabase, owner: Actor, item: bytes, change: dict[str, Any], error: str
) -> None:
    """Negative, absurd and too fine numbers, and amounts beyond the bounds."""
    draft = open_draft(shop_database, owner, kind="sale")
    line = add_line(shop_database, owner, draft=draft, code=EAN).line
    before = digest(shop_database)
    with pytest.raises(InvalidInput, match=error):
        change_line(shop_database, owner, line=line, **change)
    assert digest(shop_database) == before


def test_a_draft_is_described(shop_database: ShopDatabase, warehouse: Actor) -> None:
    """Place, partner, their number and a note; a None place stays."""
    partner = add_partner(shop_database, warehouse, name="CV Maju")
    place = add_location(shop_database, warehouse, name="Gudang")
    draft = open_draft(shop_database, warehouse, kind="receipt")
    describe_draft(
        shop_database,
        warehouse,
        draft=draft,
        location=place,
        partner=partner,
        external_ref=" SJ-1 ",
        note="a\nb",
    )
    describe_draft(shop_database, warehouse, draft=draft, external_ref="SJ-2")
    found = open_draft_of(shop_database, warehouse, kind="receipt")
    assert found is not None
    assert (found.location, found.partner, found.external_ref) == (place, None, "SJ-2")


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"location": CUSTOMERS}, "location_unknown"),
        ({"location": bytes(16)}, "location_unknown"),
        ({"partner": bytes(range(16))}, "partner_unknown"),
        ({"external_ref": "x" * 201}, "text_too_long"),
        ({"external_ref": "a\x00"}, "text_unprintable"),
        ({"note": "x" * 4_001}, "text_too_long"),
    ],
)
def test_a_description_that_cannot_be(
    shop_database: ShopDatabase, cashier: Actor, sale: bytes, fields: dict[str, object], error: str
) -> None:
    """Each has its code; nothing of it stays."""
    before = digest(shop_database)
    with pytest.raises(LumbungError, match=error):
        describe_draft(shop_database, cashier, draft=sale, **fields)  # type: ignore[arg-type]  # by name
    assert digest(shop_database) == before


def test_a_discarded_draft_is_gone(
    shop_database: ShopDatabase, cashier: Actor, sale: bytes
) -> None:
    """With its lines; nothing was booked, and a new one can be opened."""
    add_line(shop_database, cashier, draft=sale, code=EAN)
    discard_draft(shop_database, cashier, draft=sale)
    assert open_draft_of(shop_database, cashier, kind="sale") is None
    for table in ("draft", "draft_line", "document"):
        assert shop_database.rows(f"SELECT count(*) FROM {table}") == [(0,)]
    with pytest.raises(NotFound, match="draft_unknown"):
        add_line(shop_database, cashier, draft=sale, code=EAN)
    assert open_draft(shop_database, cashier, kind="sale") != sale


def test_the_places_of_a_draft(shop_database: ShopDatabase, warehouse: Actor) -> None:
    """Only our own places can be chosen."""
    for place in (CUSTOMERS, new_id()):
        with pytest.raises(NotFound, match="location_unknown"):
            open_draft(shop_database, warehouse, kind="receipt", location=place)
    (first,) = locations(shop_database, warehouse)
    second = add_location(shop_database, warehouse, name="Gudang")
    assert second > first.id
    open_draft(shop_database, warehouse, kind="receipt", location=second)
    found = open_draft_of(shop_database, warehouse, kind="receipt")
    assert found is not None
    assert found.location == second
