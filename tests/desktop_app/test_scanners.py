"""The scanners of a PC while somebody is signed in: one queue, this PC's settings, their words."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.queries.people import person
from db.queries.shop import shop
from desktop_app.capture.scan import Scan
from desktop_app.capture.scanner_profile import ScannerProfile, ScannerSetup
from desktop_app.scanners import Scanners
from desktop_app.shell.background import Background
from desktop_app.shell.session import Session
from desktop_app.shell.settings import Settings
from desktop_app.shell.signals import ShopSignals
from tests.desktop_app.capture.conftest import scan, shown
from tests.desktop_app.capture.terminals import needs_terminals


@pytest.fixture
def session(
    qapp: QApplication, tmp_path: Path, shop_database: ShopDatabase, owner: Actor
) -> Iterator[Session]:
    """The owner is signed in."""
    background = Background(shop_database.close)
    settings = Settings(tmp_path / "preferences.json")
    shop_now, owner_now = shop(shop_database), person(shop_database, owner)
    yield Session(shop_database, owner, owner_now, shop_now, background, ShopSignals(), settings)
    background.close()


@pytest.fixture
def heard(session: Session) -> list[Scan]:
    """Everything that comes through the one queue."""
    scans: list[Scan] = []
    session.signals.scanned.connect(scans.append)
    return scans


def test_what_the_doctor_learnt_counts_at_once(
    session: Session, heard: list[Scan], qapp: QApplication, qtbot: QtBot
) -> None:
    """The next scan goes by the new profile."""
    scanners = Scanners(qapp, session, session.signals)
    field = QLineEdit()
    qtbot.addWidget(field)
    shown(field, qtbot)
    scan(field, "123456")
    session.settings.scanners = ScannerSetup(ScannerProfile(prefix="1"))
    session.signals.scanner_changed.emit()
    scan(field, "1999999")
    qtbot.waitUntil(lambda: len(heard) == 2)
    scanners.stop()
    assert [scan.text for scan in heard] == ["123456", "999999"]


@needs_terminals
def test_a_serial_scanner_comes_goes_and_is_spoken_of(
    session: Session, heard: list[Scan], qapp: QApplication, qtbot: QtBot
) -> None:
    """Its scans come through the same queue; unplugged, it says so in words."""
    import tty

    scanner_end, pc_end = os.openpty()
    tty.setraw(pc_end)
    said: list[str] = []
    session.signals.noticed.connect(said.append)
    session.settings.scanners = ScannerSetup(serial_port=os.ttyname(pc_end))
    scanners = Scanners(qapp, session, session.signals)
    again = QTimer(interval=200)  # what comes before the port is open is lost
    again.timeout.connect(lambda: os.write(scanner_end, b"8992696404441\r\n"))
    again.start()
    qtbot.waitUntil(lambda: bool(heard))
    again.stop()
    os.close(scanner_end)
    os.close(pc_end)
    qtbot.waitUntil(lambda: bool(said))
    scanners.stop()
    assert (heard[0].text, heard[0].source) == ("8992696404441", "serial")
    assert said[0].startswith("The scanner on /dev/pts/")
    assert "is gone" in said[0]
