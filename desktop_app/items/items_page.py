"""The page of all items: search, list and the pane of the chosen one."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QSplitter, QToolButton, QVBoxLayout, QWidget

from db.errors import LumbungError
from db.queries.items import ItemFilter, ItemRow, count_items
from db.queries.shop import categories
from desktop_app.items.filter_bar import COUNTED, Counts, FilterBar
from desktop_app.items.item_actions import ItemActions
from desktop_app.items.item_list import ItemList
from desktop_app.items.item_pane import ItemPane
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.newest import Newest
from desktop_app.shell.page import PageView
from desktop_app.shell.session import Session
from desktop_app.widgets.action_button import action_button
from desktop_app.widgets.controls import line
from desktop_app.widgets.icons import icon
from desktop_app.widgets.messages import Banner
from desktop_app.widgets.tokens import GRID

_SPLITTER = "itemsSplitter"
_PANE_SHOWN = "items_pane_shown"
_FIRST_SIZES = [582, 560]
_KEEP_AFTER_MS = 300
_NARROW = 128 * GRID


class ItemsPage(PageView):
    """Finds, shows and, for those who may, changes the shop's items."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._newest = Newest(session.database)
        self._filters = FilterBar()
        self._actions = ItemActions(session, self)
        self._list = ItemList(session)
        self._pane = ItemPane(session, self._actions)
        self._banner = Banner()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._toggle = QToolButton()
        self._keep_later = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._narrow = False
        self._has_item = False
        self._build_ui()
        self._connect_signals()
        self._list.show_filter(ItemFilter())
        self._count()

    def header_actions(self) -> Sequence[QWidget]:
        """The buttons for the lists and for a new item, for those who may."""
        lists, new = self._actions.lists, self._actions.new
        quiet = [action_button(lists, "quiet")] if lists else []
        return [*quiet, action_button(new, "primary")] if new else quiet

    def activate(self) -> None:
        """The search is what is used first."""
        self._filters.search.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where list and details do not fit beside each other they take turns."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self._toggle.setChecked(not narrow and self._pane_wanted())
            self._arrange()

    def _build_ui(self) -> None:
        self.setObjectName("itemsPage")
        self._splitter.addWidget(self._list)
        self._splitter.addWidget(self._pane)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setChildrenCollapsible(False)
        if not self._splitter.restoreState(self._session.settings.geometry(_SPLITTER)):
            self._splitter.setSizes(_FIRST_SIZES)
        self._build_toggle()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for widget in (self._filters, self._banner, line()):
            rows.addWidget(widget)
        rows.addWidget(self._splitter, 1)

    def _build_toggle(self) -> None:
        name, key = self.tr("Details of the chosen item"), QKeySequence("Ctrl+D")
        self._toggle.setObjectName("toggleDetails")
        self._toggle.setIcon(icon("info", "text_quiet"))
        self._toggle.setIconSize(QSize(18, 18))
        self._toggle.setCheckable(True)
        self._toggle.setChecked(self._pane_wanted())
        self._toggle.setShortcut(key)
        self._toggle.setAccessibleName(name)
        self._toggle.setToolTip(f"{name} ({key.toString(QKeySequence.SequenceFormat.NativeText)})")
        self._filters.row.addWidget(self._toggle)
        self._arrange()

    def _pane_wanted(self) -> bool:
        return bool(self._session.settings.values.get(_PANE_SHOWN, True))

    def _connect_signals(self) -> None:
        self._filters.changed.connect(self._on_filter_changed)
        self._filters.search.left_downwards.connect(self._list.table.setFocus)
        self._list.current_changed.connect(self._on_current_changed)
        self._list.table.row_chosen.connect(self._on_row_chosen)
        self._list.table.customContextMenuRequested.connect(self._on_menu_requested)
        self._list.new_wanted.connect(self._actions.ask_for_new)
        self._list.clear_wanted.connect(self._on_clear_wanted)
        self._pane.failed.connect(self._on_failed)
        self._actions.made.connect(self._on_made)
        self._actions.failed.connect(lambda said: self._banner.show_message("error", said))
        self._splitter.splitterMoved.connect(lambda *_: self._keep_later.start())
        self._toggle.toggled.connect(self._on_toggled)
        self._session.signals.item_wanted.connect(self._on_item_wanted)
        self._keep_later.timeout.connect(self._keep_splitter)
        for changed in (self._session.signals.items_changed, self._session.signals.stock_changed):
            changed.connect(self._on_shop_changed)

    def _count(self) -> None:
        """Reads what the filters show of themselves."""
        session, where = self._session, self._filters.where()
        session.background.read(
            self._newest.asked(lambda: _counts(session, where)),
            self._filters.show_counts,
            owner=self,
            key="counts",
        )
        session.background.read(
            lambda: categories(session.database, session.actor),
            self._filters.show_categories,
            owner=self,
            key="categories",
        )

    def _on_filter_changed(self) -> None:
        self._list.show_filter(self._filters.where())
        self._count()

    def _on_shop_changed(self) -> None:
        self._list.refresh()
        self._pane.refresh()
        self._count()

    def _on_current_changed(self, row: ItemRow | None) -> None:
        self._has_item = row is not None
        self._arrange()
        if row is None:
            self._pane.clear()
        else:
            self._pane.show_item(row.id)

    def _on_row_chosen(self) -> None:
        self._toggle.setChecked(True)
        self._pane.focus_tabs()

    def _on_menu_requested(self, place: QPoint) -> None:
        if self._list.table.indexAt(place).isValid():
            menu = self._actions.menu(self)
            copy = self.tr("Copy")
            menu.addAction(f"{copy}\tCtrl+C", self._list.table.copy_selection)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self._list.table.viewport().mapToGlobal(place))

    def _on_clear_wanted(self) -> None:
        self._filters.clear()
        self._filters.search.setFocus()

    def _on_made(self, item: bytes) -> None:
        self._list.refresh(select=item)
        self._pane.show_item(item)

    def _on_item_wanted(self, item: ItemRow) -> None:
        """Searched for by its number, so that it is in the list however long that is."""
        self._filters.clear()
        self._filters.search.setText(item.sku)
        self._filters.search.returnPressed.emit()  # searched for now, not once typing pauses
        self._list.refresh(select=item.id)
        self._toggle.setChecked(True)
        self._pane.show_item(item.id)

    def _on_failed(self, error: LumbungError) -> None:
        self._banner.show_message("error", sentence_for(error))

    def _keep_splitter(self) -> None:
        state = bytes(self._splitter.saveState().data())
        self._session.settings.keep_geometry(_SPLITTER, state)

    def _on_toggled(self, shown: bool) -> None:
        self._arrange()
        if not self._narrow:
            self._session.settings.keep(_PANE_SHOWN, shown)

    def _arrange(self) -> None:
        """The pane stands beside the list, or in its place, once there is something to show."""
        shown = self._toggle.isChecked() and self._has_item
        self._pane.setVisible(shown)
        self._list.setVisible(not (self._narrow and shown))


def _counts(session: Session, where: ItemFilter) -> Counts:
    shown, low, archived = (
        count_items(session.database, session.actor, where=narrowed, at_most=COUNTED + 1)
        for narrowed in (where, replace(where, only_low=True), replace(where, archived=True))
    )
    return Counts(shown, low, archived)
