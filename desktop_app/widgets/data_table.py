"""The look and the habits of every table: air, thin lines, columns that are remembered."""

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from desktop_app.widgets.cell_delegate import CellDelegate
from desktop_app.widgets.column_state import ColumnMemory, apply_state, read_state
from desktop_app.widgets.rows_model import ROW_ROLE, Index, RowsModel
from desktop_app.widgets.tokens import ROW_HEIGHT

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
        self._chosen: frozenset[str] = frozenset()  # columns that the person showed or hid
        self._keep_later = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self.setObjectName(name)
        self._build_ui()
        self._connect_signals()

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
        index = self.model().index(number, self.horizontalHeader().logicalIndex(0))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def restore_columns(self) -> None:
        """Columns as they were at first."""
        if self._memory is not None:
            self._memory.keep_column_state(self._name, "")
        self._arrange()

    def copy_selection(self) -> None:
        """Puts the selected rows on the clipboard as text, cells parted by tabs."""
        header = self.horizontalHeader()
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
            self._fit()

    def column_menu(self) -> QMenu:
        """The menu of the header: which columns are shown, and back to how they were.

        It goes when it is closed.
        """
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        header = self.horizontalHeader()
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
        self.setItemDelegate(CellDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(56)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _connect_signals(self) -> None:
        header = self.horizontalHeader()
        header.customContextMenuRequested.connect(self._on_header_menu)
        for arranged in (header.sectionResized, header.sectionMoved, header.sortIndicatorChanged):
            arranged.connect(lambda *_: self._keep_later.start())
        header.sortIndicatorChanged.connect(self._on_sort_indicated)
        self._keep_later.timeout.connect(self._keep)
        self.doubleClicked.connect(self._on_activated)

    def _arrange(self) -> None:
        model = self._model()
        columns = model.columns
        header = self.horizontalHeader()
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
        self._chosen = apply_state(header, self._keys(), state)
        self._fit()
        self.setSortingEnabled(model.sortable)
        self._keep_later.stop()

    def _keep(self) -> None:
        if self._memory is not None:
            state = read_state(self.horizontalHeader(), self._keys(), self._chosen)
            self._memory.keep_column_state(self._name, state)

    def _fit(self) -> None:
        for number, column in enumerate(self._model().columns):
            if column.room and column.key not in self._chosen:
                self.setColumnHidden(number, self.viewport().width() < column.room)

    def _model(self) -> RowsModel[Any]:
        model = self.model()
        assert isinstance(model, RowsModel)  # noqa: S101  (show_model is the only way in)
        return model

    def _keys(self) -> list[str]:
        return [column.key for column in self._model().columns]

    def _shown(self) -> list[str]:
        header = self.horizontalHeader()
        return [k for n, k in enumerate(self._keys()) if not header.isSectionHidden(n)]

    def _cell(self, row: int, column: int) -> str:
        text = str(self.model().index(row, column).data() or "")
        return text.replace("\t", " ").replace("\n", " ")

    def _on_header_menu(self, at: QPoint) -> None:
        self.column_menu().popup(self.horizontalHeader().viewport().mapToGlobal(at))

    def _on_column_toggled(self, number: int, shown: bool) -> None:
        self._chosen |= {self._keys()[number]}
        self.setColumnHidden(number, not shown)
        self._keep()

    def _on_sort_indicated(self, number: int) -> None:
        """No arrow stands over a column that nothing can be sorted by."""
        columns = self._model().columns
        if 0 <= number < len(columns) and columns[number].unsorted:
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _on_activated(self, index: Index) -> None:
        if index.isValid():
            self.row_chosen.emit(index.data(ROW_ROLE))

    def _on_current_changed(self, current: Index) -> None:
        self.current_row_changed.emit(current.data(ROW_ROLE))

    def _on_reset(self) -> None:
        self.current_row_changed.emit(None)
