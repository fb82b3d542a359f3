"""A text that is as large as its room allows, to be read from afar."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_LEAST = 8


class FittedLabel(QLabel):
    """Always plain text; takes the room that it is given, and asks for none.

    Its letters are no higher than `most` pixels; a `wrap` text may take several lines.
    """

    def __init__(
        self, most: int = 400, *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._most = most
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_text(self, text: str) -> None:
        """Shows another text, as large as it can be."""
        self.setText(text)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """It can be as small as it must."""
        return QSize(0, 0)

    def hasHeightForWidth(self) -> bool:
        """A text of several lines asks for no more either."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Its letters grow and shrink with the room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The largest size that fits, found by halving."""
        least, most = _LEAST, max(_LEAST, min(self._most, self.height()))
        while least < most:
            middle = (least + most + 1) // 2
            least, most = (middle, most) if self._fits(middle) else (least, middle - 1)
        self.setFont(self._font(least))

    def _fits(self, size: int) -> bool:
        room = self.contentsRect()
        flags = Qt.TextFlag.TextWordWrap if self.wordWrap() else Qt.TextFlag.TextSingleLine
        needed = QFontMetrics(self._font(size)).boundingRect(
            QRect(0, 0, room.width(), room.height()), int(flags), self.text()
        )
        return needed.width() <= room.width() and needed.height() <= room.height()

    def _font(self, size: int) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(size)
        return font
