"""What goods cost: proposed as stated last, typed, left open, and asked for once."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from desktop_app.scan.missing_cost_dialog import MissingCostDialog
from desktop_app.widgets.rows_model import ROW_ROLE
from tests.desktop_app.desks import child
from tests.desktop_app.scan.conftest import NOODLES, RICE, Counter, Open
from tests.shops import ONE, RUPIAH, on_hand, receive

BOOKED = "SELECT cost FROM movement_cost ORDER BY movement"
REAL_QUESTION = MissingCostDialog.__dict__["ask"]  # before the tests answer it by themselves


class Answers:
    """Stands in for the question; notes the names that it was asked about."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *answers: bool) -> None:
        self.asked: list[tuple[str, ...]] = []
        self._answers = list(answers)
        monkeypatch.setattr(MissingCostDialog, "ask", self._ask)

    def _ask(self, names: Sequence[str], _currency: str, _parent: object = None) -> bool:
        self.asked.append(tuple(names))
        return self._answers.pop(0)


def line_of(counter: Counter) -> bytes:
    """The id of the newest line."""
    line: bytes = counter.table.model().index(0, 0).data(ROW_ROLE).id
    return line


def type_cost(counter: Counter, text: str) -> None:
    """Types into the cost that is open, and Enter."""
    editor = counter.find(QLineEdit, "tapeEditor")
    editor.selectAll()
    editor.del_()
    counter.qtbot.keyClicks(editor, f"{text}\r")


def test_a_missing_cost_is_marked_and_asked_for_once(
    open_page: Open,
    warehouse: Actor,
    shop_database: ShopDatabase,
    shop_with_goods: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Post names the goods; entering costs opens the first one, then nothing is asked."""
    answers = Answers(monkeypatch, False)
    counter = open_page(warehouse)
    counter.scan(RICE, NOODLES)
    assert counter.cells("unit_cost") == ["no cost", "no cost"]
    said = counter.find(QLabel, "linesWithoutCost").text()
    assert said == "2 lines have no cost: they are booked at Rp0"
    counter.keys("F9")
    counter.qtbot.waitUntil(lambda: bool(counter.page.findChildren(QLineEdit, "tapeEditor")))
    assert answers.asked == [("Beras 5 kg", "Mie Goreng")]
    assert on_hand(shop_database, shop_with_goods["rice"]) == 0

    type_cost(counter, "3000")
    counter.qtbot.waitUntil(lambda: counter.cells("unit_cost") == ["Rp3,000", "no cost"])
    counter.press("enterCosts")
    type_cost(counter, "70000")
    counter.qtbot.waitUntil(lambda: counter.cells("unit_cost") == ["Rp3,000", "Rp70,000"])
    assert not counter.has("enterCosts")
    counter.keys("F9")
    counter.qtbot.waitUntil(lambda: "booked" in counter.card)
    assert len(answers.asked) == 1
    assert shop_database.rows(BOOKED) == [(70_000 * RUPIAH,), (3_000 * RUPIAH,)]


def test_posting_without_cost_is_a_choice(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then it is booked at nothing, and the next receipt proposes nothing."""
    Answers(monkeypatch, True)
    counter = open_page(owner)
    counter.scan(RICE)
    counter.keys("F9")
    counter.qtbot.waitUntil(lambda: "booked" in counter.card)
    assert shop_database.rows(BOOKED) == [(0,)]
    counter.scan(RICE)
    assert counter.cells("unit_cost") == ["no cost"]


def test_a_gift_costs_nothing_and_asks_nothing(
    open_page: Open,
    owner: Actor,
    shop_database: ShopDatabase,
    shop_with_goods: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A typed 0 is an answer; the next receipt proposes what was paid before."""
    receive(shop_database, owner, shop_with_goods["rice"], ONE, 60_000 * RUPIAH)
    answers = Answers(monkeypatch)
    counter = open_page(owner)
    counter.scan(RICE)
    counter.table.setFocus()
    counter.table.edit_cell(line_of(counter), "unit_cost")
    type_cost(counter, "0")
    counter.qtbot.waitUntil(lambda: counter.cells("unit_cost") == ["Rp0"])
    assert not counter.has("enterCosts")
    counter.keys("F9")
    counter.qtbot.waitUntil(lambda: "booked" in counter.card)
    counter.scan(RICE)
    assert counter.cells("unit_cost") == ["Rp60,000"]
    assert answers.asked == []


def test_an_emptied_cost_is_unknown(open_page: Open, owner: Actor) -> None:
    """Not zero: it is marked, and it is in no total."""
    counter = open_page(owner)
    counter.scan(RICE)
    for typed, shown in (("500", "Rp500"), ("", "no cost")):
        counter.table.edit_cell(line_of(counter), "unit_cost")
        type_cost(counter, typed)
        counter.qtbot.waitUntil(lambda shown=shown: counter.cells("unit_cost") == [shown])  # type: ignore[misc]  # bound now
    assert counter.find(QLabel, "documentTotal").text() == "Rp0"


def test_a_cost_is_typed_once_an_item(open_page: Open, owner: Actor) -> None:
    """The other lines of the item that have none follow, and so do later scans."""
    counter = open_page(owner)
    counter.scan(RICE, NOODLES, RICE)
    counter.press("enterCosts")
    type_cost(counter, "500")
    counter.qtbot.waitUntil(lambda: counter.cells("unit_cost") == ["Rp500", "no cost", "Rp500"])
    counter.scan(RICE)
    assert counter.cells("unit_cost")[0] == "Rp500"


@pytest.mark.parametrize(("answer", "booked"), [("primary", [(0,)]), ("cancel", [])])
def test_the_question_itself_is_answered(
    open_page: Open,
    owner: Actor,
    shop_database: ShopDatabase,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    booked: list[tuple[int]],
) -> None:
    """Post opens the dialog: one button books without cost, the other opens the first cost."""
    monkeypatch.setattr(MissingCostDialog, "ask", REAL_QUESTION)
    counter = open_page(owner)
    counter.scan(RICE)
    shown: list[str] = []
    timer = QTimer(counter.page, interval=10)

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, MissingCostDialog):
            timer.stop()
            shown.extend(label.text() for label in dialog.findChildren(QLabel))
            counter.qtbot.mouseClick(child(dialog, QPushButton, answer), Qt.MouseButton.LeftButton)

    timer.timeout.connect(press)
    timer.start()
    counter.press("postDocument")
    if booked:
        counter.qtbot.waitUntil(lambda: "booked" in counter.card)
    else:
        counter.qtbot.waitUntil(lambda: bool(counter.page.findChildren(QLineEdit, "tapeEditor")))
        type_cost(counter, "500")
        counter.qtbot.waitUntil(lambda: counter.cells("unit_cost") == ["Rp500"])
    assert "Beras 5 kg" in shown
    assert shop_database.rows(BOOKED) == booked


def test_the_safe_answer_enters_costs(qtbot: QtBot) -> None:
    """Enter and Esc lead back; names are plain text."""
    dialog = MissingCostDialog(["Gula <b>"] * 14, "IDR")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.cancel.isDefault()
    assert any(label.text() == "and 2 more" for label in dialog.findChildren(QLabel))
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.findChild(QPushButton, "primary"), Qt.MouseButton.LeftButton)
