"""One row of a form: its name above the field, below it what is wrong or looks wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.widgets.checked_field import CheckedField
from desktop_app.widgets.controls import button, label, set_look
from desktop_app.widgets.icons import IconView


class FormRow(QWidget):
    """A named field. `name` may hold a mnemonic (&); a CheckedField tells its problems itself.

    For other fields call `show_problem(sentence)`, or `show_warning(sentence)` for what may be
    taken all the same; typing takes the sentence away again.
    """

    def __init__(
        self, name: str, field: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._name = label(name, "strong")
        self._name.setBuddy(field)
        if not name:
            self._name.hide()
        self._hint = label(hint, "caption", wrap=True)
        self._hint.setVisible(bool(hint))
        self._mark = IconView("error", "red", 16)
        self._reason = label("", "caption", wrap=True)
        self._offered: list[QPushButton] = []
        self._build_ui()
        field.setAccessibleName(field.accessibleName() or name.replace("&", ""))
        if isinstance(field, CheckedField):
            field.problem_changed.connect(self.show_problem)
        elif isinstance(field, QLineEdit):
            field.textEdited.connect(lambda: self.show_problem(""))

    def show_problem(self, sentence: str) -> None:
        """Shows why the field cannot be taken; "" when it can."""
        set_look(self.field, "invalid", bool(sentence))
        self._say(sentence, "error", "red")
        self._offer_choices()

    def show_warning(self, sentence: str) -> None:
        """Shows what to look at before the field is taken as it is."""
        self.show_problem("")
        self._say(sentence, "warning", "amber")

    def problem(self) -> str:
        """The reason or warning that is shown now."""
        return self._reason.text()

    def _say(self, sentence: str, mark: str, tone: str) -> None:
        self.field.setAccessibleDescription(sentence)
        self._mark.show_icon(mark, tone)
        set_look(self._reason, "tone", tone)
        self._reason.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _build_ui(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self._name)
        rows.addWidget(self.field)
        rows.addWidget(self._hint)
        self._problem = QWidget()
        self._problem.hide()
        reason = QHBoxLayout(self._problem)
        reason.setContentsMargins(0, 0, 0, 0)
        reason.setSpacing(6)
        reason.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        reason.addWidget(self._reason, 1)
        self._choices = QHBoxLayout()
        reason.addLayout(self._choices)
        rows.addWidget(self._problem)

    def _offer_choices(self) -> None:
        while self._offered:
            self._offered.pop().deleteLater()
        if not isinstance(self.field, CheckedField):
            return
        for text, value in self.field.choices():
            choice = button(text)
            choice.clicked.connect(lambda _=False, value=value: self._on_choice(value))
            self._choices.addWidget(choice)
            self._offered.append(choice)
            choice.show()

    def _on_choice(self, value: int) -> None:
        assert isinstance(self.field, CheckedField)  # noqa: S101  (only these offer choices)
        self.field.set_value(value)
        self.field.setFocus()
