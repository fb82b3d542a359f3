"""Goods come in and are counted by touch alone: no key of a keyboard, no scanner."""

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from db.operations.places import add_category
from db.queries.check import check
from tests.end_to_end.bad_day import RICE, TEA
from tests.end_to_end.fingers import Fingers
from tests.end_to_end.program import OpenProgram, Program
from tests.shops import ONE, RUPIAH, on_hand, sell

ITEM = """
SELECT item.name, sale_price, reorder_point, category.name, note
FROM item JOIN category ON category.id = category WHERE item.name LIKE 'TEH%'
"""
CODES = "SELECT code, pack_quantity FROM barcode ORDER BY id DESC LIMIT 2"
COUNTED = "SELECT counted, reason, note FROM count_line ORDER BY id"
CARTON = "18997007350117"


@pytest.fixture
def fingers(home: Home, rice: bytes, open_program: OpenProgram, language: str) -> Fingers:
    """The owner, signed in, at the scan page in touch mode."""
    assert rice
    program: Program = open_program(home, language)
    program.sign_in()
    desk = program.desk
    assert desk.window is not None
    desk.window.resize(1366, 768)
    fingers = Fingers(desk, home.preferences.parent / "pictures")
    program.guide.page("scan")
    program.guide.press("touchMode")
    fingers.wait(lambda: fingers.sees("numberPad"), "the pad")
    return fingers


def test_an_item_is_made_for_a_code_that_nobody_knew(
    fingers: Fingers, shop_database: ShopDatabase, owner: Actor
) -> None:
    """Its code, name, prices, category and carton are tapped; it is received with its cost."""

    def fill() -> None:
        fingers.press("item_name")
        fingers.tap("TEH ")
        fingers.press("padCase")
        fingers.tap("poci")
        fingers.press("item_category")
        fingers.tap("minuman")
        fingers.press("item_sale_price")
        fingers.tap("9800")
        fingers.press("item_reorder_point")
        fingers.tap("12")
        fingers.press("addBarcode")
        fingers.tap(CARTON)
        fingers.press_last("barcodeCount")
        fingers.tap("12")
        fingers.press("item_note")
        fingers.tap("rak b")
        fingers.press("primary")

    add_category(shop_database, owner, name="Minuman")
    fingers.press("mode-receipt")
    fingers.tap(f"3*{TEA}\r")
    fingers.in_dialog("createItem", fill)
    fingers.wait(lambda: not fingers.sees("unknownCodes"), "the code to be known")
    fingers.touch_cell("tape-receipt", 0, "unit_cost")
    fingers.tap("7500\r")
    fingers.press("postDocument")
    fingers.wait(lambda: fingers.has_rows("tape-receipt", 0), "the delivery to be booked")
    assert shop_database.rows(ITEM) == [
        ("TEH poci", 9_800 * RUPIAH, 12 * ONE, "Minuman", "rak b"),
    ]
    assert shop_database.rows(CODES) == [(CARTON, 12 * ONE), (TEA, ONE)]
    assert on_hand_of(shop_database, "TEH poci") == 3 * ONE
    assert check(shop_database) == []


def test_a_stocktake_is_counted_and_closed(fingers: Fingers, shop_database: ShopDatabase) -> None:
    """Counted, counted again with a reason, closed: the books have what was tapped."""

    def recount() -> None:
        fingers.choose("recountReason", "found")
        fingers.press("recountNote")
        fingers.tap("rak 2")
        fingers.press("recounted")
        fingers.tap("5\r")

    fingers.press("mode-count")
    fingers.in_dialog("startCount", lambda: fingers.press("primary"))
    fingers.wait(lambda: fingers.sees("whichCount"), "the count to be open")
    fingers.tap(f"2*{RICE}\r")
    fingers.wait(lambda: fingers.sees("closeCount"), "the rice to be counted")
    fingers.in_dialog("recountLine", recount)
    fingers.in_dialog("closeCount", lambda: fingers.press("primary"))
    fingers.wait(lambda: not fingers.sees("closeCount"), "the count to be closed")
    assert on_hand_of(shop_database, "Beras") == 5 * ONE
    assert shop_database.rows(COUNTED)[-1] == (5 * ONE, "found", "RAK 2")
    assert check(shop_database) == []


def test_a_return_is_taken_back(
    fingers: Fingers, shop_database: ShopDatabase, owner: Actor, rice: bytes
) -> None:
    """The sale is touched in its list, the goods are tapped, and the money is told."""
    sell(shop_database, owner, rice, 2 * ONE)

    def choose() -> None:
        fingers.wait(lambda: fingers.has_rows("returnSales", 1), "the sale to be listed")
        fingers.touch_cell("returnSales", 0, "number")
        fingers.press("primary")

    fingers.press("mode-customer_return")
    fingers.in_dialog("chooseSale", choose)
    fingers.wait(lambda: fingers.sees("returnAll"), "the sale to be read")
    fingers.press("codeField")
    fingers.tap(f"{RICE}\r")
    fingers.wait(lambda: fingers.has_rows("tape-customer_return", 1), "the goods to be matched")
    fingers.press("padMore")
    fingers.press("postDocument")
    fingers.wait(lambda: on_hand_of(shop_database, "Beras") == 3 * ONE, "both to be back")
    assert check(shop_database) == []


def on_hand_of(database: ShopDatabase, name: str) -> int:
    """How much of an item the shop has."""
    ((item,),) = database.rows("SELECT id FROM item WHERE name = ?", (name,))
    return on_hand(database, item)
