"""What a page says: a banner in it, a toast over it, or what to do where it is empty."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.widgets.controls import button, label, set_look
from desktop_app.widgets.icons import IconView, icon
from desktop_app.widgets.tokens import GRID

Tone = Literal["info", "success", "amber", "error"]

TOAST_MS = 6000
_ICONS = {
    "info": ("info", "info"),
    "success": ("success", "accent"),
    "amber": ("warning", "amber"),
    "error": ("error", "red"),
}


class Banner(QFrame):
    """A message inside a page or dialog: icon, sentence, dismiss; hidden until it has one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconView("info")
        self._text = label("", wrap=True)
        self._dismiss = _icon_button("close", self.tr("Dismiss"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, GRID, GRID, GRID)
        row.setSpacing(GRID + 2)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        row.addWidget(self._dismiss, 0, Qt.AlignmentFlag.AlignTop)
        self._dismiss.clicked.connect(self.hide)
        self.hide()

    def show_message(self, tone: Tone, sentence: str) -> None:
        """Shows a sentence; it stays until dismissed or replaced."""
        set_look(self, "banner", tone)
        self._icon.show_icon(*_ICONS[tone])
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()

    def text(self) -> str:
        """The sentence, "" while hidden."""
        return "" if self.isHidden() else self._text.text()


class Toast(QFrame):
    """A short word at the bottom of a page that goes by itself, with one thing to do (undo)."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._end = QTimer(self, singleShot=True, interval=TOAST_MS)
        self._on_action: Callable[[], None] | None = None
        self.setProperty("surface", "toast")
        self._text = label("")
        self._action = button("", name="toastAction")
        self._row = QHBoxLayout(self)
        self._row.setSpacing(2 * GRID)
        self._row.addWidget(self._text)
        self._row.addWidget(self._action)
        self._end.timeout.connect(self.hide)
        self._action.clicked.connect(self._on_action_clicked)
        parent.installEventFilter(self)
        self.hide()

    def show_message(
        self, sentence: str, action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        """Shows a sentence for some seconds, with a button if there is something to do."""
        self._on_action = on_action
        self._text.setText(sentence)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._row.setContentsMargins(2 * GRID, GRID, GRID if action else 2 * GRID, GRID)
        self.show()
        self.raise_()
        self._place()
        self._end.start()

    def text(self) -> str:
        """The sentence, "" while hidden."""
        return "" if self.isHidden() else self._text.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays at the bottom when the page changes its size."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        wanted = self.sizeHint()
        width = min(wanted.width(), self._page.width() - 4 * GRID)
        self.resize(width, wanted.height())
        left = (self._page.width() - width) // 2
        self.move(left, self._page.height() - wanted.height() - 3 * GRID)

    def _on_action_clicked(self) -> None:
        self.hide()
        if self._on_action is not None:
            self._on_action()


class EmptyState(QWidget):
    """What belongs on an empty page, and the one thing to do about it."""

    pressed = Signal()

    def __init__(
        self,
        icon_name: str,
        title: str,
        sentence: str,
        action: str = "",
        parent: QWidget | None = None,
        *,
        width: int = 48 * GRID,
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        rows = QVBoxLayout(self)
        rows.setSpacing(GRID)
        rows.addStretch(2)
        rows.addWidget(IconView(icon_name, "text_quiet", 48), 0, middle)
        rows.addSpacing(GRID)
        rows.addWidget(label(title, "lead"), 0, middle)
        said = label(sentence, "quiet", wrap=True)
        said.setAlignment(middle)
        said.setFixedWidth(width)
        said.ensurePolished()
        said.setMinimumHeight(said.heightForWidth(width))
        rows.addWidget(said, 0, middle)
        rows.addSpacing(GRID)
        if action:
            self._add_action(rows, action)
        rows.addStretch(3)

    def _add_action(self, rows: QVBoxLayout, action: str) -> None:
        pressed = button(action, "primary", name="emptyStateAction")
        pressed.clicked.connect(self.pressed)
        rows.addWidget(pressed, 0, Qt.AlignmentFlag.AlignHCenter)


def _icon_button(icon_name: str, name: str) -> QPushButton:
    made = button("", "quiet")
    made.setIcon(icon(icon_name, "text_quiet"))
    made.setIconSize(QSize(16, 16))
    made.setProperty("small", True)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made
