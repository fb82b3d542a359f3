"""The whole program on a data folder, driven and read as a person does it."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QTableView

from db.home import Home
from desktop_app.application import Desk
from desktop_app.capture.scan import scan_of_text
from desktop_app.rooms import pages_for
from desktop_app.shell.page import Page
from desktop_app.shell.session import Session
from desktop_app.tour.guide import Guide
from tests.shops import PASSWORD

FOR_PROGRAMMERS = re.compile(r"\b[a-z]+(_[a-z]+)+\b|Traceback|Error\b|Exception|[{}]")
OpenProgram = Callable[..., "Program"]


class Program:
    """One desk with its windows; `session` is that of the person who has signed in."""

    def __init__(self, desk: Desk, pictures: Path, sessions: list[Session]) -> None:
        self.desk = desk
        self.guide = Guide(desk, pictures)
        self._sessions = sessions

    @property
    def session(self) -> Session:
        """The newest."""
        return self._sessions[-1]

    def sign_in(self, login: str = "owner") -> None:
        """Chooses the name, types the password, and waits for the first page."""
        guide = self.guide
        guide.wait(lambda: guide.sees("person"), "the people of the shop")
        person = guide.find(QComboBox, "person")
        person.setCurrentIndex(person.findData(login))
        guide.fill("password", PASSWORD)
        guide.press("signIn")
        guide.wait(lambda: guide.sees("itemsPage"), f"{login}'s window")

    def scan(self, *codes: str) -> None:
        """A scanner reads codes; what comes of them is not waited for."""
        for code in codes:
            self.session.signals.scanned.emit(scan_of_text(code, "wedge"))

    def tape(self, kind: str = "receipt") -> QTableView:
        """The table of the lines that are not booked yet."""
        return self.guide.find(QTableView, f"tape-{kind}")

    def column(self, key: str, kind: str = "receipt") -> list[str]:
        """What one column of the tape shows, from the top."""
        model: Any = self.tape(kind).model()
        place = [column.key for column in model.columns].index(key)
        return [str(model.index(row, place).data()) for row in range(model.rowCount())]

    def has_lines(self, count: int, kind: str = "receipt") -> None:
        """Waits until the tape has so many lines."""
        self.guide.wait(lambda: len(self.column("quantity", kind)) == count, f"{count} lines")

    def sentences(self) -> list[str]:
        """Every text of the window on top that can be read."""
        labels = self.guide.window.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible() and label.text().strip()]

    def tells(self, sentence: str) -> str:
        """Waits for a sentence that a person understands; returns all of the label it is in."""
        self.guide.wait(
            lambda: any(sentence in shown for shown in self.sentences()), f"“{sentence}”"
        )
        told = next(shown for shown in self.sentences() if sentence in shown)
        assert not FOR_PROGRAMMERS.search(told), told
        return told

    def in_dialog(self, name: str, act: Callable[[], None]) -> list[Exception | None]:
        """What to do once a dialog is up, which then closes; the answer fills when it has been."""
        done: list[Exception | None] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None or dialog.objectName() != name:
                QTimer.singleShot(20, look)
                return
            try:
                act()
                done.append(None)
            except Exception as failure:  # noqa: BLE001  (the test raises it again)
                done.append(failure)
            assert isinstance(dialog, QDialog)
            dialog.reject()

        QTimer.singleShot(0, look)
        return done

    def wait_for(self, done: list[Exception | None]) -> None:
        """Until a dialog has been dealt with."""
        self.guide.wait(lambda: done, "the dialog to be dealt with")
        if done[0] is not None:
            raise done[0]

    def type_quantity(self, text: str) -> None:
        """Clicks into the quantity of the newest line, pastes over it and presses Enter.

        Digits in quick succession with an Enter behind them would be a scan.
        """
        table = self.tape()
        model: Any = table.model()
        place = [column.key for column in model.columns].index("quantity")
        where = table.visualRect(model.index(0, place)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
        editor = self.guide.find(QLineEdit, "tapeEditor")
        editor.selectAll()
        editor.insert(text)
        QTest.keyClick(editor, Qt.Key.Key_Return)


@pytest.fixture
def open_program(qapp: QApplication, tmp_path: Path) -> Iterator[OpenProgram]:
    """Starts the program on a data folder in a language; several times as after a restart."""
    desks: list[Desk] = []

    def open_one(home: Home, language: str) -> Program:
        if not home.preferences.exists():
            chosen = {"language": language, "theme": "light", "sound_on": False}
            home.preferences.write_text(json.dumps(chosen))
        sessions: list[Session] = []

        def pages(session: Session) -> list[Page]:
            sessions.append(session)
            return pages_for(session)

        desk = Desk(qapp, home, pages=pages)
        desks.append(desk)
        desk.start()
        return Program(desk, tmp_path / "pictures", sessions)

    yield open_one
    for desk in desks:
        desk.close()
        if desk.window is not None:
            desk.window.deleteLater()  # else every later window is painted the slower
        desk.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
