"""The rail at the left: the shop, the pages that this person has, and who is signed in."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.shell.look_tools import LookTools, tool_button
from desktop_app.shell.page import HEADER_HEIGHT, Page
from desktop_app.shell.theme import ThemeChoice
from desktop_app.widgets.controls import Level, label, line, plain_tool_tip
from desktop_app.widgets.icons import IconView, icon
from desktop_app.widgets.tokens import CAPTION, GRID, ICON, tokens

WIDTH = 28 * GRID
NARROW_WIDTH = 7 * GRID + 4
_TEXT_WIDTH = WIDTH - 68 - 1
_PILL = 18
_MANY = 100


@dataclass(frozen=True)
class SignedIn:
    """Whose session it is; `role` is the role's name in the person's language."""

    name: str
    role: str
    shop: str


class Rail(QFrame):
    """`page_chosen(key)` and the wishes of the person's card; shows, decides nothing."""

    page_chosen = Signal(str)
    sign_out_requested = Signal()
    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(
        self,
        pages: Sequence[Page],
        signed_in: SignedIn,
        language: str,
        theme: ThemeChoice,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = LookTools(language, theme)
        self._buttons = {page.key: RailButton(page) for page in pages}
        self.setObjectName("rail")
        self.setFixedWidth(WIDTH)
        self._build_ui(signed_in)
        self._connect_signals()

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone, for a small window; the names are in the tool tips."""
        self.setFixedWidth(NARROW_WIDTH if narrow else WIDTH)
        for text in self._texts:
            text.setHidden(narrow)
        for button in self._buttons.values():
            button.set_narrow(narrow)
        direction = QBoxLayout.Direction
        wanted = direction.TopToBottom if narrow else direction.LeftToRight
        self._tools.setDirection(wanted)
        self._look.set_direction(wanted)

    def mark(self, key: str) -> None:
        """Shows which page is in front."""
        self._buttons[key].setChecked(True)

    def show_count(self, key: str, count: int) -> None:
        """How much there is to settle on a page."""
        if key in self._buttons:
            self._buttons[key].show_count(count)

    def _build_ui(self, signed_in: SignedIn) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, GRID)
        rows.setSpacing(0)
        self._texts = [
            _elided(signed_in.shop, "strong"),
            _elided(signed_in.name, "strong"),
            _elided(signed_in.role, "caption"),
        ]
        rows.addWidget(self._brand())
        self._group = QButtonGroup(self)
        for button in self._buttons.values():
            self._group.addButton(button)
            rows.addWidget(button)
        rows.addStretch(1)
        rows.addWidget(line())
        rows.addWidget(self._person())
        self._tools = self._tool_row()
        rows.addLayout(self._tools)

    def _connect_signals(self) -> None:
        for key, button in self._buttons.items():
            button.clicked.connect(lambda _=False, key=key: self.page_chosen.emit(key))
        self._look.language_chosen.connect(self.language_chosen)
        self._look.theme_chosen.connect(self.theme_chosen)

    def _brand(self) -> QWidget:
        brand = QWidget()
        brand.setFixedHeight(HEADER_HEIGHT)
        row = QHBoxLayout(brand)
        row.setContentsMargins(14, 0, GRID, 0)
        row.setSpacing(12)
        row.addWidget(IconView("lumbung", size=32))
        row.addWidget(self._texts[0], 1)
        return brand

    def _person(self) -> QWidget:
        card = QWidget()
        row = QHBoxLayout(card)
        row.setContentsMargins(18, 12, GRID, GRID)
        row.setSpacing(12)
        row.addWidget(IconView("user", "text_quiet", 24))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._texts[1])
        texts.addWidget(self._texts[2])
        row.addLayout(texts, 1)
        return card

    def _tool_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, GRID, 0)
        row.setSpacing(4)
        leave = tool_button("sign-out", self.tr("Sign out"), "signOut")
        leave.clicked.connect(self.sign_out_requested)
        row.addWidget(self._look)
        row.addStretch(1)
        row.addWidget(leave)
        return row


class RailButton(QPushButton):
    """One page on the rail: icon, title and, quietly, its F-key; what is to be settled there."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._count = 0
        self.setObjectName(f"page-{page.key}")
        self.setAccessibleName(page.title)
        self.setProperty("rail", True)
        self.setCheckable(True)
        self.setIconSize(QSize(ICON + GRID, ICON))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._on_toggled(False)
        self.toggled.connect(self._on_toggled)
        if page.shortcut:
            QShortcut(QKeySequence(page.shortcut), self, self.click)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Shows the icon alone, or the title beside it."""
        name = f"{self._page.title} ({self._page.shortcut})"
        self.setText("" if narrow else self._page.title.replace("&", "&&"))
        self.setToolTip(plain_tool_tip(name) if narrow else "")

    def show_count(self, count: int) -> None:
        """A number beside the F-key; over the icon where that is alone. Nothing for none."""
        self._count = count
        title = self._page.title
        said = self.tr("{page}: {count} to settle").format(page=title, count=count)
        self.setAccessibleName(said if count else title)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Writes the F-key at the right edge."""
        super().paintEvent(event)
        painter = QPainter(self)
        font = self.font()
        font.setPixelSize(CAPTION)
        painter.setFont(font)
        edge = self.rect().adjusted(0, 0, -2 * GRID, 0)
        if self.text():
            painter.setPen(tokens().color("accent" if self.isChecked() else "text_quiet"))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(edge, right, self._page.shortcut)
            edge.setRight(edge.right() - painter.fontMetrics().horizontalAdvance("Ctrl+0") - GRID)
        else:
            edge.adjust(0, 0, GRID, -2 * GRID)
        if self._count:
            self._paint_count(painter, edge)

    def _paint_count(self, painter: QPainter, edge: QRect) -> None:
        """A pill at the right of `edge`."""
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        text = str(self._count) if self._count < _MANY else f"{_MANY - 1}+"
        width = max(painter.fontMetrics().horizontalAdvance(text) + GRID + 4, _PILL)
        pill = QRect(edge.right() - width, edge.center().y() - _PILL // 2, width, _PILL)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens().color("amber"))
        painter.drawRoundedRect(pill, _PILL / 2, _PILL / 2)
        painter.setPen(tokens().color("surface"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)

    def _on_toggled(self, checked: bool) -> None:
        self.setIcon(icon(self._page.icon, "accent" if checked else "text_quiet"))


def _elided(text: str, level: Level) -> QLabel:
    made = label(text, level)
    made.ensurePolished()
    metrics = QFontMetrics(made.font())
    made.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, _TEXT_WIDTH))
    made.setToolTip(plain_tool_tip(text) if made.text() != text else "")
    made.setAccessibleName(text)
    return made
