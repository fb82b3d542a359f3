"""Code 128 as vectors."""

from functools import cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

QUIET = 10  # modules free on each side; ISO/IEC 15417, 4.4


@cache
def modules(text: str) -> str:
    """The bars (1) and gaps (0) of a Code 128, with its quiet zones."""
    from barcode.codex import Code128  # on first use: most people never see the doctor

    quiet = "0" * QUIET
    return f"{quiet}{Code128(text).build()[0]}{quiet}"


def paint_barcode(painter: QPainter, place: QRectF, text: str) -> None:
    """Fills `place` with the code, black on white whatever the theme."""
    bars = modules(text)
    width = place.width() / len(bars)
    painter.fillRect(place, Qt.GlobalColor.white)
    begin = 0
    while (begin := bars.find("1", begin)) >= 0:
        end = bars.find("0", begin)
        left = place.left() + begin * width
        bar = QRectF(left, place.top(), (end - begin) * width, place.height())
        painter.fillRect(bar, Qt.GlobalColor.black)
        begin = end


class BarcodeView(QWidget):
    """A barcode on the screen: as large as fits, each module a whole number of pixels."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, name: str) -> None:
        """Shows another code, called `name`."""
        self._text = text
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """At least one pixel a module."""
        return QSize(len(modules(self._text)) if self._text else 0, self._height)

    def minimumSizeHint(self) -> QSize:
        """Smaller it could not be read."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """In the middle, white around it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        count = len(modules(self._text))
        ratio = self.devicePixelRatioF()
        width = count * max(1, int(self.width() * ratio / count)) / ratio
        margin = self.height() / 8
        left = int((self.width() - width) / 2)
        paint_barcode(painter, QRectF(left, margin, width, self.height() - 2 * margin), self._text)
