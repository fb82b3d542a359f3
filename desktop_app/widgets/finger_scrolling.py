"""Tables under a finger: rows that it hits, and scrolling by dragging them."""

from PySide6.QtWidgets import QAbstractItemView, QScroller, QTableView

from desktop_app.widgets.tokens import TOUCH_TARGET


class FingerScrolling:
    """Drags of one table scroll it and press nothing; short touches press as a mouse does."""

    def __init__(self, table: QTableView) -> None:
        self._table = table
        self._height = 0
        self.is_on = False

    def turn(self, on: bool) -> None:
        """Switches between fingers and the mouse; rows that are high enough stay as they are."""
        if on == self.is_on:
            return
        self.is_on = on
        header, modes = self._table.verticalHeader(), QAbstractItemView.ScrollMode
        if on:
            self._height = header.defaultSectionSize()
            # A mouse's gesture: what a finger does comes as a mouse, and its drags press nothing.
            gesture = QScroller.ScrollerGestureType.LeftMouseButtonGesture
            QScroller.grabGesture(self._table.viewport(), gesture)
        else:
            QScroller.ungrabGesture(self._table.viewport())
        header.setDefaultSectionSize(max(self._height, TOUCH_TARGET) if on else self._height)
        self._table.setVerticalScrollMode(modes.ScrollPerPixel if on else modes.ScrollPerItem)
