"""Documents: posted once, never beyond what is there, reversed by those who may."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, NotFound, PermissionDenied, Refused
from db.ids import CASHIER, CUSTOMERS, SUPPLIERS, VIEWER, fixed_id, new_id
from db.operations.accounts import add_account, change_role
from db.operations.documents import PostedDocument, post_draft, reverse_document
from db.operations.drafts import add_line, open_draft, undo_line
from db.queries.check import check
from db.queries.stock_card import stock_card
from tests.db.operations.conftest import EAN, MIDNIGHT
from tests.shops import ONE, PASSWORD, RUPIAH, add_item, at, digest, on_hand, receive, sell

SECOND = 1_000_000


def costs(database: ShopDatabase) -> list[tuple[int, int]]:
    """Cost and variance of every movement, in the order they were booked."""
    return [
        (cost, variance)
        for cost, variance in database.rows(
            "SELECT cost, variance FROM movement JOIN movement_cost ON movement = id"
            " ORDER BY movement.rowid"
        )
    ]


def pool(database: ShopDatabase) -> tuple[int, int]:
    """Quantity and cost of the one item's pool."""
    ((quantity, cost),) = database.rows("SELECT quantity, cost FROM item_cost")
    return quantity, cost


def test_a_receipt_and_a_sale_move_the_goods(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, item: bytes
) -> None:
    """From the suppliers to our place, from there to the customers; numbers, totals, journal."""
    sold = sell(shop_database, cashier, item, 3 * ONE)
    assert on_hand(shop_database, item) == 7 * ONE
    assert (sold.number, sold.total, sold.lines) == ("SAL-K1-000001", 450, 1)
    (shop_floor,) = shop_database.rows("SELECT id FROM location WHERE kind = 'internal'")[0]
    assert shop_database.rows(
        "SELECT document.number, source, destination, movement.quantity, document.actor"
        " FROM movement JOIN document ON document.id = document ORDER BY movement.rowid"
    ) == [
        ("RCV-K1-000001", SUPPLIERS, shop_floor, 10 * ONE, owner.account),
        ("SAL-K1-000001", shop_floor, CUSTOMERS, 3 * ONE, cashier.account),
    ]
    journal = shop_database.rows("SELECT kind, subject, payload FROM journal ORDER BY device_seq")
    assert journal[-1][:2] == ("document_posted", sold.id)
    assert list(json.loads(journal[-1][2])) == ["sha256"]
    assert check(shop_database) == []


def test_numbers_run_by_kind_without_gaps(
    shop_database: ShopDatabase, owner: Actor, item: bytes
) -> None:
    """A refused posting uses no number up."""
    numbers = [sell(shop_database, owner, item, ONE).number]
    with pytest.raises(Refused, match="stock_short"):
        sell(shop_database, owner, item, 100 * ONE)
    draft = open_draft(shop_database, owner, kind="sale")
    undo_line(shop_database, owner, line=shop_database.rows("SELECT id FROM draft_line")[0][0])
    add_line(shop_database, owner, draft=draft, code=EAN)
    numbers.append(post_draft(shop_database, owner, draft=draft).number)
    numbers.append(receive(shop_database, owner, item, ONE).number)
    assert numbers == ["SAL-K1-000001", "SAL-K1-000002", "RCV-K1-000002"]


def test_the_cost_of_a_deficit_is_settled_by_the_receipt(
    shop_database: ShopDatabase, owner: Actor, item: bytes
) -> None:
    """12 sold of 10 at 100, then 5 arrive at 130: the two that were missing cost 60 more."""
    sell(shop_database, owner, item, 12 * ONE, oversell=True)
    receive(shop_database, owner, item, 5 * ONE, 130)
    assert costs(shop_database) == [(1_000, 0), (1_200, 0), (650, 60)]
    assert pool(shop_database) == (3 * ONE, 390)
    assert check(shop_database) == []


def test_the_average_moves_with_each_receipt(
    shop_database: ShopDatabase, owner: Actor, item: bytes
) -> None:
    """10 at 100, sell 8, 10 at 200, sell all 12: they cost 2,200 and nothing is left over."""
    sell(shop_database, owner, item, 8 * ONE)
    receive(shop_database, owner, item, 10 * ONE, 200)
    assert pool(shop_database) == (12 * ONE, 2_200)
    sell(shop_database, owner, item, 12 * ONE)
    assert costs(shop_database) == [(1_000, 0), (800, 0), (2_000, 0), (2_200, 0)]
    assert pool(shop_database) == (0, 0)
    assert check(shop_database) == []


