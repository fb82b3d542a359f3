"""What a GS1 code or a scale's label says of the goods reaches the draft, and then the books."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.access import Actor, Approval, now
from db.errors import InvalidInput, PermissionDenied, Refused
from db.ids import fixed_id
from db.operations.approvals import approve
from db.operations.code_contents import measured
from db.operations.documents import post_draft
from db.operations.drafts import add_line, change_line, open_draft, resolve_code
from db.operations.items import BarcodeFields, add_barcode
from db.operations.line_details import set_line_lot
from db.operations.lots import set_lot_tracking
from db.operations.settings import set_in_store_formats
from db.operations.tries import hash_password
from db.queries.codes import FoundCode
from db.queries.drafts import TapeLine, TapeLot, lots_to_choose, tape, tape_line
from db.queries.items import item_of_scan
from db.queries.lots import item_lots
from db.queries.shop import in_store_formats
from db.rules.barcodes import check_digit
from db.rules.calendar import business_date
from db.rules.code_contents import NOTHING, CodeContents
from db.rules.in_store import InStoreCode, InStoreFormat
from tests.db.books import Books, Scan
from tests.shops import ONE, RUPIAH, add_item, digest

KILOGRAMS = fixed_id("unit/kg")
TODAY = business_date(now(), "Asia/Jakarta")
SOON, LATER, YESTERDAY = (TODAY + timedelta(days=days) for days in (5, 90, -1))
EAN, CARTON = "8991234567891", "18991234567898"
WHOLE = f"01{CARTON}17271231\x1d10LOT-7"
SCALES = (
    InStoreFormat("21", "weight"),
    InStoreFormat("22", "price", item_digits=4, skipped_digits=1, decimals=0),
)


def with_check(body: str) -> str:
    """Twelve digits and their check digit."""
    return body + check_digit(body)


@pytest.fixture
def milk(books: Books) -> bytes:
    """Kept by lots; a carton of it counts twelve."""
    carton = BarcodeFields(CARTON, 12 * ONE, "dus")
    milk = add_item(books.database, books.actor, "Susu", EAN, carton, sale_price=9 * RUPIAH)
    set_lot_tracking(books.database, books.actor, item=milk, tracked=True)
    return milk


@pytest.fixture
def meat(books: Books) -> bytes:
    """Sold by weight at Rp 120.000 a kilogram; the scale calls it 12345, and 4711 with a price."""
    codes = (with_check("211234500000"), with_check("224711000000"))
    fields = {"unit": KILOGRAMS, "sale_price": 120_000 * RUPIAH}
    meat = add_item(books.database, books.actor, "Daging", *codes, **fields)
    set_in_store_formats(books.database, books.actor, formats=SCALES)
    return meat


def scan(books: Books, kind: str, code: str, count: int = ONE, **said: Any) -> TapeLine:
    """The line that a scan has become; `said` are the fields of `CodeContents`."""
    draft = open_draft(books.database, books.actor, kind=kind)
    contents = CodeContents(**said)
    kept = add_line(
        books.database, books.actor, draft=draft, code=code, count=count, contents=contents
    )
    return tape_line(books.database, books.actor, line=kept.line)


def test_the_number_in_the_code_finds_the_pack(books: Books, milk: bytes) -> None:
    """A carton's GTIN-14 counts twelve; lot and date are the line's, and then the stock's."""
    line = scan(books, "receipt", WHOLE, 2 * ONE, gtin14=CARTON, lot_code="LOT-7", expires_on=LATER)
    assert (line.item, line.quantity, line.pack_name) == (milk, 24 * ONE, "dus")
    assert (line.lot_code, line.expires_on, line.lacks_lot) == ("LOT-7", LATER.isoformat(), False)
    post_draft(
        books.database, books.actor, draft=open_draft(books.database, books.actor, kind="receipt")
    )
    (lot,) = item_lots(books.database, books.actor, item=milk)
    assert (lot.code, lot.expires_on, lot.quantity) == ("LOT-7", LATER.isoformat(), 24 * ONE)
    found = item_of_scan(books.database, books.actor, WHOLE, "Code128", CARTON)
    assert found is not None
    assert found.id == milk


