"""A keyboard scanner that pauses within a code: its first digits are typed, and no quantity."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication

from db.access import Actor
from db.connection import ShopDatabase
from desktop_app.capture.wedge import WedgeFilter
from desktop_app.scan import code_entry
from tests.desktop_app.keyboard import press_at
from tests.desktop_app.scan.conftest import RICE, Counter, Open
from tests.shops import add_item

LINES = "SELECT code, quantity FROM draft_line ORDER BY id"
STALL = 80  # milliseconds, longer than any pause within a scan may be


@pytest.fixture
def till(
    open_page: Open, owner: Actor, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Counter]:
    """A page that hears a keyboard scanner, on a machine that may be busy."""
    monkeypatch.setattr(code_entry, "JUST_NOW", 60_000)
    counter = open_page(owner)
    hears = WedgeFilter()
    hears.scanned.connect(counter.session.signals.scanned)
    hears.install(qapp)
    yield counter
    hears.remove(qapp)


def scan_with_a_pause(till: Counter, first: str, rest: str) -> None:
    """Two bursts of one scanner."""
    press_at(till.page, first, gap=5)
    press_at(till.page, f"{rest}\r", gap=5, start=1000 + 5 * len(first) + STALL)


@pytest.mark.parametrize("digits", [1, 2, 4])
def test_the_digits_before_a_pause_belong_to_the_code(
    till: Counter, shop_database: ShopDatabase, digits: int
) -> None:
    """One piece of the whole code; nothing stays in the field."""
    scan_with_a_pause(till, RICE[:digits], RICE[digits:])
    till.qtbot.waitUntil(lambda: shop_database.rows(LINES) == [(RICE, 1000)])
    assert till.field.text() == ""


def test_a_number_before_a_code_of_the_shop_counts(
    till: Counter, shop_database: ShopDatabase, owner: Actor
) -> None:
    """Together they are no code with a right check digit, or the code alone is one."""
    add_item(shop_database, owner, "Kotak", "12345678")
    for code in ("12345678", RICE):
        till.qtbot.keyClicks(till.field, "12")
        till.qtbot.waitUntil(lambda: till.field.text() == "12")
        press_at(till.page, f"{code}\r", gap=5, start=900_000)
        till.qtbot.waitUntil(lambda: till.field.text() == "")
    till.qtbot.waitUntil(lambda: len(shop_database.rows(LINES)) == 2)
    assert shop_database.rows(LINES) == [("12345678", 12_000), (RICE, 12_000)]


def test_what_was_typed_long_before_is_a_quantity(
    till: Counter, shop_database: ShopDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No scanner pauses for half a second."""
    monkeypatch.setattr(code_entry, "JUST_NOW", 10)
    till.qtbot.keyClicks(till.field, "89")
    till.qtbot.waitUntil(lambda: till.field.text() == "89")
    typed = QElapsedTimer()
    typed.start()
    till.qtbot.waitUntil(lambda: typed.hasExpired(20))
    press_at(till.page, f"{RICE[2:]}\r", gap=5, start=900_000)
    till.qtbot.waitUntil(lambda: shop_database.rows(LINES) == [(RICE[2:], 89_000)])
