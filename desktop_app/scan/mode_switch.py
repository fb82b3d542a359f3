"""What a scan does: the switch in the page's header, in words, icon, colour and F-key."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from desktop_app.shell.messages import QT_TRANSLATE_NOOP
from desktop_app.widgets.controls import button
from desktop_app.widgets.icons import icon
from desktop_app.widgets.tokens import GRID

Mode = Literal["receipt", "sale", "customer_return", "transfer", "count", "look_up"]


@dataclass(frozen=True)
class _Look:
    """The word, what the tool tip says, the icon, its colour while the mode is on, the key."""

    word: str
    told: str
    icon: str
    ink: str
    key: str


LOOKS: Final[dict[Mode, _Look]] = {
    "receipt": _Look(
        QT_TRANSLATE_NOOP("ModeSwitch", "Receive"),
        QT_TRANSLATE_NOOP("ModeSwitch", "Receive goods"),
        *("receive", "info", "F6"),
    ),
    "sale": _Look(
        QT_TRANSLATE_NOOP("ModeSwitch", "Sell"),
        QT_TRANSLATE_NOOP("ModeSwitch", "Sell"),
        *("sell", "accent", "F7"),
    ),
    "customer_return": _Look(
        QT_TRANSLATE_NOOP("ModeSwitch", "Return"),
        QT_TRANSLATE_NOOP("ModeSwitch", "A customer brings goods back"),
        *("return", "accent", "F3"),
    ),
    "transfer": _Look(
        QT_TRANSLATE_NOOP("ModeSwitch", "Transfer"),
        QT_TRANSLATE_NOOP("ModeSwitch", "Move goods from one location to another"),
        *("transfer", "accent", "F4"),
    ),
    "count": _Look(
        QT_TRANSLATE_NOOP("ModeSwitch", "Count"),
        QT_TRANSLATE_NOOP("ModeSwitch", "Count what is there (stocktake)"),
        *("stocktake", "accent", "F5"),
    ),
    "look_up": _Look(
        QT_TRANSLATE_NOOP("ModeSwitch", "Look up"),
        QT_TRANSLATE_NOOP("ModeSwitch", "See price and stock; nothing is booked"),
        *("search", "accent", "F1"),
    ),
}
MODES: Final[tuple[Mode, ...]] = tuple(LOOKS)


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

    def fit(self, room: int) -> None:
        """Shows words; icon and key alone where `room` pixels are too few: tool tips have them."""
        self._show_words(True)
        if self.sizeHint().width() > room:
            self._show_words(False)

    def _show_words(self, shown: bool) -> None:
        for mode, made in self._buttons.items():
            key = LOOKS[mode].key
            made.setText(f"{_said(LOOKS[mode].word)}  {key}" if shown else key)

    def _button(self, mode: Mode) -> QPushButton:
        look = LOOKS[mode]
        made = button(_said(look.word), icon_name=look.icon, shortcut=look.key, name=f"mode-{mode}")
        made.setProperty("mode", mode)
        made.setIcon(icon(look.icon, "text_quiet"))
        made.setToolTip(f"{_said(look.told)} ({look.key})")
        made.setCheckable(True)
        made.toggled.connect(
            lambda on: made.setIcon(icon(look.icon, look.ink if on else "text_quiet"))
        )
        made.clicked.connect(lambda: self.chosen.emit(mode))
        self._group.addButton(made)
        self._buttons[mode] = made
        return made


def _said(text: str) -> str:
    return QCoreApplication.translate("ModeSwitch", text)