def test_a_wrong_number_is_none(books: Books, milk: bytes) -> None:
    """A check digit that does not fit finds nothing and is not kept."""
    wrong = CARTON[:-1] + str((int(CARTON[-1]) + 1) % 10)
    line = scan(books, "receipt", "X1", gtin14=wrong)
    assert (line.item, line.gtin14, line.barcode) == (None, "", "X1")


@pytest.mark.parametrize(
    ("said", "quantity"),
    [
        ({"quantity": 30 * ONE}, 30 * ONE),
        ({"gtin14": CARTON, "quantity": 30 * ONE}, 30 * ONE),
        ({"gtin14": CARTON, "quantity": 30 * ONE, "grams": 750}, 30 * ONE),
    ],
)
def test_a_count_is_pieces(books: Books, milk: bytes, said: dict[str, Any], quantity: int) -> None:
    """Whatever the pack counts; a weight beside it does not matter to what is counted."""
    line = scan(books, "receipt", WHOLE, **({"gtin14": EAN.zfill(14)} | said))
    assert (line.item, line.quantity) == (milk, quantity)


def test_a_weight_is_kilograms(books: Books, meat: bytes) -> None:
    """Times how often it was scanned."""
    add_barcode(books.database, books.actor, item=meat, barcode=BarcodeFields("98991234567894"))
    line = scan(books, "sale", "w", 2 * ONE, gtin14="98991234567894", grams=1_255)
    assert (line.quantity, line.unit, line.printed_amount) == (2_510, "kg", None)


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"grams": 750}, "weight_unfit"),
        ({"grams": 0}, "weight_zero"),
        ({"quantity": 0}, "count_zero"),
        ({"quantity": 10**11}, "quantity_too_large"),
        ({"lot_code": "L" * 65}, "text_too_long"),
    ],
)
def test_what_does_not_fit_is_refused(
    books: Books, milk: bytes, said: dict[str, Any], error: str
) -> None:
    """Pieces are not weighed; nothing is kept."""
    before = digest(books.database)
    draft = open_draft(books.database, books.actor, kind="receipt")
    kept = digest(books.database)
    contents = CodeContents(**({"gtin14": CARTON} | said))
    with pytest.raises(InvalidInput, match=error):
        add_line(books.database, books.actor, draft=draft, code=WHOLE, contents=contents)
    assert digest(books.database) == kept != before


def test_goods_that_are_weighed_are_not_counted(books: Books, meat: bytes) -> None:
    """Thirty what?"""
    with pytest.raises(InvalidInput, match="count_unfit") as refused:
        scan(books, "receipt", with_check("211234500000"), quantity=30 * ONE)
    assert refused.value.details["name"] == "Daging"


def test_an_unknown_code_keeps_what_it_said(books: Books) -> None:
    """The item that gets its number later gets lot, date and count as well."""
    said: dict[str, Any] = {
        "gtin14": CARTON,
        "lot_code": "L1",
        "expires_on": SOON,
        "quantity": 6 * ONE,
    }
    line = scan(books, "receipt", WHOLE, **said)
    assert (line.item, line.quantity, line.barcode) == (None, ONE, CARTON)
    milk = add_item(books.database, books.actor, "Susu", line.barcode)
    set_lot_tracking(books.database, books.actor, item=milk, tracked=True)
    draft = open_draft(books.database, books.actor, kind="receipt")
    assert resolve_code(books.database, books.actor, draft=draft, code=WHOLE) == 1
    line = tape_line(books.database, books.actor, line=line.id)
    found = (line.item, line.quantity, line.lot_code, line.expires_on)
    assert found == (milk, 6 * ONE, "L1", SOON.isoformat())


def test_an_item_without_lots_takes_none(books: Books) -> None:
    """Its codes may say what they like."""
    add_item(books.database, books.actor, "Sabun", EAN)
    line = scan(books, "receipt", EAN, lot_code="L1", expires_on=SOON)
    assert (line.lot_code, line.expires_on) == ("", None)


