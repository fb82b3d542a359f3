"""Our own icons: drawn from one SVG family in the colour of a token, sharp at any scale.

The colour is looked up when an icon is painted, so a change of theme needs no new icons.
"""

from functools import cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app import resources
from desktop_app.widgets.tokens import ICON, tokens


def icon(name: str, role: str = "text") -> QIcon:
    """The icon `resources/icons/NAME.svg` in the colour of a token; follows the theme live."""
    _source(name)
    return QIcon(_ThemedEngine(name, role))


def names() -> list[str]:
    """Every icon there is."""
    found = resources.folder("icons").glob("*.svg")
    return sorted(path.stem for path in found if not path.stem.startswith("control-"))


class IconView(QWidget):
    """Shows one icon; nothing for the keyboard or a screen reader, the text beside it speaks."""

    def __init__(
        self, name: str, role: str = "text", size: int = ICON, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon(name, role)
        self.setFixedSize(size, size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, role: str = "text") -> None:
        """Shows another icon."""
        self._icon = icon(name, role)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the icon over the whole widget."""
        self._icon.paint(QPainter(self), event.rect().united(self.rect()))


class _ThemedEngine(QIconEngine):
    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def clone(self) -> QIconEngine:
        return _ThemedEngine(self._name, self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = painter.device().devicePixelRatio()
        pixmap = QPixmap(self.pixmap(rect.size() * scale, mode, state))
        pixmap.setDevicePixelRatio(scale)
        painter.drawPixmap(rect.topLeft(), pixmap)

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        role = "text_quiet" if mode == QIcon.Mode.Disabled else self._role
        return _drawn(self._name, str(getattr(tokens(), role)), size)


@cache
def _source(name: str) -> str:
    return (resources.folder("icons") / f"{name}.svg").read_text(encoding="utf-8")


def _drawn(name: str, color: str, size: QSize) -> QPixmap:
    key = f"lumbung/{name}/{color}/{size.width()}x{size.height()}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer = QSvgRenderer(_source(name).replace("currentColor", color).encode())
    renderer.render(painter, QRectF(_square(size)))
    painter.end()
    QPixmapCache.insert(key, pixmap)
    return pixmap


def _square(size: QSize) -> QRect:
    side = min(size.width(), size.height())
    corner = QPoint((size.width() - side) // 2, (size.height() - side) // 2)
    return QRect(corner, QSize(side, side))
