"""Scans of what a customer brings back, matched to the lines of the sale that it was in."""

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, NotFound, PermissionDenied, Refused
from db.ids import fixed_id
from db.operations.documents import PostedDocument, post_draft, reverse_document
from db.operations.drafts import add_line, change_line, describe_draft, open_draft, undo_line
from db.operations.items import BarcodeFields
from db.operations.own_account import set_badge
from db.operations.return_scan import scan_return
from db.operations.settings import set_in_store_formats
from db.queries.drafts import tape
from db.queries.returns import returnable_sales
from db.rules.barcodes import check_digit
from db.rules.in_store import InStoreFormat
from tests.shops import ONE, PASSWORD, RUPIAH, add_item, at, digest, on_hand, receive, sell

TEA, CARTON, RICE = "8992761134011", "18992761134018", "8991002101104"
NOON = 1_790_000_000_000_000


@pytest.fixture
def tea(shop_database: ShopDatabase, owner: Actor) -> bytes:
    """Tea at 5,000 in a carton of 12; a hundred in stock."""
    carton = BarcodeFields(CARTON, 12 * ONE, "dus")
    item = add_item(shop_database, owner, "Teh", TEA, carton, sale_price=5_000 * RUPIAH)
    receive(shop_database, owner, item, 100 * ONE, 3_000 * RUPIAH)
    return item


def draft_for(database: ShopDatabase, actor: Actor, sale: PostedDocument) -> bytes:
    """A return's draft that says which sale."""
    draft = open_draft(database, actor, kind="customer_return")
    describe_draft(database, actor, draft=draft, external_ref=sale.number)
    return draft


def test_a_scan_names_the_sales_line(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, tea: bytes
) -> None:
    """A cashier takes back what somebody else sold: price, what is left, money, stock."""
    sale = sell(shop_database, owner, tea, 3 * ONE)
    draft = draft_for(shop_database, cashier, sale)

    scan_return(shop_database, cashier, draft=draft, code=TEA, count=2 * ONE)

    (line,) = tape(shop_database, cashier, draft=draft)
    assert (line.code, line.unit_price, line.left) == (TEA, 5_000 * RUPIAH, 3 * ONE)
    assert line.left_amount == 15_000 * RUPIAH
    booked = post_draft(shop_database, cashier, draft=draft)
    assert booked.total == 10_000 * RUPIAH
    assert on_hand(shop_database, tea) == 99 * ONE


def test_what_is_on_the_draft_is_not_left(
    shop_database: ShopDatabase, owner: Actor, tea: bytes
) -> None:
    """The third of two is refused when it is scanned, and so is a whole carton."""
    draft = draft_for(shop_database, owner, sell(shop_database, owner, tea, 2 * ONE))
    with pytest.raises(Refused, match="returned_too_much") as refused:
        scan_return(shop_database, owner, draft=draft, code=CARTON)
    assert refused.value.details == {"name": "Teh", "left": 2 * ONE, "wanted": 12 * ONE}
    for _ in range(2):
        scan_return(shop_database, owner, draft=draft, code=TEA)
    with pytest.raises(Refused, match="returned_too_much") as refused:
        scan_return(shop_database, owner, draft=draft, code=TEA)
    assert refused.value.details["left"] == 0
    lines = tape(shop_database, owner, draft=draft)
    assert len(lines) == 2
    with pytest.raises(Refused, match="returned_too_much"):
        change_line(shop_database, owner, line=lines[0].id, quantity=2 * ONE)
    assert tape(shop_database, owner, draft=draft) == lines


