"""The look and the habits of every table: air, thin lines, columns that are remembered."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Property, QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from desktop_app.widgets.cell_delegate import CellDelegate
from desktop_app.widgets.column_fit import ColumnFit
from desktop_app.widgets.column_state import ColumnMemory, OwnHand, apply_state, read_state
from desktop_app.widgets.finger_scrolling import FingerScrolling
from desktop_app.widgets.rows_model import ROW_ROLE, Index, RowsModel
from desktop_app.widgets.table_header import TableHeader
from desktop_app.widgets.tokens import ROW_HEIGHT

_INTERACTIVE = QHeaderView.ResizeMode.Interactive
_KEEP_AFTER_MS = 300


class DataTable(QTableView):
    """A table over a RowsModel whose columns the person may arrange.

    `name` (with `memory`) is where the arrangement is kept. `row_chosen` tells of Enter or a
    double click on a row, `current_row_changed` of the row that has the cursor (or None).
    """

    row_chosen = Signal(object)
    current_row_changed = Signal(object)

    def __init__(
        self, name: str, memory: ColumnMemory | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._memory = memory
        self._own = OwnHand()
        self._fit: ColumnFit | None = None
        self._header = TableHeader()
        self._is_arranging = False
        self._fingers = FingerScrolling(self)
        self._keep_later = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self.setObjectName(name)
        self._build_ui()
        self._connect_signals()

    def _is_touched(self) -> bool:
        return self._fingers.is_on

    def _set_touched(self, on: bool) -> None:
        self._fingers.turn(on)

    touch = Property(bool, _is_touched, _set_touched)  # for the style sheet

    def show_model(self, model: RowsModel[Any]) -> None:
        """Shows a model and arranges its columns as they were left."""
        self.setModel(model)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        model.modelReset.connect(self._on_reset)
        self._arrange()

    def current_row(self) -> Any:
        """The row under the cursor, or None."""
        return self.currentIndex().data(ROW_ROLE)

    def select_row(self, number: int) -> None:
        """Puts the cursor on a row and shows it."""
        index = self.model().index(number, self._header.logicalIndex(0))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def fit_columns(self, since: int = 0) -> None:
        """Makes columns as wide as titles and cells need, now that rows from `since` on are new.

        Columns that the person sized stay. Where there is no room, the one that stretches is cut
        short first, then those that give.
        """
        if self._fit is None or not since:
            self._fit = ColumnFit(self._header, self._model().columns)
        self._fit.measure(self._model().rows[since:], self.fontMetrics())
        self._share_out()

    def restore_columns(self) -> None:
        """Columns as they were at first."""
        if self._memory is not None:
            self._memory.keep_column_state(self._name, "")
        fit = self._fit
        self._arrange()
        self._fit = fit
        self._share_out()

    def copy_selection(self) -> None:
        """Puts the selected rows on the clipboard as text, cells parted by tabs."""
        header = self._header
        places = [header.logicalIndex(place) for place in range(header.count())]
        shown = [number for number in places if not header.isSectionHidden(number)]
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        lines = ["\t".join(self._cell(row, column) for column in shown) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies, Enter chooses; everything else is Qt's."""
        chosen = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif chosen and self.state() != QAbstractItemView.State.EditingState:
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns that need a wide table come and go with its width."""
        super().resizeEvent(event)
        if self.model() is not None:
            self._hide_for_room()

    def column_menu(self) -> QMenu:
        """The menu of the header: which columns are shown, and back to how they were.

        It goes when it is closed.
        """
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        header = self._header
        for number, column in enumerate(self._model().columns):
            action = menu.addAction(column.title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(number))
            action.setEnabled(header.isSectionHidden(number) or len(self._shown()) > 1)
            action.toggled.connect(lambda on, at=number: self._on_column_toggled(at, on))
        menu.addSeparator()
        menu.addAction(self.tr("Restore columns"), self.restore_columns)
        return menu

    def _build_ui(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setHorizontalHeader(self._header)
        self.setItemDelegate(CellDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self._header
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(56)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _connect_signals(self) -> None:
        header = self._header
        header.customContextMenuRequested.connect(self._on_header_menu)
        for arranged in (header.sectionResized, header.sectionMoved, header.sortIndicatorChanged):
            arranged.connect(lambda *_: self._keep_later.start())
        header.sortIndicatorChanged.connect(self._on_sort_indicated)
        header.sectionResized.connect(self._on_section_resized)
        self._keep_later.timeout.connect(self._keep)
        self.doubleClicked.connect(self._on_activated)

    def _arrange(self) -> None:
        model = self._model()
        columns = model.columns
        header = self._header
        self._is_arranging, self._fit = True, None
        self.setSortingEnabled(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for number, column in enumerate(columns):
            header.moveSection(header.visualIndex(number), number)
            header.setSectionHidden(number, column.hidden)
            mode = header.ResizeMode.Stretch if column.stretch else header.ResizeMode.Interactive
            header.setSectionResizeMode(number, mode)
            header.resizeSection(number, column.width)
        state = self._memory.column_state(self._name) if self._memory else ""
        self._own = apply_state(header, self._keys(), state)
        self._is_arranging = False
        self._hide_for_room()
        self.setSortingEnabled(model.sortable)
        self._keep_later.stop()

    def _keep(self) -> None:
        if self._memory is not None:
            state = read_state(self._header, self._keys(), self._own)
            self._memory.keep_column_state(self._name, state)

    def _hide_for_room(self) -> None:
        for number, column in enumerate(self._model().columns):
            if column.room and column.key not in self._own.shown:
                self.setColumnHidden(number, self.viewport().width() < column.room)
        self._share_out()

    def _share_out(self) -> None:
        """Gives the fitted columns their widths, but for those that the person sized."""
        if self._fit is None:
            return
        self._is_arranging = True
        widths = self._fit.widths(self.viewport().width(), self._own.sized)
        for number, column in enumerate(self._model().columns):
            if column.stretch:
                mode = _INTERACTIVE if number in widths else self._header.ResizeMode.Stretch
                self._header.setSectionResizeMode(number, mode)
        for number, width in widths.items():
            self._header.resizeSection(number, width)
        self._is_arranging = False

    def _model(self) -> RowsModel[Any]:
        model = self.model()
        assert isinstance(model, RowsModel)  # noqa: S101  (show_model is the only way in)
        return model

    def _keys(self) -> list[str]:
        return [column.key for column in self._model().columns]

    def _shown(self) -> list[str]:
        header = self._header
        return [k for n, k in enumerate(self._keys()) if not header.isSectionHidden(n)]

    def _cell(self, row: int, column: int) -> str:
        text = str(self.model().index(row, column).data() or "")
        return text.replace("\t", " ").replace("\n", " ")

    def _on_header_menu(self, at: QPoint) -> None:
        self.column_menu().popup(self._header.viewport().mapToGlobal(at))

    def _on_column_toggled(self, number: int, shown: bool) -> None:
        self._own = replace(self._own, shown=self._own.shown | {self._keys()[number]})
        self.setColumnHidden(number, not shown)
        self._share_out()
        self._keep()

    def _on_section_resized(self, number: int, before: int, now: int) -> None:
        """Remembers which columns the person sized; those that come and go were not."""
        is_free = self._header.sectionResizeMode(number) == _INTERACTIVE
        if not self._is_arranging and before and now and is_free:
            self._own = replace(self._own, sized=self._own.sized | {self._keys()[number]})

    def _on_sort_indicated(self, number: int) -> None:
        """No arrow stands over a column that nothing can be sorted by."""
        columns = self._model().columns
        if 0 <= number < len(columns) and columns[number].unsorted:
            self._header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _on_activated(self, index: Index) -> None:
        if index.isValid():
            self.row_chosen.emit(index.data(ROW_ROLE))

    def _on_current_changed(self, current: Index) -> None:
        self.current_row_changed.emit(current.data(ROW_ROLE))

    def _on_reset(self) -> None:
        self.current_row_changed.emit(None)
