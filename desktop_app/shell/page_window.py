"""A page's place in the main window, and the window of its own that it can be pulled out into."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from desktop_app.shell.page import PageFrame
from desktop_app.shell.settings import Settings
from desktop_app.widgets.icons import icon
from desktop_app.widgets.messages import EmptyState

_FIRST_SIZE = QSize(1024, 680)


class PagePlace(QStackedWidget):
    """Holds a page's frame, or says where it has gone."""

    bring_back_requested = Signal()

    def __init__(self, frame: PageFrame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame = frame
        self._gone = EmptyState(
            "window-pop-out",
            self.tr("{page} is in a window of its own").format(page=frame.page.title),
            self.tr("It goes on there; bring it back whenever you like."),
            self.tr("&Bring it back"),
        )
        self._gone.pressed.connect(self.bring_back_requested)
        self.addWidget(frame)
        self.addWidget(self._gone)

    def give_away(self) -> PageFrame:
        """Lets the frame go and says so in its place."""
        self.removeWidget(self.frame)
        self.setCurrentWidget(self._gone)
        self.frame.show_pulled_out(True)
        return self.frame

    def take_back(self) -> None:
        """Shows the frame here again."""
        self.insertWidget(0, self.frame)
        self.setCurrentWidget(self.frame)
        self.frame.show_pulled_out(False)


class PageWindow(QMainWindow):
    """One page on a screen of its own; closing it brings the page back."""

    closed = Signal()

    def __init__(self, frame: PageFrame, settings: Settings) -> None:
        super().__init__()
        self._key = frame.page.key
        self._settings = settings
        self.setWindowTitle(frame.page.title)
        self.setWindowIcon(icon("lumbung"))
        self.setCentralWidget(frame)
        frame.show()
        if not self.restoreGeometry(settings.geometry(self._key)):
            self.resize(_FIRST_SIZE)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers its place and lets the page go home."""
        self._settings.keep_geometry(self._key, bytes(self.saveGeometry().data()))
        self.takeCentralWidget()
        super().closeEvent(event)
        self.closed.emit()
