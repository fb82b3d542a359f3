"""Sales that wait while somebody else is served."""

from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.items import archive_item
from db.queries.drafts import open_draft_of
from desktop_app.scan.parked_dialog import ParkedDialog
from desktop_app.widgets.confirm_dialog import ConfirmDialog
from tests.desktop_app.scan.conftest import NOODLES, RICE, SUGAR, Counter, Open
from tests.desktop_app.scan.till.conftest import SOLD, Goods, answer, come_back, said
from tests.shops import RUPIAH


def test_a_sale_waits_while_another_one_is_sold(
    cashiers: Counter, shop_database: ShopDatabase, cashier: Actor
) -> None:
    """F10, a name, Enter; sold is the other one; F10, Enter goes on with the first."""
    cashiers.scan(RICE)
    answer(cashiers, "F10", "parkedDialog", "Bu Ani", "<Return>")
    cashiers.qtbot.waitUntil(lambda: cashiers.table.model().rowCount() == 0)
    park = cashiers.find(QPushButton, "parkSale")
    cashiers.qtbot.waitUntil(lambda: park.text() == "Waiting (1)  F10")
    assert cashiers.card.startswith("Bu Ani waits")
    cashiers.scan(NOODLES)
    cashiers.pay()
    cashiers.qtbot.waitUntil(lambda: "Sale booked" in cashiers.card)
    assert shop_database.rows(SOLD) == [(3_500 * RUPIAH, "cash")]
    answer(cashiers, "F10", "parkedDialog", "<Return>")
    cashiers.qtbot.waitUntil(lambda: cashiers.cells("item") == ["Beras 5 kg"])
    cashiers.qtbot.waitUntil(lambda: park.text() == "Park  F10")
    row = open_draft_of(shop_database, cashier, kind="sale")
    assert row is not None
    assert row.label == "Bu Ani"


def test_going_on_parks_what_is_on_the_tape(cashiers: Counter) -> None:
    """Both are there, in turn."""
    cashiers.scan(RICE)
    answer(cashiers, "F10", "parkedDialog", "<Return>")
    cashiers.qtbot.waitUntil(lambda: cashiers.table.model().rowCount() == 0)
    cashiers.scan(NOODLES, SUGAR)
    answer(cashiers, "F10", "parkedDialog", "<Tab>", "<Return>")
    cashiers.qtbot.waitUntil(lambda: cashiers.cells("item") == ["Beras 5 kg"])
    park = cashiers.find(QPushButton, "parkSale")
    cashiers.qtbot.waitUntil(lambda: park.text() == "Waiting (1)  F10")
    assert said(cashiers, "documentTotal") == "Rp74,500"


def test_a_parked_sale_is_there_after_a_restart(
    open_page: Open, cashier: Actor, stocked: Goods
) -> None:
    """The count stands on the button; the tape is empty."""
    assert stocked
    first = open_page(cashier)
    first.scan(RICE)
    answer(first, "F10", "parkedDialog", "<Return>")
    first.qtbot.waitUntil(lambda: first.table.model().rowCount() == 0)
    second = open_page(cashier)
    park = second.find(QPushButton, "parkSale")
    second.qtbot.waitUntil(lambda: park.text() == "Waiting (1)  F10")
    assert second.table.model().rowCount() == 0


def test_an_archived_item_is_told_when_its_sale_goes_on(
    cashiers: Counter, shop_database: ShopDatabase, owner: Actor, stocked: Goods
) -> None:
    """On the card, the line and at F9, before anybody pays; without its line the rest is sold."""
    cashiers.scan(RICE, NOODLES)
    answer(cashiers, "F10", "parkedDialog", "<Return>")
    cashiers.qtbot.waitUntil(lambda: "(1)" in cashiers.find(QPushButton, "parkSale").text())
    archive_item(shop_database, owner, item=stocked["noodles"])
    answer(cashiers, "F10", "parkedDialog", "<Return>")
    cashiers.qtbot.waitUntil(lambda: "have restored: Mie Goreng." in cashiers.card)
    assert cashiers.cells("result") == ["Archived", "Added"]
    cashiers.keys("F9")
    cashiers.qtbot.waitUntil(lambda: cashiers.card.startswith("Not done\nArchived goods"))
    assert not cashiers.has("postDocument")
    cashiers.keys("Ctrl+Z")
    cashiers.qtbot.waitUntil(lambda: said(cashiers, "documentTotal") == "Rp74,500")
    cashiers.pay()
    cashiers.qtbot.waitUntil(lambda: "Sale booked" in cashiers.card)
    assert shop_database.rows(SOLD) == [(74_500 * RUPIAH, "cash")]


def test_a_parked_sale_is_thrown_away_after_a_question(
    cashiers: Counter, shop_database: ShopDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which names how much goes; no means no."""
    asked: list[Sequence[Any]] = []
    answers = [False, True]

    def ask(*words: Any) -> bool:
        asked.append(words[:2])
        return answers.pop(0)

    monkeypatch.setattr(ConfirmDialog, "ask", ask)
    cashiers.scan(RICE, NOODLES)
    answer(cashiers, "F10", "parkedDialog", "<Return>")
    park = cashiers.find(QPushButton, "parkSale")
    cashiers.qtbot.waitUntil(lambda: park.text() == "Waiting (1)  F10")

    def discard() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ParkedDialog)
        button = dialog.findChild(QPushButton, "discardParked")
        assert button is not None
        button.click()
        assert dialog.isVisible()
        button.click()

    QTimer.singleShot(0, discard)
    come_back(cashiers)
    cashiers.keys("F10")
    cashiers.qtbot.waitUntil(lambda: park.text() == "Park  F10")
    assert asked[0] == (
        "Discard this sale?",
        "Its lines (2) go for good; none of them is booked.",
    )
    assert shop_database.rows("SELECT count(*) FROM draft") == [(0,)]


def test_undo_after_going_on_takes_back_its_own_lines(cashiers: Counter) -> None:
    """What was typed on the other tape stays as it is."""
    cashiers.scan(RICE)
    answer(cashiers, "F10", "parkedDialog", "<Return>")
    cashiers.qtbot.waitUntil(lambda: cashiers.table.model().rowCount() == 0)
    cashiers.scan(NOODLES)
    cashiers.keys("Ctrl+Z")
    cashiers.qtbot.waitUntil(lambda: said(cashiers, "documentTotal") == "Rp0")
    answer(cashiers, "F10", "parkedDialog", "<Return>")  # nothing counts that could wait
    cashiers.qtbot.waitUntil(lambda: cashiers.cells("item") == ["Beras 5 kg"])
    park = cashiers.find(QPushButton, "parkSale")
    cashiers.qtbot.waitUntil(lambda: park.text() == "Park  F10")
    assert not cashiers.find(QPushButton, "redoLine").isEnabled()
    cashiers.keys("Ctrl+Z")
    cashiers.qtbot.waitUntil(lambda: said(cashiers, "documentTotal") == "Rp0")
