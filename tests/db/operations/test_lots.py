"""Lots: asked for when goods come in, first expired first out, and no piece out of reach."""

from datetime import timedelta

import pytest

from db.access import Actor, now
from db.errors import InvalidInput, NotFound, PermissionDenied, Refused
from db.ids import NO_LOT, new_id
from db.operations.documents import post_draft, reverse_document
from db.operations.drafts import open_draft
from db.operations.line_details import set_line_lot
from db.operations.lots import set_lot_tracking
from db.operations.places import add_location
from db.queries.check import check
from db.queries.lots import EXPIRING, expiring_lots, item_lots
from db.rules.calendar import business_date
from tests.db.books import Books, Scan
from tests.shops import ONE, RUPIAH, add_item, digest, on_hand

TODAY = business_date(now(), "Asia/Jakarta")
SOON, LATER = TODAY + timedelta(days=5), TODAY + timedelta(days=90)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def milk(books: Books) -> bytes:
    """Kept by lots; none is there."""
    milk = add_item(books.database, books.actor, "Susu", "8991234567897", sale_price=9 * RUPIAH)
    set_lot_tracking(books.database, books.actor, item=milk, tracked=True)
    return milk


def taken(books: Books, document: bytes) -> list[tuple[str, int]]:
    """Lot and quantity of a document's movements, in their order."""
    return books.database.rows(
        "SELECT lot.code, movement.quantity FROM movement JOIN lot ON lot.id = movement.lot"
        " WHERE document = ? ORDER BY movement.id",
        (document,),
    )


def lots(books: Books, item: bytes) -> list[tuple[str, int]]:
    """What our places hold of an item, lot by lot."""
    rows = item_lots(books.database, books.actor, item=item)
    return [(row.code, row.quantity) for row in rows]


def test_a_receipt_asks_for_the_lot(books: Books, milk: bytes) -> None:
    """A code or a date; neither is refused, and nothing is booked."""
    with pytest.raises(InvalidInput, match="lot_missing") as refused:
        books.post("receipt", Scan(milk, ONE))
    assert refused.value.details == {"field": "lot_code", "name": "Susu"}
    draft = open_draft(books.database, books.actor, kind="receipt")
    line = books.one("SELECT id FROM draft_line WHERE draft = ?", draft)
    set_line_lot(books.database, books.actor, line=line, expires_on=SOON)
    books.scan(draft, Scan(milk, ONE, lot=" A1 "))
    posted = post_draft(books.database, books.actor, draft=draft)
    assert taken(books, posted.id) == [("", ONE), ("A1", ONE)]
    books.post("opening", Scan(milk, ONE, lot="A1"))
    assert lots(books, milk) == [("", ONE), ("A1", 2 * ONE)]


def test_the_same_lot_is_one_lot(books: Books, milk: bytes) -> None:
    """The same code with another date is another one."""
    for day in (SOON, SOON, LATER):
        books.post("receipt", Scan(milk, ONE, lot="A", expires_on=day))
    rows = item_lots(books.database, books.actor, item=milk)
    assert [(row.code, row.expires_on, row.quantity, row.days_left) for row in rows] == [
        ("A", SOON.isoformat(), 2 * ONE, 5),
        ("A", LATER.isoformat(), ONE, 90),
    ]


def test_the_first_to_expire_goes_first(books: Books, cashier: Actor, milk: bytes) -> None:
    """One line of the sale, with a movement a lot; its money is there once."""
    for code, day in (("C", None), ("B", LATER), ("A", SOON)):
        books.post("receipt", Scan(milk, 2 * ONE, 5 * RUPIAH, lot=code, expires_on=day))
    sold = Books(books.database, cashier).post("sale", Scan(milk, 5 * ONE))
    assert taken(books, sold.id) == [("A", 2 * ONE), ("B", 2 * ONE), ("C", ONE)]
    assert (sold.lines, sold.total) == (1, 45 * RUPIAH)
    assert books.one("SELECT quantity FROM document_line WHERE document = ?", sold.id) == 5 * ONE
    assert [cost for cost, _ in books.costs(sold)] == [10 * RUPIAH, 10 * RUPIAH, 5 * RUPIAH]
    assert check(books.database) == []


def test_two_lines_share_a_lot(books: Books, milk: bytes) -> None:
    """The second takes on where the first stopped; both together are told when short."""
    for code, day in (("A", SOON), ("B", LATER)):
        books.post("receipt", Scan(milk, 3 * ONE, lot=code, expires_on=day))
    scans = (Scan(milk, 2 * ONE, comes_in=False), Scan(milk, 2 * ONE, comes_in=False, lot="B"))
    posted = books.post("adjustment", *scans, reason="own_use")
    assert taken(books, posted.id) == [("A", 2 * ONE), ("B", 2 * ONE)]
    with pytest.raises(Refused, match="stock_short") as refused:
        books.post("adjustment", Scan(milk, 2 * ONE, lot="B"), reason="own_use")
    assert refused.value.details == {"items": (("Susu", ONE, 2 * ONE),)}


