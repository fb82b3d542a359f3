"""One of the shop's short lists: a name is added below it and changed in its place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from db.errors import LumbungError
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.session import Session
from desktop_app.widgets.controls import button
from desktop_app.widgets.data_table import DataTable
from desktop_app.widgets.form_row import FormRow
from desktop_app.widgets.messages import Banner
from desktop_app.widgets.rows_model import Column, RowsModel
from desktop_app.widgets.tokens import GRID


@dataclass(frozen=True)
class Named:
    """A name of the list; `refused` is what was typed instead and could not be taken, and why."""

    id: bytes
    name: str
    kind: str = ""
    refused: str = ""
    reason: str = ""


@dataclass(frozen=True)
class ListWork:
    """How a list is read and written; the functions run off the UI thread.

    `kinds` are the kinds to choose from for a new name, by code, in words.
    """

    read: Callable[[], Sequence[Named]]
    add: Callable[[str, str], object]
    rename: Callable[[bytes, str], object]
    kinds: Mapping[str, str] = field(default_factory=dict)


class ShortList(QWidget):
    """Enter commits a name and Esc reverts it; one that is refused stays, its reason beside it.

    `name` is the object names' start, `new` stands in the field for a new name. `changed`
    follows every commit.
    """

    changed = Signal()

    def __init__(
        self, session: Session, name: str, new: str, work: ListWork, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._work = work
        self._model: RowsModel[Named] = RowsModel(_columns(work.kinds), self)
        self.table = DataTable(f"{name}Table", session.settings)
        self._new = NewName()
        self._kind = QComboBox()
        self._row = FormRow("", self._new)
        self._add = button(self.tr("&Add"), icon_name="add", name=f"{name}Add")
        self.rename = button(
            self.tr("Rename"), icon_name="edit", shortcut="F2", name=f"{name}Rename"
        )
        self._banner = Banner()
        self._build_ui(name, new)
        self._connect_signals()
        self.refresh()

    def refresh(self) -> None:
        """Reads the list anew; the cursor stays, and so does what was refused."""
        self._session.background.read(
            self._work.read, self._show, self._on_failed, owner=self, key="rows"
        )

    def _build_ui(self, name: str, new: str) -> None:
        self._new.setObjectName(f"{name}New")
        self._new.setPlaceholderText(new)
        self._new.setAccessibleName(new)
        self.setFocusProxy(self._new)
        self._kind.setObjectName(f"{name}Kind")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.show_model(self._model)
        self._kind.setAccessibleName(self.tr("Kind"))
        self._kind.setVisible(bool(self._work.kinds))
        for code, words in self._work.kinds.items():
            self._kind.addItem(words, code)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 2 * GRID, 0, 0)
        rows.setSpacing(2 * GRID)
        rows.addWidget(self._banner)
        rows.addWidget(self.table, 1)
        rows.addLayout(self._below())

    def _below(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._row, 1)
        top = Qt.AlignmentFlag.AlignTop
        for widget in (self._kind, self._add, self.rename):
            row.addWidget(widget, 0, top)
        return row

    def _connect_signals(self) -> None:
        self._model.edited.connect(self._on_edited)
        self.table.row_chosen.connect(self._on_rename)
        self.table.itemDelegate().closeEditor.connect(self._on_editor_closed)
        self.rename.clicked.connect(self._on_rename)
        self._new.returnPressed.connect(self._on_add)
        self._add.clicked.connect(self._on_add)

    def _show(self, rows: Sequence[Named]) -> None:
        refused = {row.id: row for row in self._model.rows if row.reason}
        known = {row.id for row in self._model.rows}
        current = self.table.current_row()
        kept = [_with(row, refused.get(row.id)) for row in rows]
        self._model.set_rows(kept)
        places = {row.id: place for place, row in enumerate(self._model.rows)}
        added = [place for identity, place in places.items() if known and identity not in known]
        if places:
            place = added[0] if added else places.get(current.id, 0) if current else 0
            self.table.select_row(place)
        self.rename.setEnabled(bool(places))

    def _on_rename(self) -> None:
        if self.table.state() != QAbstractItemView.State.EditingState:
            self.table.setFocus()
            self.table.edit(self._model.index(self.table.currentIndex().row(), 0))

    def _on_edited(self, row: Named, _column: str, text: str) -> None:
        if text.strip() == row.name:
            self._replace(replace(row, refused="", reason=""))
            return
        self._session.background.write(
            lambda: self._work.rename(row.id, text),
            lambda _nothing: self._on_renamed(replace(row, name=text.strip())),
            lambda error: self._on_refused(row, text, error),
            owner=self,
        )

    def _on_renamed(self, row: Named) -> None:
        self._replace(replace(row, refused="", reason=""))
        self.changed.emit()

    def _on_refused(self, row: Named, text: str, error: LumbungError) -> None:
        self._replace(replace(row, refused=text, reason=sentence_for(error)))

    def _on_editor_closed(self, _editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        row = self.table.current_row()
        if hint == QAbstractItemDelegate.EndEditHint.RevertModelCache and row is not None:
            self._replace(replace(row, refused="", reason=""))

    def _replace(self, row: Named) -> None:
        for place, known in enumerate(self._model.rows):
            if known.id == row.id:
                self._model.replace_row(place, row)

    def _on_add(self) -> None:
        name, kind = self._new.text(), str(self._kind.currentData() or "")
        self._session.background.write(
            lambda: self._work.add(name, kind), self._on_added, self._on_add_refused, owner=self
        )

    def _on_added(self, _identity: object) -> None:
        self.refresh()
        self._new.clear()
        self._row.show_problem("")
        self.changed.emit()

    def _on_add_refused(self, error: LumbungError) -> None:
        self._row.show_problem(sentence_for(error))
        self._new.setFocus()

    def _on_failed(self, error: LumbungError) -> None:
        self._banner.show_message("error", sentence_for(error))


class NewName(QLineEdit):
    """Esc takes back what was typed, before it closes the dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the field."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.textEdited.emit("")
        else:
            super().keyPressEvent(event)


def _columns(kinds: Mapping[str, str]) -> list[Column[Named]]:
    translate = QCoreApplication.translate
    name = Column[Named](
        "name",
        translate("ShortList", "Name"),
        _shown,
        sort_key=lambda row: row.name.casefold(),
        tone=lambda row: "red" if row.reason else None,
        icon=lambda row: "error" if row.reason else None,
        tooltip=_shown,
        width=280,
        editable=True,
    )
    kind = Column[Named](
        "kind",
        translate("ShortList", "Kind"),
        lambda row: kinds.get(row.kind, row.kind),
        sort_key=lambda row: kinds.get(row.kind, row.kind),
        width=190,
    )
    reason = Column[Named](
        "reason",
        "",
        lambda row: row.reason,
        tone=lambda _row: "red",
        tooltip=lambda row: row.reason,
        stretch=True,
    )
    return [name, kind, reason] if kinds else [name, reason]


def _shown(row: Named) -> str:
    return row.refused if row.reason else row.name


def _with(row: Named, refused: Named | None) -> Named:
    return replace(row, refused=refused.refused, reason=refused.reason) if refused else row
