"""The keys of the number row by their place: in France a 2 is printed there, but needs Shift."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_FIRST = {"win32": 2, "linux": 10}  # the scan code of the key that an American board calls 1


def number_with_control(event: QKeyEvent) -> int:
    """1 to 9 for Ctrl and a key of the row, whatever the layout makes of it; else 0.

    macOS tells no scan codes, so there is none.
    """
    first = _FIRST.get(sys.platform)
    if first is None or event.modifiers() != Qt.KeyboardModifier.ControlModifier:
        return 0
    number = event.nativeScanCode() - first + 1
    return number if 1 <= number <= 9 else 0
