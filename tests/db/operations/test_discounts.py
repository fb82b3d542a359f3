"""What a discount does to a sale in the books: the amount is less, the price stays."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, PermissionDenied, Refused
from db.operations.approvals import approve
from db.operations.discounts import discount_draft, discount_line
from db.operations.documents import post_draft, reverse_document
from db.operations.drafts import add_line, change_line, discard_draft, open_draft, undo_line
from db.operations.line_details import add_return
from db.operations.own_account import set_pin
from db.queries.check import check
from db.queries.documents import document_detail
from db.queries.drafts import bill_of, open_draft_of, tape, tape_line
from db.queries.margins import sale_margins
from db.rules.discounts import NONE, Discount
from tests.db.operations.conftest import EAN
from tests.shops import ONE, PASSWORD, add_item, digest, receive

COFFEE = "8991002105485"
TENTH = Discount(rate=1_000)


@pytest.fixture
def sale(shop_database: ShopDatabase, owner: Actor, item: bytes) -> bytes:
    """The owner's open sale: six pieces of tea at 150."""
    draft = open_draft(shop_database, owner, kind="sale")
    add_line(shop_database, owner, draft=draft, code=EAN, count=6 * ONE)
    return draft


def line_of(database: ShopDatabase, actor: Actor, draft: bytes) -> bytes:
    """The newest line of a draft."""
    return tape(database, actor, draft=draft)[0].id


def booked(database: ShopDatabase, document: bytes) -> list[tuple[int, int, int]]:
    """Quantity, price and amount of each line."""
    sql = "SELECT quantity, unit_price, amount FROM document_line WHERE document = ? "
    return [(a, b, c) for a, b, c in database.rows(sql + "ORDER BY position", (document,))]


def test_a_rate_off_a_line(shop_database: ShopDatabase, owner: Actor, sale: bytes) -> None:
    """The document keeps the price and what was paid."""
    line = line_of(shop_database, owner, sale)
    discount_line(shop_database, owner, line=line, discount=TENTH)
    assert tape_line(shop_database, owner, line=line).amount == 810
    posted = post_draft(shop_database, owner, draft=sale)
    assert posted.total == 810
    assert booked(shop_database, posted.id) == [(6 * ONE, 150, 810)]
    assert check(shop_database, deep=True) == []


def test_an_amount_off_a_line_makes_it_a_line_of_its_own(
    shop_database: ShopDatabase, owner: Actor, sale: bytes
) -> None:
    """Of the same item and price; it is never more than the line."""
    discount_line(
        shop_database,
        owner,
        line=line_of(shop_database, owner, sale),
        discount=Discount(amount=10_000),
    )
    add_line(shop_database, owner, draft=sale, code=EAN, count=ONE)
    posted = post_draft(shop_database, owner, draft=sale)
    assert booked(shop_database, posted.id) == [(6 * ONE, 150, 0), (ONE, 150, 150)]
    assert check(shop_database, deep=True) == []


def test_an_amount_off_the_sale_is_shared_out(
    shop_database: ShopDatabase, owner: Actor, sale: bytes
) -> None:
    """In proportion, the last line takes the remainder; a rate is for the others."""
    coffee = add_item(shop_database, owner, "Kopi", COFFEE, sale_price=100)
    receive(shop_database, owner, coffee, 5 * ONE, 50)
    add_line(shop_database, owner, draft=sale, code=COFFEE, count=ONE)
    discount_draft(shop_database, owner, draft=sale, discount=Discount(amount=101))
    posted = post_draft(shop_database, owner, draft=sale, total=899)
    assert booked(shop_database, posted.id) == [(6 * ONE, 150, 809), (ONE, 100, 90)]


def test_a_discount_is_taken_back(shop_database: ShopDatabase, owner: Actor, sale: bytes) -> None:
    """By one that says nothing."""
    line = line_of(shop_database, owner, sale)
    for discount in (TENTH, NONE):
        discount_line(shop_database, owner, line=line, discount=discount)
        discount_draft(shop_database, owner, draft=sale, discount=discount)
    row = open_draft_of(shop_database, owner, kind="sale")
    assert row is not None
    assert row.discount == NONE
    assert post_draft(shop_database, owner, draft=sale).total == 900


def test_who_may_not_needs_an_approval(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, item: bytes
) -> None:
    """As for a price: PIN of somebody who may, for one act; the document names them."""
    set_pin(shop_database, owner, password=PASSWORD, pin="583904")
    draft = open_draft(shop_database, cashier, kind="sale")
    line = add_line(shop_database, cashier, draft=draft, code=EAN).line
    before = digest(shop_database)
    with pytest.raises(PermissionDenied) as denied:
        discount_line(shop_database, cashier, line=line, discount=TENTH)
    with pytest.raises(PermissionDenied):
        discount_draft(shop_database, cashier, draft=draft, discount=TENTH)
    assert denied.value.permission == "price.override"
    assert digest(shop_database) == before
    wanted = {"permission": "price.override", "login": "owner", "pin": "583904"}
    allowed = replace(cashier, approval=approve(shop_database, cashier, **wanted))
    discount_draft(shop_database, allowed, draft=draft, discount=TENTH)
    with pytest.raises(Refused, match="approval_over"):
        discount_draft(shop_database, allowed, draft=draft, discount=Discount(rate=10_000))
    posted = post_draft(shop_database, cashier, draft=draft)
    approvers = shop_database.rows("SELECT total, approved_by FROM document WHERE kind = 'sale'")
    assert approvers == [(posted.total, owner.account)]
    assert posted.total == 135


