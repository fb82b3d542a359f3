"""A password that can be looked at, and a word when Caps Lock is on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.widgets.icons import icon

SHOW = "Ctrl+T"


class PasswordField(QLineEdit):
    """The eye at its right end, or Ctrl+T, shows what was typed."""

    caps_lock_seen = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = self.addAction(icon("eye"), QLineEdit.ActionPosition.TrailingPosition)
        self._eye.setShortcut(QKeySequence(SHOW))
        self._eye.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._eye.triggered.connect(self._on_toggled)
        self._describe_eye()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A capital without Shift, or a small letter with it, tells of Caps Lock."""
        if event.text().isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock_seen.emit(event.text().isupper() != shifted)
        super().keyPressEvent(event)

    def _on_toggled(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._describe_eye()

    def _describe_eye(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        text = self.tr("Show the password") if hidden else self.tr("Hide the password")
        self._eye.setIcon(icon("eye" if hidden else "eye-off", "text_quiet"))
        self._eye.setText(text)
        self._eye.setToolTip(f"{text} ({SHOW})")