def test_what_goes_out_is_of_a_lot_that_is_there(books: Books, milk: bytes) -> None:
    """A code's lot that the books do not know leaves it to them."""
    for code, day in (("A", SOON), ("B", LATER)):
        books.post("receipt", Scan(milk, 2 * ONE, lot=code, expires_on=day))
    named = scan(books, "sale", EAN, lot_code="B", expires_on=LATER)
    dated = scan(books, "sale", EAN, expires_on=LATER)
    other = scan(books, "sale", EAN, lot_code="C", expires_on=LATER)
    found = [(line.lot_code, line.expires_on) for line in (named, dated, other)]
    assert found == [("B", LATER.isoformat()), ("B", LATER.isoformat()), ("", None)]
    assert [lot.code for lot in other.lots] == ["A"]


def test_goods_whose_code_says_expired_are_not_sold(
    books: Books, cashier: Actor, milk: bytes
) -> None:
    """Whatever the books believe; they can be thrown away."""
    books.post("receipt", Scan(milk, 2 * ONE, lot="A", expires_on=LATER))
    till = Books(books.database, cashier)
    line = scan(till, "sale", EAN, lot_code="A", expires_on=YESTERDAY)
    assert (line.lot_code, line.expires_on, line.lots) == ("A", YESTERDAY.isoformat(), ())
    draft = open_draft(books.database, cashier, kind="sale")
    with pytest.raises(Refused, match="stock_expired") as refused:
        post_draft(books.database, cashier, draft=draft)
    assert refused.value.details["items"] == (("Susu", 0, ONE),)
    gone = scan(books, "transfer", EAN, lot_code="A", expires_on=YESTERDAY)
    assert gone.expires_on == LATER.isoformat()


def test_the_tape_proposes_what_posting_takes(books: Books, milk: bytes) -> None:
    """First expired first out, line by line; a lot that a later line names is kept for it."""
    for code, day in (("A", SOON), ("B", LATER)):
        books.post("receipt", Scan(milk, 2 * ONE, lot=code, expires_on=day))
    first = scan(books, "sale", EAN, 2 * ONE)
    second = scan(books, "sale", EAN)
    assert first.lots == (TapeLot("A", SOON.isoformat(), 2 * ONE),)
    assert second.lots == (TapeLot("B", LATER.isoformat(), ONE),)
    set_line_lot(books.database, books.actor, line=second.id, code="A")
    draft = open_draft(books.database, books.actor, kind="sale")
    newest, oldest = tape(books.database, books.actor, draft=draft)
    assert [(lot.code, lot.quantity) for lot in newest.lots] == [("A", ONE)]
    assert [(lot.code, lot.quantity) for lot in oldest.lots] == [("A", ONE), ("B", ONE)]
    choices = lots_to_choose(books.database, books.actor, line=newest.id)
    assert [(lot.code, lot.quantity, lot.expired) for lot in choices] == [
        ("A", 2 * ONE, False),
        ("B", 2 * ONE, False),
    ]
    choices = lots_to_choose(books.database, books.actor, line=oldest.id)
    assert [(lot.code, lot.quantity) for lot in choices] == [("A", ONE), ("B", 2 * ONE)]
    post_draft(books.database, books.actor, draft=draft)
    assert [lot.code for lot in item_lots(books.database, books.actor, item=milk)] == ["B"]


def test_a_date_alone_names_a_lot(books: Books, milk: bytes) -> None:
    """Milk that came in with a date and no code is taken by its date."""
    books.post("receipt", Scan(milk, ONE, expires_on=SOON), Scan(milk, ONE, expires_on=LATER))
    line = scan(books, "sale", EAN)
    set_line_lot(books.database, books.actor, line=line.id, expires_on=LATER)
    draft = open_draft(books.database, books.actor, kind="sale")
    post_draft(books.database, books.actor, draft=draft)
    (left,) = item_lots(books.database, books.actor, item=milk)
    assert left.expires_on == SOON.isoformat()


