"""Paints the newest picture of the camera, with the codes in it outlined and named."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget

from desktop_app.capture.scan import DecodedCode
from desktop_app.widgets.tokens import CAPTION, GRID, tokens

_LONGEST_TEXT = 40


class PictureView(QWidget):
    """Holds one picture; it is neither copied nor scaled before it is painted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._codes: Sequence[DecodedCode] = ()
        self.setObjectName("cameraPicture")
        self.setAccessibleName(self.tr("Live picture of the camera"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def image_size(self) -> QSize:
        """Of the picture that is shown, in its own pixels."""
        return self._image.size()

    def show_frame(self, image: QImage, codes: Sequence[DecodedCode]) -> None:
        """Shows a picture; the codes' corners are in its pixels."""
        self._image, self._codes = image, codes
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the picture as large as it fits."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), tokens().color("surface"))
        if self._image.isNull():
            return
        place = self._place()
        painter.drawImage(place, self._image)
        to_screen = QTransform.fromTranslate(place.x(), place.y())
        factor = place.width() / self._image.width()
        to_screen.scale(factor, factor)
        for code in self._codes:
            self._outline(painter, code, to_screen)

    def _place(self) -> QRect:
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        return QRect(left, top, size.width(), size.height())

    def _outline(self, painter: QPainter, code: DecodedCode, to_screen: QTransform) -> None:
        if not code.polygon:
            return
        corners = to_screen.map(QPolygonF([QPointF(x, y) for x, y in code.polygon]))
        accent = tokens().color("accent")
        pen = QPen(accent, 3)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(corners)
        font = self.font()
        font.setPixelSize(CAPTION)
        font.setBold(True)
        painter.setFont(font)
        self._name(painter, code.text[:_LONGEST_TEXT], corners.boundingRect())

    def _name(self, painter: QPainter, text: str, around: QRectF) -> None:
        """The code's text on a chip above its outline, kept inside the picture."""
        needed = painter.fontMetrics().size(Qt.TextFlag.TextSingleLine, text)
        chip = QRectF(QPointF(), needed + QSize(2 * GRID, GRID))
        chip.moveCenter(around.center())
        chip.moveBottom(around.top() - 4)
        room = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        chip.moveLeft(max(room.left(), min(chip.left(), room.right() - chip.width())))
        chip.moveTop(max(room.top(), chip.top()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens().color("accent"))
        painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(tokens().color("accent_text"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
