"""A till that five sources scan at: the real windows on a slow disk, until the last line is kept.

`python -m tests.proof.queue.till FOLDER SCANS SECONDS SEED SLOWNESS` writes to standard output, one
line each: `arrived SOURCE CODE` before a scan is asked for, `shown LINE` after a line was painted,
and `over JSON` in the end.
"""

import json
import os
import sys
import threading
import time
import tty
from collections.abc import Callable
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from db.connection import ShopDatabase
from db.home import Home
from desktop_app.application import Desk
from desktop_app.capture.opencv import cv2
from desktop_app.capture.sample_video import make_label, write_video
from desktop_app.capture.scan import Scan
from desktop_app.capture.scanner_profile import ScannerSetup
from desktop_app.capture.serial import SerialScanner
from desktop_app.rooms import pages_for
from desktop_app.scan.code_entry import CodeEntry
from desktop_app.scan.tape_table import TapeTable
from desktop_app.shell.page import Page
from desktop_app.shell.session import Session
from desktop_app.shell.settings import Settings
from desktop_app.shell.theme import FUSION
from desktop_app.tour.guide import Guide
from tests.crash_child import tell
from tests.desktop_app.keyboard import press_at
from tests.proof.queue.plan import Plan
from tests.proof.queue.turns import Turns
from tests.shops import PASSWORD

SCANNER, HAND = 5, 80  # milliseconds a key
REST = 300
FRAMES = 20
NONE = Qt.KeyboardModifier.NoModifier


class Sources(QObject):
    """Scans what the plan says when it says so, each source in its own way."""

    def __init__(self, guide: Guide, plan: Plan, folder: Path) -> None:
        super().__init__()
        self._guide, self._plan = guide, plan
        self._at = 1_000  # the keyboard's own clock
        self._page = guide.find(QWidget, "scanPage")
        self._video = folder / "delivery.avi"
        self._pictures = folder
        self._serial, self._serial_pc = os.openpty()
        tty.setraw(self._serial_pc)
        labels = [(code, "EAN13") for code in plan.codes["video"]]
        write_video(self._video, labels, FRAMES, size=(960, 540))
        for code in plan.codes["picture"]:
            cv2.imwrite(str(self._picture(code)), make_label(code, "EAN13"))

    @property
    def port(self) -> str:
        """Where the serial scanner is plugged in."""
        return os.ttyname(self._serial_pc)

    def start(self) -> None:
        """All of them at once."""
        guide = self._guide
        guide.find(QComboBox, "cameraChoice").setEditText(str(self._video))
        guide.press("startCamera")
        guide.find(QLineEdit, "codeField").setFocus()
        threading.Thread(target=self._send, daemon=True).start()
        acts: list[tuple[float, Callable[[str], None], str]] = []
        for source, act in (("wedge", self._scan), ("typed", self._type), ("picture", self._drop)):
            acts += [(when, act, code) for when, code in self._plan.moments(source)]
        self._acts = sorted(acts, key=lambda act: act[0])
        self._begun = time.monotonic()
        self._next()

    def _next(self) -> None:
        if not self._acts:
            return
        left = self._acts[0][0] - (time.monotonic() - self._begun)
        if left > 0:
            QTimer.singleShot(round(left * 1000) + 1, self._next)
            return
        _when, act, code = self._acts.pop(0)
        act(code)
        QTimer.singleShot(0, self._next)

    def _send(self) -> None:
        """The serial scanner, which waits for nobody."""
        begun = time.monotonic()
        for when, code in self._plan.moments("serial"):
            time.sleep(max(begun + when - time.monotonic(), 0))
            os.write(self._serial, code.encode() + b"\r\n")

    def _scan(self, code: str) -> None:
        self._keys(code, SCANNER)

    def _type(self, code: str) -> None:
        self._keys(code, HAND)

    def _keys(self, code: str, gap: int) -> None:
        press_at(self._guide.window, code + "\r", gap, self._at)
        self._at += len(code) * gap + REST

    def _drop(self, code: str) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self._picture(code)))])
        action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        where = QPoint(40, 40)
        QApplication.sendEvent(self._page, QDragEnterEvent(where, action, data, button, NONE))
        QApplication.sendEvent(self._page, QDropEvent(where, action, data, button, NONE))

    def _picture(self, code: str) -> Path:
        return self._pictures / f"{code}.png"


