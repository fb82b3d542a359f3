"""Our own icons: drawn from one SVG family in the colour of a token, sharp at any scale.

The colour is looked up when an icon is painted, so a change of theme needs no new icons.
"""

from functools import cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
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

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        role = "text_quiet" if mode == QIcon.Mode.Disabled else self._role
        renderer = _renderer(self._name, str(getattr(tokens(), role)))
        renderer.render(painter, QRectF(_square(rect)))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap


@cache
def _source(name: str) -> str:
    return (resources.folder("icons") / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(_source(name).replace("currentColor", color).encode())


def _square(rect: QRect) -> QRect:
    """The largest square in the middle."""
    side = min(rect.width(), rect.height())
    corner = QPoint((rect.width() - side) // 2, (rect.height() - side) // 2)
    return QRect(rect.topLeft() + corner, QSize(side, side))
