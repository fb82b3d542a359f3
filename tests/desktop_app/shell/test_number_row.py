"""Ctrl and the keys of the number row, by their place on the board."""

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from desktop_app.shell.number_row import number_with_control

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(place: int, modifiers: Qt.KeyboardModifier = CONTROL) -> QKeyEvent:
    """A French key, which has no number on it without Shift."""
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Eacute, modifiers, place, 0, 0, "é")


@pytest.mark.parametrize(("platform", "first"), [("linux", 10), ("win32", 2)])
def test_each_system_numbers_its_keys(
    platform: str, first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """X11, Wayland and Windows; the key before the row and those behind its 9 are none."""
    monkeypatch.setattr(sys, "platform", platform)
    told = [number_with_control(press(first + place)) for place in range(-1, 10)]
    assert told == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0]


def test_other_keys_are_typing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Ctrl, with more than Ctrl, or where no scan codes are told."""
    monkeypatch.setattr(sys, "platform", "linux")
    assert number_with_control(press(11, Qt.KeyboardModifier.NoModifier)) == 0
    assert number_with_control(press(11, CONTROL | SHIFT)) == 0
    monkeypatch.setattr(sys, "platform", "darwin")
    assert number_with_control(press(11)) == 0
