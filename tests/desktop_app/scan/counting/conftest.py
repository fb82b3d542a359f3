"""Somebody's page with an open stocktake, and what they do there."""

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton

from db.access import Actor
from db.connection import ShopDatabase
from desktop_app.capture.scan import Scan, scan_of_text
from desktop_app.scan.count_table import CountTable
from desktop_app.scan.scan_page import CreateItem
from desktop_app.widgets.form_dialog import FormDialog
from tests.desktop_app.scan.conftest import Counter, Open, Shown
from tests.shops import ONE, RUPIAH, receive

Goods = dict[str, bytes]
MINUS_9 = "\N{MINUS SIGN}9"


@pytest.fixture
def goods(shop_database: ShopDatabase, owner: Actor, shop_with_goods: Goods) -> Goods:
    """Ten of rice and twenty of noodles in stock."""
    receive(shop_database, owner, shop_with_goods["rice"], 10 * ONE, 60_000 * RUPIAH)
    receive(shop_database, owner, shop_with_goods["noodles"], 20 * ONE, 2_000 * RUPIAH)
    return shop_with_goods


def inside(dialog: FormDialog, kind: type[Shown], name: str) -> Shown:
    """The one field of a dialog that has this name."""
    (found,) = dialog.findChildren(kind, name)
    return found


def counting(open_page: Open, actor: Actor, create_item: CreateItem | None = None) -> Counter:
    """Somebody's page in this mode, with the open counts read."""
    counter = open_page(actor, create_item)
    counter.switch_to("count")
    settled(counter)
    return counter


def settled(counter: Counter) -> None:
    """Until every write and what it asked for is done."""
    done: list[object] = []
    counter.session.background.write(
        lambda: None, lambda _: counter.session.background.write(lambda: None, done.append)
    )
    counter.qtbot.waitUntil(lambda: bool(done))


def scan(counter: Counter, *codes: str) -> None:
    """Scans, one after the other."""
    for code in codes:
        counter.session.signals.scanned.emit(scan_from_wedge(code))
        settled(counter)


def choose(counter: Counter, count: str) -> None:
    """Goes on with another open count."""
    which = counter.find(QComboBox, "whichCount")
    which.setCurrentIndex(which.findText(count))
    which.activated.emit(which.currentIndex())


def close(counter: Counter) -> None:
    """Presses F9 once the page has read that something is counted."""
    counter.qtbot.waitUntil(counter.find(QPushButton, "closeCount").isEnabled)
    counter.keys("F9")


def shown(counter: Counter) -> list[list[str]]:
    """The tape: name, counted, in the books, difference."""
    model = counter.find(CountTable).model()
    return [
        [str(model.index(row, column).data()) for column in range(4)]
        for row in range(model.rowCount())
    ]


def scan_from_wedge(code: str) -> Scan:
    """What a keyboard scanner reads."""
    return scan_of_text(code, "wedge")


def place_of(database: ShopDatabase) -> bytes:
    """The shop's first place."""
    return bytes(database.rows("SELECT id FROM location WHERE kind = 'internal'")[0][0])
