"""Scans become lines: on disk first, in order, with the quantity that was typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from desktop_app.capture.scan import scan_of_text
from desktop_app.capture.scanner_profile import ScannerProfile, ScannerSetup
from desktop_app.doctor.doctor_dialog import DoctorDialog
from desktop_app.rooms import ROOMS
from desktop_app.scan.desks import NEEDED
from desktop_app.scan.hand_limit import LargeQuantityDialog
from desktop_app.scan.mode_switch import LOOKS
from tests.desktop_app.scan.conftest import CARTON, NOODLES, RICE, SUGAR, Open
from tests.shops import ONE, add_item

LINES = "SELECT code, quantity FROM draft_line WHERE undone_at IS NULL ORDER BY id"


def test_a_scan_is_a_line(open_page: Open, owner: Actor) -> None:
    """The tape shows name and code, the card the last scan with its quantity."""
    counter = open_page(owner)
    counter.scan(RICE, CARTON)
    assert counter.cells("item") == ["Mie Goreng", "Beras 5 kg"]
    assert counter.cells("quantity") == ["12", "1"]
    assert counter.card.split("\n") == ["Mie Goreng", f"1 dus × 12 · {CARTON}", "12 pcs"]


def test_a_line_is_on_disk_before_it_is_painted(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """What a person can see survives a power cut."""
    counter = open_page(owner)
    painted: list[bool] = []
    counter.table.line_painted.connect(
        lambda line: painted.append(
            shop_database.row("SELECT 1 FROM draft_line WHERE id = ?", (line,)) is not None
        )
    )
    counter.scan(RICE, NOODLES)
    counter.qtbot.waitUntil(lambda: len(painted) == 2)
    assert painted == [True, True]


def test_a_burst_stays_in_order(open_page: Open, owner: Actor, shop_database: ShopDatabase) -> None:
    """A hundred scans at once: none is lost, doubled or out of its place."""
    counter = open_page(owner)
    burst = [(RICE, NOODLES, SUGAR)[number * number % 3] for number in range(100)]
    for code in burst:
        counter.session.signals.scanned.emit(scan_of_text(code, "wedge"))
    counter.qtbot.waitUntil(lambda: counter.table.model().rowCount() == 100)
    assert [code for code, _ in shop_database.rows(LINES)] == burst
    assert counter.cells("item")[:1] == ["Beras 5 kg"]


def test_a_number_that_waits_is_the_quantity(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """`12`, then a scan: twelve; the next scan counts one again."""
    counter = open_page(owner)
    counter.qtbot.keyClicks(counter.field, "12")
    assert counter.find(QPushButton, "scanCount").text() == "× 12"
    counter.scan(RICE, NOODLES)
    assert shop_database.rows(LINES) == [(RICE, 12_000), (NOODLES, 1_000)]
    assert counter.field.text() == ""


def test_a_code_that_is_being_typed_is_no_count(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """The camera reads the worn label in the end: one piece, not 8,992, and the typing is over."""
    counter = open_page(owner)
    counter.qtbot.keyClicks(counter.field, RICE[:4])
    counter.session.signals.scanned.emit(scan_of_text(RICE, "camera"))
    counter.qtbot.waitUntil(lambda: shop_database.rows(LINES) == [(RICE, 1_000)])
    assert counter.field.text() == ""


def test_a_dropped_picture_takes_no_count(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """It is read whenever its turn comes; the number waits for what is scanned by hand."""
    counter = open_page(owner)
    counter.qtbot.keyClicks(counter.field, "12")
    for scan in (scan_of_text(RICE, "picture"), scan_of_text(NOODLES, "serial")):
        counter.session.signals.scanned.emit(scan)
    lines = [(RICE, 1_000), (NOODLES, 12_000)]
    counter.qtbot.waitUntil(lambda: shop_database.rows(LINES) == lines)


def test_a_star_keeps_the_quantity_for_a_typed_code(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """`3*` and then a code by hand; what is no quantity says so."""
    counter = open_page(owner)
    counter.qtbot.keyClicks(counter.field, "x*")
    assert any("12*" in label.text() for label in counter.page.findChildren(QLabel))
    counter.keys("Esc")
    counter.qtbot.keyClicks(counter.field, f"3*{CARTON}\r")
    counter.qtbot.waitUntil(lambda: shop_database.rows(LINES) == [(CARTON, 36_000)])
    assert counter.find(QPushButton, "scanCount").text() == "× 1"


def test_digits_and_enter_are_a_code(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """A short number with Enter behind it is what was typed: a code."""
    counter = open_page(owner)
    counter.qtbot.keyClicks(counter.field, "12\r")
    counter.qtbot.waitUntil(lambda: shop_database.rows(LINES) == [("12", 1_000)])


@pytest.mark.parametrize(
    ("code", "sentence"),
    [("8991\x02002", "characters that cannot be shown"), ("9" * 5000, "too long: 5000")],
)
def test_a_code_that_cannot_be_kept(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, code: str, sentence: str
) -> None:
    """It is refused in a sentence, and no line is made."""
    counter = open_page(owner)
    counter.scan(code)
    assert sentence in counter.card
    assert shop_database.rows(LINES) == []


def test_an_absurd_quantity_is_refused(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """9,999,999 cartons are more than the books hold, even if meant; nothing is half kept."""
    monkeypatch.setattr(LargeQuantityDialog, "ask", lambda *_: True)
    counter = open_page(owner)
    counter.qtbot.keyClicks(counter.field, f"9999999*{CARTON}\r")
    counter.qtbot.waitUntil(lambda: "too large" in counter.card)
    assert shop_database.rows(LINES) == []


def test_a_large_count_is_asked_about(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before any line takes it; whoever thinks better of it goes on typing."""
    monkeypatch.setattr(LargeQuantityDialog, "ask", lambda *_: False)
    counter = open_page(owner)
    counter.qtbot.keyClicks(counter.field, "15000*")
    assert counter.field.text() == "15000"
    assert counter.find(QPushButton, "scanCount").text() == "× 1"
    assert shop_database.rows(LINES) == []


