"""Receive or sell: the switch in the page's header, in words, icon and colour."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from desktop_app.scan.open_draft import Kind
from desktop_app.widgets.controls import button
from desktop_app.widgets.icons import icon
from desktop_app.widgets.tokens import GRID

Mode = Kind
MODES: Final[tuple[Mode, ...]] = ("receipt", "sale")
_LOOKS = {"receipt": ("receive", "info", "F6"), "sale": ("sell", "accent", "F7")}


class ModeSwitch(QWidget):
    """One button a mode; `chosen(mode)` comes when another one is pressed."""

    chosen = Signal(str)

    def __init__(self, modes: Sequence[Mode], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[Mode, QPushButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, GRID, 0)
        row.setSpacing(GRID)
        for mode in modes:
            row.addWidget(self._button(mode))

    def show_mode(self, mode: Mode) -> None:
        """Marks the mode that is on."""
        self._buttons[mode].setChecked(True)

    def _button(self, mode: Mode) -> QPushButton:
        text = self.tr("Receive goods") if mode == "receipt" else self.tr("Sell")
        icon_name, ink, key = _LOOKS[mode]
        made = button(text, icon_name=icon_name, shortcut=key, name=f"mode-{mode}")
        made.setProperty("mode", mode)
        made.setCheckable(True)
        made.toggled.connect(lambda on: made.setIcon(icon(icon_name, ink if on else "text_quiet")))
        made.clicked.connect(lambda: self.chosen.emit(mode))
        self._group.addButton(made)
        self._buttons[mode] = made
        return made
