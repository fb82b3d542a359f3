"""The number pad: its keys type where the focus is, and are never taken for a scanner's."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from db.access import Actor
from db.connection import ShopDatabase
from desktop_app.capture.watchdog import CameraState
from desktop_app.capture.wedge import WedgeFilter
from desktop_app.scan.camera_panel import CameraPanel
from desktop_app.shell.theme import apply_theme
from desktop_app.widgets.form_dialog import FormDialog
from desktop_app.widgets.number_fields import QuantityField
from tests.desktop_app.scan.conftest import NOODLES, RICE, Counter, Open
from tests.shops import ONE, RUPIAH, receive

SOLD = "SELECT total, payment_method FROM document WHERE kind = 'sale'"
NAMES = {"*": "Times", ".": "Mark", "<": "Back", "C": "Clear", "\r": "Enter", "-": "Less"}
NAMES |= {"+": "More"}


@pytest.fixture
def stock(owner: Actor, shop_database: ShopDatabase, shop_with_goods: dict[str, bytes]) -> None:
    """Twenty of everything."""
    for item in shop_with_goods.values():
        receive(shop_database, owner, item, 20 * ONE, RUPIAH)


@pytest.fixture
def till(open_page: Open, cashier: Actor, stock: None) -> Counter:
    """A cashier's page with the pad, shown by its key."""
    assert stock is None
    counter = open_page(cashier)
    counter.keys("F12")
    assert counter.find(QWidget, "numberPad").isVisible()
    return counter


@pytest.fixture
def wedge(qapp: QApplication) -> Iterator[list[object]]:
    """What the filter of the application takes for scans."""
    heard: list[object] = []
    hears = WedgeFilter()
    hears.scanned.connect(heard.append)
    hears.install(qapp)
    yield heard
    hears.remove(qapp)


def tap(counter: Counter, keys: str) -> None:
    """Presses keys of the pad one after the other; `000` is one of them."""
    for key in keys.replace("000", "k"):
        name = "000" if key == "k" else NAMES.get(key, key)
        QTest.mouseClick(counter.find(QPushButton, f"pad{name}"), Qt.MouseButton.LeftButton)
        QApplication.processEvents()


def quantities(counter: Counter) -> list[str]:
    """The column of the tape."""
    counter.settle()
    return counter.cells("quantity")


def test_a_code_is_typed_without_a_keyboard(till: Counter, wedge: list[object]) -> None:
    """With its quantity before it; no tap is taken for a scanner's key, be it ever so quick."""
    tap(till, "3*")
    assert till.find(QPushButton, "scanCount").text() == "× 3"
    tap(till, RICE + "\r")
    till.qtbot.waitUntil(lambda: "Beras 5 kg" in till.card)
    assert quantities(till) == ["3"]
    assert till.field.hasFocus()
    assert wedge == []


def test_a_number_waits_for_the_next_scan(till: Counter) -> None:
    """Backspace and Clear mend it."""
    tap(till, "129<")
    assert till.field.text() == "12"
    till.scan(NOODLES)
    assert quantities(till) == ["12"]
    tap(till, "5*C")
    assert till.find(QPushButton, "scanCount").text() == "× 1"


def test_a_cell_of_the_tape_is_typed_over(till: Counter) -> None:
    """A digit opens the framed value, Enter keeps it."""
    till.scan(RICE)
    till.keys("Down")
    assert till.table.hasFocus()
    tap(till, "1")
    till.qtbot.waitUntil(lambda: till.table.findChild(QLineEdit, "tapeEditor") is not None)
    tap(till, "5C7\r")
    till.qtbot.waitUntil(lambda: quantities(till) == ["7"])


def test_what_is_no_number_is_refused_as_from_a_keyboard(till: Counter) -> None:
    """The validators see every key; the field stays, with its reason."""
    till.scan(RICE)
    till.keys("Down")
    tap(till, "1.5\r")
    editor = till.table.findChild(QLineEdit, "tapeEditor")
    assert editor is not None
    assert editor.text() == "1.5"
    assert editor.property("invalid")
    assert quantities(till) == ["1"]


def test_letters_are_there_where_a_field_takes_text(open_page: Open, owner: Actor) -> None:
    """Digits for a code, letters for a note, the other ones at a touch."""
    counter = open_page(owner)
    counter.keys("F12")
    counter.switch_to("receipt")
    assert counter.has("pad7")
    note = counter.find(QLineEdit, "documentNote")
    note.setFocus()
    counter.qtbot.waitUntil(lambda: counter.has("padA"))
    for name in ("A", "-", "C", "Space", "Case", "D", "Numbers", "1", "2", "Letters", "Back"):
        counter.press(f"pad{name}")
        QApplication.processEvents()
    assert note.text() == "A-C d1"
    counter.field.setFocus()
    counter.qtbot.waitUntil(lambda: counter.has("pad7"))


def test_a_number_that_stood_there_is_typed_over(till: Counter) -> None:
    """A finger that touches it cannot put the cursor behind its digits; what it types stays."""
    field = QuantityField(0, parent=till.page)
    field.set_value(5 * ONE)
    field.show()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    tap(till, "12")
    assert field.value() == 12 * ONE
    tap(till, "<")
    assert field.value() == ONE