def test_a_receipt_without_a_cost_takes_the_last_known(
    shop_database: ShopDatabase, owner: Actor, item: bytes
) -> None:
    """Nobody typed one: the average so far; for a new item nothing."""
    receive(shop_database, owner, item, 10 * ONE)
    other = add_item(shop_database, owner, "Kopi")
    receive(shop_database, owner, other, ONE)
    assert costs(shop_database) == [(1_000, 0), (1_000, 0), (0, 0)]


def test_a_reversal_brings_everything_back_to_zero(
    shop_database: ShopDatabase, owner: Actor, item: bytes
) -> None:
    """Stock, pool and cost are as before; the reversed document stays and is named."""
    sold = sell(shop_database, owner, item, 4 * ONE)
    back = reverse_document(shop_database, owner, document=sold.id, reason=" salah ")
    assert (back.number, back.total, back.lines) == ("REV-K1-000001", sold.total, 1)
    assert on_hand(shop_database, item) == 10 * ONE
    assert pool(shop_database) == (10 * ONE, 1_000)
    sql = "SELECT kind, reverses, reason FROM document WHERE id = ?"
    assert shop_database.rows(sql, (back.id,)) == [("sale", sold.id, "salah")]
    (receipt,) = shop_database.rows("SELECT id FROM document WHERE number = 'RCV-K1-000001'")[0]
    reverse_document(shop_database, owner, document=receipt, reason="")
    assert on_hand(shop_database, item) == 0
    assert pool(shop_database) == (0, 0)
    assert [row.balance for row in stock_card(shop_database, owner, item=item)] == [
        *(0, 10 * ONE, 6 * ONE, 10 * ONE)
    ]
    assert check(shop_database) == []


def test_the_second_of_two_receipts_is_reversed_after_a_sale(
    shop_database: ShopDatabase, owner: Actor, item: bytes
) -> None:
    """10 at 100, 10 at 200, 5 sold at 150: the reversal leaves at 150 and posts the difference."""
    second = receive(shop_database, owner, item, 10 * ONE, 200)
    sell(shop_database, owner, item, 5 * ONE)
    reverse_document(shop_database, owner, document=second.id, reason="retur")
    assert costs(shop_database) == [(1_000, 0), (2_000, 0), (750, 0), (2_000, -500)]
    assert pool(shop_database) == (5 * ONE, 750)
    assert check(shop_database) == []


def test_a_receipt_whose_goods_are_gone_is_not_reversed(
    shop_database: ShopDatabase, owner: Actor, item: bytes
) -> None:
    """They cannot go back to the supplier: told, and nothing half-booked."""
    sell(shop_database, owner, item, ONE)
    (receipt,) = shop_database.rows("SELECT id FROM document WHERE kind = 'receipt'")[0]
    before = digest(shop_database)
    with pytest.raises(Refused, match="stock_short"):
        reverse_document(shop_database, owner, document=receipt, reason="")
    assert digest(shop_database) == before


def test_a_document_is_reversed_once(
    shop_database: ShopDatabase, owner: Actor, item: bytes
) -> None:
    """Neither again nor the reversal itself; a document that is none is told."""
    sold = sell(shop_database, owner, item, ONE)
    back = reverse_document(shop_database, owner, document=sold.id, reason="")
    before = digest(shop_database)
    for document, code in ((sold.id, "already_reversed"), (back.id, "is_reversal")):
        with pytest.raises(Refused, match=code):
            reverse_document(shop_database, owner, document=document, reason="")
    with pytest.raises(NotFound, match="document_unknown"):
        reverse_document(shop_database, owner, document=new_id(), reason="")
    assert digest(shop_database) == before


@pytest.mark.parametrize(("reason", "code"), [("x" * 201, "too_long"), ("a\x00", "unprintable")])
def test_a_reason_is_a_line_of_text(
    shop_database: ShopDatabase, owner: Actor, item: bytes, reason: str, code: str
) -> None:
    """Within bounds and printable; nothing is booked otherwise."""
    sold = sell(shop_database, owner, item, ONE)
    before = digest(shop_database)
    with pytest.raises(InvalidInput, match=code):
        reverse_document(shop_database, owner, document=sold.id, reason=reason)
    assert digest(shop_database) == before


def reversal_by(
    database: ShopDatabase, actor: Actor, document: PostedDocument
) -> Callable[[], PostedDocument]:
    """A reversal to try."""
    return lambda: reverse_document(database, actor, document=document.id, reason="")