def test_a_scale_prints_the_weight(books: Books, meat: bytes) -> None:
    """By the item's code without a weight, or by its digits as the SKU."""
    line = scan(books, "sale", with_check("211234501250"))
    assert (line.item, line.quantity, line.amount) == (meat, 1_250, 150_000 * RUPIAH)
    fish = add_item(books.database, books.actor, "Ikan", sku="77", unit=KILOGRAMS, sale_price=ONE)
    assert scan(books, "sale", with_check("210007700500")).item == fish
    found = item_of_scan(books.database, books.actor, with_check("210007700500"))
    assert found is not None
    assert found.id == fish


def test_the_customer_pays_what_the_label_says(books: Books, cashier: Actor, meat: bytes) -> None:
    """Rp 15.500 at Rp 120.000 is 129,1666 g: the books lose 129 g, the customer pays 15.500."""
    books.post("receipt", Scan(meat, 10 * ONE))
    till = Books(books.database, cashier)
    label = with_check("224711015500")
    line = scan(till, "sale", label)
    assert (line.quantity, line.unit_price) == (129, 120_000 * RUPIAH)
    assert (line.printed_amount, line.amount) == (15_500 * RUPIAH, 15_500 * RUPIAH)
    twice = scan(till, "sale", label, 2 * ONE)
    assert (twice.quantity, twice.amount) == (258, 31_000 * RUPIAH)
    draft = open_draft(books.database, cashier, kind="sale")
    sold = post_draft(books.database, cashier, draft=draft)
    assert sold.total == 46_500 * RUPIAH
    assert books.one("SELECT amount FROM document_line WHERE document = ?", sold.id) == sold.total


def test_another_quantity_is_no_longer_the_label(books: Books, meat: bytes) -> None:
    """It costs what it weighs; the label's own quantity again costs what the label says."""
    line = scan(books, "sale", with_check("224711015500"))
    change_line(books.database, books.actor, line=line.id, quantity=500)
    changed = tape_line(books.database, books.actor, line=line.id)
    assert (changed.printed_amount, changed.amount) == (None, 60_000 * RUPIAH)
    change_line(books.database, books.actor, line=line.id, quantity=129)
    again = tape_line(books.database, books.actor, line=line.id)
    assert again.amount == 15_500 * RUPIAH


def test_a_price_without_a_price_says_nothing(books: Books, meat: bytes) -> None:
    """Nobody knows how much it is."""
    add_item(books.database, books.actor, "Tahu", sku="4712", unit=KILOGRAMS)
    with pytest.raises(InvalidInput, match="price_unfit"):
        scan(books, "sale", with_check("224712015500"))


def test_a_label_of_what_is_counted_brings_its_price_whole(books: Books, meat: bytes) -> None:
    """Two pieces for the price of one and a half are refused where they are scanned."""
    add_item(books.database, books.actor, "Tempe", sku="4712", sale_price=10_000 * RUPIAH)
    with pytest.raises(InvalidInput, match="label_unfit"):
        scan(books, "sale", with_check("224712015500"))
    line = scan(books, "sale", with_check("224712020000"))
    assert (line.quantity, line.amount) == (2 * ONE, 20_000 * RUPIAH)


def test_labels_that_round_too_much_need_a_right(books: Books, cashier: Actor, meat: bytes) -> None:
    """A gram and a half is two; three such labels are one line, and that is a quarter too cheap."""
    books.post("receipt", Scan(meat, 10 * ONE))
    till = Books(books.database, cashier)
    for _ in range(3):
        scan(till, "sale", with_check("224711000180"))
    draft = open_draft(books.database, cashier, kind="sale")
    with pytest.raises(PermissionDenied, match=r"price\.override"):
        post_draft(books.database, cashier, draft=draft)
    lent = replace(cashier, approval=allowed_by(books, cashier))
    assert post_draft(books.database, lent, draft=draft).total == 540 * RUPIAH


