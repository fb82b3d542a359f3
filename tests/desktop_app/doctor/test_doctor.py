"""The scanner doctor, with the keys of scanners that are set up in several ways."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.capture.learning import MORE_CODES, SETUP_CODE
from desktop_app.capture.scan import Scan
from desktop_app.capture.scanner_profile import ScannerProfile, ScannerSetup
from desktop_app.capture.wedge import WedgeFilter
from desktop_app.doctor.doctor_dialog import DoctorDialog
from desktop_app.widgets.messages import Banner
from tests.desktop_app.capture.conftest import NONE, handle, shown
from tests.desktop_app.capture.test_learning import _FRENCH, _US

FRENCH = str.maketrans(_US, _FRENCH)


class Visit:
    """The doctor's window, and a scanner before it."""

    def __init__(self, dialog: DoctorDialog, qtbot: QtBot) -> None:
        self.dialog, self._qtbot = dialog, qtbot
        self._at = 1000
        self.heard: list[Scan] = []  # by the program's own filter

    def scan(self, text: str, gap: int = 4, end: str = "\r") -> None:
        """Types a code, and waits until the doctor has said something."""
        before = self.text("rawKeys")
        for one in text + end:
            self._at += gap
            key = Qt.Key.Key_Return if one == "\r" else Qt.Key.Key_unknown
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, NONE, one)
                event.setTimestamp(self._at)
                QCoreApplication.sendEvent(handle(self.dialog), event)
        self._qtbot.waitUntil(lambda: self.text("rawKeys") != before)

    def text(self, name: str) -> str:
        """What one of its texts says."""
        found = self.dialog.findChild(QLabel, name)
        assert isinstance(found, QLabel)
        return found.text()

    @property
    def said(self) -> str:
        """What its banner says."""
        return " ".join(banner.text() for banner in self.dialog.findChildren(Banner)).strip()


@pytest.fixture
def visit(qapp: QApplication, qtbot: QtBot) -> Iterator[Visit]:
    """The doctor is open; the program's own scanner filter listens as ever."""
    wedge = WedgeFilter()
    wedge.install(qapp)
    dialog = DoctorDialog(ScannerSetup())
    qtbot.addWidget(dialog)
    shown(dialog, qtbot)
    visit = Visit(dialog, qtbot)
    wedge.scanned.connect(visit.heard.append)
    yield visit
    dialog.hide()
    wedge.remove(qapp)


def test_one_scan_is_enough_for_most(visit: Visit) -> None:
    """Its keys and times are shown, and in words what they mean."""
    visit.scan("~" + SETUP_CODE, gap=10)
    assert visit.text("rawKeys").startswith("~   L (10)   0 (10)")
    assert "30 keys, at most 10 milliseconds apart." in visit.text("told")
    assert "It ends a code with Enter." in visit.text("told")
    assert "Before each code it sends “~”." in visit.text("told")
    assert visit.said == "Your scanner is understood. Save it."
    assert visit.dialog.setup.keyboard == ScannerProfile(prefix="~", gap=25)


def test_a_scanner_without_an_end(visit: Visit) -> None:
    """The doctor waits for the pause."""
    visit.scan(SETUP_CODE, end="")
    assert visit.dialog.setup.keyboard.pause_ends


def test_another_layout_needs_every_code(visit: Visit) -> None:
    """The doctor asks for one after the other."""
    for number, code in enumerate((SETUP_CODE, *MORE_CODES), start=1):
        assert f"(code {number})" in visit.text("asked")
        visit.scan(code.translate(FRENCH))
    assert visit.said == "Your scanner is understood. Save it."
    learnt = visit.dialog.setup.keyboard
    assert learnt.understood("Lot-7/AZ [12]".translate(FRENCH)) == "Lot-7/AZ [12]"


def test_what_teaches_nothing_is_said(visit: Visit) -> None:
    """Another code, or a scanner as slow as a hand; what was known stays."""
    visit.scan("8992696404441")
    assert "not the code shown here" in visit.said
    visit.scan(SETUP_CODE, gap=80)
    assert "as slowly as a hand" in visit.said
    assert visit.dialog.setup == ScannerSetup()


def test_a_test_scan_presses_and_books_nothing(visit: Visit, qtbot: QtBot) -> None:
    """Its Enter does not save; the program's filter hears what comes elsewhere, not the test."""
    visit.scan(SETUP_CODE, end="\r\r")
    assert visit.dialog.isVisible()
    assert visit.heard == []
    minimum = visit.dialog.findChild(QComboBox, "minimum")
    assert minimum is not None
    minimum.setFocus()
    for one in "8992696404441\r":
        key = Qt.Key.Key_Return if one == "\r" else ord(one)
        QTest.keyClick(handle(visit.dialog), key)
    qtbot.waitUntil(lambda: [scan.text for scan in visit.heard] == ["8992696404441"])


def test_by_keyboard_alone(visit: Visit) -> None:
    """Tab leaves the test scan, Enter there saves, and every control has a name."""
    box = visit.dialog.findChild(QLineEdit, "scanBox")
    assert box is not None
    assert box.hasFocus()
    QTest.keyClick(handle(visit.dialog), Qt.Key.Key_Tab)
    assert not box.hasFocus()
    for kind in (QLineEdit, QPushButton, QComboBox):
        for control in visit.dialog.findChildren(kind):
            inside = isinstance(control.parent(), QComboBox)
            assert inside or control.accessibleName(), control.objectName()
    box.setFocus()
    QTest.keyClick(handle(visit.dialog), Qt.Key.Key_Return)
    assert visit.dialog.result() == DoctorDialog.DialogCode.Accepted


def test_a_serial_port_is_chosen_or_typed(visit: Visit) -> None:
    """A name that is in no list is taken as well."""
    port = visit.dialog.findChild(QComboBox, "serialPort")
    speed = visit.dialog.findChild(QComboBox, "serialSpeed")
    assert port is not None
    assert speed is not None
    assert visit.dialog.setup.serial_port == ""
    port.setEditText(" /dev/ttyUSB7 ")
    speed.setCurrentText("115200")
    assert (visit.dialog.setup.serial_port, visit.dialog.setup.serial_speed) == (
        "/dev/ttyUSB7",
        115200,
    )


def test_the_shortest_code_is_a_setting(visit: Visit) -> None:
    """Who has short codes says so."""
    minimum = visit.dialog.findChild(QComboBox, "minimum")
    assert minimum is not None
    minimum.setCurrentText("4")
    assert visit.dialog.setup.keyboard.minimum == 4
