"""Codes that the shop's scale prints: described in a dialog, read on the tape."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton

from db.access import Actor
from db.connection import ShopDatabase
from db.ids import fixed_id
from db.operations.settings import set_in_store_formats
from db.queries.shop import in_store_formats
from db.rules.barcodes import check_digit
from db.rules.in_store import InStoreFormat
from desktop_app.capture.scan import scan_of_text
from desktop_app.scan.scale_codes_dialog import ScaleCodesDialog
from desktop_app.scan.scan_page import ScanPage
from tests.desktop_app.desks import child
from tests.desktop_app.scan.conftest import Counter, Open
from tests.shops import RUPIAH, add_item

KILOGRAMS = fixed_id("unit/kg")
WEIGHT, PRICE = InStoreFormat("21", "weight"), InStoreFormat("22", "price", 5, 0, 0)


def label(body: str) -> str:
    """Twelve digits and their check digit."""
    return body + check_digit(body)


@pytest.fixture
def meat(shop_database: ShopDatabase, owner: Actor) -> bytes:
    """The scale calls it 12345; Rp 120.000 a kilogram."""
    fields = {"sku": "12345", "unit": KILOGRAMS, "sale_price": 120_000 * RUPIAH}
    return add_item(shop_database, owner, "Daging", **fields)


def in_dialog(counter: Counter, act: Callable[[ScaleCodesDialog], None]) -> None:
    """Opens the dialog by its button and does something in it, once it has loaded."""

    def wait() -> None:
        dialog = QApplication.activeModalWidget()
        ready = isinstance(dialog, ScaleCodesDialog) and dialog.primary.isEnabled()
        if not ready:
            QTimer.singleShot(20, wait)
            return
        assert isinstance(dialog, ScaleCodesDialog)
        act(dialog)

    QTimer.singleShot(20, wait)
    tools = counter.page.header_actions()
    next(tool for tool in tools if tool.objectName() == "scaleCodes").click()  # type: ignore[attr-defined]  # a button


def type_over(counter: Counter, field: QLineEdit, text: str) -> None:
    """What stood there goes."""
    field.setFocus()
    field.selectAll()
    counter.qtbot.keyClicks(field, text)


def test_a_scale_is_described_and_its_labels_are_known(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, meat: bytes
) -> None:
    """Tried in the dialog, kept for the shop; what waited on the tape is known at once."""
    counter = open_page(owner)
    counter.switch_to("sale")
    counter.scan(label("211234501250"))
    assert "belongs to no item yet" in counter.card
    said: list[str] = []

    def describe(dialog: ScaleCodesDialog) -> None:
        for tool in (0, 1):
            counter.qtbot.keyClick(child(dialog, QPushButton, "addFormat"), Qt.Key.Key_Space)
            assert len(dialog.findChildren(QLineEdit, "prefix")) == tool + 1
        dialog.findChildren(QComboBox, "kind")[1].setCurrentIndex(1)
        type_over(counter, dialog.findChildren(QLineEdit, "decimals")[1], "0")
        counter.session.signals.scanned.emit(scan_of_text(label("211234501250"), "wedge"))
        counter.qtbot.waitUntil(lambda: bool(child(dialog, QLineEdit, "tryCode").text()))
        said.append(child(dialog, QLabel, "triedCode").text())
        type_over(counter, child(dialog, QLineEdit, "tryCode"), label("221234515500"))
        said.append(child(dialog, QLabel, "triedCode").text())
        type_over(counter, dialog.findChildren(QLineEdit, "prefix")[1], "21")
        said.append(child(dialog, QLabel, "triedCode").text())
        type_over(counter, dialog.findChildren(QLineEdit, "prefix")[1], "22")
        counter.qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)

    in_dialog(counter, describe)
    assert said == [
        f"Item with SKU 12345 or barcode {label('211234500000')}: 1.25",
        f"Item with SKU 12345 or barcode {label('221234500000')}: Rp15,500",
        "Codes that begin with 21 are described twice.",
    ]
    assert in_store_formats(shop_database, owner) == (WEIGHT, PRICE)
    counter.qtbot.waitUntil(lambda: counter.cells("quantity") == ["1.25"])
    counter.scan(label("221234515500"))
    assert counter.cells("quantity") == ["0.129", "1.25"]
    assert counter.cells("amount") == ["Rp15,500", "Rp150,000"]
    assert "printed price" in counter.card
    assert counter.find(QLabel, "documentTotal").text() == "Rp165,500"


def test_a_kind_can_be_taken_away(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """Then such codes are as all others."""
    set_in_store_formats(shop_database, owner, formats=(WEIGHT, PRICE))
    counter = open_page(owner)

    def remove(dialog: ScaleCodesDialog) -> None:
        prefixes = [field.text() for field in dialog.findChildren(QLineEdit, "prefix")]
        assert prefixes == ["21", "22"]
        counter.qtbot.mouseClick(
            dialog.findChildren(QPushButton, "removeFormat")[0], Qt.MouseButton.LeftButton
        )
        counter.qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)

    in_dialog(counter, remove)
    assert in_store_formats(shop_database, owner) == (PRICE,)


def test_only_who_manages_settings_describes_scales(
    open_page: Open, cashier: Actor, owner: Actor
) -> None:
    """Nobody else sees the button."""
    for actor, is_there in ((owner, True), (cashier, False)):
        page: ScanPage = open_page(actor).page
        names = [tool.objectName() for tool in page.header_actions()]
        assert ("scaleCodes" in names) is is_there


def test_what_the_unit_cannot_hold_is_refused_in_words(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """A weight of something that is counted."""
    set_in_store_formats(shop_database, owner, formats=(WEIGHT,))
    add_item(shop_database, owner, "Telur", sku="9")
    counter = open_page(owner)
    counter.scan(label("210000901250"))
    assert "The code weighs 1.25 kg, but “Telur” is counted in pcs." in counter.card
    assert counter.table.model().rowCount() == 0


def test_every_tool_has_a_picture_of_its_own(open_page: Open, owner: Actor) -> None:
    """Icons without a word are told apart by nothing else."""
    counter = open_page(owner)
    tools = [part for part in counter.page.header_actions() if isinstance(part, QPushButton)]
    names = ("cameraSetup", "wantedCodes")
    tools += [counter.find(QPushButton, name) for name in names]
    shape = QImage.Format.Format_Alpha8  # whatever its colour
    pictures = {
        part.objectName(): part.icon().pixmap(24, 24).toImage().convertToFormat(shape)
        for part in tools
    }
    for name, picture in pictures.items():
        assert [other for other in pictures if pictures[other] == picture] == [name]
