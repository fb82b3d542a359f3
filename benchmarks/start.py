"""Start to the login window, against a bare PySide6 window; each in a fresh process."""

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from benchmarks.figure import Figure

PAIRS = 9
HOW = (
    f"median of {PAIRS} fresh processes each, in turn, offscreen: from starting python to the end "
    f"of the first paint; "
)


def figures() -> Iterator["Figure"]:
    """The ratio of the two medians, and ours in seconds for the eye."""
    from benchmarks.figure import Figure
    from benchmarks.shop import throwaway_shop

    with throwaway_shop(50) as shop:
        shop.database.close()
        ours, bare = [], []
        for turn in range(1 + PAIRS):
            times = seconds("login", str(shop.home.folder)), seconds("bare")
            if turn:  # the first of each reads the libraries from the disk
                ours.append(times[0])
                bare.append(times[1])
    shown, bare_shown = median(ours), median(bare)
    times_of = f"{1e3 * shown:.0f} against {1e3 * bare_shown:.0f} ms"
    yield Figure("start_to_login", shown / bare_shown, "x bare", 1.5, HOW + times_of)


def seconds(*arguments: str) -> float:
    """From starting `python -m benchmarks.start ...` to its word that a window was painted."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # people's second start finds it compiled
    command = [sys.executable, "-m", "benchmarks.start", *arguments]
    started = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as child:
        assert child.stdout
        assert child.stdout.readline() == b"painted\n"
        return time.perf_counter() - started


def show_bare() -> None:
    """The least that is a window."""
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication([])
    window = QWidget()
    watch(window)
    window.show()
    application.exec()


def show_login(folder: str) -> None:
    """What `main.py --home FOLDER` does up to `application.exec()`, with somebody watching."""
    gc.disable()
    from PySide6.QtWidgets import QApplication

    from db.home import Home
    from desktop_app.application import Desk
    from desktop_app.command_line import has_display
    from desktop_app.shell.crash import install_crash_handler
    from desktop_app.shell.theme import FUSION

    assert has_display()
    home = Home.choose(folder)
    application = QApplication(["lumbung", *FUSION])
    application.setQuitOnLastWindowClosed(False)
    crash_handler = install_crash_handler(home.logs)
    desk = Desk(application, home)
    desk.start()
    assert desk.window
    watch(desk.window)
    application.exec()
    crash_handler.deleteLater()


def watch(window: "QWidget") -> None:
    """Says so and ends the process once the window has been painted.

    It looks at the window alone: Python classes for all that an application's filter sees would
    be made before the first paint, which ours has more of.
    """
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watcher(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, painted)
            return False

    window.installEventFilter(Watcher(window))


def painted() -> None:
    """Closing down is not part of the start."""
    os.write(1, b"painted\n")
    os._exit(0)


ACTS: dict[str, Callable[..., None]] = {"bare": show_bare, "login": show_login}

if __name__ == "__main__":
    ACTS[sys.argv[1]](*sys.argv[2:])
