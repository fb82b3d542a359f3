"""A till that never rests: the real scan page, scanned at until somebody kills the process.

`python -m tests.crash_child FOLDER SEED [LINES]` writes to standard output, one line each:
`ready`; `wish ACT KIND CODE LINE QUANTITY` before anything is asked for; and with the wish's
number from 1 `shown NUMBER LINE` after a line was painted, `done NUMBER` for a change or an undo,
`booked NUMBER DOCUMENT` when the page has said so. With LINES it scans that many and ends.
"""

import gc
import os
import random
import sys
from collections import deque
from dataclasses import astuple
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from shiboken6 import delete

from db.access import Actor
from db.home import Home
from db.operations.documents import PostedDocument
from db.queries.drafts import TapeLine
from db.queries.people import person
from desktop_app.capture.scan import scan_of_text
from desktop_app.scan.missing_cost_dialog import MissingCostDialog
from desktop_app.scan.scan_card import ScanCard
from desktop_app.scan.scan_desk import ScanDesk
from desktop_app.scan.scan_page import ScanPage
from desktop_app.scan.tape_table import TapeTable
from desktop_app.shell.background import Background
from desktop_app.shell.session import Session
from desktop_app.shell.settings import Settings
from desktop_app.shell.signals import ShopSignals
from desktop_app.shell.theme import FUSION
from desktop_app.shopkeeper import Shopkeeper
from tests.crash_wishes import Wish

CODES = ("8991002101104", "0089686010947", "8997007350110")
OWNER = "SELECT id FROM account WHERE login = 'owner'"


def tell(*words: object) -> None:
    """One line that outlives this process."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


class Clerk(QObject):
    """Asks for the next thing as soon as all that was asked for has been seen."""

    def __init__(self, page: ScanPage, session: Session, dice: random.Random, lines: int) -> None:
        super().__init__(page)
        MissingCostDialog.ask = lambda *_: True  # type: ignore[method-assign]  # no one answers
        self._page = page
        self._session = session
        self._dice = dice
        self._lines = lines
        self._wishes = 0
        self._waiting: set[int] = set()
        self._scans: deque[int] = deque()
        self._numbers: dict[bytes, int] = {}
        self._turn = False
        for _both in range(2):
            self._show_other()  # a desk is made when it is first chosen
        self._connect_signals()
        QTimer.singleShot(0, self._go_on)

    def _connect_signals(self) -> None:
        for table in self._page.findChildren(TapeTable):
            table.line_painted.connect(self._on_painted)
        for desk in self._page.findChildren(ScanDesk):
            desk.tape.line_kept.connect(self._on_kept)
            desk.tape.model.dataChanged.connect(self._on_done)
            desk.tape.posted.connect(self._on_posted)
            desk.refused.connect(lambda error: sys.exit(f"refused: {error}"))

    @property
    def _desk(self) -> ScanDesk:
        desks = self._page.findChildren(ScanDesk)
        return next(desk for desk in desks if desk.tape.kind == self._page.mode)

    def _go_on(self) -> None:
        counted = self._desk.tape.counted
        if self._lines:
            self._scan()
        elif self._turn:
            self._switch()
        elif len(counted) > 2 and self._dice.random() < 0.25:
            self._post()
        elif counted and self._dice.random() < 0.2:
            self._dice.choice((self._undo, self._change))()
        else:
            self._scan_some()

    def _scan_some(self) -> None:
        for _ in range(self._dice.randint(1, 4)):
            self._scan()

    def _scan(self) -> None:
        code = self._dice.choice(CODES)
        self._scans.append(self._wish("scan", code=code))
        self._session.signals.scanned.emit(scan_of_text(code, "wedge"))

    def _undo(self) -> None:
        self._wish("undo")
        self._press("undoLine")

    def _change(self) -> None:
        line = self._dice.choice(self._desk.tape.counted)
        quantity = line.quantity % 9_000 + 1_000
        self._wish("change", line=line.id.hex(), quantity=quantity)
        self._table.value_typed.emit(line, "quantity", quantity)

    def _post(self) -> None:
        """Sometimes the next goods are scanned before the document is booked.

        Nobody is there to answer whether goods may come in without a cost.
        """
        if self._page.mode == "sale":
            self._press("paySale")
            self._desk.tape.when_kept(self._book)
        else:
            self._book()

    def _book(self) -> None:
        self._wish("post")
        self._press("postDocument")
        if self._dice.random() < 0.5:
            self._scan_some()

    def _switch(self) -> None:
        """Receiving and selling take turns."""
        self._turn = False
        self._show_other()
        self._scan_some()

    def _show_other(self) -> None:
        other = "sale" if self._page.mode == "receipt" else "receipt"
        self._page.header_actions()[0].findChildren(QPushButton, f"mode-{other}")[0].click()

    @property
    def _table(self) -> TapeTable:
        return next(table for table in self._desk.findChildren(TapeTable))

    def _wish(self, act: str, code: str = "-", line: str = "-", quantity: int = 1_000) -> int:
        self._wishes += 1
        self._waiting.add(self._wishes)
        tell("wish", *astuple(Wish(act, self._page.mode, code, line, quantity)))
        return self._wishes

    def _press(self, name: str) -> None:
        buttons = self._page.findChildren(QPushButton, name)
        next(button for button in buttons if button.isVisibleTo(self._page)).click()

    def _on_kept(self, line: TapeLine) -> None:
        self._numbers[line.id] = self._scans.popleft()

    def _on_painted(self, line: bytes) -> None:
        """Lines from before the last crash are painted too."""
        number = self._numbers.pop(line, 0)
        if number:
            self._seen("shown", number, line.hex())

    def _on_done(self) -> None:
        self._seen("done", max(self._waiting))

    def _on_posted(self, document: PostedDocument) -> None:
        assert document.number in self._desk.findChildren(ScanCard)[0].text()
        self._seen("booked", min(self._waiting), document.number)
        self._turn = True

    def _seen(self, word: str, number: int, *words: str) -> None:
        tell(word, number, *words)
        self._waiting.discard(number)
        if self._wishes == self._lines:
            QApplication.quit()
        elif not self._waiting:
            QTimer.singleShot(0, self._go_on)


def main(folder: str, seed: str, lines: str = "0") -> None:
    """Opens the shop as the program does, without asking for the password."""
    application = QApplication(["lumbung", *FUSION])
    shopkeeper = Shopkeeper(Home(Path(folder)))
    opened = shopkeeper.open()
    assert opened is not None
    database = opened.database
    actor = Actor(bytes(database.rows(OWNER)[0][0]))
    background = Background(database.close)
    settings = Settings(shopkeeper.home.preferences)
    settings.sound_on = False
    session = Session(
        *(database, actor, person(database, actor), opened.shop, background, ShopSignals()),
        settings,
    )
    page = ScanPage(session)
    page.resize(1142, 676)
    page.show()
    page.activate()
    tell("ready")
    _clerk = Clerk(page, session, random.Random(seed), int(lines))
    application.exec()
    background.close()
    delete(page)
    gc.collect()  # icons need an application to go


if __name__ == "__main__":
    main(*sys.argv[1:])
