"""A line of text of any length: what does not fit is cut short and told by a tool tip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.widgets.controls import Level, plain_tool_tip


class ElidedLabel(QLabel):
    """Always plain text, never wider than the room that it is given."""

    def __init__(
        self, text: str = "", level: Level = "body", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("level", level)

    def minimumSizeHint(self) -> QSize:
        """Narrower than its text may be."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints what fits."""
        painter = QPainter(self)
        shown = self._shown()
        role = self.foregroundRole()
        place = self.contentsRect()
        self.style().drawItemText(
            painter, place, self.alignment(), self.palette(), self.isEnabled(), shown, role
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tells the whole text where it is cut."""
        super().resizeEvent(event)
        self.setToolTip(plain_tool_tip(self.text()) if self._shown() != self.text() else "")

    def _shown(self) -> str:
        width = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)
