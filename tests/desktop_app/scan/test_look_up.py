"""Look up: a scan shows what it is and writes nothing."""

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton, QTableView
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.documents import post_draft
from db.operations.drafts import add_line, open_draft
from db.operations.line_details import set_line_lot
from db.operations.lots import set_lot_tracking
from db.operations.own_account import set_badge
from db.operations.places import add_location
from db.operations.reservations import Goods, reserve_stock
from db.operations.settings import set_in_store_formats
from db.rules.barcodes import check_digit
from db.rules.in_store import InStoreFormat
from desktop_app.capture.scan import scan_of_text
from desktop_app.scan.look_up_card import LookUpCard
from tests.desktop_app.scan.conftest import CARTON, NOODLES, RICE, SUGAR, Counter, Open
from tests.shops import ONE, PASSWORD, RUPIAH, add_item, digest, receive

NEW = "4006381333931"
BARCODES = "SELECT code FROM barcode JOIN item ON item.id = item WHERE name = 'Daging'"


def with_check(body: str) -> str:
    """Twelve digits and their check digit."""
    return body + check_digit(body)


def look(counter: Counter, *codes: str) -> str:
    """Scans, and says what the card says then."""
    shown = counter.find(LookUpCard)
    for code in codes:
        before = shown.text()
        counter.session.signals.scanned.emit(scan_of_text(code, "wedge"))
        counter.qtbot.waitUntil(lambda before=before: shown.text() != before)  # type: ignore[misc]  # bound now
    return shown.text()


@pytest.fixture
def stocked(
    shop_database: ShopDatabase, owner: Actor, shop_with_goods: dict[str, bytes]
) -> dict[str, bytes]:
    """Rice at two places, some of it reserved."""
    rice = shop_with_goods["rice"]
    store = add_location(shop_database, owner, name="Gudang")
    receive(shop_database, owner, rice, 7 * ONE, 60_000 * RUPIAH)
    receive(shop_database, owner, rice, 5 * ONE, 60_000 * RUPIAH, location=store)
    reserve_stock(shop_database, owner, reference="WEB-1", goods=[Goods(rice, 2 * ONE)])
    return shop_with_goods


def test_a_scan_shows_and_writes_nothing(
    open_page: Open, owner: Actor, stocked: dict[str, bytes], shop_database: ShopDatabase
) -> None:
    """Name, price, cost, what is free and what is there, place by place."""
    counter = open_page(owner)
    counter.switch_to("look_up")
    before = digest(shop_database)

    said = look(counter, RICE)

    for words in ("Beras 5 kg", RICE, "Rp74,500", "10 pcs", "12 pcs", "Rp60,000", "Toko", "Gudang"):
        assert words in said, said
    assert digest(shop_database) == before


def test_who_may_not_see_costs_sees_none(
    open_page: Open, viewer: Actor, stocked: dict[str, bytes]
) -> None:
    """A viewer has this mode alone, without a switch, and the stock but not the cost."""
    counter = open_page(viewer)
    assert counter.page.mode == "look_up"
    assert [part.objectName() for part in counter.page.header_actions()] == [
        "touchMode",
        "scannerDoctor",
    ]
    said = look(counter, RICE)
    assert "Gudang" in said
    assert "60,000" not in said


def test_lots_tell_when_they_expire(
    open_page: Open, owner: Actor, shop_with_goods: dict[str, bytes], shop_database: ShopDatabase
) -> None:
    """With their codes and days; what is past its day says so."""
    set_lot_tracking(shop_database, owner, item=shop_with_goods["noodles"], tracked=True)
    draft = open_draft(shop_database, owner, kind="receipt")
    for code, day in (("A1", date(2020, 1, 31)), ("B2", date(2099, 1, 31))):
        line = add_line(shop_database, owner, draft=draft, code=NOODLES).line
        set_line_lot(shop_database, owner, line=line, code=code, expires_on=day)
    post_draft(shop_database, owner, draft=draft)
    counter = open_page(owner)
    counter.switch_to("look_up")
    said = look(counter, NOODLES)
    assert "A1 · expired" in said
    assert "B2 · until" in said


def test_a_pack_and_a_number_tell_the_sum(open_page: Open, owner: Actor) -> None:
    """Two cartons of 12 cost 24 times the price."""
    counter = open_page(owner)
    counter.switch_to("look_up")
    counter.qtbot.keyClicks(counter.field, "2")
    assert "dus (24 pcs): Rp84,000" in look(counter, CARTON)


