"""What every test needs: windows without a screen, in English unless a test says otherwise."""

import os
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.scan.missing_cost_dialog import MissingCostDialog
from desktop_app.shell.theme import FUSION

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # nobody's real keyring

PATIENCE = 60_000  # milliseconds; what is waited for ends the wait

pytest_plugins = [
    "tests.shops",
    "tests.postgres",
    "tests.db.books",
    "tests.db.sharing.doors",
    "tests.db.sharing.hubs",
    "tests.db.sharing.real_town",
    "tests.desktop_app.desks",
]


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The windows' user, who waits as long as a machine that is busy otherwise may need."""
    bot = QtBot(request)
    for wait in ("waitUntil", "waitSignal", "waitSignals", "waitActive", "waitExposed"):
        setattr(bot, wait, partial(getattr(bot, wait), timeout=PATIENCE))
    return bot


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The application of the tests has the style of ours."""
    return ["lumbung", *FUSION]


@pytest.fixture(autouse=True)
def _english_numbers() -> Iterator[None]:
    """A test that speaks Indonesian does not leave its numbers to the next one."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English))
    yield
    QLocale.setDefault(before)


@pytest.fixture(autouse=True)
def _goods_come_in_without_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most deliveries of the tests have no cost; who tests the question answers it."""
    monkeypatch.setattr(MissingCostDialog, "ask", lambda *_: True)


@pytest.fixture(autouse=True)
def _no_window_left() -> Iterator[None]:
    """A window that a test leaves open would take the keys of the next one, and slow it down."""
    yield
    if QApplication.instance() is None:
        return
    for window in QApplication.topLevelWidgets():
        window.hide()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
