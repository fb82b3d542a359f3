"""Posting books the tape as one document; it can be undone, refused, or thrown away."""

from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.places import add_location, add_partner
from db.rules.shortage import Short
from desktop_app.scan.document_head import DocumentHead
from desktop_app.scan.open_draft import Head
from desktop_app.scan.short_stock_dialog import ShortStockDialog
from desktop_app.widgets.confirm_dialog import ConfirmDialog
from tests.desktop_app.scan.conftest import CARTON, NOODLES, RICE, Open
from tests.shops import ONE, on_hand, receive

Goods = dict[str, bytes]


def test_a_delivery_is_booked(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, shop_with_goods: Goods
) -> None:
    """F9 books it: number, stock, the word to the other rooms, and an empty tape."""
    counter = open_page(owner)
    counter.scan(RICE, CARTON)
    signals = counter.session.signals
    documents: list[frozenset[bytes]] = []
    signals.documents_changed.connect(documents.append)
    with counter.qtbot.waitSignal(signals.stock_changed) as told:
        counter.keys("F9")
    assert told.args == [frozenset({shop_with_goods["rice"], shop_with_goods["noodles"]})]
    assert [len(some) for some in documents] == [1]
    assert counter.card.startswith("Receipt booked\nRCV-K1-000001 · items: 2")
    assert counter.table.model().rowCount() == 0
    assert on_hand(shop_database, shop_with_goods["noodles"]) == 12 * ONE
    assert not counter.find(QPushButton, "postDocument").isEnabled()


def test_posting_is_undone_by_a_reversal(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, shop_with_goods: Goods
) -> None:
    """Undo on the card books the opposite; nothing is deleted."""
    counter = open_page(owner)
    counter.scan(RICE)
    counter.press("postDocument")
    counter.qtbot.waitUntil(lambda: "booked" in counter.card)
    with counter.qtbot.waitSignal(counter.session.signals.stock_changed):
        counter.press("lastScanAction")
    assert counter.card.startswith("RCV-K1-000001 is undone")
    assert on_hand(shop_database, shop_with_goods["rice"]) == 0
    assert shop_database.rows("SELECT count(*) FROM document") == [(2,)]


def test_a_sale_shows_its_total(
    open_page: Open,
    cashier: Actor,
    owner: Actor,
    shop_database: ShopDatabase,
    shop_with_goods: Goods,
) -> None:
    """The cashier reads it large while scanning, and again once it is booked."""
    receive(shop_database, owner, shop_with_goods["rice"], 5 * ONE)
    counter = open_page(cashier)
    counter.scan(RICE, RICE)
    assert counter.find(QLabel, "documentTotal").text() == "Rp149,000"
    counter.pay()
    counter.qtbot.waitUntil(lambda: "Sale booked\nSAL-K1-000001" in counter.card)
    assert "Rp149,000" in counter.card
    assert on_hand(shop_database, shop_with_goods["rice"]) == 3 * ONE