def test_only_sales_have_discounts(shop_database: ShopDatabase, owner: Actor, item: bytes) -> None:
    """A delivery has costs."""
    draft = open_draft(shop_database, owner, kind="receipt")
    line = add_line(shop_database, owner, draft=draft, code=EAN).line
    with pytest.raises(InvalidInput, match="discount_not_sold"):
        discount_line(shop_database, owner, line=line, discount=TENTH)
    with pytest.raises(InvalidInput, match="discount_not_sold"):
        discount_draft(shop_database, owner, draft=draft, discount=TENTH)


def test_what_comes_back_is_what_was_paid(
    shop_database: ShopDatabase, owner: Actor, sale: bytes
) -> None:
    """Part by part, to the last digit; then the reversal of the rest is refused."""
    discount_draft(shop_database, owner, draft=sale, discount=Discount(amount=100))
    posted = post_draft(shop_database, owner, draft=sale)
    (line,) = document_detail(shop_database, owner, document=posted.id).lines
    refunds = []
    for quantity in (ONE, 2 * ONE, 3 * ONE):
        draft = open_draft(shop_database, owner, kind="customer_return")
        add_return(shop_database, owner, draft=draft, booked=line.id, quantity=quantity)
        refunds.append(post_draft(shop_database, owner, draft=draft).total)
    assert refunds == [133, 267, 400]
    assert sum(refunds) == posted.total == 800
    assert check(shop_database, deep=True) == []


def test_a_reversal_takes_back_what_was_paid(
    shop_database: ShopDatabase, owner: Actor, sale: bytes
) -> None:
    """Reports and margins then say that nothing was sold."""
    discount_draft(shop_database, owner, draft=sale, discount=TENTH)
    posted = post_draft(shop_database, owner, draft=sale)
    assert reverse_document(shop_database, owner, document=posted.id, reason="").total == 810
    (day,) = {day for (day,) in shop_database.rows("SELECT business_date FROM document")}
    when = date.fromisoformat(day)
    margins = sale_margins(shop_database, owner, first=when, last=when)
    assert [margin.revenue for margin in margins] == [810, -810]
    sums = shop_database.rows("SELECT sum(amount) FROM item_day WHERE kind = 'sale'")
    assert sums == [(0,)]
    assert check(shop_database, deep=True) == []


def test_a_total_that_was_told_is_booked_or_nothing(
    shop_database: ShopDatabase, owner: Actor, sale: bytes
) -> None:
    """A line that came in between is seen by nobody before it is paid."""
    add_line(shop_database, owner, draft=sale, code=EAN)
    before = digest(shop_database)
    with pytest.raises(Refused, match="total_changed"):
        post_draft(shop_database, owner, draft=sale, total=900, payment_method="cash")
    assert digest(shop_database) == before
    posted = post_draft(shop_database, owner, draft=sale, total=1_050, payment_method="qris")
    methods = shop_database.rows("SELECT payment_method FROM document WHERE id = ?", (posted.id,))
    assert methods == [("qris",)]


ANY = st.one_of(
    st.just(NONE),
    st.builds(lambda rate: Discount(rate=rate), st.integers(0, 10_000)),
    st.builds(lambda amount: Discount(amount=amount), st.integers(0, 3_000)),
)
SCANS = st.lists(
    st.tuples(st.sampled_from([EAN, COFFEE]), st.integers(1, 4_000), st.integers(0, 999), ANY),
    min_size=1,
    max_size=6,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(scans=SCANS, whole=ANY, undone=st.integers(0, 5))
def test_the_total_on_the_screen_is_the_total_in_the_books(
    shop_database: ShopDatabase,
    owner: Actor,
    item: bytes,
    scans: list[tuple[str, int, int, Discount]],
    whole: Discount,
    undone: int,
) -> None:
    """Whatever is scanned, by weight and by price, with whatever discounts."""
    if not shop_database.row("SELECT 1 FROM barcode WHERE code = ?", (COFFEE,)):
        kilograms = shop_database.rows("SELECT id FROM unit WHERE decimals = 3")[0][0]
        add_item(shop_database, owner, "Kopi", COFFEE, sale_price=77, unit=kilograms)
    draft = open_draft(shop_database, owner, kind="sale")
    for code, quantity, price, discount in scans:
        count = quantity if code == COFFEE else -(-quantity // ONE) * ONE
        line = add_line(shop_database, owner, draft=draft, code=code, count=count).line
        change_line(shop_database, owner, line=line, unit_price=price)
        discount_line(shop_database, owner, line=line, discount=discount)
    discount_draft(shop_database, owner, draft=draft, discount=whole)
    lines = tape(shop_database, owner, draft=draft)
    if 0 < undone < len(lines):
        undo_line(shop_database, owner, line=lines[undone].id)
    shown = bill_of(
        [line for line in tape(shop_database, owner, draft=draft) if not line.undone], whole
    )
    posted = post_draft(shop_database, owner, draft=draft, oversell=True)
    assert posted.total == shown.total == sum(a for _, _, a in booked(shop_database, posted.id))
    assert open_draft_of(shop_database, owner, kind="sale") is None


def test_discarding_takes_the_discounts_along(
    shop_database: ShopDatabase, owner: Actor, sale: bytes
) -> None:
    """The next sale begins without."""
    discount_draft(shop_database, owner, draft=sale, discount=TENTH)
    discard_draft(shop_database, owner, draft=sale)
    open_draft(shop_database, owner, kind="sale")
    row = open_draft_of(shop_database, owner, kind="sale")
    assert row is not None
    assert row.discount == NONE
