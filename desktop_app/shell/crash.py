"""Mistakes of the program: into the log, and to the person with a way to tell of them.

The report is plain text without personal data: what an exception says is left out where it may
quote what somebody typed, and the home folder's name is not in it.
"""

import faulthandler
import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import IO

import PySide6
from PySide6.QtCore import (
    QLoggingCategory,
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from desktop_app.shell.log_file import LogFile

# What these say is about the program's own names and types, never about what people typed.
_TALKATIVE = (TypeError, AttributeError, NameError, ImportError, NotImplementedError)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

# Said while a library is being loaded, under the system's lock for that: if another thread gets
# the interpreter from our handler and loads a library too, both wait for each other for ever.
_UNHEARD = "qt.multimedia.symbolsresolver=false"

log = logging.getLogger(__name__)


class CrashHandler(QObject):
    """Takes every error that nobody caught; shows one dialog at a time, on the UI thread."""

    _caught = Signal(str)

    def __init__(self, faults: IO[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._faults = faults
        self._showing = False
        self._caught.connect(self._on_caught)

    def take(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Takes an error as `sys.excepthook` does; Ctrl+C ends the program as ever."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        error = error or kind()
        log.critical("an error that nobody caught", exc_info=(kind, error, trace))
        self._caught.emit(report_of(error))

    def close(self) -> None:
        """Closes the file of faults, once nothing writes into it any more."""
        if self._faults is not sys.__stderr__:
            self._faults.close()

    def take_from_thread(self, arguments: threading.ExceptHookArgs) -> None:
        """Takes an error as `threading.excepthook` does."""
        self.take(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _on_caught(self, report: str) -> None:
        if self._showing or QApplication.instance() is None:
            return
        self._showing = (
            True  # and stays so where the dialog itself fails: that would go on for ever
        )
        from desktop_app.shell.crash_dialog import CrashDialog

        if not CrashDialog.ask(report, QApplication.activeWindow()):
            QApplication.exit(1)
        self._showing = False


def install_crash_handler(log_folder: Path) -> CrashHandler:
    """Sends faults, uncaught errors and Qt's messages into rotating files in `log_folder`.

    Keep the handler that is returned as long as the program runs. A folder that cannot be written
    to is no reason not to start: then the log goes to standard error.
    """
    faults = _start_log(log_folder)
    handler = CrashHandler(faults)
    faulthandler.enable(faults)
    sys.excepthook = handler.take
    threading.excepthook = handler.take_from_thread
    QLoggingCategory.setFilterRules(_UNHEARD)
    qInstallMessageHandler(_on_qt_message)
    return handler


def report_of(error: BaseException) -> str:
    """The report about an error as plain text, without personal data."""
    import platform  # only then: it would delay every start

    lines = [
        f"Lumbung on Python {platform.python_version()}, PySide {PySide6.__version__},"
        f" {platform.system()} {platform.release()}",
        "",
    ]
    while True:
        said = f": {error}" if isinstance(error, _TALKATIVE) else ""
        lines.append(f"{type(error).__name__}{said}")
        lines += [_place(frame) for frame in traceback.extract_tb(error.__traceback__)]
        cause = error.__cause__ or error.__context__
        if cause is None:
            return "\n".join(lines) + "\n"
        lines.append("caused by")
        error = cause


def _place(frame: traceback.FrameSummary) -> str:
    shown = "/".join(Path(frame.filename).parts[-3:])
    return f"  {shown}:{frame.lineno} in {frame.name}"


def _start_log(folder: Path) -> IO[str]:
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        faults = (folder / "faults.log").open("a", encoding="utf-8")
    except OSError as error:
        log.warning("the log goes to standard error: %s", error)
        return sys.__stderr__ or sys.stderr
    root.addHandler(LogFile(folder / "lumbung.log"))
    return faults


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    category = context.category or "default"
    logging.getLogger(f"qt.{category}").log(_LEVELS.get(kind, logging.WARNING), "%s", message)
