"""Every kind of document: where its goods go, what it needs, and who may post it."""

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, LumbungError, NotFound, PermissionDenied, Refused
from db.ids import CUSTOMERS, LOSS, OPENING, SUPPLIERS, fixed_id, new_id
from db.operations.documents import post_draft, reverse_document
from db.operations.drafts import add_line, describe_draft, open_draft, undo_line
from db.operations.items import BarcodeFields, ItemFields, edit_item
from db.operations.line_details import add_return, name_return, set_line_way
from db.operations.places import add_location
from db.queries.drafts import open_draft_of, tape
from db.rules.documents import KINDS
from tests.db.books import Books, Scan
from tests.shops import ONE, RUPIAH, add_item, digest, on_hand

EAN = "8991234567897"


@pytest.fixture
def item(books: Books) -> bytes:
    """Ten pieces at 100 rupiah, sold at 150."""
    item = add_item(books.database, books.actor, "Teh", EAN, sale_price=150 * RUPIAH)
    books.post("receipt", Scan(item, 10 * ONE, 100 * RUPIAH))
    return item


@pytest.fixture
def store_room(books: Books) -> bytes:
    """A second place."""
    return add_location(books.database, books.actor, name="Gudang")


def test_opening_stock_comes_from_nowhere(books: Books, shop_floor: bytes, item: bytes) -> None:
    """It states its cost as a receipt does."""
    posted = books.post("opening", Scan(item, 5 * ONE, 130 * RUPIAH))
    assert posted.number == "OPN-K1-000001"
    assert books.moves(posted) == [(OPENING, shop_floor, 5 * ONE)]
    assert books.pool(item) == (15 * ONE, 1_650 * RUPIAH)


def test_a_transfer_moves_and_costs_nothing(
    books: Books, shop_floor: bytes, item: bytes, store_room: bytes
) -> None:
    """From place to place; the pool stays as it is."""
    before = books.pool(item)
    posted = books.post("transfer", Scan(item, 4 * ONE), destination=store_room)
    assert posted.number == "TRF-K1-000001"
    assert books.moves(posted) == [(shop_floor, store_room, 4 * ONE)]
    assert (books.held(item, shop_floor), books.held(item, store_room)) == (6 * ONE, 4 * ONE)
    assert books.pool(item) == before
    assert books.costs(posted) == []


def test_a_transfer_says_where_to(
    books: Books, shop_floor: bytes, item: bytes, store_room: bytes
) -> None:
    """Somewhere else, in a place of ours, with what is there."""
    scan = Scan(item, ONE)
    with pytest.raises(InvalidInput, match="destination_missing"):
        books.post("transfer", scan)
    with pytest.raises(InvalidInput, match="destination_is_source"):
        books.post("transfer", destination=shop_floor)
    for nowhere in (CUSTOMERS, new_id(), b""):
        with pytest.raises(NotFound, match="location_unknown"):
            books.post("transfer", destination=nowhere)
    with pytest.raises(Refused, match="stock_short"):
        books.post("transfer", Scan(item, 10 * ONE), destination=store_room)


@pytest.mark.parametrize("reason", ["damage", "loss", "expired", "own_use"])
def test_goods_are_written_off(books: Books, shop_floor: bytes, item: bytes, reason: str) -> None:
    """At their average, into the loss; the document says why."""
    posted = books.post("adjustment", Scan(item, 3 * ONE, comes_in=True), reason=reason)
    assert posted.number == "ADJ-K1-000001"
    assert books.moves(posted) == [(shop_floor, LOSS, 3 * ONE)]
    assert books.costs(posted) == [(300 * RUPIAH, 0)]
    assert books.one("SELECT reason FROM document WHERE id = ?", posted.id) == reason


