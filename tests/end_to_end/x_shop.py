"""The whole program on a data folder and a real X display, which says which window is up.

`python -m tests.end_to_end.x_shop FOLDER` prints the name and the number of each window that can
be typed into, with the page in front between them, and ends with its input.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from db.home import Home
from desktop_app.application import Desk
from desktop_app.capture import scanner_profile
from desktop_app.shell.main_window import MainWindow
from desktop_app.shell.theme import FUSION
from tests.end_to_end.x_screen import GAP

POLL = 50  # milliseconds


class Watch:
    """Tells of each window and page once it can be used."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._told = ""
        self._timer = QTimer(desk, interval=POLL)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        window = self._desk.window
        if window is None or not (window.isVisible() and _takes_keys(window)):
            return
        page = f" {window.page_key}" if isinstance(window, MainWindow) else ""
        said = f"{window.objectName()}{page} {int(window.winId())}"
        if said != self._told:
            self._told = said
            sys.stdout.write(said + "\n")
            sys.stdout.flush()


def _takes_keys(window: QWidget) -> bool:
    """Nobody can sign in before the shop is open."""
    sign_in = window.findChild(QPushButton, "signIn")
    return sign_in is None or sign_in.isEnabled()


def main(folder: str) -> None:
    """Runs until its input ends."""
    application = QApplication(["lumbung", *FUSION])
    application.setQuitOnLastWindowClosed(False)
    scanner_profile.SLOWEST_GAP = GAP  # of a scanner, not of xdotool
    desk = Desk(application, Home(Path(folder)))
    ended = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    ended.activated.connect(application.quit)
    desk.start()
    _watch = Watch(desk)
    application.exec()
    desk.close()


if __name__ == "__main__":
    main(sys.argv[1])
