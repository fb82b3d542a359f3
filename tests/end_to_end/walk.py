"""Presses everything that a window has to press, whatever it is; knows no control by its name."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final, TypeVar

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QMenu,
    QTabBar,
    QTableView,
    QWidget,
)
from shiboken6 import isValid

from desktop_app.shell.background import Background
from desktop_app.widgets.form_dialog import FormDialog
from desktop_app.widgets.number_fields import NumberField

PATIENCE = 30  # seconds
POLL = 10  # milliseconds
CODE = "8991234567897"
TEXTS: Final = {
    "personLogin": "baru",
    "barcodeCode": CODE,
    "codeField": CODE,
    "itemSearch": "",  # what finds nothing would leave nothing to press
    "addToItemSearch": "",
}
PASSWORD = "kata-sandi-baru"
OF_THE_SYSTEM = (QFileDialog, QPrintDialog)  # they make, rename and delete files anywhere
KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Delete)

DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
MOST_ROWS = 5

Part = TypeVar("Part", bound=QWidget)
Press = Callable[[], object]
Sign = tuple[object, ...]


class Walk:
    """Walks through the windows that are up; every control is pressed once a situation.

    A situation is the page, its mode, the tabs and the rows that are chosen.
    """

    def __init__(self, background: Background) -> None:
        self._background = background
        self._done: set[Sign] = set()
        self._attended: list[QWidget] = []
        self._over = False
        self.presses = 0
        self.sent_away: set[type[QDialog]] = set()
        QTimer.singleShot(POLL, self._attend)

    def end(self) -> None:
        """Looks after dialogs no more."""
        self._over = True

    def settle(self) -> None:
        """Lets everything happen that a press has asked for, what that asks for in turn, and what
        that asks for: a line is changed, the sale is read anew, and what waits is counted.
        """
        for _ in range(3):
            self._wait()

    def _wait(self) -> None:
        """Until every worker has come to the end of what there was to do."""
        loop, gate, waiting = QEventLoop(), threading.Barrier(2), [1, 2, 3]

        def done(_result: object) -> None:
            waiting.pop()
            if not waiting:
                loop.quit()

        self._background.write(lambda: None, done)
        for _reader in range(2):
            self._background.read(partial(gate.wait, PATIENCE), done)
        loop.exec()

    def page(self) -> None:
        """Everything on the page in front, with each of its switches on and off."""
        self._here()
        for switch in [button for button in _parts(QAbstractButton) if _is_switch(button)]:
            self._do(switch.click)
            self._here()
            if isValid(switch) and switch.isVisible():
                self._do(switch.click)
        for reports in list(_parts(QListWidget)):
            for row in range(reports.count()):
                self._do(partial(reports.setCurrentRow, row))
                self._here()

    def _here(self, chosen: tuple[QTableView, ...] = ()) -> None:
        """Everything, at each tab and each row of the tables that no row is `chosen` in yet."""
        self._rows(chosen)
        for tabs in list(_parts(QTabBar)):
            for tab in range(tabs.count()):
                if isValid(tabs) and tabs.isVisible():
                    self._do(partial(tabs.setCurrentIndex, tab))
                    self._rows(chosen)

    def _rows(self, chosen: tuple[QTableView, ...]) -> None:
        self._everything()
        fresh = [table for table in _tables() if table not in chosen]
        for table in fresh:
            for row in range(_count(table)):
                if _count(table) > row:
                    self._do(partial(_select, table, row))
                    self._cells(table, row)
                    self._here((*chosen, *fresh))

    def _everything(self) -> None:
        here = _situation()
        for sign, press in list(_controls()):
            if self._is_new((*here, *sign)):
                self._do(press)
                here = _situation()

    def _cells(self, table: QTableView, row: int) -> None:
        here = _situation()
        for column in range(table.model().columnCount()):
            for signal in ("clicked", "doubleClicked"):
                sign = table.objectName(), signal, column
                if _count(table) > row and self._is_new((*here, *sign)):
                    cell = table.model().index(row, column)
                    self._do(partial(getattr(table, signal).emit, cell))
                    if _count(table) > row:
                        _select(table, row)  # else it would be taken for a press on another one
                    here = _situation()

    def _is_new(self, situation: Sign) -> bool:
        """Whether nothing was done there yet; from now on something was."""
        is_new = situation not in self._done
        self._done.add(situation)
        return is_new

    def _do(self, press: Callable[[], Any]) -> None:
        self.presses += 1
        press()
        self._send_away()
        self._look_after_popup()
        self.settle()
        for editor in list(_editors()):
            _fill(editor, again=True)
            QTest.keyClick(editor, Qt.Key.Key_Return)
            self.settle()

    def _send_away(self) -> None:
        """Cancels a dialog of the system; nothing in it is pressed."""
        dialog = QApplication.activeModalWidget()
        for kind in OF_THE_SYSTEM:
            if isinstance(dialog, kind):
                self.sent_away.add(kind)
                dialog.reject()

    def _look_after_popup(self) -> None:
        menu = QApplication.activePopupWidget()
        if menu is None or menu in self._attended:
            return
        self._attended.append(menu)
        for action in _entries(menu) if isinstance(menu, QMenu) else []:
            if isValid(action) and action.isEnabled():
                action.trigger()
                self.settle()
        self._attended.remove(menu)
        if isValid(menu):
            menu.close()

    def _attend(self) -> None:
        """A dialog runs a loop of its own: what is in there is walked from within."""
        if self._over:
            return
        QTimer.singleShot(POLL, self._attend)
        self._send_away()
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog not in self._attended:
            self._attended.append(dialog)
            try:
                self._dialog(dialog)
            finally:
                self._attended.remove(dialog)
                if isValid(dialog) and dialog.isVisible():
                    dialog.reject()
        else:
            self._look_after_popup()

    def _dialog(self, dialog: QDialog) -> None:
        """Filled in, walked through and sent; then sent again with other choices."""
        self.settle()
        here = _situation()
        for again in (False, True):
            for field in list(_parts(QWidget)):
                _fill(field, again=again)
            if not again and here not in self._done:
                self._here()
            if isValid(dialog) and dialog.isVisible():
                self._done.add(here)  # no press has closed it before all were made
                self._send(dialog)

    def _send(self, dialog: QDialog) -> None:
        if isinstance(dialog, FormDialog):
            self._do(dialog.primary.click)
        else:
            self._do(dialog.accept)


def parts(kind: type[Part]) -> list[Part]:
    """The widgets of a kind that can be used now, in every window that is up."""
    return list(_parts(kind))


def _windows() -> list[QWidget]:
    """What can be worked with now: the dialog in front, else every window."""
    modal = QApplication.activeModalWidget()
    if modal is not None:
        return [modal]
    kinds = (Qt.WindowType.Window, Qt.WindowType.Dialog)
    tops = QApplication.topLevelWidgets()
    return [top for top in tops if top.isVisible() and top.windowType() in kinds]


def _parts(kind: type[Part]) -> Iterator[Part]:
    """The widgets of a kind that can be used now."""
    seen = [part for window in _windows() for part in _seen_in(window)]
    return (part for part in seen if isinstance(part, kind) and isValid(part) and part.isEnabled())


def _seen_in(widget: QWidget) -> list[QWidget]:
    """Every widget in it that can be seen, parents first.

    `findChildren` would make all of them its own: they would go with a window that gives its page
    back.
    """
    found: list[QWidget] = []
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            found += [child, *_seen_in(child)]
    return found


def _tables() -> Iterator[QTableView]:
    return (table for table in _parts(QTableView) if _count(table))


def _count(table: QTableView) -> int:
    model = table.model() if isValid(table) and table.isVisible() else None
    return min(model.rowCount(), MOST_ROWS) if model else 0


def _select(table: QTableView, row: int) -> None:
    table.setCurrentIndex(table.model().index(row, 0))


def _situation() -> Sign:
    """What a press may depend on: the windows, the pages, the modes, the tabs and the rows."""
    views = [window.objectName() or window.windowTitle() for window in _windows()]
    places: list[str] = []
    for part in _parts(QWidget):
        if part.objectName().endswith("Page") or _is_mode(part):
            places.append(part.objectName())
        elif isinstance(part, QTabBar):
            places.append(part.tabText(part.currentIndex()))
        elif isinstance(part, QTableView) and _count(part):
            places.append(str(part.currentIndex().siblingAtColumn(0).data()))
    return (*views, *places)


def _is_mode(part: QWidget) -> bool:
    """Whether it is the pressed one of several buttons."""
    return isinstance(part, QAbstractButton) and part.isChecked() and part.group() is not None


def _is_switch(button: QAbstractButton) -> bool:
    return button.isCheckable() and not button.objectName().startswith("page-")


def _controls() -> Iterator[tuple[Sign, Press]]:
    """Everything that can be pressed but switches, each with what it is known by."""
    for button in _parts(QAbstractButton):
        if not (button.isCheckable() or button.objectName() in ("primary", "cancel")):
            yield _sign(button, button.objectName() or button.text()), _if_there(button, "click")
    for widget in _parts(QWidget):
        if isinstance(widget, QAbstractButton) and widget.isCheckable():
            continue  # pages and switches are walked one after the other
        for action in widget.actions():
            if action.isEnabled() and action.isVisible():
                sign = _sign(widget, action.objectName() or action.text())
                yield sign, _if_there(action, "trigger")
        for shortcut in widget.findChildren(QShortcut, options=DIRECT):
            keys = shortcut.key().toString()
            yield _sign(widget, f"shortcut {keys}"), _if_there(shortcut.activated, "emit", widget)
        if widget.contextMenuPolicy() == Qt.ContextMenuPolicy.CustomContextMenu:
            yield _sign(widget, "menu"), partial(_ask_for_menu, widget)
    for box in _parts(QComboBox):
        yield _sign(box, "choose"), partial(_choose, box)
    for table in _tables():
        for key in KEYS:
            yield _sign(table, key.name), partial(_key, table, key)
    for field in _parts(QLineEdit):
        yield _sign(field, "enter"), partial(_enter, field)


def _sign(widget: QWidget, what: str) -> Sign:
    return type(widget).__name__, widget.objectName(), what


def _if_there(thing: Any, method: str, owner: Any = None) -> Press:
    """A press that does nothing once the thing is gone or cannot be used."""

    def press() -> None:
        if isValid(owner or thing) and (owner or thing).isEnabled():
            getattr(thing, method)()

    return press


def _ask_for_menu(widget: QWidget) -> None:
    if not isValid(widget):
        return
    place = QPoint(8, 8)
    if isinstance(widget, QTableView):
        place = widget.visualRect(widget.currentIndex()).center()
    widget.customContextMenuRequested.emit(place)


def _choose(box: QComboBox) -> None:
    if isValid(box) and box.count():
        box.setCurrentIndex((box.currentIndex() + 1) % box.count())
        box.activated.emit(box.currentIndex())


def _enter(field: QLineEdit) -> None:
    if isValid(field) and field.isVisible() and not field.isReadOnly():
        _fill(field, again=False)
        QTest.keyClick(field, Qt.Key.Key_Return)


def _key(table: QTableView, key: Qt.Key) -> None:
    if isValid(table) and table.isVisible():
        QTest.keyClick(table, key)


def _editors() -> Iterator[QWidget]:
    """The fields that stand in a cell of a table."""
    for table in _parts(QTableView):
        if table.state() == QAbstractItemView.State.EditingState:
            for child in table.viewport().findChildren(QLineEdit, options=DIRECT):
                if child.isVisible():
                    yield child


def _fill(field: QWidget, *, again: bool) -> None:
    """Something that can be taken; what is there stays, unless `again`."""
    if isinstance(field, QComboBox) and again and field.isEditable():
        field.setEditText("Baru")
    elif isinstance(field, QLineEdit) and not isinstance(field.parent(), QComboBox):
        if field.isReadOnly() or (field.text() and not again):
            return
        is_secret = field.echoMode() == QLineEdit.EchoMode.Password
        usual = "3" if isinstance(field, NumberField) else PASSWORD if is_secret else "Baru"
        field.selectAll()
        field.insert(TEXTS.get(field.objectName(), usual))


def _entries(menu: QMenu) -> list[QAction]:
    """A menu's actions, with those of its submenus."""
    found: list[QAction] = []
    for action in menu.actions():
        inner = action.menu()
        found += _entries(inner) if isinstance(inner, QMenu) else [action]
    return found
