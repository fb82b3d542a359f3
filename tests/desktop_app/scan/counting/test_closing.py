"""The end of a stocktake: it books what differs, or nothing."""

import pytest
from PySide6.QtWidgets import QLabel, QRadioButton

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.counts import open_count
from desktop_app.scan.close_count_dialog import CloseCountDialog
from desktop_app.widgets.confirm_dialog import ConfirmDialog
from desktop_app.widgets.form_dialog import FormDialog
from tests.desktop_app.scan.conftest import RICE, Open
from tests.desktop_app.scan.counting.conftest import (
    Goods,
    close,
    counting,
    inside,
    scan,
    settled,
    shown,
)
from tests.shops import ONE, on_hand, sell


@pytest.mark.parametrize(("choice", "left"), [("leaveUncounted", 20), ("zeroUncounted", 0)])
def test_closing_books_what_differs(
    open_page: Open,
    owner: Actor,
    goods: Goods,
    shop_database: ShopDatabase,
    monkeypatch: pytest.MonkeyPatch,
    choice: str,
    left: int,
) -> None:
    """F9 shows what is not counted and asks what becomes of it."""
    open_count(shop_database, owner)
    counter = counting(open_page, owner)
    counter.qtbot.keyClicks(counter.field, "8")
    scan(counter, RICE)
    said: list[str] = []

    def answer(dialog: FormDialog) -> bool:
        said.extend(part.text() for part in dialog.findChildren(QLabel))
        inside(dialog, QRadioButton, choice).setChecked(True)
        dialog.primary.click()
        return bool(dialog.result())

    monkeypatch.setattr(FormDialog, "answered", answer)
    close(counter)
    counter.qtbot.waitUntil(lambda: "Stocktake closed" in counter.card)
    assert "Not counted yet: 1" in said
    assert "Mie Goreng · Toko · 20 pcs" in said
    assert any("missing for Rp120,000" in text for text in said)
    assert on_hand(shop_database, goods["rice"]) == 8 * ONE
    assert on_hand(shop_database, goods["noodles"]) == left * ONE
    settled(counter)
    assert shown(counter) == []
    assert counter.has("startCount")


def test_what_was_sold_after_all_is_said(
    open_page: Open,
    owner: Actor,
    goods: Goods,
    shop_database: ShopDatabase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """More went out than was counted: it is not booked, the names are told."""
    monkeypatch.setattr(CloseCountDialog, "ask", lambda *_: "leave")
    open_count(shop_database, owner)
    counter = counting(open_page, owner)
    scan(counter, RICE)
    sell(shop_database, owner, goods["rice"], 5 * ONE)
    close(counter)
    counter.qtbot.waitUntil(lambda: "Count again: Beras 5 kg." in counter.card)
    assert on_hand(shop_database, goods["rice"]) == 5 * ONE


def test_a_count_is_cancelled(
    open_page: Open,
    owner: Actor,
    goods: Goods,
    shop_database: ShopDatabase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """After a question; nothing is booked."""
    monkeypatch.setattr(ConfirmDialog, "ask", lambda *_: True)
    open_count(shop_database, owner)
    counter = counting(open_page, owner)
    scan(counter, RICE)
    counter.press("cancelCount")
    counter.qtbot.waitUntil(lambda: "Stocktake cancelled" in counter.card)
    assert on_hand(shop_database, goods["rice"]) == 10 * ONE
