"""The page of sharing: how this PC and the server stand, and what is to be settled."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, SignalInstance
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from desktop_app.sharing.connection_view import ConnectionView
from desktop_app.sharing.devices_view import DevicesView
from desktop_app.sharing.section import Section
from desktop_app.sharing.section_view import SectionView
from desktop_app.sharing.sections import sections_for
from desktop_app.shell.page import PageView
from desktop_app.shell.session import Session
from desktop_app.widgets.controls import line
from desktop_app.widgets.icons import icon
from desktop_app.widgets.tokens import GRID

_LIST_WIDTH = 30 * GRID
_SOON_MS = 200


class View(Protocol):
    """What stands beside the list: a `SectionView`, or what is used like one."""

    counted: SignalInstance

    def read(self) -> None:
        """Asks anew."""

    def enter(self) -> None:
        """Takes the focus."""


class SharingPage(PageView):
    """For everybody in a shop that several PCs share; for whom may share it in one that is not.

    What comes from other PCs is read anew while the page is seen; what somebody types here stays.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._list = QListWidget()
        self._stack = QStackedWidget()
        self._views: list[View] = []
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._connection = ConnectionView(session)
        self._build_ui()
        self._connect_signals()
        self._list.setCurrentRow(0)

    def activate(self) -> None:
        """The list of what there is has the focus."""
        self._list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """A page that comes into sight shows what happened meanwhile."""
        super().showEvent(event)
        self._read()
        self._views[self._list.currentRow()].read()

    def closeEvent(self, event: QCloseEvent) -> None:
        """An upload that is under way can go on another day."""
        self._connection.stop()
        super().closeEvent(event)

    def _build_ui(self) -> None:
        self.setObjectName("sharingPage")
        self._list.setObjectName("sharingList")
        self._list.setAccessibleName(self.tr("Sharing"))
        self._list.setFixedWidth(_LIST_WIDTH)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._add(self.tr("Connection"), "sharing", self._connection, self._connection)
        for section in sections_for(self._session):
            self._add_section(section)
        if self._session.hub is not None and self._session.person.may("sharing.manage"):
            devices = DevicesView(self._session)
            self._add(self.tr("Computers"), "display", devices, devices)
            devices.changed.connect(self._on_settled)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(self._list)
        row.addWidget(line(vertical=True))
        row.addWidget(self._stack, 1)

    def _add_section(self, section: Section) -> None:
        view = SectionView(self._session, section)
        view.changed.connect(self._on_settled)
        self._add(section.title, section.icon, view, view)
        self._list.item(self._list.count() - 1).setHidden(self._session.hub is None)

    def _add(self, title: str, icon_name: str, widget: QWidget, view: View) -> None:
        item = QListWidgetItem(icon(icon_name, "text_quiet"), title)
        self._list.addItem(item)
        self._stack.addWidget(widget)
        self._views.append(view)
        view.counted.connect(partial(self._show_count, item, title))

    def _connect_signals(self) -> None:
        self._list.currentRowChanged.connect(self._on_chosen)
        self._list.itemActivated.connect(lambda: self._views[self._list.currentRow()].enter())
        self._soon.timeout.connect(self._read)
        signals = self._session.signals
        for changed in (signals.items_changed, signals.stock_changed, signals.accounts_changed):
            changed.connect(self._read_soon)
        if self._session.hub is not None:
            self._session.hub.told.connect(self._read_soon)

    def _show_count(self, item: QListWidgetItem, title: str, count: int) -> None:
        """Without a server only what is left of the time with one is listed."""
        is_current = self._list.currentItem() is item
        item.setHidden(self._session.hub is None and not count and not is_current)
        item.setText(f"{title} ({count})" if count else title)
        font = item.font()
        font.setBold(bool(count))
        item.setFont(font)

    def _on_chosen(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self._views[number].read()

    def _on_settled(self) -> None:
        """What was settled goes to the server, and every window shows it."""
        signals = self._session.signals
        signals.items_changed.emit(None)
        signals.stock_changed.emit(None)
        signals.documents_changed.emit(None)

    def _read_soon(self) -> None:
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _read(self) -> None:
        """Every list but the server's own, which is asked for when somebody turns to it."""
        for view in self._views:
            if not isinstance(view, DevicesView):
                view.read()
