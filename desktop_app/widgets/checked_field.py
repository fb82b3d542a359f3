"""A line to type a value into, which knows what is wrong with it."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.widgets.controls import set_look


class CheckedField(QLineEdit):
    """What fields for numbers, days and the like share.

    `value_changed(value)` follows the typing. `problem_changed(sentence)` comes when the field is
    left with something wrong in it, and with "" as soon as that is mended.
    """

    value_changed = Signal(object)
    problem_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown_problem = ""
        self.textChanged.connect(self._on_text_changed)
        self.editingFinished.connect(self._on_editing_finished)

    def value(self) -> Any:
        """What is in the field; None when empty or wrong."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Shows a value, written so that it can be edited."""
        raise NotImplementedError

    def problem(self) -> str:
        """What is wrong with the text, in a sentence; "" when nothing is."""
        raise NotImplementedError

    def choices(self) -> list[tuple[str, Any]]:
        """What an ambiguous text can mean, each as text and value."""
        return []

    def check(self) -> bool:
        """Whether the field can be taken; if not it shows why and takes the focus."""
        self._show_problem(self.problem())
        if self._shown_problem:
            self.setFocus()
        return not self._shown_problem

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A field that is entered is typed over."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def _show_problem(self, problem: str) -> None:
        set_look(self, "invalid", bool(problem))
        if problem != self._shown_problem:
            self._shown_problem = problem
            self.setAccessibleDescription(problem)
            self.problem_changed.emit(problem)

    def _on_text_changed(self) -> None:
        if self._shown_problem and not self.problem():
            self._show_problem("")
        self.value_changed.emit(self.value())

    def _on_editing_finished(self) -> None:
        if self.text():
            self._show_problem(self.problem())
