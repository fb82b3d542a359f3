"""Transfer: goods go from one location of ours to another."""

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.places import add_location
from desktop_app.scan.short_stock_dialog import ShortStockDialog
from tests.desktop_app.scan.conftest import CARTON, RICE, Counter, Open
from tests.shops import ONE, receive

HELD = """
SELECT location.name, item.name, balance.quantity / 1000 FROM balance
JOIN location ON location.id = balance.location AND location.kind = 'internal'
JOIN item ON item.id = balance.item WHERE balance.quantity <> 0 ORDER BY location.id, item.name
"""


@pytest.fixture
def store(shop_database: ShopDatabase, owner: Actor, shop_with_goods: dict[str, bytes]) -> bytes:
    """A second location; ten of rice and twenty of noodles are in the first."""
    receive(shop_database, owner, shop_with_goods["rice"], 10 * ONE)
    receive(shop_database, owner, shop_with_goods["noodles"], 20 * ONE)
    return add_location(shop_database, owner, name="Gudang")


def moving(open_page: Open, actor: Actor) -> Counter:
    """Somebody's page in this mode, with its places read."""
    counter = open_page(actor)
    counter.switch_to("transfer")
    return counter


def test_goods_go_from_here_to_there(
    open_page: Open, warehouse: Actor, store: bytes, shop_database: ShopDatabase
) -> None:
    """Two places need no choice; scan, F9."""
    counter = moving(open_page, warehouse)
    counter.scan(RICE, CARTON)
    to = counter.find(QComboBox, "documentDestination")
    assert (counter.find(QComboBox, "documentPlace").currentText(), to.currentText()) == (
        "Toko",
        "Gudang",
    )
    counter.keys("F9")
    counter.qtbot.waitUntil(lambda: "Transfer booked" in counter.card)
    assert shop_database.rows(HELD) == [
        ("Toko", "Beras 5 kg", 9),
        ("Toko", "Mie Goreng", 8),
        ("Gudang", "Beras 5 kg", 1),
        ("Gudang", "Mie Goreng", 12),
    ]
    counter.press("lastScanAction")
    counter.qtbot.waitUntil(lambda: "is undone" in counter.card)
    assert len(shop_database.rows(HELD)) == 2


def test_the_places_stay_apart(
    open_page: Open, owner: Actor, store: bytes, shop_database: ShopDatabase
) -> None:
    """Choosing the destination as the source sends the goods the other way."""
    counter = moving(open_page, owner)
    counter.scan(RICE)
    source, to = (
        counter.find(QComboBox, name) for name in ("documentPlace", "documentDestination")
    )
    source.setCurrentText("Gudang")
    source.activated.emit(source.currentIndex())
    assert to.currentText() == "Toko"
    heads = "SELECT location = ?, destination <> ? FROM draft"
    counter.qtbot.waitUntil(lambda: shop_database.rows(heads, (store, store)) == [(1, 1)])


def test_what_is_not_there_cannot_be_moved(
    open_page: Open,
    owner: Actor,
    store: bytes,
    shop_database: ShopDatabase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is said how much there is; nobody can move it anyway, not even an owner."""
    asked: list[bool] = []
    monkeypatch.setattr(ShortStockDialog, "ask", lambda _short, may, _w: asked.append(may))
    counter = moving(open_page, owner)
    counter.qtbot.keyClicks(counter.field, "11")
    counter.scan(RICE)
    counter.keys("F9")
    counter.qtbot.waitUntil(lambda: asked == [False])
    assert len(shop_database.rows(HELD)) == 2


def test_one_place_says_what_to_do(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """Instead of an error, until there is a second one."""
    counter = moving(open_page, owner)
    counter.qtbot.waitUntil(lambda: counter.find(QLabel, "onePlace").isVisible())
    assert "Make a second one first" in counter.find(QLabel, "onePlace").text()
    counter.scan(RICE)
    assert not counter.find(QPushButton, "postDocument").isEnabled()
    add_location(shop_database, owner, name="Gudang")
    counter.page.activate()
    counter.qtbot.waitUntil(lambda: counter.find(QPushButton, "postDocument").isEnabled())
    assert counter.find(QComboBox, "documentDestination").currentText() == "Gudang"