def test_what_is_found_comes_in_at_the_average(
    books: Books, shop_floor: bytes, item: bytes
) -> None:
    """Unless somebody states another cost."""
    posted = books.post("adjustment", Scan(item, 2 * ONE), reason="found")
    assert books.moves(posted) == [(LOSS, shop_floor, 2 * ONE)]
    assert books.costs(posted) == [(200 * RUPIAH, 0)]
    stated = books.post("adjustment", Scan(item, ONE, 0), reason="found")
    assert books.costs(stated) == [(0, 0)]


def test_a_correction_goes_either_way(books: Books, shop_floor: bytes, item: bytes) -> None:
    """Each line says which; it takes away unless it says that it adds."""
    other = add_item(books.database, books.actor, "Kopi")
    scans = (Scan(item, ONE), Scan(other, 2 * ONE, comes_in=True))
    posted = books.post("adjustment", *scans, reason="correction")
    assert books.moves(posted) == [(shop_floor, LOSS, ONE), (LOSS, shop_floor, 2 * ONE)]
    assert (on_hand(books.database, item), on_hand(books.database, other)) == (9 * ONE, 2 * ONE)


def test_an_adjustment_has_a_reason_of_the_list(books: Books, item: bytes) -> None:
    """None, a word of one's own, or that of a merge: told; only an adjustment has one."""
    with pytest.raises(InvalidInput, match="reason_missing"):
        books.post("adjustment", Scan(item, ONE))
    for word in ("", "gone", "merge"):
        with pytest.raises(InvalidInput, match="reason_unknown"):
            books.post("adjustment", reason=word)
    with pytest.raises(InvalidInput, match="reason_unknown"):
        books.post("sale", reason="damage")


def test_only_a_corrections_line_has_a_way(books: Books, item: bytes) -> None:
    """A sale never comes in."""
    draft = open_draft(books.database, books.actor, kind="sale")
    line = books.scan(draft, Scan(item, ONE))
    with pytest.raises(InvalidInput, match="document_kind_unknown"):
        set_line_way(books.database, books.actor, line=line, comes_in=True)


def test_what_a_draft_says_is_kept(
    books: Books, shop_floor: bytes, item: bytes, store_room: bytes
) -> None:
    """Destination and reason stay until others are given; the tape shows what lines say."""
    draft = open_draft(books.database, books.actor, kind="transfer")
    for place in (store_room, None):
        describe_draft(books.database, books.actor, draft=draft, destination=place)
    shown = open_draft_of(books.database, books.actor, kind="transfer")
    assert shown is not None
    assert (shown.location, shown.destination, shown.reason) == (shop_floor, store_room, "")
    draft = open_draft(books.database, books.actor, kind="adjustment")
    describe_draft(books.database, books.actor, draft=draft, reason="correction")
    books.scan(draft, Scan(item, ONE, comes_in=True))
    (line,) = tape(books.database, books.actor, draft=draft)
    assert (line.comes_in, line.has_lots, line.lot_code, line.returns) == (True, False, "", None)


@pytest.mark.parametrize(
    "kind", ["receipt", "supplier_return", "transfer", "adjustment", "opening"]
)
def test_a_cashier_only_sells_and_takes_back(
    shop_database: ShopDatabase, cashier: Actor, kind: str
) -> None:
    """The other kinds are denied when they are begun."""
    before = digest(shop_database)
    with pytest.raises(PermissionDenied):
        open_draft(shop_database, cashier, kind=kind)
    assert digest(shop_database) == before


def test_a_customer_brings_back(
    books: Books, cashier: Actor, shop_floor: bytes, item: bytes
) -> None:
    """At the sale's price and cost, whatever they are today."""
    sold = books.post("sale", Scan(item, 3 * ONE))
    books.post("receipt", Scan(item, 3 * ONE, 400 * RUPIAH))
    at_the_till = Books(books.database, cashier)
    back = at_the_till.give_back("customer_return", books.line(sold), 2 * ONE)
    assert (back.number, back.total, back.lines) == ("RET-K1-000001", 300 * RUPIAH, 1)
    assert books.moves(back) == [(CUSTOMERS, shop_floor, 2 * ONE)]
    assert books.costs(back) == [(200 * RUPIAH, 0)]