class Till(QObject):
    """Signs in, lets everything be scanned, and tells what arrives and what is shown."""

    def __init__(self, application: QApplication, home: Home, plan: Plan) -> None:
        super().__init__()
        self._plan = plan
        self._arrived = 0
        settings = Settings(home.preferences)
        settings.sound_on, settings.language, settings.scan_mode = False, "en", "receipt"
        self._desk = Desk(application, home, pages=self._pages)
        self._guide = Guide(self._desk, home.folder)
        self._desk.start()
        self._home = home
        self._turns = Turns(self)
        self._end = QTimer(self, interval=50)
        self._end.timeout.connect(self._look)

    def work(self) -> None:
        """From signing in to the first scan."""
        guide = self._guide
        guide.wait(lambda: guide.sees("person"), "the people of the shop")
        person = guide.find(QComboBox, "person")
        person.setCurrentIndex(person.findData("owner"))
        guide.fill("password", PASSWORD)
        guide.press("signIn")
        guide.wait(lambda: guide.sees("itemsPage"), "the first page")
        guide.window.resize(1366, 768)
        guide.page("scan")
        self._table = guide.find(TapeTable, "tape-receipt")
        self._table.line_painted.connect(lambda line: tell("shown", line.hex()))
        guide.find(CodeEntry, "").code_typed.connect(
            lambda code, _: self._on_arrived("typed", code)
        )
        self._sources = Sources(guide, self._plan, self._home.folder)
        self._plug_in()
        self._turns.start()
        self._sources.start()
        self._end.start()

    def close(self) -> None:
        """As a person closes it."""
        self._desk.close()

    def _pages(self, session: Session) -> list[Page]:
        """Heard before any page hears it."""
        self._session = session
        session.signals.scanned.connect(self._on_scanned)
        return pages_for(session)

    def _plug_in(self) -> None:
        self._session.settings.scanners = ScannerSetup(serial_port=self._sources.port)
        self._session.signals.scanner_changed.emit()
        (scanner,) = self._desk.findChildren(SerialScanner)
        self._guide.wait(lambda: scanner.is_listening, "the serial scanner")

    def _on_scanned(self, scan: Scan) -> None:
        self._on_arrived(scan.source, scan.text)

    def _on_arrived(self, source: str, code: str) -> None:
        self._arrived += 1
        tell("arrived", source, code)

    def _look(self) -> None:
        """Whether everything has come and is on the tape."""
        model: Any = self._table.model()
        if min(self._arrived, model.rowCount()) < self._plan.scans:
            return
        self._end.stop()
        lines = [row.id.hex() for row in reversed(model.rows)]
        tell("over", json.dumps({"tape": lines, **self._turns.figures()}))
        QApplication.quit()


def slow_down(plan: Plan) -> None:
    """From here on a commit that has something to write waits as a bad disk does."""
    dice, commit = Random(plan.seed), ShopDatabase.commit
    last = threading.local()

    def slow_commit(database: ShopDatabase) -> Any:
        changes = database.connection().total_changes
        if changes != getattr(last, "changes", 0):
            last.changes = changes
            time.sleep(dice.uniform(0, plan.slowness))
        return commit(database)

    ShopDatabase.commit = slow_commit


def _end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A till that has broken down is not waited for."""
    sys.__excepthook__(kind, error, trace)
    os._exit(1)


def main(folder: str, scans: str, seconds: str, seed: str, slowness: str) -> None:
    """Until it is over or somebody kills it."""
    plan = Plan.of(int(scans), float(seconds), int(seed), float(slowness))
    application = QApplication(["lumbung", *FUSION])
    application.setQuitOnLastWindowClosed(False)
    sys.excepthook = _end
    till = Till(application, Home(Path(folder)), plan)
    slow_down(plan)
    QTimer.singleShot(0, till.work)
    application.exec()
    till.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