def test_cash_is_typed_and_booked(till: Counter, shop_database: ShopDatabase) -> None:
    """`000` is one key; Enter posts, and the change is told."""
    till.scan(RICE)
    till.keys("F9")
    cash = till.page.findChild(QLineEdit, "cashGiven")
    assert cash is not None
    till.qtbot.waitUntil(cash.hasFocus)
    tap(till, "100000")
    assert cash.text() == "100000"
    assert cash.hasFocus()
    tap(till, "\r")
    till.qtbot.waitUntil(lambda: "Sale booked" in till.card)
    assert "Rp25,500\nChange due" in till.card
    assert shop_database.rows(SOLD) == [(74_500 * RUPIAH, "cash")]


def test_more_and_less_of_the_newest_line(till: Counter) -> None:
    """Taps come one after the other, however slow the disk; less than one takes it back."""
    till.scan(RICE, NOODLES)
    tap(till, "++++-")
    assert quantities(till) == ["4", "1"]
    tap(till, "---")
    assert quantities(till) == ["1", "1"]
    tap(till, "-")
    till.qtbot.waitUntil(lambda: till.cells("result") == ["Undone", "Added"])
    till.keys("Ctrl+Shift+Z")
    till.qtbot.waitUntil(lambda: till.cells("result") == ["Added", "Added"])


def test_more_of_the_chosen_line(till: Counter) -> None:
    """The one that was pressed last; each tap can be undone."""
    till.scan(RICE, NOODLES)
    place = till.table.visualRect(till.table.model().index(1, till.column("item"))).center()
    QTest.mouseClick(till.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    tap(till, "++")
    assert quantities(till) == ["1", "3"]
    till.keys("Ctrl+Z")
    till.qtbot.waitUntil(lambda: quantities(till) == ["1", "2"])


def test_the_pad_takes_the_place_of_the_camera(till: Counter) -> None:
    """Where both have room, both are there."""
    camera = till.page.findChild(QWidget, "cameraChoice")
    assert camera is not None
    assert not camera.isVisibleTo(till.page)
    till.page.resize(1142, 1000)
    till.qtbot.waitUntil(lambda: camera.isVisibleTo(till.page))
    till.page.resize(1142, 676)
    till.qtbot.waitUntil(lambda: not camera.isVisibleTo(till.page))
    till.press("padSwitch")
    assert camera.isVisibleTo(till.page)


def test_lines_of_a_look_up_have_no_more_and_less(open_page: Open, owner: Actor) -> None:
    """The two keys are there for lines alone."""
    counter = open_page(owner)
    counter.keys("F12")
    counter.switch_to("look_up")
    assert not counter.find(QPushButton, "padMore").isEnabled()
    counter.switch_to("receipt")
    assert counter.find(QPushButton, "padMore").isEnabled()


def test_a_dialog_has_a_pad_of_its_own_for_fingers(
    open_page: Open,
    owner: Actor,
    stock: None,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In touch mode a discount is typed without a keyboard; otherwise there is no pad in it."""
    assert stock is None
    apply_theme(qapp, "light")
    counter = open_page(owner)
    counter.switch_to("sale")
    counter.scan(RICE)
    pads: list[int] = []

    def answer(dialog: FormDialog) -> bool:
        dialog.show()
        with counter.qtbot.waitActive(dialog):
            dialog.activateWindow()
        (field,) = dialog.findChildren(QLineEdit)
        counter.qtbot.waitUntil(field.hasFocus)
        pads.append(len(dialog.findChildren(QWidget, "numberPad")))
        for key in ("1", "0", "%") if pads[-1] else ():
            found = dialog.findChild(QPushButton, f"pad{key}")
            assert found is not None
            QTest.mouseClick(found, Qt.MouseButton.LeftButton)
            QApplication.processEvents()
        dialog.close()
        return bool(pads[-1])

    monkeypatch.setattr(FormDialog, "answered", answer)
    counter.press("discountSale")
    (switch,) = [tool for tool in counter.page.header_actions() if tool.objectName() == "touchMode"]
    assert isinstance(switch, QPushButton)
    switch.click()
    counter.press("discountSale")
    assert pads == [0, 1]
    counter.qtbot.waitUntil(lambda: counter.find(QLabel, "documentTotal").text() == "Rp67,050")


def test_the_cameras_key_uncovers_it(till: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    """A camera that is off starts too; one that sees goes on until the key comes once more."""
    started: list[str] = []
    panel = till.page.findChild(CameraPanel)
    assert panel is not None
    monkeypatch.setattr(panel, "start", lambda: started.append("start"))
    assert not panel.isVisible()

    till.keys("F8")

    assert panel.isVisible()
    assert started == ["start"]
    assert not till.page.findChildren(QWidget, "numberPad")[0].isVisible()
    assert till.field.hasFocus()
    till.keys("F12")
    assert not panel.isVisible()
    monkeypatch.setattr(CameraPanel, "state", CameraState.RUNNING)
    till.keys("F8")
    assert panel.isVisible()
    assert started == ["start"]
