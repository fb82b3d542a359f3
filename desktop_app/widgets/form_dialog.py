"""The frame of every dialog: a title, its content, an error, and two buttons."""

import shiboken6
from PySide6.QtCore import Property, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.widgets.controls import Variant, button, label, line, press_focused
from desktop_app.widgets.dialog_pad import DialogPad
from desktop_app.widgets.form_row import FormRow
from desktop_app.widgets.messages import Banner
from desktop_app.widgets.tokens import GRID


class FormDialog(QDialog):
    """Asks for something. `submitted` comes from the primary button and from Enter.

    Whoever listens does the work and then calls `accept()`, or `show_error(sentence)` when it was
    refused. Esc and Cancel reject, but not while it is busy. For dangerous things pass
    `primary="danger"`: Cancel is then the default button.
    """

    submitted = Signal()

    def __init__(
        self,
        title: str,
        primary_text: str,
        parent: QWidget | None = None,
        *,
        primary: Variant = "primary",
        width: int = 56 * GRID,
    ) -> None:
        super().__init__(parent)
        self._busy = False
        self._is_touched = False
        self._pad_field: QLineEdit | None = None
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self.content = QVBoxLayout()
        self.content.setSpacing(2 * GRID)
        self.banner = Banner()
        self.primary = button(primary_text, primary, name="primary")
        self.cancel = button(self.tr("&Cancel"), name="cancel")
        self._build_ui(title)
        (self.cancel if primary == "danger" else self.primary).setDefault(True)
        self.primary.clicked.connect(self.submitted)
        self.cancel.clicked.connect(self.reject)

    def answered(self) -> bool:
        """Asks once: shows the dialog until it is accepted (True) or rejected; then it goes.

        False also where its window went under it, as at a sign-out that the server wants.
        """
        try:
            return bool(self.exec())
        finally:
            if shiboken6.isValid(self):
                self.deleteLater()

    def add_row(self, name: str, field: QWidget, hint: str = "") -> FormRow:
        """Adds a named field and returns its row, for its problems."""
        row = FormRow(name, field, hint)
        self.content.addWidget(row)
        return row

    def offer_pad(self, field: QLineEdit) -> None:
        """In touch mode a pad stands beside; what no field has asked for is typed into `field`."""
        self._pad_field = field

    def show_error(self, sentence: str) -> None:
        """Says why it was not done; what was typed stays."""
        self.set_busy(False)
        self.banner.show_message("error", sentence)

    def set_busy(self, busy: bool) -> None:
        """While the work is done the dialog can be neither sent again nor closed."""
        self._busy = busy
        self.primary.setEnabled(not busy)
        if busy:
            self.banner.hide()

    def reject(self) -> None:
        """Closes without a change, unless the work is being done."""
        if not self._busy:
            super().reject()

    def _is_for_fingers(self) -> bool:
        return self._is_touched

    def _set_for_fingers(self, on: bool) -> None:
        self._is_touched = on

    touch = Property(bool, _is_for_fingers, _set_for_fingers)  # for the style sheet

    def showEvent(self, event: QShowEvent) -> None:
        """By now the style sheet has told whether fingers are to type."""
        if self._is_touched and self._pad_field is not None:
            self._add_pad(self._pad_field)
            self._pad_field = None
        self._grow()  # so that it stands in the middle
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, else the default one."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Grows with its texts, such as a reason that appears below a field."""
        to_grow = event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show)
        handled = super().event(event)
        if to_grow:
            self._grow()
        return handled

    def _grow(self) -> None:
        layout, room = self.layout(), self.screen().availableSize().height()
        if layout:
            wanted = min(layout.totalHeightForWidth(self.width()), room)
            self.resize(self.width(), max(self.height(), wanted))
            self._stay_on_screen()

    def _stay_on_screen(self) -> None:
        room, frame = self.screen().availableGeometry(), self.frameGeometry()
        below = min(frame.bottom() - room.bottom(), frame.top() - room.top())
        if self.isVisible() and below > 0:
            self.move(self.x(), self.y() - below)

    def _add_pad(self, field: QLineEdit) -> None:
        pad = DialogPad(field)
        self._middle.addWidget(pad, 0, Qt.AlignmentFlag.AlignTop)
        pad.follow(self.focusWidget() or field)
        self.content.addStretch(0)  # rows stay together where the pad is higher
        self.resize(self.width() + self._middle.spacing() + pad.width(), self.height())

    def _build_ui(self, title: str) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        rows.setSpacing(2 * GRID)
        rows.addWidget(label(title, "title", wrap=True))
        rows.addWidget(self.banner)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(3 * GRID)
        self._middle.addLayout(self.content, 1)
        rows.addLayout(self._middle, 1)
        rows.addWidget(line())
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.primary)
        rows.addLayout(buttons)
