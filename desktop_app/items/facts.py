"""Facts about one thing, a name and a value a line, in named groups; for a detail pane."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.widgets.controls import label, line
from desktop_app.widgets.tokens import GRID

_NAME_WIDTH = 17 * GRID
_LONGEST_WORD = 18
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"


@dataclass(frozen=True)
class Group:
    """Lines of (name, value) below a heading; each of the three may be ""."""

    title: str
    lines: Sequence[tuple[str, str]]


class Facts(QScrollArea):
    """Shows groups of facts; what does not fit is scrolled to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("itemFacts")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Shows these facts instead, from where the person has scrolled to."""
        place = self.verticalScrollBar().value()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 2 * GRID, GRID, 2 * GRID)
        column.setSpacing(12)
        for group in groups:
            if group is not groups[0]:
                column.addWidget(line())
            if group.title:
                column.addWidget(label(group.title, "strong"))
            column.addLayout(_lines(group.lines))
        column.addStretch(1)
        self.setWidget(body)
        self.verticalScrollBar().setValue(place)


def breakable(text: str) -> str:
    """The text with places to break in words that are longer than a narrow pane."""
    return " ".join(
        word if len(word) <= _LONGEST_WORD else _MAY_BREAK.join(word) for word in text.split(" ")
    )


def _lines(lines: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(GRID)
    grid.setVerticalSpacing(GRID)
    grid.setColumnMinimumWidth(0, _NAME_WIDTH)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for at, (name, value) in enumerate(lines):
        shown = label(breakable(value), wrap=True)
        shown.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        called = label(breakable(name), "quiet", wrap=True)
        called.setMaximumWidth(_NAME_WIDTH)
        if name:
            grid.addWidget(called, at, 0, top)
            grid.addWidget(shown, at, 1, top)
        else:
            grid.addWidget(shown, at, 0, 1, 2, top)
    return grid
