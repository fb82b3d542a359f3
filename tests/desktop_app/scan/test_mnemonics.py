"""Every key of the scan page and its dialogs stands for one thing alone."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import desktop_app.camera
import desktop_app.scan
from db.access import Actor
from db.connection import ShopDatabase
from db.operations.counts import open_count
from db.operations.lots import set_lot_tracking
from db.operations.places import add_location
from db.queries.drafts import TapeLot
from desktop_app.camera.camera_setup_dialog import CameraSetupDialog
from desktop_app.capture.controls import Control
from desktop_app.capture.scan import scan_of_text
from desktop_app.capture.setup import CameraSetup
from desktop_app.doctor.doctor_dialog import DoctorDialog
from desktop_app.scan.count_lot_dialog import CountLotDialog
from desktop_app.scan.hand_limit import LargeQuantityDialog
from desktop_app.scan.lot_dialog import LotDialog
from desktop_app.scan.missing_cost_dialog import MissingCostDialog
from desktop_app.scan.mode_switch import MODES
from desktop_app.scan.return_sale_dialog import ReturnSaleDialog
from desktop_app.scan.scan_desk import ScanDesk
from desktop_app.scan.short_stock_dialog import ShortStockDialog
from desktop_app.shell.page import Page, PageFrame
from desktop_app.widgets.form_dialog import FormDialog
from tests.desktop_app.desks import child
from tests.desktop_app.mnemonics import doubled
from tests.desktop_app.scan.conftest import RICE, SUGAR, Counter, Open
from tests.shops import ONE, RUPIAH, receive, sell

NEW = "4006381333931"


class Walk:
    """Somebody who opens everything, and everything that was found doubled on the way."""

    def __init__(self, counter: Counter, frame: PageFrame) -> None:
        self.counter, self.frame = counter, frame
        self.found: list[str] = []
        self.dialogs: set[type[QWidget]] = set()

    def look(self, where: str) -> None:
        """At the page as it is."""
        self.counter.settle()
        self.counter.settle()
        self.found += [f"{where}: {double}" for double in doubled(self.frame)]

    def look_at(self, dialog: FormDialog) -> bool:
        """At a dialog, which is left again."""
        dialog.show()
        self.counter.qtbot.waitUntil(dialog.isVisible)
        self.found += [f"{type(dialog).__name__}: {double}" for double in doubled(dialog)]
        self.dialogs.add(type(dialog))
        dialog.close()
        return False

    def press(self, *names: str) -> None:
        """One button after the other, whichever opens a dialog."""
        for name in names:
            self.counter.settle()
            (button,) = [b for b in self.frame.findChildren(QPushButton, name) if b.isVisible()]
            self.counter.qtbot.waitUntil(button.isEnabled)
            button.click()

    def scan(self, *codes: str) -> None:
        """One after the other, each dealt with."""
        for code in codes:
            self.counter.session.signals.scanned.emit(scan_of_text(code, "wedge"))
            self.counter.settle()


@pytest.fixture
def walk(
    open_page: Open,
    owner: Actor,
    shop_database: ShopDatabase,
    shop_with_goods: dict[str, bytes],
    qtbot: QtBot,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Walk]:
    """The owner, who may everything, in a shop of two places with sales and goods in batches."""
    assert language
    for item in shop_with_goods.values():
        receive(shop_database, owner, item, 20 * ONE, RUPIAH)
    sell(shop_database, owner, shop_with_goods["rice"], ONE)
    add_location(shop_database, owner, name="Gudang")
    set_lot_tracking(shop_database, owner, item=shop_with_goods["sugar"], tracked=True)
    counter = open_page(owner, lambda _code, _parent: None)
    frame = PageFrame(Page("scan", "Pindai", "scan", lambda: counter.page))
    frame.resize(1142, 740)
    frame.show()
    with qtbot.waitActive(frame):
        frame.activateWindow()
    made = Walk(counter, frame)
    monkeypatch.setattr(FormDialog, "answered", lambda dialog: made.look_at(dialog))
    yield made
    frame.close()
    frame.deleteLater()


def receiving(walk: Walk) -> None:
    """With an unknown code, a batch and a cost that are missing; then posted."""
    walk.scan(RICE, SUGAR, NEW)
    walk.look("receipt")
    walk.press("addToItem", "discardDraft", "scaleCodes", "wantedCodes", "cameraSetup")
    walk.press("scannerDoctor", "removeUnknown")
    walk.look("receipt without unknown codes")


def selling(walk: Walk) -> None:
    """With an unknown code, paying, and another sale that waits."""
    walk.scan(RICE, NEW)
    walk.look("sale")
    walk.press("discountSale", "parkSale", "discardDraft", "removeUnknown", "paySale")
    walk.look("paying")


def giving_back(walk: Walk) -> None:
    """Before a sale is chosen, and when it is."""
    walk.look("return")
    walk.press("chooseSale")
    number = walk.counter.find(QLineEdit, "documentReference")
    number.setText(sale_number(walk))
    walk.scan(RICE)
    walk.look("return of a sale")


def moving(walk: Walk) -> None:
    """From one place to the other."""
    walk.scan(RICE, NEW)
    walk.look("transfer")


def counting(walk: Walk) -> None:
    """Without a count, then in one of two, with an unknown code."""
    walk.look("no count")
    walk.press("startCount")
    database, actor = walk.counter.session.database, walk.counter.session.actor
    open_count(database, actor, name="Satu", location=None)
    walk.counter.session.signals.items_changed.emit(None)
    walk.counter.settle()
    places = [part for part in walk.frame.findChildren(QWidget, "countPlace") if part.isVisible()]
    places[0].setCurrentIndex(1)  # type: ignore[attr-defined]  # a combo box
    walk.scan(RICE, NEW, SUGAR)
    walk.look("count")
    walk.press("recountLine", "removeUnknown", "cancelCount", "closeCount")
    walk.counter.settle()


def looking_up(walk: Walk) -> None:
    """Known and unknown."""
    for code in (RICE, NEW):
        walk.scan(code)
        walk.look(f"look up {code}")


WALKS: dict[str, Callable[[Walk], None]] = {
    "receipt": receiving,
    "sale": selling,
    "customer_return": giving_back,
    "transfer": moving,
    "count": counting,
    "look_up": looking_up,
}


def other_dialogs(walk: Walk) -> None:
    """Those that come with what cannot be posted, or with goods in batches."""
    page, session = walk.counter.page, walk.counter.session
    short = [("Beras", 2 * ONE, ONE, 0)]
    lots = [TapeLot("A1", "2027-01-31", ONE)]
    desk = page.findChild(ScanDesk)
    assert desk is not None
    camera = CameraSetupDialog(CameraSetup(), is_live=True, parent=page)
    camera.show_controls(
        [Control("focus", 1.0, has_automatic=True), Control("exposure", 1.0, has_automatic=True)]
    )
    for dialog in (
        CountLotDialog(session, scan_of_text(SUGAR, "wedge"), page),
        LargeQuantityDialog(99_999 * ONE, "pcs", "Beras", page),
        LotDialog(desk.tape.lines[0], lots, page),
        MissingCostDialog(["Beras"], "IDR", page),
        ReturnSaleDialog(session, None, page),
        ShortStockDialog(short, True, page),
        ShortStockDialog(short, False, page),
        camera,
    ):
        walk.look_at(dialog)
        dialog.deleteLater()


def test_no_two_parts_want_the_same_key(walk: Walk) -> None:
    """In every mode, every state of the camera and every dialog."""
    for mode in MODES:
        walk.counter.switch_to(mode)
        walk.counter.settle()
        WALKS[mode](walk)
    walk.counter.switch_to("receipt")
    other_dialogs(walk)
    for name in ("retryCamera", "countSeen"):
        child(walk.counter.page, QPushButton, name).show()
        walk.look(name)
    missing = {one.__name__ for one in dialogs_of_the_room()} - {
        one.__name__ for one in walk.dialogs
    }
    assert missing == set()
    assert DoctorDialog in walk.dialogs
    assert sorted(set(walk.found)) == []


def dialogs_of_the_room() -> set[type[FormDialog]]:
    """Every dialog that the scan page's folders define."""
    for package in (desktop_app.scan, desktop_app.camera):
        for module in iter_modules(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    rooms = (desktop_app.scan.__name__, desktop_app.camera.__name__)
    return {one for one in FormDialog.__subclasses__() if one.__module__.startswith(rooms)}


def sale_number(walk: Walk) -> str:
    """The number of the one sale."""
    rows = walk.counter.session.database.rows("SELECT number FROM document WHERE kind = 'sale'")
    return str(rows[0][0])
