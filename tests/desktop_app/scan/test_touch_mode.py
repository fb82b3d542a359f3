"""Touch mode: everything that is pressed is as large as a fingertip, and nothing is cut."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QScroller,
    QSlider,
    QTableView,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.counts import open_count
from db.queries.drafts import TapeLot
from desktop_app.capture.scan import scan_of_text
from desktop_app.items.item_dialog import ItemDialog
from desktop_app.scan.count_lot_dialog import CountLotDialog
from desktop_app.scan.hand_limit import LargeQuantityDialog
from desktop_app.scan.lot_dialog import LotDialog
from desktop_app.scan.missing_cost_dialog import MissingCostDialog
from desktop_app.scan.mode_switch import MODES, Mode
from desktop_app.scan.short_stock_dialog import ShortStockDialog
from desktop_app.shell.page import Page, PageFrame
from desktop_app.shell.settings import Settings
from desktop_app.shell.theme import apply_theme
from desktop_app.widgets.elided_label import ElidedLabel
from desktop_app.widgets.form_dialog import FormDialog
from desktop_app.widgets.rows_model import ROW_ROLE
from desktop_app.widgets.tokens import TOUCH_TARGET
from tests.desktop_app.keyboard import handle
from tests.desktop_app.scan.conftest import NOODLES, RICE, SUGAR, Counter, Open
from tests.shops import ONE, RUPIAH, receive, sell

PRESSED = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, QSlider)
WIDTH, HEIGHT = 1366 - 224, 768 - 28  # what rail and status bar leave
BEHIND_THE_PAD = ("wantedCodes", "cameraSetup")
OPENERS = (
    *(("receipt", name) for name in ("addToItem", "createItem", "discardDraft", *BEHIND_THE_PAD)),
    *(("receipt", name) for name in ("scaleCodes", "scannerDoctor")),
    *(("sale", name) for name in ("discountSale", "parkSale", "discardDraft")),
    ("customer_return", "chooseSale"),
    *(("count", name) for name in ("startCount", "recountLine", "closeCount", "cancelCount")),
)


def which_lot(counter: Counter) -> FormDialog:
    """For the newest line of the tape."""
    line = counter.table.model().index(0, 0).data(ROW_ROLE)
    return LotDialog(line, [TapeLot("L2411", "2099-12-31", 3 * ONE)], counter.page)


def which_counted_lot(counter: Counter) -> FormDialog:
    """None is known: its code and its last day are typed."""
    return CountLotDialog(counter.session, scan_of_text(RICE, "wedge"), counter.page)


def too_little(counter: Counter) -> FormDialog:
    """Orders hold some of it."""
    return ShortStockDialog([("Beras 5 kg", 3 * ONE, 20 * ONE, ONE)], True, counter.page)


def no_cost(counter: Counter) -> FormDialog:
    """One item of a delivery."""
    return MissingCostDialog(["Beras 5 kg"], "IDR", counter.page)


def very_many(counter: Counter) -> FormDialog:
    """More than a hand counts."""
    return LargeQuantityDialog(10_000 * ONE, "pcs", "Beras 5 kg", counter.page)


THEY_ASK = (which_lot, which_counted_lot, too_little, no_cost, very_many)


@pytest.fixture
def framed(
    open_page: Open,
    owner: Actor,
    shop_database: ShopDatabase,
    shop_with_goods: dict[str, bytes],
    qtbot: QtBot,
    qapp: QApplication,
) -> Iterator[tuple[PageFrame, Counter]]:
    """The owner's page with its header, as large as a small screen leaves it, in touch mode."""
    apply_theme(qapp, "light")
    for item in shop_with_goods.values():
        receive(shop_database, owner, item, 20 * ONE, RUPIAH)
    asked: list[Counter] = []
    counter = open_page(
        owner, lambda code, page: ItemDialog.ask(asked[0].session, barcode=code, parent=page)
    )
    asked.append(counter)
    sell(shop_database, owner, shop_with_goods["rice"], ONE)
    open_count(shop_database, owner)
    frame = PageFrame(Page("scan", "Pindai", "scan", lambda: counter.page))
    frame.resize(WIDTH, HEIGHT)
    frame.show()
    with qtbot.waitActive(frame):
        frame.activateWindow()
    click(frame, "touchMode")
    yield frame, counter
    frame.close()
    frame.deleteLater()


def click(window: QWidget, name: str) -> None:
    """Presses the one button of this name that is to be seen."""
    (found,) = [b for b in window.findChildren(QPushButton, name) if b.isVisible()]
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def to_mode(frame: PageFrame, counter: Counter, mode: Mode) -> None:
    """Goes to a mode, with something on its tape."""
    click(frame, f"mode-{mode}")
    counter.settle()
    if mode in ("receipt", "sale", "transfer"):
        counter.scan(RICE, NOODLES)
    if mode == "count":
        counter.session.signals.scanned.emit(scan_of_text(RICE, "wedge"))
        counter.qtbot.waitUntil(counter.find(QPushButton, "closeCount").isEnabled)
    if mode == "receipt":
        counter.scan("4006381333931")
    counter.settle()


