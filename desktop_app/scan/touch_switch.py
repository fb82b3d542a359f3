"""Switches the scan page, its header and its dialogs to targets for fingers and back."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.shell.settings import Settings
from desktop_app.shell.theme import touch_sheet
from desktop_app.widgets.controls import button

_KEY = "Ctrl+F12"


class TouchSwitch(QObject):
    """A button and its key; the choice is this PC's. `switched(on)` follows every press."""

    switched = Signal(bool)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._parts: Sequence[QWidget] = ()
        self.button = button("", icon_name="touch", name="touchMode")
        name = self.tr("Touch mode")
        self.button.setAccessibleName(name)
        self.button.setToolTip(self.tr("{name}: large targets ({key})").format(name=name, key=_KEY))
        self.button.setProperty("square", True)
        self.button.setCheckable(True)
        self.button.setChecked(settings.touch_mode)
        QShortcut(QKeySequence(_KEY), self.button, self.button.click)
        self.button.clicked.connect(self._on_clicked)

    @property
    def is_on(self) -> bool:
        """Whether fingers are to hit everything."""
        return self._settings.touch_mode

    def give_size_to(self, parts: Sequence[QWidget]) -> None:
        """From now on these and the windows that they open have targets as the switch says."""
        self._parts = parts
        self._give_size()

    def _give_size(self) -> None:
        sheet = touch_sheet() if self.is_on else ""
        for part in self._parts:
            if part.styleSheet() != sheet:
                part.setStyleSheet(sheet)

    def _on_clicked(self, on: bool) -> None:
        self._settings.touch_mode = on
        self._give_size()
        self.switched.emit(on)
