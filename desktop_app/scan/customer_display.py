"""The window across the counter: a sale in figures that a customer reads from afar."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.scan.customer_face import CustomerFace, welcome
from desktop_app.shell.settings import Settings
from desktop_app.widgets.controls import line
from desktop_app.widgets.fitted_label import FittedLabel
from desktop_app.widgets.tokens import GRID

_WINDOW = "customer"
_FIRST_SIZE = QSize(800, 480)
_LEAST_SIZE = QSize(320, 200)


class CustomerDisplay(QWidget):
    """Can be pulled to a second screen, where a double click or F11 fills it; keeps its place.

    It never takes the focus by itself: the till goes on hearing the keys.
    """

    shown = Signal(bool)

    def __init__(self, shop: str, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("customerDisplay")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(self.tr("Customer display"))
        self._settings = settings
        self._shop = FittedLabel(32)
        self._title = FittedLabel(96, wrap=True)
        self._details = FittedLabel(48)
        self._caption = FittedLabel(48)
        self._figure = FittedLabel()
        self._build_ui()
        self._shop.show_text(shop)
        self.show_face(welcome())

    def show_face(self, face: CustomerFace) -> None:
        """Other texts, each as large as it can be."""
        self._title.show_text(face.title)
        self._details.show_text(face.details)
        self._caption.show_text(face.caption)
        self._figure.show_text(face.figure)
        self.setAccessibleDescription("\n".join(filter(None, self.texts())))

    def texts(self) -> tuple[str, ...]:
        """Every word that is on it, from the top."""
        parts = (self._shop, self._title, self._details, self._caption, self._figure)
        return tuple(part.text() for part in parts)

    def open(self) -> None:
        """Where it was last; the first time on a screen that the till does not use."""
        if not self.restoreGeometry(self._settings.geometry(_WINDOW)):
            self.setGeometry(self._first_place())
        self.show()
        self.shown.emit(True)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers its place."""
        if self.isVisible():
            self._settings.keep_geometry(_WINDOW, bytes(self.saveGeometry().data()))
        super().closeEvent(event)
        self.shown.emit(False)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Fills the screen, and back."""
        self._fill_screen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F11 as a double click; Esc goes back from the whole screen."""
        key = event.key()
        if key == Qt.Key.Key_F11 or (key == Qt.Key.Key_Escape and self.isFullScreen()):
            self._fill_screen()
        else:
            super().keyPressEvent(event)

    def _fill_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _first_place(self) -> QRect:
        till = self.parentWidget()
        here = till.screen() if till else self.screen()
        others = [screen for screen in QGuiApplication.screens() if screen is not here]
        room = (others or [here])[0].availableGeometry()
        place = QRect(room.topLeft(), _FIRST_SIZE)
        place.moveCenter(room.center())
        return place

    def _build_ui(self) -> None:
        self.setMinimumSize(_LEAST_SIZE)
        middle = Qt.AlignmentFlag.AlignCenter
        rows = QVBoxLayout(self)
        rows.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        rows.setSpacing(GRID)
        for part, share in ((self._shop, 2), (self._title, 6), (self._details, 3)):
            part.setAlignment(middle)
            rows.addWidget(part, share)
        rows.addWidget(line())
        for part, share in ((self._caption, 3), (self._figure, 9)):
            part.setAlignment(middle)
            rows.addWidget(part, share)
        for quiet in (self._shop, self._caption):
            quiet.setProperty("level", "quiet")
        self._figure.setProperty("tone", "accent")
        bold = self._figure.font()
        bold.setBold(True)
        self._figure.setFont(bold)