def pressed_parts(window: QWidget) -> list[QWidget]:
    """What a finger presses; what stands within a field belongs to the field."""
    return [
        part
        for part in window.findChildren(QWidget)
        if isinstance(part, PRESSED)
        and part.isVisible()
        and not isinstance(part.parentWidget(), QLineEdit | QComboBox | QTableView)
    ]


def too_small(window: QWidget) -> list[str]:
    """Targets below the size, each told with it; the rows of tables are targets, too."""
    parts = [
        f"{part.objectName()} {part.width()}x{part.height()}"
        for part in pressed_parts(window)
        if min(part.width(), part.height()) < TOUCH_TARGET
    ]
    rows = [
        f"{table.objectName()} rows {table.verticalHeader().defaultSectionSize()}"
        for table in window.findChildren(QTableView)
        if table.isVisible() and table.verticalHeader().defaultSectionSize() < TOUCH_TARGET
    ]
    return parts + rows


def cut(window: QWidget) -> list[str]:
    """Buttons and labels that have less room than their texts need."""
    QApplication.sendPostedEvents()  # what was to be laid out anew has been
    shown = [part for part in window.findChildren(QWidget) if part.isVisible()]
    buttons = [
        f"{part.objectName()} {part.size()} {part.minimumSizeHint()}"
        for part in shown
        if isinstance(part, QPushButton)
        and part.size().expandedTo(part.minimumSizeHint()) != part.size()
    ]
    labels = [
        f"{part.text()} {part.size()} {part.minimumSizeHint()}"
        for part in shown
        if isinstance(part, QLabel) and not isinstance(part, ElidedLabel) and part.text()
        if part.width() < part.minimumSizeHint().width()
        or part.height() < max(part.heightForWidth(part.width()), part.minimumSizeHint().height())
    ]
    return buttons + labels


def without_pad(window: QWidget) -> list[str]:
    """Fields of a window that have to be typed into, where no pad does it."""
    if any(pad.isVisible() for pad in window.findChildren(QWidget, "numberPad")):
        return []
    fields = [field for field in window.findChildren(QLineEdit) if field.isVisible()]
    typed = [f for f in fields if not f.isReadOnly() and not isinstance(f.parent(), QComboBox)]
    return [field.objectName() for field in typed]


def hidden_by_scrolling(frame: PageFrame) -> int:
    """How much of the page is out of sight."""
    area = frame.view.findChild(QScrollArea)
    assert area is not None
    return area.verticalScrollBar().maximum() + area.horizontalScrollBar().maximum()


@pytest.mark.parametrize("mode", MODES)
def test_every_target_has_the_size_of_a_fingertip(
    mode: Mode, language: str, framed: tuple[PageFrame, Counter]
) -> None:
    """In each mode, header and number pad included, with nothing cut or out of sight."""
    assert language
    frame, counter = framed
    to_mode(frame, counter, mode)
    for face in ("padLetters", "padNumbers"):
        click(frame, face)
        counter.qtbot.waitUntil(lambda: not too_small(frame))
        assert pressed_parts(frame)
        assert cut(frame) == []
        assert hidden_by_scrolling(frame) == 0


def test_paying_has_room_beside_the_pad(language: str, framed: tuple[PageFrame, Counter]) -> None:
    """Tape, total, ways to pay and pad are there at once; a reason takes the change's place."""
    assert language
    frame, counter = framed
    to_mode(frame, counter, "sale")
    click(frame, "paySale")
    cash = counter.page.findChild(QLineEdit, "cashGiven")
    assert cash is not None
    counter.qtbot.waitUntil(cash.hasFocus)
    for text in ("100000", "1", "x"):
        cash.setText(text)
        counter.qtbot.waitUntil(lambda: not too_small(frame))
        assert cut(frame) == []
        assert hidden_by_scrolling(frame) == 0
    assert counter.find(QWidget, "numberPad").isVisible()
    assert counter.table.isVisible()