def test_too_little_stock_is_asked_about(
    open_page: Open,
    owner: Actor,
    shop_database: ShopDatabase,
    shop_with_goods: Goods,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Going back books nothing; selling anyway does."""
    asked: list[tuple[Any, ...]] = []
    answers = [False, True]

    def ask(items: Sequence[Any], may_oversell: bool, _parent: object = None) -> bool:
        asked.append((*items, may_oversell))
        return answers.pop(0)

    monkeypatch.setattr(ShortStockDialog, "ask", ask)
    counter = open_page(owner)
    counter.switch_to("sale")
    counter.scan(RICE, RICE)
    counter.pay()
    counter.qtbot.waitUntil(lambda: len(asked) == 1)
    assert asked[0] == (("Beras 5 kg", 0, 2 * ONE), True)
    assert counter.table.model().rowCount() == 2
    assert on_hand(shop_database, shop_with_goods["rice"]) == 0

    counter.qtbot.waitUntil(lambda: counter.has("paySale"))
    counter.pay()
    counter.qtbot.waitUntil(lambda: "booked" in counter.card)
    assert on_hand(shop_database, shop_with_goods["rice"]) == -2 * ONE


@pytest.mark.parametrize("may_oversell", [True, False])
def test_the_safe_answer_is_the_default(qtbot: QtBot, may_oversell: bool) -> None:
    """Enter never sells what is not there; who may not sell it has no button for it."""
    dialog = ShortStockDialog([("Beras <b>5 kg", 1_000, 2_500)], may_oversell)
    qtbot.addWidget(dialog)
    dialog.show()
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert {"Beras <b>5 kg", "1", "2.5"} <= set(texts)
    sells = [b for b in dialog.findChildren(QPushButton) if "anyway" in b.text()]
    assert bool(sells) == may_oversell
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == 0


def test_what_orders_hold_is_told_beside_what_is_there(qtbot: QtBot) -> None:
    """A column of its own, only where there is something to tell."""
    items: list[Short] = [("Teh", 5_000, 4_000, 2_000), ("Kopi", 1_000, 2_500)]
    dialog = ShortStockDialog(items, may_oversell=False)
    qtbot.addWidget(dialog)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    rows = [texts[texts.index(name) :][:4] for name in ("In stock", "Teh", "Kopi")]
    assert rows[0][:3] == ["In stock", "Reserved", "On the tape"]
    asking = ShortStockDialog(items, may_oversell=True)
    qtbot.addWidget(asking)
    assert any("may go short" in label.text() for label in asking.findChildren(QLabel))
    assert rows[1:] == [["Teh", "5", "2", "4"], ["Kopi", "1", "0", "2.5"]]


def test_unknown_codes_stop_the_posting(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """In a sentence that says what to do; the tape stays as it is."""
    counter = open_page(owner)
    counter.scan(RICE, "4006381333931")
    assert counter.find(QLabel, "unknownCodes").text() == "Unknown codes on the tape: 1"
    counter.keys("F9")
    counter.qtbot.waitUntil(lambda: "Unknown codes are still on the tape (1)" in counter.card)
    assert counter.table.model().rowCount() == 2
    assert shop_database.rows("SELECT count(*) FROM document") == [(0,)]


def test_discarding_is_asked_about(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The question names what goes; no means no."""
    asked: list[str] = []
    answers = [False, True]

    def ask(title: str, sentence: str, _action: str, _parent: object = None) -> bool:
        asked.append(f"{title} {sentence}")
        return answers.pop(0)

    monkeypatch.setattr(ConfirmDialog, "ask", ask)
    counter = open_page(owner)
    counter.scan(RICE, NOODLES)
    counter.press("discardDraft")
    assert asked[0].startswith("Discard this receipt? The lines on the tape (2)")
    assert counter.table.model().rowCount() == 2
    counter.press("discardDraft")
    counter.qtbot.waitUntil(lambda: counter.table.model().rowCount() == 0)
    assert shop_database.rows("SELECT count(*) FROM draft_line") == [(0,)]


def test_the_head_goes_with_the_document(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """Place, supplier and what is still being typed when F9 is pressed."""
    add_location(shop_database, owner, name="Gudang")
    add_partner(shop_database, owner, name="PT Sumber")
    counter = open_page(owner)
    counter.qtbot.waitUntil(lambda: counter.find(QComboBox, "documentPlace").count() == 2)
    for name in ("documentPlace", "documentPartner"):
        counter.qtbot.keyClick(counter.find(QComboBox, name), Qt.Key.Key_Down)
    counter.scan(RICE)
    number = counter.find(QLineEdit, "documentReference")
    number.setFocus()
    counter.qtbot.keyClicks(number, "SJ-0042")
    counter.keys("F9")
    counter.qtbot.waitUntil(lambda: "booked" in counter.card)
    booked = shop_database.rows(
        "SELECT partner.name, external_ref, location.name FROM document "
        "JOIN partner ON partner.id = partner JOIN movement ON movement.document = document.id "
        "JOIN location ON location.id = movement.destination"
    )
    assert booked == [("PT Sumber", "SJ-0042", "Gudang")]
    assert number.text() == ""


def test_coming_back_to_the_page_keeps_the_head(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """New suppliers are there at once; what was chosen stays chosen, and no draft is made."""
    add_partner(shop_database, owner, name="PT Sumber")
    counter = open_page(owner)
    partner = counter.find(QComboBox, "documentPartner")
    counter.qtbot.waitUntil(lambda: partner.count() == 2)
    partner.setCurrentIndex(1)
    add_partner(shop_database, owner, name="CV Abadi")
    counter.page.activate()
    counter.qtbot.waitUntil(lambda: partner.count() == 3)
    assert partner.currentText() == "PT Sumber"
    assert shop_database.rows("SELECT count(*) FROM draft") == [(0,)]


def test_leaving_an_empty_head_makes_no_draft(open_page: Open, owner: Actor) -> None:
    """Walking through the fields wishes nothing."""
    counter = open_page(owner)
    counter.qtbot.waitUntil(lambda: counter.find(QComboBox, "documentPartner").count() == 1)
    wishes: list[object] = []
    counter.find(DocumentHead).changed.connect(wishes.append)
    note = counter.find(QLineEdit, "documentNote")
    note.setFocus()
    counter.field.setFocus()
    assert wishes == []
    counter.qtbot.keyClicks(note, "basah\r")
    assert wishes == [Head(counter.find(DocumentHead).head.location, note="basah")]


def test_the_head_is_there_after_a_restart(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """What was chosen and typed above the lines is kept like the lines."""
    add_partner(shop_database, owner, name="PT Sumber")
    before = open_page(owner)
    partner = before.find(QComboBox, "documentPartner")
    before.qtbot.waitUntil(lambda: partner.count() == 2)
    before.qtbot.keyClick(partner, Qt.Key.Key_Down)
    note = before.find(QLineEdit, "documentNote")
    before.qtbot.keyClicks(note, "Dua dus basah\r")
    before.scan(RICE)
    before.page.close()
    after = open_page(owner)
    after.qtbot.waitUntil(lambda: after.find(QLineEdit, "documentNote").text() == "Dua dus basah")
    chosen = after.find(QComboBox, "documentPartner")
    after.qtbot.waitUntil(lambda: chosen.currentText() == "PT Sumber")


def test_one_place_alone_is_no_question(open_page: Open, owner: Actor) -> None:
    """A shop with one place sees no choice of it."""
    counter = open_page(owner)
    counter.qtbot.waitUntil(lambda: counter.find(QComboBox, "documentPartner").count() == 1)
    shown = counter.page.findChildren(QComboBox, "documentPlace")
    assert not any(box.isVisibleTo(counter.page) for box in shown)


def test_every_control_has_a_name(open_page: Open, owner: Actor) -> None:
    """A screen reader can tell every field and button."""
    counter = open_page(owner)
    controls = [
        control
        for kind in (QPushButton, QLineEdit, QComboBox)
        for control in counter.page.findChildren(kind)
        if control.isVisibleTo(counter.page) and not isinstance(control.parent(), QComboBox)
    ]
    assert len(controls) > 10
    assert [control.objectName() for control in controls if not control.accessibleName()] == []


def test_nothing_is_booked_without_its_head(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """A reference that cannot be kept stops the posting; once mended, all of it is booked."""
    counter = open_page(owner)
    counter.scan(RICE)
    reference = counter.find(QLineEdit, "documentReference")
    reference.setFocus()
    counter.qtbot.keyClicks(reference, "SJ-1")
    reference.insert("\u202e")
    counter.keys("F9")
    counter.qtbot.waitUntil(lambda: "The reference" in counter.card)
    counter.keys("F9")
    counter.qtbot.waitUntil(lambda: counter.find(QPushButton, "postDocument").isEnabled())
    assert shop_database.rows("SELECT count(*) FROM document") == [(0,)]
    reference.backspace()
    counter.keys("F9")
    counter.qtbot.waitUntil(lambda: "booked" in counter.card)
    assert shop_database.rows("SELECT external_ref FROM document") == [("SJ-1",)]


def test_a_scan_while_a_question_is_open_is_not_discarded(
    open_page: Open, owner: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what the question named goes; a code that came meanwhile is asked about anew."""
    counter = open_page(owner)
    counter.scan(RICE)
    answers = []

    def ask(_title: str, sentence: str, *_others: object) -> bool:
        answers.append(sentence)
        if len(answers) == 1:
            counter.scan(NOODLES)
            return True
        return False

    monkeypatch.setattr(ConfirmDialog, "ask", ask)
    counter.press("discardDraft")
    assert ["(1)" in answers[0], "(2)" in answers[1]] == [True, True]
    assert counter.table.model().rowCount() == 2


def test_a_scan_while_short_stock_is_asked_about_is_asked_about_too(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who agreed to sell rice that is not there has not agreed to noodles."""
    counter = open_page(owner)
    asked: list[int] = []

    def ask(items: Sequence[Any], *_others: object) -> bool:
        asked.append(len(items))
        if len(asked) == 1:
            counter.scan(NOODLES)
        return len(asked) == 1

    monkeypatch.setattr(ShortStockDialog, "ask", ask)
    counter.switch_to("sale")
    counter.scan(RICE)
    counter.pay()
    counter.qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked == [1, 2]
    assert shop_database.rows("SELECT count(*) FROM document") == [(0,)]
