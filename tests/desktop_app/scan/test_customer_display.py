"""The window across the counter: last item, number of items, total; change and thanks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from db.access import Actor
from db.connection import ShopDatabase
from db.rules.discounts import Discount
from desktop_app.scan.customer_display import CustomerDisplay
from tests.desktop_app.scan.conftest import CARTON, NOODLES, RICE, Counter, Open
from tests.shops import ONE, RUPIAH, receive

COST = 61_234 * RUPIAH


@pytest.fixture
def till(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, shop_with_goods: dict[str, bytes]
) -> Counter:
    """The owner, who knows the costs, sells; the customer looks on."""
    for item in shop_with_goods.values():
        receive(shop_database, owner, item, 50 * ONE, COST)
    counter = open_page(owner)
    counter.switch_to("sale")
    show_display(counter)
    return counter


def show_display(counter: Counter) -> None:
    """By its key; the till's window stays the one that hears the keys."""
    counter.keys("Shift+F12")
    counter.qtbot.waitUntil(counter.page.isActiveWindow)


def display_of(counter: Counter) -> CustomerDisplay:
    """The customer's window."""
    found = counter.page.findChild(CustomerDisplay)
    assert found is not None
    return found


def seen(counter: Counter) -> tuple[str, ...]:
    """What the customer reads below the shop's name."""
    counter.settle()
    return display_of(counter).texts()[1:]


def test_the_customer_follows_the_sale(till: Counter) -> None:
    """The newest item with its price, the pieces, the total; a line taken back goes again."""
    assert display_of(till).isVisible()
    assert seen(till) == ("Welcome", "", "", "")
    till.scan(RICE)
    assert seen(till) == ("Beras 5 kg", "Rp74,500", "Total · items: 1", "Rp74,500")
    till.scan(CARTON)
    assert seen(till) == (
        "Mie Goreng",
        "12 pcs × Rp3,500 = Rp42,000",
        "Total · items: 13",
        "Rp116,500",
    )
    till.keys("Ctrl+Z")
    till.qtbot.waitUntil(lambda: seen(till)[3] == "Rp74,500")
    assert seen(till)[0] == "Beras 5 kg"


def test_a_discount_is_told(till: Counter) -> None:
    """With what it saves."""
    till.scan(NOODLES)
    desk = till.table.parentWidget()
    tape = desk.tape  # type: ignore[union-attr]  # a scan desk
    tape.change(tape.lines[0], discount=Discount(rate=1000))
    till.qtbot.waitUntil(lambda: seen(till)[3] == "Rp3,150")
    assert seen(till)[1] == "1 pcs × Rp3,500 − 10% = Rp3,150"
    assert seen(till)[2] == "Total · items: 1 · You save Rp350"


def test_change_and_thanks_stay_until_the_next_item(till: Counter) -> None:
    """Then another customer is served."""
    till.scan(RICE)
    till.pay("100.000")
    till.qtbot.waitUntil(lambda: "Sale booked" in till.card)
    assert seen(till) == (
        "Thank you",
        "Total Rp74,500 · cash Rp100,000",
        "Your change",
        "Rp25,500",
    )
    till.scan(NOODLES)
    assert seen(till)[0] == "Mie Goreng"
    till.pay()
    till.qtbot.waitUntil(lambda: seen(till)[0] == "Thank you")
    assert seen(till) == ("Thank you", "", "Paid", "Rp3,500")


def test_it_shows_nothing_but_the_sale(till: Counter) -> None:
    """No unknown code, no refusal, nothing of what is received, and never a cost."""
    till.scan(RICE, "4006381333931", "x\x01y")
    assert seen(till) == ("Beras 5 kg", "Rp74,500", "Total · items: 1", "Rp74,500")
    till.switch_to("receipt")
    till.scan(NOODLES)
    assert seen(till)[0] == "Beras 5 kg"
    words = " ".join(label.text() for label in display_of(till).findChildren(QLabel))
    assert "61,234" not in words
    assert "4006381333931" not in words


def test_a_name_is_plain_text(till: Counter) -> None:
    """Nothing of a name is taken for a picture or a link."""
    till.scan("8997007350110")
    assert seen(till)[0] == "Gula <img src=x>"
    texts = display_of(till).findChildren(QLabel)
    assert all(text.textFormat() == Qt.TextFormat.PlainText for text in texts)


def test_figures_grow_with_the_window(till: Counter) -> None:
    """And no text is ever wider than it, nor does it ask for more room."""
    till.scan(RICE)
    display = display_of(till)
    sizes = []
    for width, height in ((320, 200), (800, 480), (1600, 900)):
        display.resize(width, height)
        till.qtbot.waitUntil(lambda width=width: display.width() == width)  # type: ignore[misc]  # bound now
        labels = [label for label in display.findChildren(QLabel) if label.text()]
        sizes.append(max(label.font().pixelSize() for label in labels))
        for label in labels:
            assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
            assert label.geometry().bottom() <= height
    assert sizes[0] * 2 < sizes[1]
    assert sizes[1] * 1.5 < sizes[2]


def test_it_remembers_its_place_and_closes_with_the_page(
    till: Counter, open_page: Open, owner: Actor
) -> None:
    """The key shows and hides it; the keyboard stays the till's."""
    assert till.field.hasFocus()
    display = display_of(till)
    display.setGeometry(40, 60, 500, 400)
    till.keys("Shift+F12")
    assert not display.isVisible()
    show_display(till)
    assert display.isVisible()
    till.page.close()
    assert not display.isVisible()

    again = open_page(owner)
    again.press("displaySwitch")
    assert display_of(again).size() == display.size()
    display_of(again).close()


def test_it_fills_its_screen(till: Counter) -> None:
    """By a double click or F11, and back by Esc."""
    display = display_of(till)
    QTest.mouseDClick(display, Qt.MouseButton.LeftButton)
    assert display.isFullScreen()
    QTest.keyClick(display, Qt.Key.Key_Escape)
    assert not display.isFullScreen()
    QTest.keyClick(display, Qt.Key.Key_F11)
    assert display.isFullScreen()