def allowed_by(books: Books, asker: Actor) -> Approval:
    """The owner's word for one price."""
    books.database.execute_sql(
        "UPDATE account SET pin_hash = ? WHERE id = ?",
        (hash_password("271828"), books.actor.account),
    )
    permission = "price.override"
    return approve(books.database, asker, permission=permission, login="owner", pin="271828")


def test_pieces_are_not_weighed(books: Books, meat: bytes) -> None:
    """A scale's weight of something that is counted is a wrong label; whole ones are counted."""
    add_item(books.database, books.actor, "Telur", sku="00009")
    with pytest.raises(InvalidInput, match="weight_unfit"):
        scan(books, "sale", with_check("210000901250"))
    assert scan(books, "sale", with_check("210000902000")).quantity == 2 * ONE


@pytest.mark.parametrize(
    ("body", "error"), [("210000800000", "weight_zero"), ("220008000000", "price_zero")]
)
def test_a_label_of_nothing_says_so(books: Books, meat: bytes, body: str, error: str) -> None:
    """An empty scale's label is refused for what it says, not for a quantity that nobody typed."""
    add_item(books.database, books.actor, "Cabai", sku="8", sale_price=100)
    with pytest.raises(InvalidInput, match=error):
        scan(books, "sale", with_check(body))


def test_a_wrong_check_digit_is_no_scales_code(books: Books, meat: bytes) -> None:
    """It stays unknown, whole."""
    good = with_check("211234501250")
    line = scan(books, "sale", good[:-1] + str((int(good[-1]) + 1) % 10))
    assert (line.item, line.gtin14) == (None, "")


def test_an_unknown_label_offers_the_code_without_its_weight(books: Books, meat: bytes) -> None:
    """So that every label of the item is known from then on."""
    label = with_check("219999901250")
    line = scan(books, "sale", label)
    assert (line.item, line.barcode) == (None, with_check("219999900000"))
    add_barcode(books.database, books.actor, item=meat, barcode=BarcodeFields(line.barcode))
    draft = open_draft(books.database, books.actor, kind="sale")
    assert resolve_code(books.database, books.actor, draft=draft, code=label) == 1
    assert tape_line(books.database, books.actor, line=line.id).quantity == 1_250


def test_an_items_own_barcode_is_no_label(books: Books, meat: bytes) -> None:
    """A shop that glued a number of its own on something keeps it."""
    label = with_check("211234501250")
    own = add_item(books.database, books.actor, "Sapu", label)
    assert scan(books, "sale", label).item == own


def test_formats_are_the_owners(books: Books, cashier: Actor) -> None:
    """Kept as they are given; none takes them away."""
    with pytest.raises(PermissionDenied):
        set_in_store_formats(books.database, cashier, formats=SCALES)
    set_in_store_formats(books.database, books.actor, formats=SCALES)
    assert in_store_formats(books.database, books.actor) == SCALES
    set_in_store_formats(books.database, books.actor, formats=())
    assert in_store_formats(books.database, books.actor) == ()


@given(
    st.integers(1, 10**9),
    st.integers(10**4, 10**10),
    st.integers(0, 3),
    st.integers(1, 9).map(lambda times: times * ONE),
)
def test_a_label_costs_what_it_says(price: int, unit_price: int, decimals: int, count: int) -> None:
    """Whatever the unit's price; the quantity is the nearest that the unit can have.

    What is counted, or would be less than half a step, is not sold for less than it costs.
    """
    reading = InStoreCode("2212345000005", None, price)
    found = FoundCode(b"item", sale_price=unit_price, decimals=decimals, reading=reading)
    step = 10 ** (3 - decimals)
    try:
        measure = measured("sale", found, count, NOTHING)
    except InvalidInput as refused:
        if refused.code != "label_unfit" or (decimals and 2 * price * ONE >= unit_price * step):
            raise
        return
    one = measure.quantity * ONE // count
    assert (measure.amount, measure.unit_price) == (price * count // ONE, unit_price)
    assert one % step == 0
    assert one == step or abs(one * unit_price - price * ONE) * 2 <= step * unit_price
    assert measured("receipt", found, count, NOTHING).amount is None