def test_two_prices_are_two_lines(shop_database: ShopDatabase, owner: Actor, tea: bytes) -> None:
    """The first line that has enough gives it; when it is used up the next one does."""
    selling = open_draft(shop_database, owner, kind="sale")
    first = add_line(shop_database, owner, draft=selling, code=TEA)
    shop_database.execute_sql(
        "UPDATE draft_line SET unit_price = ? WHERE id = ?", (4_000 * RUPIAH, first.line)
    )
    add_line(shop_database, owner, draft=selling, code=TEA, count=2 * ONE)
    draft = draft_for(shop_database, owner, post_draft(shop_database, owner, draft=selling))
    for count in (2 * ONE, ONE):
        scan_return(shop_database, owner, draft=draft, code=TEA, count=count)
    prices = [line.unit_price // RUPIAH for line in tape(shop_database, owner, draft=draft)]
    assert prices == [4_000, 5_000]


def test_what_cannot_come_back(shop_database: ShopDatabase, owner: Actor, tea: bytes) -> None:
    """Not without a sale, not what it did not have, no unknown code, nothing of a reversed sale."""
    add_item(shop_database, owner, "Beras", RICE)
    sale = sell(shop_database, owner, tea, 3 * ONE)
    draft = open_draft(shop_database, owner, kind="customer_return")
    with pytest.raises(Refused, match="return_unnamed"):
        scan_return(shop_database, owner, draft=draft, code=TEA)
    draft_for(shop_database, owner, sale)
    with pytest.raises(Refused, match="return_not_sold"):
        scan_return(shop_database, owner, draft=draft, code=RICE)
    with pytest.raises(NotFound, match="code_unknown"):
        scan_return(shop_database, owner, draft=draft, code="8999999999999")
    with pytest.raises(InvalidInput, match="quantity_too_fine"):
        scan_return(shop_database, owner, draft=draft, code=TEA, count=1)
    reverse_document(shop_database, owner, document=sale.id, reason="")
    with pytest.raises(Refused, match="returned_too_much"):
        scan_return(shop_database, owner, draft=draft, code=TEA)
    assert tape(shop_database, owner, draft=draft) == []


def test_an_undone_line_of_what_is_gone_can_be_changed(
    shop_database: ShopDatabase, owner: Actor, tea: bytes
) -> None:
    """It gives nothing back, so that nothing needs to be left."""
    sale = sell(shop_database, owner, tea, ONE)
    draft = draft_for(shop_database, owner, sale)
    line = scan_return(shop_database, owner, draft=draft, code=TEA).line
    undo_line(shop_database, owner, line=line)
    reverse_document(shop_database, owner, document=sale.id, reason="")
    change_line(shop_database, owner, line=line, quantity=2 * ONE)
    (shown,) = tape(shop_database, owner, draft=draft)
    assert (shown.quantity, shown.undone) == (2 * ONE, True)


@pytest.mark.parametrize("price_now", [0, 40_000, 60_000])
def test_a_scales_label_gives_back_what_it_sold(
    shop_database: ShopDatabase, owner: Actor, price_now: int
) -> None:
    """Two labels of Rp 25.000 at 50.000 a kilogram: one is half, whatever the price is by now."""
    scale = InStoreFormat("22", "price", item_digits=4, skipped_digits=1, decimals=0)
    set_in_store_formats(shop_database, owner, formats=(scale,))
    label = "221234025000" + check_digit("221234025000")
    fields = {"sku": "1234", "unit": fixed_id("unit/kg")}
    cheese = add_item(shop_database, owner, "Keju", sale_price=50_000 * RUPIAH, **fields)
    receive(shop_database, owner, cheese, 10 * ONE, 30_000 * RUPIAH)
    selling = open_draft(shop_database, owner, kind="sale")
    add_line(shop_database, owner, draft=selling, code=label, count=2 * ONE)
    draft = draft_for(shop_database, owner, post_draft(shop_database, owner, draft=selling))
    shop_database.execute_sql("UPDATE item SET sale_price = ?", (price_now * RUPIAH,))
    kept = scan_return(shop_database, owner, draft=draft, code=label)
    assert kept.quantity == 500
    assert post_draft(shop_database, owner, draft=draft).total == 25_000 * RUPIAH


def test_only_on_a_returns_draft_of_ones_own(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, viewer: Actor, tea: bytes
) -> None:
    """Neither a sale's draft nor somebody else's; a viewer has none."""
    selling = open_draft(shop_database, owner, kind="sale")
    with pytest.raises(InvalidInput, match="document_kind_unknown"):
        scan_return(shop_database, owner, draft=selling, code=TEA)
    draft = draft_for(shop_database, owner, sell(shop_database, owner, tea, ONE))
    before = digest(shop_database)
    with pytest.raises(NotFound, match="draft_unknown"):
        scan_return(shop_database, cashier, draft=draft, code=TEA)
    with pytest.raises(PermissionDenied):
        scan_return(shop_database, viewer, draft=draft, code=TEA)
    assert digest(shop_database) == before


def test_a_badge_is_no_return(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, tea: bytes
) -> None:
    """Its code is refused as on every tape."""
    set_badge(shop_database, owner, password=PASSWORD, badge="LUMBUNG-OWNER-1")
    draft = draft_for(shop_database, cashier, sell(shop_database, owner, tea, ONE))
    with pytest.raises(Refused, match="code_is_badge"):
        scan_return(shop_database, cashier, draft=draft, code="LUMBUNG-OWNER-1")


def test_the_sales_to_choose_from(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, tea: bytes
) -> None:
    """The newest first, only those with something left; a cashier is told of her own alone."""
    rice = add_item(shop_database, owner, "Beras", RICE)
    receive(shop_database, owner, rice, 10 * ONE)
    first = sell(shop_database, at(owner, NOON), tea, 2 * ONE)
    second = sell(shop_database, at(cashier, NOON + 1), tea, 3 * ONE)
    gone = sell(shop_database, at(owner, NOON + 2), tea, ONE)
    other = sell(shop_database, at(owner, NOON + 3), rice, ONE)
    draft = draft_for(shop_database, owner, gone)
    scan_return(shop_database, owner, draft=draft, code=TEA)
    post_draft(shop_database, owner, draft=draft)

    of_tea = returnable_sales(shop_database, owner, item=tea)
    assert [(row.number, row.left, row.person) for row in of_tea] == [
        (second.number, 3 * ONE, "Kasir"),
        (first.number, 2 * ONE, "Ibu Sri"),
    ]
    assert returnable_sales(shop_database, cashier, item=tea) == of_tea[:1]
    assert [row.number for row in returnable_sales(shop_database, cashier)] == [second.number]
    numbers = [row.number for row in returnable_sales(shop_database, owner)]
    assert numbers == [other.number, second.number, first.number]
    reverse_document(shop_database, owner, document=first.id, reason="")
    assert len(returnable_sales(shop_database, owner, item=tea)) == 1
    assert len(returnable_sales(shop_database, owner, limit=1)) == 1


def test_who_takes_nothing_back_sees_no_sales(shop_database: ShopDatabase, viewer: Actor) -> None:
    """The list is for the counter alone."""
    with pytest.raises(PermissionDenied):
        returnable_sales(shop_database, viewer)
