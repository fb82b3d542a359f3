"""Shops that cannot be opened as they are: the key, the file, the folder, another program."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2 as sqlcipher

from db.connection import ShopDatabase
from db.home import Home
from db.keys import load_key
from db.operations.setup import new_recovery_key
from desktop_app.application import Desk
from tests.desktop_app.desks import OpenDesk, child, choose, presses, says, window_of
from tests.shops import open_shop

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


def trouble(desk: Desk, qtbot: QtBot) -> str:
    """The sentence of the window that says why the shop is shut."""
    return child(window_of(desk, "troubleWindow", qtbot), QLabel, "sentence").text()


def test_a_missing_key_is_asked_for(
    open_desk: OpenDesk, home: Home, recovery_key: str, qtbot: QtBot
) -> None:
    """The recovery key opens the shop and is kept again; no new key is ever made."""
    key = load_key(home)
    home.key_file.unlink()
    desk = open_desk(home)
    window = window_of(desk, "keyWindow", qtbot)
    press = presses(qtbot, window)

    press("this is no key", ENTER)
    qtbot.waitUntil(lambda: says(window, "This is not a recovery key."))
    child(window, QLineEdit, "recoveryKey").setText(new_recovery_key())
    press(ENTER)
    qtbot.waitUntil(lambda: says(window, "it is damaged, or this is not its key."))
    assert says(window, str(home.backups))
    assert not home.key_file.exists()

    child(window, QLineEdit, "recoveryKey").setText(recovery_key)
    press(ENTER)
    window_of(desk, "loginWindow", qtbot)
    assert load_key(home) == key


def overwritten(file: Path) -> None:
    """Garbage in the first page, behind the salt."""
    data = bytearray(file.read_bytes())
    data[16:3000] = b"x" * 2984
    file.write_bytes(data)


def truncated(file: Path) -> None:
    """Half of the first page is all there is."""
    file.write_bytes(file.read_bytes()[:2000])


def cut_short(file: Path) -> None:
    """The first pages are whole, the last ones are gone."""
    file.write_bytes(file.read_bytes()[: 8 * 4096])


def emptied(file: Path) -> None:
    """Nothing is left but the name."""
    file.write_bytes(b"")


DAMAGED = (
    "The shop's file cannot be opened: it is damaged, or this is not its key. Delete nothing:"
    " copy the whole folder to another disk first."
)


@pytest.mark.parametrize("damage", [overwritten, truncated, cut_short, emptied])
def test_a_damaged_file_is_told_with_the_way_on(
    damage: Callable[[Path], None], open_desk: OpenDesk, home: Home, qtbot: QtBot
) -> None:
    """Why, and another try once the file is whole again."""
    copy = home.folder / "whole.db"
    shutil.copy(home.database, copy)
    damage(home.database)
    desk = open_desk(home)

    assert trouble(desk, qtbot) == DAMAGED
    assert desk.window is not None
    assert not says(desk.window, str(home.backups))  # there are none yet
    copy.replace(home.database)
    presses(qtbot, desk.window)(ENTER)
    window_of(desk, "loginWindow", qtbot)


def test_where_the_safety_copies_are_is_told_if_there_are_any(
    open_desk: OpenDesk, home: Home, qtbot: QtBot
) -> None:
    """A folder without copies would be false hope."""
    home.backups.mkdir()
    shutil.copy(home.database, home.backups / "before-upgrade.db")
    emptied(home.database)
    desk = open_desk(home)
    assert trouble(desk, qtbot) == DAMAGED
    assert desk.window is not None
    assert says(desk.window, str(home.backups))


def test_trouble_speaks_the_persons_language(open_desk: OpenDesk, home: Home, qtbot: QtBot) -> None:
    """Chosen there too; Esc gives up with status 1."""
    emptied(home.database)
    desk = open_desk(home, "id")
    assert trouble(desk, qtbot).startswith("File toko tidak bisa dibuka")
    assert desk.window is not None
    before = desk.window
    choose(before, "language", "English")
    qtbot.waitUntil(lambda: desk.window is not before)
    assert trouble(desk, qtbot) == DAMAGED
    with qtbot.waitSignal(desk.ended) as ended:
        presses(qtbot, desk.window)(ESC)
    assert ended.args == [1]


def test_a_newer_shop_is_refused(open_desk: OpenDesk, home: Home, qtbot: QtBot) -> None:
    """A plain sentence, no traceback, and the file stays as it is."""
    database = open_shop(home)
    database.execute_sql("INSERT INTO schema_migration (name, applied) VALUES ('0999_later', 1)")
    database.close()
    desk = open_desk(home)
    assert trouble(desk, qtbot).startswith("The shop was opened with a newer Lumbung.")


def test_a_second_window_program_is_refused_politely(
    open_desk: OpenDesk, home: Home, qtbot: QtBot
) -> None:
    """It can try again once the first one is closed; the command line is not in the way."""
    first = open_desk(home)
    login = window_of(first, "loginWindow", qtbot)
    qtbot.waitUntil(child(login, QPushButton, "signIn").isEnabled)
    second = open_desk(home)
    assert "is open in another window of Lumbung" in trouble(second, qtbot)
    assert second.window is not None
    open_shop(home).close()

    first.close()
    presses(qtbot, second.window)(ENTER)
    window_of(second, "loginWindow", qtbot)


def test_a_file_in_place_of_the_folder(open_desk: OpenDesk, tmp_path: Path, qtbot: QtBot) -> None:
    """No folder can be made there: a sentence, in the language of the first start."""
    (tmp_path / "home").write_text("a file")
    desk = open_desk(Home(tmp_path / "home"))
    assert trouble(desk, qtbot).startswith("Disk tidak bekerja semestinya")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("attempt to write a readonly database", "The shop's folder cannot be written to"),
        ("database or disk is full", "The disk is full"),
        ("unable to open database file", "The disk does not answer as it should"),
    ],
)
def test_what_the_disk_refuses_is_told(
    said: str,
    sentence: str,
    open_desk: OpenDesk,
    home: Home,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A full disk or a read-only one, as the engine reports it."""

    def refuse(*_: object) -> None:
        raise sqlcipher.OperationalError(said)

    monkeypatch.setattr(ShopDatabase, "_add_conn_hooks", refuse)
    desk = open_desk(home)
    assert trouble(desk, qtbot).startswith(sentence)