def test_a_code_that_waits_is_no_count(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """Eight digits or more are a barcode, with a star behind them or with a scan after them."""
    counter = open_page(owner)
    counter.qtbot.keyClicks(counter.field, "89686010*")
    assert any("Before the *" in label.text() for label in counter.page.findChildren(QLabel))
    counter.keys("Esc")
    counter.qtbot.keyClicks(counter.field, "89686010")
    counter.scan(RICE)
    assert shop_database.rows(LINES) == [(RICE, ONE)]


def test_a_name_is_never_taken_for_html(open_page: Open, owner: Actor) -> None:
    """A name with a tag in it is shown as it is written."""
    counter = open_page(owner)
    counter.scan(SUGAR)
    assert "Gula <img src=x>" in counter.card
    texts = [label for label in counter.page.findChildren(QLabel) if "<img" in label.text()]
    assert texts
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in texts)


def test_an_unknown_code_waits_and_gets_its_item(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """It is parked in amber; once its item is made, the line is the item's."""
    asked: list[str] = []

    def create_item(code: str, _parent: object) -> bytes:
        asked.append(code)
        return add_item(shop_database, owner, "Teh Celup", code)

    counter = open_page(owner, create_item)
    counter.scan("4006381333931")
    assert counter.cells("result") == ["Unknown"]
    assert counter.card.startswith("Unknown code")
    counter.press("lastScanAction")
    counter.qtbot.waitUntil(lambda: counter.cells("item") == ["Teh Celup"])
    assert asked == ["4006381333931"]
    assert counter.card.startswith("Teh Celup")
    assert not counter.has("createItem")


def test_who_may_not_make_items_is_not_asked_to(open_page: Open, cashier: Actor) -> None:
    """A cashier sees the unknown code, and no button that is not hers."""
    counter = open_page(cashier)
    counter.scan("4006381333931")
    assert counter.cells("result") == ["Unknown"]
    assert not counter.page.findChildren(QPushButton, "createItem")
    assert not counter.has("lastScanAction")


def test_an_item_made_elsewhere_resolves_the_code(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """The item list is another way to make it."""
    counter = open_page(owner)
    counter.scan("4006381333931")
    item = add_item(shop_database, owner, "Teh Celup", "4006381333931")
    counter.session.signals.items_changed.emit(frozenset({item}))
    counter.qtbot.waitUntil(lambda: counter.cells("item") == ["Teh Celup"])


def test_a_dialog_can_claim_the_scans(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """A form that wants the barcode gets it; nothing is booked meanwhile."""
    counter = open_page(owner)
    with counter.session.signals.claimed_scans():
        counter.session.signals.scanned.emit(scan_of_text(RICE, "wedge"))
    counter.scan(NOODLES)
    assert shop_database.rows(LINES) == [(NOODLES, 1_000)]


def test_another_page_in_front_loses_nothing(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, qtbot: QtBot
) -> None:
    """The scan is booked all the same, and whoever looks elsewhere is told."""
    counter = open_page(owner)
    counter.page.hide()
    with qtbot.waitSignal(counter.session.signals.noticed) as told:
        counter.session.signals.scanned.emit(scan_of_text(RICE, "wedge"))
    assert told.args == ["Beras 5 kg: 1 pcs added to the goods to receive."]
    assert shop_database.rows(LINES) == [(RICE, 1_000)]


def test_what_was_scanned_before_is_back(open_page: Open, owner: Actor) -> None:
    """After a restart the tape and its mode are there, with a quiet word about what counts."""
    before = open_page(owner)
    before.switch_to("sale")
    before.scan(NOODLES)
    before.keys("Ctrl+Z")
    before.qtbot.waitUntil(lambda: before.cells("result") == ["Undone"])
    before.scan(RICE, "4006381333931")
    before.page.close()

    after = open_page(owner)
    items = ["Unknown code", "Beras 5 kg", "Mie Goreng"]
    after.qtbot.waitUntil(lambda: after.cells("item") == items)
    assert after.card.startswith("Lines from before are here: 2")
    assert after.page.mode == "sale"
    after.scan(NOODLES)
    assert after.table.model().rowCount() == 4


def test_each_mode_has_its_own_tape(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """What is scanned while selling is sold, and the delivery goes on where it was."""
    counter = open_page(owner)
    counter.scan(RICE)
    counter.switch_to("sale")
    counter.scan(NOODLES)
    assert counter.cells("item") == ["Mie Goreng"]
    counter.switch_to("receipt")
    assert counter.cells("item") == ["Beras 5 kg"]
    kinds = "SELECT kind FROM draft ORDER BY created_at"
    assert shop_database.rows(kinds) == [("receipt",), ("sale",)]


@pytest.mark.parametrize(
    ("who", "modes"),
    [
        ("owner", "Receive  F6, Sell  F7, Return  F3, Transfer  F4, Count  F5, Look up  F1"),
        ("warehouse", "Receive  F6, Sell  F7, Return  F3, Transfer  F4, Count  F5, Look up  F1"),
        ("cashier", "Sell  F7, Return  F3, Look up  F1"),
        ("viewer", ""),
    ],
)
def test_only_the_modes_of_the_role(
    open_page: Open, request: pytest.FixtureRequest, who: str, modes: str
) -> None:
    """With their keys; a viewer has one mode and no switch."""
    page = open_page(request.getfixturevalue(who)).page
    actions = page.header_actions()
    texts = [part.text() for part in actions[0].findChildren(QPushButton)]
    assert ", ".join(texts) == modes
    assert actions[-1].objectName() == "scannerDoctor"
    needed = {permission for *_, permissions in ROOMS[1:2] for permission in permissions}
    assert needed == set(NEEDED.values())


def test_every_mode_has_its_key(open_page: Open, owner: Actor) -> None:
    """Pressed, the mode is on; all six fit an Indonesian page, and a narrow one has icons."""
    counter = open_page(owner)
    switch = counter.page.header_actions()[0]
    switch.setParent(counter.page)
    switch.show()
    for mode, look in LOOKS.items():
        counter.keys(look.key)
        assert counter.page.mode == mode
    counter.page.resize(560, 600)
    texts = [part.text() for part in switch.findChildren(QPushButton)]
    assert texts == ["F6", "F7", "F3", "F4", "F5", "F1"]
    assert switch.findChildren(QPushButton)[3].toolTip().startswith("Move goods")


def test_a_closed_page_books_no_scan(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """A page in another language takes its place before it is gone: one scan stays one."""
    old, new = open_page(owner), open_page(owner)
    old.page.close()
    for counter in (old, new):
        counter.session.signals.scanned.emit(scan_of_text(RICE, "wedge"))
    new.qtbot.waitUntil(lambda: new.table.model().rowCount() == 1)
    old.session.background.close()
    assert shop_database.rows(LINES) == [(RICE, ONE)]


def test_the_scanner_doctor_is_at_hand(
    open_page: Open, owner: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it learnt is kept on this PC and told; what is scanned meanwhile is not booked."""
    counter = open_page(owner)
    session, told = counter.session, []
    session.signals.scanner_changed.connect(lambda: told.append(session.settings.scanners))
    learnt = ScannerSetup(ScannerProfile(prefix="~"), "COM3", 19200)

    def ask(setup: ScannerSetup, _parent: object, settings: object) -> ScannerSetup:
        assert setup == ScannerSetup()
        assert settings is session.settings
        assert session.signals.scans_are_claimed
        return learnt

    monkeypatch.setattr(DoctorDialog, "ask", ask)
    buttons = [w for w in counter.page.header_actions() if w.objectName() == "scannerDoctor"]
    buttons[0].click()  # type: ignore[attr-defined]  # it is a button
    assert told == [learnt]
