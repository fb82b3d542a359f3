"""Receive or sell: the switch in the page's header, in words, icon and colour."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from db.queries.people import Person
from db.rules.permissions import POSTING
from desktop_app.scan.open_draft import Kind
from desktop_app.widgets.controls import button
from desktop_app.widgets.icons import icon
from desktop_app.widgets.tokens import GRID

_KINDS: tuple[Kind, ...] = ("receipt", "sale")
_LOOKS = {"receipt": ("receive", "info", "F6"), "sale": ("sell", "accent", "F7")}


def kinds_for(person: Person) -> tuple[Kind, ...]:
    """The modes that a person may use; none: there is no scan page for them."""
    return tuple(kind for kind in _KINDS if person.may(POSTING[kind]))


class ModeSwitch(QWidget):
    """One button a mode; `chosen(kind)` comes when another one is pressed."""

    chosen = Signal(str)

    def __init__(self, kinds: Sequence[Kind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[Kind, QPushButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, GRID, 0)
        row.setSpacing(GRID)
        for kind in kinds:
            row.addWidget(self._button(kind))

    def show_kind(self, kind: Kind) -> None:
        """Marks the mode that is on."""
        self._buttons[kind].setChecked(True)

    def _button(self, kind: Kind) -> QPushButton:
        text = self.tr("Receive goods") if kind == "receipt" else self.tr("Sell")
        icon_name, ink, key = _LOOKS[kind]
        made = button(text, icon_name=icon_name, shortcut=key, name=f"mode-{kind}")
        made.setProperty("mode", kind)
        made.setCheckable(True)
        made.toggled.connect(lambda on: made.setIcon(icon(icon_name, ink if on else "text_quiet")))
        made.clicked.connect(lambda: self.chosen.emit(kind))
        self._group.addButton(made)
        self._buttons[kind] = made
        return made