def test_never_more_comes_back_than_was_sold(books: Books, item: bytes) -> None:
    """Over all returns together, also those on one draft; a reversed return counts no more."""
    sold = books.post("sale", Scan(item, 5 * ONE))
    line = books.line(sold)
    first = books.give_back("customer_return", line, 3 * ONE)
    with pytest.raises(Refused, match="returned_too_much") as refused:
        books.give_back("customer_return", line, 3 * ONE)
    assert refused.value.details == {"name": "Teh", "left": 2 * ONE, "wanted": 3 * ONE}
    draft = open_draft(books.database, books.actor, kind="customer_return")
    for _ in range(2):
        add_return(books.database, books.actor, draft=draft, booked=line, quantity=2 * ONE)
    before = digest(books.database)
    with pytest.raises(Refused, match="returned_too_much"):
        post_draft(books.database, books.actor, draft=draft)
    assert digest(books.database) == before
    assert first.lines == 1


def test_parts_of_a_sale_add_up(books: Books) -> None:
    """What cannot be divided comes back for exactly what was paid and what it cost."""
    nails = add_item(
        books.database, books.actor, "Paku", unit=fixed_id("unit/kg"), sale_price=3_335
    )
    books.post("receipt", Scan(nails, 700, 3_333))
    sold = books.post("sale", Scan(nails, 700))
    line = books.line(sold)
    backs = [books.give_back("customer_return", line, part) for part in (300, 300)]
    backs.append(books.give_back("customer_return", line))
    assert [back.total for back in backs] == [1_001, 1_001, 333]
    assert [books.costs(back)[0][0] for back in backs] == [1_000, 1_000, 333]
    assert (sold.total, books.pool(nails)) == (2_335, (700, 2_333))
    with pytest.raises(Refused, match="returned_too_much"):
        books.give_back("customer_return", line)


def test_a_reversed_return_can_come_back_again(books: Books, item: bytes) -> None:
    """It never happened; and a sale that was reversed has nothing to bring back."""
    sold = books.post("sale", Scan(item, 2 * ONE))
    back = books.give_back("customer_return", books.line(sold))
    with pytest.raises(Refused, match="line_returned"):
        reverse_document(books.database, books.actor, document=sold.id, reason="")
    reverse_document(books.database, books.actor, document=back.id, reason="")
    again = books.give_back("customer_return", books.line(sold))
    assert again.total == sold.total
    reverse_document(books.database, books.actor, document=again.id, reason="")
    reverse_document(books.database, books.actor, document=sold.id, reason="")
    with pytest.raises(Refused, match="returned_too_much"):
        books.give_back("customer_return", books.line(sold))
    assert on_hand(books.database, item) == 10 * ONE


def test_a_customers_return_names_its_sale(books: Books, item: bytes) -> None:
    """A scan alone is not enough; it is named with a sale's line of the same item."""
    sold = books.post("sale", Scan(item, 2 * ONE))
    other = add_item(books.database, books.actor, "Kopi")
    received = books.post("receipt", Scan(other, ONE))
    with pytest.raises(Refused, match="return_unnamed"):
        books.post("customer_return", Scan(item, ONE))
    draft = open_draft(books.database, books.actor, kind="customer_return")
    (line,) = tape(books.database, books.actor, draft=draft)
    for booked, error in (
        (books.line(received), "return_of_other_kind"),
        (new_id(), "line_unknown"),
    ):
        with pytest.raises(LumbungError, match=error):
            name_return(books.database, books.actor, line=line.id, booked=booked)
    stranger = books.scan(draft, Scan(other, ONE))
    with pytest.raises(Refused, match="return_of_other_item"):
        name_return(books.database, books.actor, line=stranger, booked=books.line(sold))
    undo_line(books.database, books.actor, line=stranger)
    name_return(books.database, books.actor, line=line.id, booked=books.line(sold))
    (shown,) = [row for row in tape(books.database, books.actor, draft=draft) if not row.undone]
    assert (shown.returns, shown.unit_price) == (books.line(sold), 150 * RUPIAH)
    assert post_draft(books.database, books.actor, draft=draft).total == 150 * RUPIAH


