"""Which keys a window answers to, and which of them two of its parts want at once."""

from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QGroupBox, QLabel, QTabBar, QWidget

DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def doubled(window: QWidget) -> list[str]:
    """Each key that more than one visible part of the window stands for, with those parts."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for part in (window, *window.findChildren(QWidget)):
        if part.isVisible() and part.window() is window.window():
            for key in _keys_of(part):
                if not key.isEmpty():
                    wanted[key.toString()].append(_name_of(part))
    return [f"{key}: {', '.join(parts)}" for key, parts in wanted.items() if len(parts) > 1]


def _keys_of(part: QWidget) -> Iterator[QKeySequence]:
    for shortcut in part.findChildren(QShortcut, options=DIRECT):
        if shortcut.isEnabled():
            yield shortcut.key()
    if isinstance(part, QAbstractButton):
        yield part.shortcut()
    elif isinstance(part, QLabel) and part.buddy() is not None:
        yield QKeySequence.mnemonic(part.text())
    elif isinstance(part, QGroupBox):
        yield QKeySequence.mnemonic(part.title())
    elif isinstance(part, QTabBar):
        for number in range(part.count()):
            yield QKeySequence.mnemonic(part.tabText(number))


def _name_of(part: QWidget) -> str:
    text = part.text() if isinstance(part, QAbstractButton | QLabel) else ""
    return f"{part.objectName() or type(part).__name__} “{text}”"
