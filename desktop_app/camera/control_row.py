"""One thing that a camera's driver lets be set: automatic, or by steps with what it has taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from desktop_app.widgets.controls import button, label
from desktop_app.widgets.tokens import GRID

if TYPE_CHECKING:
    from desktop_app.capture.controls import Control


class ControlRow(QWidget):
    """`changed(name, value)` with the wanted value, or None for automatic.

    Drivers do not tell their limits: a step that is refused leaves the value where it was.
    """

    changed = Signal(str, object)  # float or None

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._control: Control | None = None
        titles = {"focus": self.tr("&Focus"), "exposure": self.tr("&Exposure")}
        self.title = titles.get(name, name)
        self._automatic = QCheckBox(self.tr("Automatic"))
        self._less = button("−", name=f"{name}Less")
        self._more = button("+", name=f"{name}More")
        self._value = label("", "strong")
        self._build_ui()
        self._automatic.clicked.connect(self._on_automatic)
        self._less.clicked.connect(lambda: self._on_step(-1))
        self._more.clicked.connect(lambda: self._on_step(1))

    def show_control(self, control: Control, *, by_hand: bool) -> None:
        """What the driver says now."""
        self._control = control
        self._automatic.setVisible(control.has_automatic)
        self.setFocusProxy(self._automatic if control.has_automatic else self._less)
        self._automatic.setChecked(not by_hand)
        self._value.setText(f"{control.value:.0f}")
        for part in (self._less, self._more, self._value):
            part.setEnabled(by_hand or not control.has_automatic)

    def _build_ui(self) -> None:
        title = self.title.replace("&", "")
        self._automatic.setObjectName(f"{self._name}Automatic")
        self._less.setAccessibleName(self.tr("{name}: less").format(name=title))
        self._more.setAccessibleName(self.tr("{name}: more").format(name=title))
        self._value.setObjectName(f"{self._name}Value")
        self._value.setMinimumWidth(6 * GRID)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._automatic, 1)
        row.addWidget(self._value)
        row.addWidget(self._less)
        row.addWidget(self._more)

    def _on_automatic(self, checked: bool) -> None:
        if self._control:
            self.changed.emit(self._name, None if checked else self._control.value)

    def _on_step(self, direction: int) -> None:
        if self._control:
            self.changed.emit(self._name, self._control.stepped(direction))