def test_goods_go_back_to_the_supplier(books: Books, shop_floor: bytes, item: bytes) -> None:
    """At the average; a named receipt says what should have been, the rest is a variance."""
    dear = books.post("receipt", Scan(item, 10 * ONE, 200 * RUPIAH))
    plain = books.post("supplier_return", Scan(item, 2 * ONE))
    assert plain.number == "RTS-K1-000001"
    assert books.moves(plain) == [(shop_floor, SUPPLIERS, 2 * ONE)]
    assert books.costs(plain) == [(300 * RUPIAH, 0)]
    named = books.give_back("supplier_return", books.line(dear), 4 * ONE)
    assert books.costs(named) == [(800 * RUPIAH, -200 * RUPIAH)]
    assert books.pool(item) == (14 * ONE, 2_100 * RUPIAH)
    with pytest.raises(Refused, match="returned_too_much"):
        books.give_back("supplier_return", books.line(dear), 7 * ONE)


def test_a_named_supplier_return_is_undone_to_the_last_part(books: Books, item: bytes) -> None:
    """Its reversal takes the variance back too."""
    dear = books.post("receipt", Scan(item, 10 * ONE, 200 * RUPIAH))
    before = books.pool(item)
    back = books.give_back("supplier_return", books.line(dear), 4 * ONE)
    undone = reverse_document(books.database, books.actor, document=back.id, reason="")
    assert books.costs(undone) == [(800 * RUPIAH, 200 * RUPIAH)]
    assert books.pool(item) == before


def test_quantities_finer_than_the_unit_are_never_booked(books: Books) -> None:
    """Not when scanned, not when changed, not when the unit changed after the scan."""
    rice = add_item(books.database, books.actor, "Beras", "111", unit=fixed_id("unit/kg"))
    draft = open_draft(books.database, books.actor, kind="receipt")
    add_line(books.database, books.actor, draft=draft, code="111", count=500)
    fields = ItemFields("Beras", unit=fixed_id("unit/pcs"))
    edit_item(books.database, books.actor, item=rice, fields=fields)
    with pytest.raises(InvalidInput, match="quantity_too_fine"):
        add_line(books.database, books.actor, draft=draft, code="111", count=500)
    with pytest.raises(InvalidInput, match="quantity_too_fine"):
        post_draft(books.database, books.actor, draft=draft)


def test_a_carton_comes_in_and_pieces_go_out(books: Books) -> None:
    """The carton's code counts twelve; a returned piece is a piece."""
    carton = BarcodeFields("18991234567894", 12 * ONE, "dus")
    item = add_item(books.database, books.actor, "Susu", EAN, carton, sale_price=9)
    draft = open_draft(books.database, books.actor, kind="receipt")
    add_line(books.database, books.actor, draft=draft, code="18991234567894", count=2 * ONE)
    post_draft(books.database, books.actor, draft=draft)
    sold = books.post("sale", Scan(item, 5 * ONE))
    books.give_back("customer_return", books.line(sold), ONE)
    assert on_hand(books.database, item) == 20 * ONE


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"sale", "stocktake"}))
def test_only_a_sale_is_paid(
    shop_database: ShopDatabase, owner: Actor, item: bytes, kind: str
) -> None:
    """A way to pay of any other kind is refused, and nothing is booked."""
    draft = open_draft(shop_database, owner, kind=kind)
    add_line(shop_database, owner, draft=draft, code=EAN)
    before = digest(shop_database)
    with pytest.raises(InvalidInput, match="payment_without_sale"):
        post_draft(shop_database, owner, draft=draft, payment_method="cash")
    assert digest(shop_database) == before
