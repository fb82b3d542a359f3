"""What stands under the tape: undo, redo, change, and which keys lead through the lines."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.scan.tape import Tape
from desktop_app.widgets.controls import button
from desktop_app.widgets.elided_label import ElidedLabel
from desktop_app.widgets.tokens import GRID


class TapeTools(QWidget):
    """Undo and redo act by themselves; `edit_pressed` asks for the line to change."""

    edit_pressed = Signal()

    def __init__(self, tape: Tape, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tape = tape
        self._undo = button(
            self.tr("Undo"), "quiet", icon_name="undo", shortcut="Ctrl+Z", name="undoLine"
        )
        self._redo = button(self.tr("Redo"), "quiet", icon_name="redo", name="redoLine")
        self._edit = button(
            self.tr("Change"), "quiet", icon_name="edit", shortcut="F2", name="editLine"
        )
        self._build_ui()
        self._connect_signals()
        self.show_possible()

    def has_the_focus(self) -> bool:
        """Whether Change was pressed by the keyboard, from among the tools."""
        return self._edit.hasFocus()

    def add(self, tool: QWidget) -> None:
        """One more tool, at the right end."""
        self._row.addWidget(tool)

    def show_possible(self) -> None:
        """What can be done to the tape as it is."""
        self._undo.setEnabled(bool(self._tape.counted))
        self._edit.setEnabled(bool(self._tape.counted))
        self._redo.setEnabled(self._tape.can_redo)

    def _build_ui(self) -> None:
        self._redo.setShortcut("Ctrl+Shift+Z")
        self._redo.setToolTip(self.tr("Redo (Ctrl+Shift+Z)"))
        hint = self.tr("↓ to the lines · ← → to another value · Enter keeps it")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for tool in (self._undo, self._redo, self._edit):
            row.addWidget(tool)
        row.addWidget(ElidedLabel(hint, "caption"), 1)

    def _connect_signals(self) -> None:
        self._undo.clicked.connect(self._tape.undo)
        self._redo.clicked.connect(self._tape.redo)
        self._edit.clicked.connect(self.edit_pressed)
