"""The field to search with: an icon, its shortcut shown, and a moment of patience while typing."""

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.widgets.icons import icon
from desktop_app.widgets.tokens import tokens

PATIENCE_MS = 80
_ROOM_BESIDE = 64


class SearchField(QLineEdit):
    """`search_changed(text)` comes once typing pauses (at once for Enter and when cleared).

    `shortcut` focuses the field from anywhere in its window. Esc clears it; `left_downwards`
    tells of the down arrow, to go on into the list.
    """

    search_changed = Signal(str)
    left_downwards = Signal()

    def __init__(
        self, placeholder: str, shortcut: str = "Ctrl+F", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._hint = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self._told = ""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(False)
        self.addAction(icon("search", "text_quiet"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = self.addAction(
            icon("close", "text_quiet"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._clear.setVisible(False)
        self._clear.setToolTip(self.tr("Clear the search"))
        self._connect_signals(shortcut)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears, the down arrow leaves, Enter searches at once and presses nothing else."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()  # a dialog would press its default button

    def paintEvent(self, event: QPaintEvent) -> None:
        """Writes the shortcut into the empty field."""
        super().paintEvent(event)
        if self.text() or self.hasFocus():
            return
        written = self.fontMetrics().horizontalAdvance(self.placeholderText() + self._hint)
        if written > self.width() - _ROOM_BESIDE:
            return
        painter = QPainter(self)
        painter.setPen(tokens().color("text_quiet"))
        room = QRect(self.rect().adjusted(0, 0, -12, 0))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, middle, self._hint)

    def _connect_signals(self, shortcut: str) -> None:
        self._clear.triggered.connect(self.clear)
        self._patience.timeout.connect(self._tell)
        self.textChanged.connect(self._on_text_changed)
        self.returnPressed.connect(self._tell)
        QShortcut(QKeySequence(shortcut), self, self._on_shortcut)

    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        if text:
            self._patience.start()
        else:
            self._tell()

    def _on_shortcut(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _tell(self) -> None:
        self._patience.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.search_changed.emit(self._told)
