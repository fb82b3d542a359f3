"""What was on a screen before the language changed is there afterwards, in the other language."""

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from db.operations.counts import open_count
from desktop_app.application import Desk
from desktop_app.scan.customer_display import CustomerDisplay
from desktop_app.shell.main_window import MainWindow
from desktop_app.shell.saving_dialog import SavingDialog
from tests.desktop_app.desks import OpenDesk, child, choose, presses, says, window_of
from tests.desktop_app.keyboard import scan
from tests.desktop_app.test_opening import ENTER
from tests.shops import ONE, PASSWORD, RUPIAH, add_item, receive

RICE, NEW = "8991002101104", "4006381333931"


@pytest.fixture
def desk(
    open_desk: OpenDesk, home: Home, shop_database: ShopDatabase, owner: Actor, qtbot: QtBot
) -> Desk:
    """The owner is at the scan page, in English; there is rice, and a count is open."""
    rice = add_item(shop_database, owner, "Beras", RICE, sale_price=74_500 * RUPIAH)
    receive(shop_database, owner, rice, 5 * ONE)
    open_count(shop_database, owner)
    made = open_desk(home)
    login = window_of(made, "loginWindow", qtbot)
    qtbot.waitUntil(child(login, QPushButton, "signIn").isEnabled)
    child(login, QLineEdit, "password").setFocus()
    presses(qtbot, login)(PASSWORD, ENTER)
    qtbot.waitUntil(lambda: isinstance(made.window, MainWindow))
    window_of_shop(made).show_page("scan")
    return made


def window_of_shop(desk: Desk) -> MainWindow:
    """The window that is up."""
    assert isinstance(desk.window, MainWindow)
    return desk.window


def speak_indonesian(desk: Desk, qtbot: QtBot) -> MainWindow:
    """Another window comes."""
    before = window_of_shop(desk)
    choose(before, "language", "Bahasa Indonesia")
    qtbot.waitUntil(lambda: desk.window is not before)
    return window_of_shop(desk)


def press(window: QWidget, name: str) -> None:
    """A button."""
    child(window, QPushButton, name).click()


def test_the_customer_reads_on(desk: Desk, qtbot: QtBot) -> None:
    """The display stays with the sale, also while somebody looks at another mode or page."""
    window = window_of_shop(desk)
    press(window, "mode-sale")
    press(window, "displaySwitch")
    scan(window, RICE)
    display = child(window, CustomerDisplay, "customerDisplay")
    qtbot.waitUntil(lambda: "Rp74,500" in display.texts())
    press(window, "mode-receipt")
    window.show_page("items")

    window = speak_indonesian(desk, qtbot)

    display = child(window, CustomerDisplay, "customerDisplay")
    assert display.isVisible()
    qtbot.waitUntil(lambda: "Total · 1 barang" in display.texts())
    assert "Rp74.500" in display.texts()
    assert window.page_key == "items"
    assert not child(window, QPushButton, "paySale").isVisibleTo(window)


def test_thanks_are_said_in_the_other_language(desk: Desk, qtbot: QtBot) -> None:
    """With the change that goes back."""
    window = window_of_shop(desk)
    press(window, "mode-sale")
    press(window, "displaySwitch")
    scan(window, RICE)
    pay = child(window, QPushButton, "paySale")
    qtbot.waitUntil(pay.isEnabled)
    pay.click()
    cash = child(window, QLineEdit, "cashGiven")
    qtbot.waitUntil(cash.isVisible)
    cash.setText("80000")
    posts = window.findChildren(QPushButton, "postDocument")  # each mode has its own
    next(post for post in posts if post.isVisible()).click()
    display = child(window, CustomerDisplay, "customerDisplay")
    qtbot.waitUntil(lambda: "Thank you" in display.texts())

    window = speak_indonesian(desk, qtbot)

    display = child(window, CustomerDisplay, "customerDisplay")
    assert display.isVisible()
    qtbot.waitUntil(lambda: "Terima kasih" in display.texts())
    assert "Rp5.500" in display.texts()


def test_a_display_that_is_closed_stays_so(desk: Desk, qtbot: QtBot) -> None:
    """Nobody opened it."""
    press(window_of_shop(desk), "mode-sale")
    window = speak_indonesian(desk, qtbot)
    assert not child(window, CustomerDisplay, "customerDisplay").isVisible()


def test_a_counts_unknown_codes_wait_on(desk: Desk, qtbot: QtBot) -> None:
    """They are seen to later."""
    window = window_of_shop(desk)
    press(window, "mode-count")
    scan(window, NEW)
    qtbot.waitUntil(lambda: says(window, f"{NEW} × 1"))

    window = speak_indonesian(desk, qtbot)

    qtbot.waitUntil(lambda: says(window, f"Belum dihitung, tidak ada barang dengan kode: {NEW}"))
    assert child(window, QLabel, "uncountedCodes").isVisible()


def test_a_code_that_is_being_looked_for_waits_on_too(
    desk: Desk, shop_database: ShopDatabase, qtbot: QtBot
) -> None:
    """On a slow disk the language changes once it is told that no item has the code."""
    window = window_of_shop(desk)
    press(window, "mode-count")
    qtbot.waitUntil(lambda: child(window, QComboBox, "whichCount").count() == 1)
    with shop_database.atomic():
        scan(window, NEW)
        choose(window, "language", "Bahasa Indonesia")
        assert desk.window is window
    qtbot.waitUntil(lambda: desk.window is not window)
    named = f"Belum dihitung, tidak ada barang dengan kode: {NEW}"
    qtbot.waitUntil(lambda: says(window_of_shop(desk), named))


def test_signing_out_waits_for_what_was_scanned(
    desk: Desk, shop_database: ShopDatabase, qtbot: QtBot
) -> None:
    """What could not be kept would be told to nobody."""
    window = window_of_shop(desk)
    press(window, "mode-sale")
    with shop_database.atomic():
        scan(window, RICE)
        child(window, QToolButton, "signOut").click()
        qtbot.waitUntil(child(window, SavingDialog, "savingDialog").isVisible)
    window_of(desk, "loginWindow", qtbot)
    assert shop_database.rows("SELECT count(*) FROM draft_line") == [(1,)]