def test_expired_goods_are_not_sold(books: Books, cashier: Actor, milk: bytes) -> None:
    """On the last day they still are; whoever may oversell sells them, the good ones first."""
    books.post("receipt", Scan(milk, 2 * ONE, lot="old", expires_on=YESTERDAY))
    books.post(
        "receipt", Scan(milk, 2 * ONE, lot="today", expires_on=business_date(now(), "Asia/Jakarta"))
    )
    till = Books(books.database, cashier)
    assert taken(books, till.post("sale", Scan(milk, ONE)).id) == [("today", ONE)]
    before = digest(books.database)
    draft = open_draft(books.database, cashier, kind="sale")
    till.scan(draft, Scan(milk, 2 * ONE))
    for oversell, error in ((False, Refused), (True, PermissionDenied)):
        with pytest.raises(error):
            post_draft(books.database, cashier, draft=draft, oversell=oversell)
    with pytest.raises(Refused, match="stock_expired") as refused:
        post_draft(books.database, cashier, draft=draft)
    assert refused.value.details == {"items": (("Susu", ONE, 2 * ONE),)}
    assert before != digest(books.database)
    sold = books.post("sale", Scan(milk, 2 * ONE), oversell=True)
    assert taken(books, sold.id) == [("today", ONE), ("old", ONE)]


def test_expired_goods_are_written_off_first(books: Books, milk: bytes) -> None:
    """They can be moved and thrown away by whoever may adjust."""
    books.post("receipt", Scan(milk, 2 * ONE, lot="old", expires_on=YESTERDAY))
    books.post("receipt", Scan(milk, 2 * ONE, lot="new", expires_on=LATER))
    gone = books.post("adjustment", Scan(milk, 2 * ONE), reason="expired")
    assert taken(books, gone.id) == [("old", 2 * ONE)]


def test_a_backdated_sale_was_before_the_date(books: Books, milk: bytes) -> None:
    """What was good on the day of the sale could be sold."""
    books.post("receipt", Scan(milk, ONE, lot="old", expires_on=YESTERDAY))
    sold = books.post("sale", Scan(milk, ONE), day=YESTERDAY)
    assert taken(books, sold.id) == [("old", ONE)]


def test_what_is_oversold_is_missing_without_a_lot(books: Books, milk: bytes) -> None:
    """No lot goes below zero; what comes in later is not sold twice."""
    books.post("receipt", Scan(milk, ONE, lot="A", expires_on=SOON))
    sold = books.post("sale", Scan(milk, 3 * ONE), oversell=True)
    assert taken(books, sold.id) == [("A", ONE), ("", 2 * ONE)]
    books.post("receipt", Scan(milk, 5 * ONE, lot="B", expires_on=LATER))
    assert on_hand(books.database, milk) == 3 * ONE
    with pytest.raises(Refused, match="stock_short"):
        books.post("sale", Scan(milk, 4 * ONE))
    draft = open_draft(books.database, books.actor, kind="sale")
    books.database.execute_sql("DELETE FROM draft_line WHERE draft = ?", (draft,))
    assert taken(books, books.post("sale", Scan(milk, 3 * ONE)).id) == [("B", 3 * ONE)]


def test_what_one_line_oversells_the_next_does_not_find(books: Books, milk: bytes) -> None:
    """Goods without a lot go below zero last: while another lot has goods, they are taken."""
    set_lot_tracking(books.database, books.actor, item=milk, tracked=False)
    books.post("receipt", Scan(milk, 3 * ONE))
    set_lot_tracking(books.database, books.actor, item=milk, tracked=True)
    books.post("receipt", Scan(milk, 3 * ONE, lot="B", expires_on=LATER))
    books.post("sale", Scan(milk, 2 * ONE, lot="Z"), Scan(milk, 3 * ONE), oversell=True)
    assert lots(books, milk) == [("B", ONE)]


def test_goods_come_back_into_their_lots(books: Books, milk: bytes) -> None:
    """By a customer, in the order in which they left; by a reversal, each as it was."""
    for code, day in (("A", SOON), ("B", LATER)):
        books.post("receipt", Scan(milk, 2 * ONE, lot=code, expires_on=day))
    sold = books.post("sale", Scan(milk, 3 * ONE))
    line = books.line(sold)
    first = books.give_back("customer_return", line, ONE)
    second = books.give_back("customer_return", line)
    assert taken(books, first.id) == [("A", ONE)]
    assert taken(books, second.id) == [("A", ONE), ("B", ONE)]
    for back in (second, first):
        reverse_document(books.database, books.actor, document=back.id, reason="")
    reverse_document(books.database, books.actor, document=sold.id, reason="")
    assert lots(books, milk) == [("A", 2 * ONE), ("B", 2 * ONE)]