def test_a_cashier_reverses_their_own_of_the_same_day(
    shop_database: ShopDatabase, cashier: Actor, item: bytes
) -> None:
    """Until the shop's midnight, not after it: the scope is the shop's day, not UTC's."""
    just_before, just_after = at(cashier, MIDNIGHT - SECOND), at(cashier, MIDNIGHT)
    first = sell(shop_database, just_before, item, ONE)
    second = sell(shop_database, just_before, item, ONE)
    reversal_by(shop_database, just_before, first)()
    before = digest(shop_database)
    with pytest.raises(PermissionDenied, match=r"document\.reverse"):
        reversal_by(shop_database, just_after, second)()
    assert digest(shop_database) == before


def test_a_cashier_reverses_nobody_elses(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, warehouse: Actor, item: bytes
) -> None:
    """Not another cashier's, nor the owner's receipt; a warehouse worker may, on any day."""
    account = add_account(
        shop_database, owner, login="kasir2", name="K", role=CASHIER, password=PASSWORD
    )
    sold = sell(shop_database, at(Actor(account), MIDNIGHT), item, ONE)
    with pytest.raises(PermissionDenied):
        reversal_by(shop_database, at(cashier, MIDNIGHT), sold)()
    later = at(warehouse, MIDNIGHT + 40 * 86_400 * SECOND)
    assert reversal_by(shop_database, later, sold)().number == "REV-K1-000001"


def test_a_viewer_reverses_nothing(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, item: bytes
) -> None:
    """Neither do cashiers who became viewers, also what was their own."""
    sold = sell(shop_database, cashier, item, ONE)
    change_role(shop_database, owner, account=cashier.account, role=VIEWER)
    with pytest.raises(PermissionDenied):
        reversal_by(shop_database, cashier, sold)()


def test_a_receipt_of_somebody_who_became_a_cashier(
    shop_database: ShopDatabase, owner: Actor, warehouse: Actor, item: bytes
) -> None:
    """Selling is allowed, receiving no more."""
    draft = open_draft(shop_database, warehouse, kind="receipt")
    add_line(shop_database, warehouse, draft=draft, code=EAN)
    change_role(shop_database, owner, account=warehouse.account, role=CASHIER)
    with pytest.raises(PermissionDenied) as denied:
        post_draft(shop_database, warehouse, draft=draft)
    assert denied.value.permission == "stock.receive"


@pytest.mark.parametrize(
    ("moment", "day"), [(MIDNIGHT - SECOND, "2026-03-09"), (MIDNIGHT, "2026-03-10")]
)
def test_a_document_has_the_shops_day(
    shop_database: ShopDatabase, owner: Actor, item: bytes, moment: int, day: str
) -> None:
    """The same in header and movement."""
    sold = sell(shop_database, at(owner, moment), item, ONE)
    for table in ("document WHERE id", "movement WHERE document"):
        sql = f"SELECT business_date, at FROM {table} = ?"
        assert shop_database.rows(sql, (sold.id,)) == [(day, moment)]


def test_goods_by_weight_add_up(shop_database: ShopDatabase, owner: Actor) -> None:
    """1.5 kg in three sales of 333, 667 and 500 grams leave nothing."""
    sugar = add_item(
        shop_database, owner, "Gula", unit=fixed_id("unit/kg"), sale_price=15_000 * RUPIAH
    )
    receive(shop_database, owner, sugar, 1_500, 12_345 * RUPIAH)
    totals = [sell(shop_database, owner, sugar, grams).total for grams in (333, 667, 500)]
    assert totals == [49_950_000, 100_050_000, 75_000_000]
    assert pool(shop_database) == (0, 0)
    assert check(shop_database) == []


def test_a_sale_keeps_the_price_at_which_it_was_scanned(
    shop_database: ShopDatabase, owner: Actor, item: bytes
) -> None:
    """A price that changes between scan and posting does not surprise the customer."""
    draft = open_draft(shop_database, owner, kind="sale")
    add_line(shop_database, owner, draft=draft, code=EAN)
    shop_database.execute_sql("UPDATE item SET sale_price = 999")
    add_line(shop_database, owner, draft=draft, code=EAN)
    assert post_draft(shop_database, owner, draft=draft).total == 150 + 999


def test_the_clock_is_the_persons(shop_database: ShopDatabase, owner: Actor, item: bytes) -> None:
    """What an actor's clock says is what is written."""
    sold = sell(shop_database, replace(owner, clock=lambda: 1_000_000), item, ONE)
    rows = shop_database.rows("SELECT at FROM document WHERE id = ?", (sold.id,))
    assert rows == [(1_000_000,)]
