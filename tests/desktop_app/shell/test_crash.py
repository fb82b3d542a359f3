"""Mistakes of the program: logged, shown once, reported without personal data."""

import faulthandler
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.shell.crash import CrashHandler, install_crash_handler, report_of
from desktop_app.shell.crash_dialog import CrashDialog
from desktop_app.shell.log_file import LogFile


@pytest.fixture
def handler(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Iterator[CrashHandler]:
    """The handler installed for one test, and everything put back after it."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    before = qInstallMessageHandler(None)
    handler = install_crash_handler(tmp_path / "logs")
    yield handler
    qInstallMessageHandler(before)
    faulthandler.enable(sys.__stderr__ or sys.stderr)
    for added in set(root.handlers) - set(handlers):
        root.removeHandler(added)
        added.close()
    root.setLevel(level)
    handler.close()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The reports that were shown to the person, who goes on."""
    shown: list[str] = []

    def ask(report: str, _parent: object) -> bool:
        shown.append(report)
        return True

    monkeypatch.setattr(CrashDialog, "ask", ask)
    return shown


def caught(text: str) -> ValueError:
    """An error with a text of somebody's in it, and where it came from."""
    try:
        raise ValueError(text)
    except ValueError as error:
        return error


def test_an_uncaught_error_is_logged_and_shown(
    handler: CrashHandler, asked: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    """The log has all of it, the person gets a dialog."""
    error = caught("price of Siti")
    sys.excepthook(ValueError, error, error.__traceback__)
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert "price of Siti" in (tmp_path / "logs" / "lumbung.log").read_text(encoding="utf-8")


def test_an_error_of_a_thread_is_shown_on_the_ui_thread(
    handler: CrashHandler, asked: list[str], qtbot: QtBot
) -> None:
    """Threads of ours cannot fail unseen."""
    thread = threading.Thread(target=lambda: 1 // 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert "ZeroDivisionError" in asked[0]


def test_a_dialog_that_fails_is_not_tried_again(
    handler: CrashHandler, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    """Its own error would bring it up again, without end; the log has both."""
    tried: list[str] = []

    def ask(report: str, _parent: object) -> bool:
        tried.append(report)
        raise ImportError("the program's files are gone")

    monkeypatch.setattr(CrashDialog, "ask", ask)
    error = caught("first")
    with qtbot.captureExceptions() as failures:
        handler.take(ValueError, error, error.__traceback__)
    kind, failure, trace = failures[0]
    handler.take(kind, failure, trace)
    assert len(tried) == 1
    assert "files are gone" in (tmp_path / "logs" / "lumbung.log").read_text(encoding="utf-8")


def test_the_report_has_nothing_personal() -> None:
    """Where it happened and what kind it was, but not what somebody typed nor the home folder."""
    report = report_of(caught("key 4711 of Siti"))
    assert "ValueError" in report
    assert "test_crash.py" in report
    assert "4711" not in report
    assert str(Path.home()) not in report


def test_the_report_names_mistakes_of_ours_and_their_cause() -> None:
    """What helps to mend it is there."""
    try:
        try:
            raise KeyError("Siti")
        except KeyError:
            None.missing  # type: ignore[attr-defined]  # noqa: B018  (the mistake of this test)
    except AttributeError as error:
        report = report_of(error)
    assert "'NoneType' object has no attribute 'missing'" in report
    assert "caused by\nKeyError\n" in report
    assert "Siti" not in report


def test_qts_messages_go_into_the_log(handler: CrashHandler, tmp_path: Path) -> None:
    """What Qt complains of is kept."""
    qWarning("something about a widget")
    assert "something about a widget" in (tmp_path / "logs" / "lumbung.log").read_text(
        encoding="utf-8"
    )


def test_a_full_log_is_kept_and_the_oldest_goes(
    tmp_path: Path, handler: CrashHandler, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full file becomes `.1`; of those before it only so many stay."""
    monkeypatch.setattr("desktop_app.shell.log_file.LOG_BYTES", 1)
    monkeypatch.setattr("desktop_app.shell.log_file.LOGS_KEPT", 2)
    for number in range(1, 6):
        logging.getLogger("lumbung").warning("message %d", number)
    kept = {path.name: path.read_text("utf-8") for path in (tmp_path / "logs").glob("lumbung*")}
    assert kept.keys() == {"lumbung.log", "lumbung.log.1", "lumbung.log.2"}
    assert [kept[name].count("message") for name in sorted(kept)] == [1, 1, 1]
    assert "message 5" in kept["lumbung.log"]
    assert "message 3" in kept["lumbung.log.2"]


def test_a_full_log_that_another_program_has_open_grows_on(
    tmp_path: Path, handler: CrashHandler, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows: what was kept stays, and what is noted meanwhile is not lost."""
    monkeypatch.setattr("desktop_app.shell.log_file.LOG_BYTES", 1)
    for number in (1, 2):
        logging.getLogger("lumbung").warning("message %d", number)

    def in_use(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", in_use)
    for number in (3, 4):
        logging.getLogger("lumbung").warning("message %d", number)
    kept = {path.name: path.read_text("utf-8") for path in (tmp_path / "logs").glob("lumbung*")}
    assert kept.keys() == {"lumbung.log", "lumbung.log.1"}
    assert kept["lumbung.log"].count("message") == 3


def test_half_a_character_keeps_nothing_out_of_the_log(tmp_path: Path) -> None:
    """The name of a file that was spelled otherwise is often what went wrong."""
    log = LogFile(tmp_path / "lumbung.log")
    log.handle(logging.makeLogRecord({"msg": "no file \udcff"}))
    log.close()
    assert "no file \\udcff" in (tmp_path / "lumbung.log").read_text("utf-8")


def test_a_log_that_cannot_be_written_is_no_reason_to_stop(
    tmp_path: Path, handler: CrashHandler, caplog: pytest.LogCaptureFixture
) -> None:
    """The program starts, and says where the log went."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    install_crash_handler(tmp_path / "file")
    assert "standard error" in caplog.text


def test_the_report_can_be_saved(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the person says; the dialog says that it is done, or that it is not."""
    dialog = CrashDialog("the report")
    qtbot.addWidget(dialog)
    dialog.show()
    places = iter([str(tmp_path / "no" / "such" / "place.txt"), str(tmp_path / "report.txt"), ""])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (next(places), ""))
    save = dialog.findChildren(QPushButton, "saveReport")[0]
    save.click()
    assert dialog.said() == "It cannot be saved there; try elsewhere."
    save.click()
    save.click()
    assert dialog.said() == "The report is saved."
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == "the report"


@pytest.mark.parametrize(("name", "goes_on"), [("continue", True), ("closeProgram", False)])
def test_the_person_decides_whether_to_go_on(qtbot: QtBot, name: str, goes_on: bool) -> None:
    """Continue goes on, Close ends."""
    dialog = CrashDialog("the report")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.findChildren(QPushButton, name)[0].click()
    assert bool(dialog.result()) == goes_on


def test_nothing_is_heard_of_libraries_while_they_are_loaded(tmp_path: Path) -> None:
    """What they say then would stop the whole program when another thread loads one, too."""
    load = (
        "import sys; from pathlib import Path; from PySide6.QtWidgets import QApplication;"
        "from desktop_app.shell.crash import install_crash_handler;"
        "application = QApplication([]); install_crash_handler(Path(sys.argv[1]));"
        "from PySide6.QtMultimedia import QMediaDevices; QMediaDevices.videoInputs()"
    )
    done = subprocess.run([sys.executable, "-c", load, str(tmp_path)], capture_output=True)
    assert done.returncode == 0, done.stderr
    assert not any("symbolsresolver" in log.read_text() for log in tmp_path.glob("*.log"))