def test_a_supplier_gets_the_lot_back_that_came(books: Books, milk: bytes) -> None:
    """The named receipt's lot goes before one that expires sooner."""
    books.post("receipt", Scan(milk, 2 * ONE, lot="A", expires_on=SOON))
    received = books.post("receipt", Scan(milk, 2 * ONE, lot="B", expires_on=LATER))
    back = books.give_back("supplier_return", books.line(received), ONE)
    assert taken(books, back.id) == [("B", ONE)]


def test_lots_move_with_the_goods(books: Books, milk: bytes) -> None:
    """A transfer keeps them; where they arrive they are the same."""
    store_room = add_location(books.database, books.actor, name="Gudang")
    books.post("receipt", Scan(milk, 2 * ONE, lot="A", expires_on=SOON))
    books.post("transfer", Scan(milk, ONE), destination=store_room)
    rows = item_lots(books.database, books.actor, item=milk)
    assert [(row.code, row.location_name, row.quantity) for row in rows] == [
        ("A", "Toko", ONE),
        ("A", "Gudang", ONE),
    ]


def test_tracking_is_switched_with_goods_on_the_shelf(books: Books) -> None:
    """What is there goes first, without a lot; lots that are left go out after the switch back."""
    tea = add_item(books.database, books.actor, "Teh")
    books.post("receipt", Scan(tea, 2 * ONE))
    set_lot_tracking(books.database, books.actor, item=tea, tracked=True)
    books.post("receipt", Scan(tea, 2 * ONE, lot="A", expires_on=SOON))
    assert taken(books, books.post("sale", Scan(tea, 3 * ONE)).id) == [("", 2 * ONE), ("A", ONE)]
    set_lot_tracking(books.database, books.actor, item=tea, tracked=False)
    books.post("receipt", Scan(tea, ONE))
    assert taken(books, books.post("sale", Scan(tea, 2 * ONE)).id) == [("", ONE), ("A", ONE)]


def test_only_tracked_items_have_lots(books: Books, cashier: Actor, milk: bytes) -> None:
    """And only the line's owner names them; a lot is a short line of text."""
    tea = add_item(books.database, books.actor, "Teh")
    draft = open_draft(books.database, books.actor, kind="receipt")
    line = books.scan(draft, Scan(tea, ONE))
    with pytest.raises(InvalidInput, match="lot_not_tracked"):
        set_line_lot(books.database, books.actor, line=line, code="A")
    set_line_lot(books.database, books.actor, line=line)
    other = books.scan(draft, Scan(milk, ONE))
    with pytest.raises(NotFound, match="line_unknown"):
        set_line_lot(books.database, cashier, line=other, code="A")
    for code in ("x" * 65, "a\x00b"):
        with pytest.raises(InvalidInput, match="text_"):
            set_line_lot(books.database, books.actor, line=other, code=code)
    with pytest.raises(PermissionDenied):
        set_lot_tracking(books.database, cashier, item=milk, tracked=False)
    with pytest.raises(NotFound, match="item_unknown"):
        set_lot_tracking(books.database, books.actor, item=new_id(), tracked=True)


def test_what_expires_soon_is_listed(books: Books, viewer: Actor, milk: bytes) -> None:
    """The most urgent first, in our places alone, expired ones too; gone ones are not."""
    for code, day in (("B", LATER), ("A", SOON), ("old", YESTERDAY)):
        books.post("receipt", Scan(milk, 2 * ONE, lot=code, expires_on=day))
    books.post("receipt", Scan(milk, 2 * ONE, lot="none"))
    rows = expiring_lots(books.database, viewer, days=5)
    assert [(row.code, row.days_left, row.quantity) for row in rows] == [
        ("old", -1, 2 * ONE),
        ("A", 5, 2 * ONE),
    ]
    assert len(expiring_lots(books.database, viewer, days=4)) == 1
    assert len(expiring_lots(books.database, viewer, days=10**12)) == 3
    assert expiring_lots(books.database, viewer, days=90, location=new_id()) == []
    books.post("adjustment", Scan(milk, 2 * ONE), reason="expired")
    assert [row.code for row in expiring_lots(books.database, viewer, days=9)] == ["A"]
    with pytest.raises(PermissionDenied):
        expiring_lots(books.database, Actor(bytes(16)), days=1)
    assert NO_LOT not in {row.item for row in rows}


def test_looking_for_dates_reads_no_whole_table(books: Books) -> None:
    """The plan goes through the index of dates."""
    asked = {"last": "2030-01-01", "location": None, "limit": 5, "offset": 0}
    plan = [row[3] for row in books.database.rows(f"EXPLAIN QUERY PLAN {EXPIRING}", asked)]
    assert any("lot_by_expiry" in step for step in plan)
    assert not [step for step in plan if step.startswith("SCAN")]
