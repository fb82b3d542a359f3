"""The window program as a process: how it ends, and what it loads when."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from db.home import Home
from tests.desktop_app.test_opening import emptied

RUN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from db.home import Home
from db.ids import CASHIER, OWNER
from desktop_app import application

def look(names):
    for window in QApplication.topLevelWidgets():
        if window.isVisible() and window.objectName() in names:
            print(window.objectName(), *sorted(sys.modules), flush=True)
            window.close()
            return
    QTimer.singleShot(10, lambda: look(names))

QTimer.singleShot(0, lambda: look(sys.argv[2:]))
sys.exit(application.run(Home.choose(sys.argv[1])))
"""


HEAVY = {"cv2", "zxingcpp", "pyzbar", "keyring", "argon2", "numpy", "playhouse.migrations"}
ROOMS = {"desktop_app.items", "desktop_app.scan", "desktop_app.reports", "desktop_app.workplace"}


def run_until(window: str, home: Home) -> subprocess.CompletedProcess[str]:
    """A process of its own that closes the window as soon as it is up."""
    command = [sys.executable, "-c", RUN, str(home.folder), window]
    root = Path(__file__).parents[2]
    return subprocess.run(
        command, cwd=root, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    ("damage", "window", "status"),
    [(None, "loginWindow", 0), (emptied, "troubleWindow", 1)],
)
def test_the_process_ends_with_a_status(
    damage: Callable[[Path], None] | None, window: str, status: int, home: Home
) -> None:
    """0 when the shop could be opened, 1 when the person gave up; the folder is let go."""
    if damage:
        damage(home.database)
    done = run_until(window, home)
    assert (done.returncode, done.stdout.split()[0]) == (status, window)
    assert "Traceback" not in done.stderr
    assert (home.logs / "lumbung.log").exists()
    assert not home.window_lock.exists()


def test_nothing_heavy_is_loaded_before_somebody_signs_in(home: Home) -> None:
    """The login window is up before anything that it does not need."""
    loaded = set(run_until("loginWindow", home).stdout.split())
    assert "desktop_app.login.login_window" in loaded
    assert not loaded & (HEAVY | ROOMS)
