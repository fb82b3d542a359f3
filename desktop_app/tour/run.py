"""Goes on the tour in each language and look, and says of every step what came of it."""

import logging
import os
import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from db.errors import LumbungError
from db.home import Home
from desktop_app.application import Desk
from desktop_app.shell.settings import Settings
from desktop_app.shell.theme import FUSION
from desktop_app.tour.guide import Guide, StepFailed
from desktop_app.tour.job import Tour

NO_KEYRING = "keyring.backends.fail.Keyring"
log = logging.getLogger(__name__)

LOOKS = tuple((language, theme) for language in ("id", "en") for theme in ("light", "dark"))


def run(folder: Path, looks: tuple[tuple[str, str], ...] = LOOKS) -> int:
    """Leaves the pictures in `folder`, one sub-folder a language and look.

    Needs a platform for windows, such as Qt's offscreen one. Returns 0, or 1 at a failed step.
    """
    os.environ["PYTHON_KEYRING_BACKEND"] = NO_KEYRING  # its shops are gone in a minute
    qInstallMessageHandler(_note)
    application = QApplication.instance() or QApplication(["lumbung", *FUSION])
    assert isinstance(application, QApplication)  # noqa: S101  (windows need no less)
    application.setQuitOnLastWindowClosed(False)
    failures = 0
    for language, theme in looks:
        pictures = folder / f"{language}-{theme}"
        shutil.rmtree(pictures, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix="lumbung-tour-") as home:
            failures += _go(application, Home(Path(home)), pictures, language, theme)
    return 1 if failures else 0


def _note(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """What Qt says of its offscreen platform is nothing for the person who waits."""
    log.debug("%s", text)


def _go(application: QApplication, home: Home, pictures: Path, language: str, theme: str) -> int:
    """One tour; returns how many steps failed (0 or 1: the rest needs the step before)."""
    settings = Settings(home.preferences)
    settings.theme, settings.sound_on = theme, False
    desk = Desk(application, home)
    desk.start()
    tour = Tour(home, Guide(desk, pictures), language)
    try:
        for name, step in tour.steps():
            print(f"{language} {theme:5} {name:10} ", end="", flush=True)  # noqa: T201
            print(step(), flush=True)  # noqa: T201
    except (StepFailed, LumbungError) as error:
        print(f"FAILED: {error}", flush=True)  # noqa: T201
        return 1
    finally:
        told = QCoreApplication.translate("Tour", "The pictures are in {folder}")
        print(told.format(folder=pictures.resolve()), flush=True)  # noqa: T201  (what is waited for)
        desk.close()  # and its language is forgotten
    return 0
