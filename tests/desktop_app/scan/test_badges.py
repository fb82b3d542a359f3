"""A badge opens what others may not do: whatever reads one, its code is shown and kept nowhere."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.counts import open_count
from db.operations.own_account import set_badge
from desktop_app.capture.scan import Source, scan_of_text
from desktop_app.scan.mode_switch import MODES, Mode
from desktop_app.scan.scale_codes_dialog import ScaleCodesDialog
from desktop_app.widgets.data_table import DataTable
from tests.desktop_app.desks import says
from tests.desktop_app.scan.conftest import Counter, Open
from tests.shops import PASSWORD

BADGE = "LUMBUNG-OWNER-1"
SOURCES: tuple[Source, ...] = get_args(Source)
IS_IN = "SELECT count(*) FROM {table} WHERE instr(CAST({column} AS TEXT), ?)"


@pytest.fixture
def badge(shop_database: ShopDatabase, owner: Actor) -> None:
    """The owner has one."""
    set_badge(shop_database, owner, password=PASSWORD, badge=BADGE)


@pytest.fixture(params=["owner", "warehouse", "cashier", "viewer"])
def person(request: pytest.FixtureRequest) -> Actor:
    """Each role once."""
    actor: Actor = request.getfixturevalue(request.param)
    return actor


def texts_of(window: QWidget) -> Iterator[str]:
    """Every word that a window and its parts say, aloud or in a tool tip."""
    for part in (window, *window.findChildren(QWidget)):
        yield from (part.accessibleName(), part.accessibleDescription(), part.toolTip())
        if isinstance(part, QLabel | QLineEdit | QPushButton):
            yield part.text()
        if isinstance(part, DataTable) and (model := part.model()) is not None:
            for row in range(model.rowCount()):
                for column in range(model.columnCount()):
                    yield str(model.index(row, column).data())


def kept(database: ShopDatabase) -> list[str]:
    """The columns of the whole database that hold it."""
    tables = database.rows("SELECT name FROM pragma_table_list WHERE type IN ('table', 'virtual')")
    columns = [
        (table, name)
        for (table,) in tables
        for (name,) in database.rows("SELECT name FROM pragma_table_info(?)", (table,))
    ]
    return [
        f"{table}.{column}"
        for table, column in columns
        if database.row(IS_IN.format(table=f'"{table}"', column=f'"{column}"'), (BADGE,)) != (0,)
    ]


def read_badge(counter: Counter, source: Source) -> None:
    """Reads the badge, and waits until it was dealt with."""
    done: list[object] = []
    background = counter.session.background
    if source == "typed":
        counter.field.setText(BADGE)
        counter.field.returnPressed.emit()
    else:
        counter.session.signals.scanned.emit(scan_of_text(BADGE, source))
    background.read(lambda: None, done.append)
    background.write(lambda: None, done.append)
    counter.qtbot.waitUntil(lambda: len(done) == 2)


def modes_of(counter: Counter) -> tuple[Mode, ...]:
    """Those that the person has."""
    named = counter.page.header_actions()[0].findChildren(QPushButton)
    return tuple(m for m in MODES if f"mode-{m}" in [b.objectName() for b in named]) or ("look_up",)


@pytest.mark.usefixtures("badge", "shop_with_goods")
def test_no_source_shows_it_to_anybody(
    person: Actor,
    owner: Actor,
    open_page: Open,
    shop_database: ShopDatabase,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """In each mode, on the page or as a word on another one, nor in the books or a log."""
    caplog.set_level("INFO")  # as the log of the program
    open_count(shop_database, owner)
    counter = open_page(person)
    told: list[str] = []
    counter.session.signals.noticed.connect(told.append)
    for mode in modes_of(counter):
        if counter.page.mode != mode:
            counter.switch_to(mode)
        counter.settle()
        for source in SOURCES:
            for is_seen in (True, False):
                counter.page.setVisible(is_seen)
                read_badge(counter, source)
        counter.page.setVisible(True)
        counter.qtbot.waitUntil(lambda: says(counter.page, "badge"))
    assert told
    assert set(told) == {"This is somebody's badge, not an item. Scan the item."}
    assert not [said for said in texts_of(counter.page) if BADGE in said]
    assert kept(shop_database) == []
    assert BADGE not in caplog.text
    assert BADGE not in (tmp_path / "preferences.json").read_text()


@pytest.mark.usefixtures("badge")
def test_nor_does_the_dialog_of_scales(open_page: Open, owner: Actor) -> None:
    """Where a label is tried, a badge is refused."""
    counter = open_page(owner)
    said: list[str] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        if not (isinstance(dialog, ScaleCodesDialog) and dialog.primary.isEnabled()):
            QTimer.singleShot(20, read)
            return
        counter.session.signals.scanned.emit(scan_of_text(BADGE, "wedge"))
        counter.qtbot.waitUntil(lambda: says(dialog, "badge"))
        said.extend(texts_of(dialog))
        dialog.done(0)

    QTimer.singleShot(20, read)
    tools = counter.page.header_actions()
    next(tool for tool in tools if tool.objectName() == "scaleCodes").click()  # type: ignore[attr-defined]  # a button
    assert said
    assert not [text for text in said if BADGE in text]
