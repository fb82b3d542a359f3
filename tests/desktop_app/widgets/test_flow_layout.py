"""Rows that go on in further rows."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.widgets.flow_layout import FlowLayout


@pytest.fixture
def bar(qtbot: QtBot) -> QWidget:
    """A widget with three parts of 100 by 40 that stand 10 apart."""
    bar = QWidget()
    qtbot.addWidget(bar)
    layout = FlowLayout(10, bar)
    for _number in range(3):
        part = QWidget()
        part.setFixedSize(100, 40)
        layout.addWidget(part)
    return bar


def corners(bar: QWidget, width: int) -> list[tuple[int, int]]:
    """Where the parts stand in a bar of a width."""
    bar.resize(width, bar.heightForWidth(width))
    bar.show()
    parts = [part for part in bar.findChildren(QWidget) if not part.isHidden()]
    return [(part.x(), part.y()) for part in parts]


def test_a_wide_window_has_one_row(bar: QWidget) -> None:
    """What fits stands side by side."""
    assert corners(bar, 320) == [(0, 0), (110, 0), (220, 0)]
    assert bar.height() == 40


def test_a_narrow_window_has_more(bar: QWidget) -> None:
    """What does not fit goes on in the next row."""
    assert corners(bar, 319) == [(0, 0), (110, 0), (0, 50)]
    assert bar.height() == 90
    assert bar.minimumSizeHint().width() == 100


def test_hidden_parts_take_no_room(bar: QWidget) -> None:
    """The parts behind a hidden one move up."""
    bar.findChildren(QWidget)[1].hide()

    assert corners(bar, 210) == [(0, 0), (110, 0)]
    assert bar.height() == 40