def test_the_last_ones_stay_below(open_page: Open, owner: Actor) -> None:
    """Each once, the newest first; Enter on one shows it again, ten at most."""
    counter = open_page(owner)
    counter.switch_to("look_up")
    look(counter, RICE, SUGAR, NOODLES, RICE)
    table = counter.find(QTableView, "lookedUp")
    names = [str(table.model().index(row, 0).data()) for row in range(table.model().rowCount())]
    assert names == ["Beras 5 kg", "Mie Goreng", "Gula <img src=x>"]
    counter.keys("Down")
    counter.keys("Down")
    counter.keys("Return")
    counter.qtbot.waitUntil(lambda: "Mie Goreng" in counter.find(LookUpCard).text())
    for number in range(12):
        look(counter, f"TIDAK-ADA-{number}")
    assert table.model().rowCount() == 10


def test_an_unknown_code_becomes_an_item(
    open_page: Open, owner: Actor, cashier: Actor, shop_database: ShopDatabase
) -> None:
    """For those who may make one; the card then shows it."""

    def create_item(code: str, _parent: object) -> bytes:
        return add_item(shop_database, owner, "Teh Celup", code)

    at_the_till = open_page(cashier)
    at_the_till.switch_to("look_up")
    assert NEW in look(at_the_till, NEW)
    assert not at_the_till.has("createItem")
    counter = open_page(owner, create_item)
    counter.switch_to("look_up")
    look(counter, NEW)
    counter.press("createItem")
    counter.qtbot.waitUntil(lambda: "Teh Celup" in counter.find(LookUpCard).text())


def test_a_label_of_a_scale_becomes_an_item_by_its_own_part(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """Without the weight of this one piece: every label of it is known from then on."""
    set_in_store_formats(shop_database, owner, formats=(InStoreFormat("21", "weight"),))

    def create_item(code: str, _parent: object) -> bytes:
        return add_item(shop_database, owner, "Daging", code)

    counter = open_page(owner, create_item)
    counter.switch_to("look_up")
    look(counter, with_check("211234501250"))
    counter.press("createItem")
    counter.qtbot.waitUntil(lambda: "Daging" in counter.find(LookUpCard).text())
    assert shop_database.rows(BARCODES) == [(with_check("211234500000"),)]
    assert "Daging" in look(counter, RICE, with_check("211234500750"))


def test_a_badge_is_never_shown(open_page: Open, owner: Actor, shop_database: ShopDatabase) -> None:
    """Somebody's badge is refused, not looked up; what is no code says why."""
    set_badge(shop_database, owner, password=PASSWORD, badge="LUMBUNG-OWNER-1")
    counter = open_page(owner)
    counter.switch_to("look_up")
    said = look(counter, "LUMBUNG-OWNER-1")
    assert "badge" in said
    assert "LUMBUNG-OWNER-1" not in said
    assert "too long: 201" in look(counter, "9" * 201)


def test_the_item_page_is_one_press_away(
    open_page: Open, owner: Actor, stocked: dict[str, bytes], qtbot: QtBot
) -> None:
    """The button asks the shell for it; what is scanned on another page goes there at once."""
    counter = open_page(owner)
    counter.switch_to("look_up")
    assert not counter.find(QPushButton, "openItem").isEnabled()
    look(counter, RICE)
    signals = counter.session.signals
    with qtbot.waitSignal(signals.item_page_wanted) as wanted:
        counter.press("openItem")
    assert wanted.args is not None
    assert wanted.args[0].id == stocked["rice"]
    counter.page.hide()
    with qtbot.waitSignal(signals.item_page_wanted):
        signals.scanned.emit(scan_of_text(NOODLES, "wedge"))
    with qtbot.waitSignal(signals.noticed) as told:
        signals.scanned.emit(scan_of_text(NEW, "wedge"))
    assert told.args == [f"Code {NEW} is not known."]


def test_the_card_follows_the_stock(
    open_page: Open, owner: Actor, stocked: dict[str, bytes], shop_database: ShopDatabase
) -> None:
    """What is sold at another desk is off the card."""
    counter = open_page(owner)
    counter.switch_to("look_up")
    look(counter, NOODLES)
    receive(shop_database, owner, stocked["noodles"], 48 * ONE)
    counter.session.signals.stock_changed.emit(None)
    counter.qtbot.waitUntil(lambda: "48 pcs" in counter.find(LookUpCard).text())
