"""The last thing that happened, large enough to be read from a step away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.queries.drafts import TapeLine
from desktop_app.scan.tape_lines import code_of, name_of, said_of
from desktop_app.widgets.controls import button, label, set_look
from desktop_app.widgets.elided_label import ElidedLabel
from desktop_app.widgets.icons import IconView
from desktop_app.widgets.messages import Tone
from desktop_app.widgets.numbers import format_quantity
from desktop_app.widgets.tokens import GRID

HEIGHT = 11 * GRID
_ICON = 5 * GRID
_DONE = ("success", "success", "accent")  # banner, icon and its colour


class ScanCard(QFrame):
    """Colour, icon and words of the last scan; `action_pressed` is the one thing to do about it."""

    action_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lastScan")
        self._icon = IconView("scan", "text_quiet", _ICON)
        self._title = ElidedLabel("", "title")
        self._details = ElidedLabel("", "quiet")
        self._figure = label("", "figure")
        self._money = label("", "strong")
        self._action = button("", name="lastScanAction")
        self._is_refusal = False
        self._build_ui()
        self._action.clicked.connect(self.action_pressed)
        self.show_idle()

    def show_idle(self) -> None:
        """Nothing has been scanned yet."""
        self._show(
            *("", "scan", "text_quiet", self.tr("Ready to scan")),
            self.tr("Keyboard scanner, camera or a typed code: whatever is at hand."),
        )

    def show_line(self, line: TapeLine, money: str, action: str = "") -> None:
        """A scan that is on disk; `money` is its amount."""
        quantity = f"{format_quantity(line.quantity)} {line.unit}"
        if line.item is None:
            details = self.tr("{code} belongs to no item yet; it waits on the tape.")
            self.show_unknown(details.format(code=code_of(line)), line.quantity)
        else:
            looks = ("amber", "warning", "amber") if line.expired else _DONE
            self._show(*looks, name_of(line), said_of(line), quantity)
            self._money.setText(money)
        self._offer(action)

    def show_unknown(self, sentence: str, count: int, action: str = "") -> None:
        """A code that no item has, and how many thousandths it would count."""
        title, figure = self.tr("Unknown code"), f"× {format_quantity(count)}"
        self._show("amber", "unknown-code", "amber", title, sentence, figure)
        self._offer(action)

    def show_counted(self, name: str, details: str, figure: str) -> None:
        """What was counted, all piles of it together."""
        self._show(*_DONE, name, details, figure)

    def offer(self, action: str) -> None:
        """The one thing to do about what it says."""
        self._offer(action)

    def show_refused(self, sentence: str) -> None:
        """Something could not be done."""
        self._show("error", "error", "red", self.tr("Not done"), sentence)
        self._is_refusal = True

    def clear_refused(self) -> None:
        """Something was done since: what could not be is no news any more."""
        if self._is_refusal:
            self.show_idle()

    def show_told(
        self,
        tone: Tone,
        title: str,
        sentence: str,
        money: str = "",
        action: str = "",
        below: str = "",
    ) -> None:
        """What else there is to say, with an amount large, and perhaps another one `below` it."""
        icon_name, ink = {
            "success": ("success", "accent"),
            "amber": ("warning", "amber"),
            "error": ("error", "red"),
            "info": ("history", "info"),
        }[tone]
        self._show(tone, icon_name, ink, title, sentence, money)
        self._money.setText(below)
        self._offer(action)

    def text(self) -> str:
        """Everything that the card says."""
        parts = (self._title, self._details, self._figure, self._money)
        return "\n".join(part.text() for part in parts if part.text())

    @property
    def action(self) -> QPushButton:
        """The button, visible while there is something to do."""
        return self._action

    def _build_ui(self) -> None:
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(self._icon)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addStretch(1)
        texts.addWidget(self._title)
        texts.addWidget(self._details)
        texts.addStretch(1)
        row.addLayout(texts, 1)
        figures = QVBoxLayout()
        figures.setSpacing(0)
        figures.addStretch(1)
        for figure in (self._figure, self._money):
            figures.addWidget(figure, 0, Qt.AlignmentFlag.AlignRight)
        figures.addStretch(1)
        row.addLayout(figures)
        row.addWidget(self._action)

    def _show(
        self, tone: str, icon_name: str, ink: str, title: str, details: str, figure: str = ""
    ) -> None:
        self._is_refusal = False
        set_look(self, "banner", tone or "idle")
        self._icon.show_icon(icon_name, ink)
        self._title.setText(title)
        self._details.setText(details)
        self._figure.setText(figure)
        self._money.clear()
        self._offer("")
        self.setAccessibleName(self.text())

    def _offer(self, action: str) -> None:
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._money.setVisible(bool(self._money.text()))