@pytest.mark.parametrize(("mode", "opener"), OPENERS)
def test_targets_of_the_dialogs_have_that_size_too(
    mode: Mode,
    opener: str,
    language: str,
    framed: tuple[PageFrame, Counter],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever a button of the page opens, on each of its tabs; what can be typed has a pad."""
    assert language
    frame, counter = framed
    to_mode(frame, counter, mode)
    seen: list[list[str]] = []

    def look(dialog: FormDialog) -> bool:
        dialog.show()
        counter.qtbot.waitUntil(dialog.isVisible)
        counter.settle()
        counter.qtbot.waitUntil(lambda: not too_small(dialog) + cut(dialog))
        for tabs in dialog.findChildren(QTabWidget):
            for tab in range(tabs.count()):
                tabs.setCurrentIndex(tab)
                counter.qtbot.waitUntil(lambda: not too_small(dialog) + cut(dialog))
        seen.append(without_pad(dialog))
        assert dialog.height() <= HEIGHT
        dialog.close()
        return False

    monkeypatch.setattr(FormDialog, "answered", look)
    if opener in BEHIND_THE_PAD:
        click(frame, "padSwitch")
        counter.qtbot.waitUntil(lambda: not too_small(frame))
        assert cut(frame) == []
    click(frame, opener)
    counter.qtbot.waitUntil(lambda: bool(seen))
    assert seen == [[]]


@pytest.mark.parametrize("make", THEY_ASK, ids=lambda make: make.__name__)
def test_so_have_those_of_the_dialogs_that_come_by_themselves(
    make: Callable[[Counter], FormDialog], language: str, framed: tuple[PageFrame, Counter]
) -> None:
    """Questions that a scan, a number or a press on Post leads to."""
    assert language
    frame, counter = framed
    to_mode(frame, counter, "sale")
    dialog = make(counter)
    dialog.show()
    counter.settle()
    counter.qtbot.waitUntil(lambda: not too_small(dialog) + cut(dialog))
    assert without_pad(dialog) == []
    assert dialog.height() <= HEIGHT
    dialog.close()


def test_it_is_switched_live_and_remembered(
    framed: tuple[PageFrame, Counter], open_page: Open, owner: Actor, tmp_path: Path
) -> None:
    """By button or Ctrl+F12; off again everything is as small as before, also in its dialogs."""
    frame, counter = framed
    field = counter.field
    assert field.hasFocus()
    large = counter.find(QPushButton, "undoLine").height()
    counter.keys("Ctrl+F12")
    counter.qtbot.waitUntil(lambda: counter.find(QPushButton, "undoLine").height() < TOUCH_TARGET)
    assert large >= TOUCH_TARGET
    assert not any(w.isVisible() for w in frame.findChildren(QWidget, "numberPad"))
    dialog = LargeQuantityDialog(10_000 * ONE, "pcs", "Beras", counter.page)
    dialog.show()
    assert dialog.cancel.height() < TOUCH_TARGET
    dialog.close()
    counter.keys("Ctrl+F12")
    assert counter.session.settings.touch_mode
    assert Settings(tmp_path / "preferences.json").touch_mode
    assert open_page(owner).find(QWidget, "numberPad").isVisible()


class Finger:
    """Presses and drags as the window system tells of it, in a table's own coordinates."""

    def __init__(self, table: QTableView, qtbot: QtBot) -> None:
        window = table.window()
        self._qtbot = qtbot
        self._table = table
        self._handle = handle(window)
        self._offset = table.viewport().mapTo(window, QPoint(0, 0))

    def touch(self, row: int, column: int) -> None:
        """A short touch on a cell."""
        self._do(QTest.mouseClick, self._middle_of(row, column))

    def drag(self, row: int, column: int, distance: int) -> None:
        """From a cell upwards; the lines follow at every step."""
        start, bar = self._middle_of(row, column), self._table.verticalScrollBar()
        self._do(QTest.mousePress, start)
        for step in range(1, 9):
            before = bar.value()
            QTest.mouseMove(self._handle, self._offset + start - QPoint(0, distance * step // 8))
            self._qtbot.waitUntil(lambda before=before: bar.value() > before)  # type: ignore[misc]  # bound now
        self._do(QTest.mouseRelease, start - QPoint(0, distance))

    def is_rolling(self) -> bool:
        """Whether the table still moves on by itself."""
        return QScroller.scroller(self._table.viewport()).state() != QScroller.State.Inactive

    def _middle_of(self, row: int, column: int) -> QPoint:
        return self._table.visualRect(self._table.model().index(row, column)).center()

    def _do(self, act: Callable[..., None], at: QPoint) -> None:
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        act(self._handle, button, none, self._offset + at, 20)


def test_a_finger_scrolls_the_tape_and_presses_nothing(
    framed: tuple[PageFrame, Counter],
) -> None:
    """A drag over an undo arrow only scrolls; a short touch on it takes the line back."""
    frame, counter = framed
    click(frame, "mode-sale")
    counter.scan(*[RICE, NOODLES, SUGAR] * 5)
    table, undo = counter.table, counter.column("undo")
    finger = Finger(table, counter.qtbot)
    finger.drag(5, undo, 200)
    assert table.verticalScrollBar().value() > 150
    counter.qtbot.waitUntil(lambda: not finger.is_rolling())
    counter.settle()
    assert set(counter.cells("result")) == {"Added"}
    assert table.findChild(QLineEdit, "tapeEditor") is None

    row = table.rowAt(table.viewport().height() // 2)
    finger.touch(row, undo)
    counter.qtbot.waitUntil(lambda: counter.cells("result")[row] == "Undone")
    finger.touch(row - 1, counter.column("quantity"))
    counter.qtbot.waitUntil(lambda: table.findChild(QLineEdit, "tapeEditor") is not None)
