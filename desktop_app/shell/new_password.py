"""A new password, typed twice."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.errors import InvalidInput
from db.rules.passwords import SHORTEST, checked_password
from desktop_app.shell.messages import sentence_for
from desktop_app.widgets.controls import label, set_look
from desktop_app.widgets.form_row import FormRow
from desktop_app.widgets.password_field import PasswordField
from desktop_app.widgets.tokens import GRID


class NewPassword(QWidget):
    """Two fields whose reasons stand beside them."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` may hold a mnemonic (&)."""
        super().__init__(parent)
        self._first = PasswordField("newPassword")
        self._again = PasswordField("passwordAgain")
        self.fields = (self._first, self._again)
        hint = self.tr("At least {count} characters. A short sentence is easy to remember.")
        self._first_row = FormRow(name, self._first, hint.format(count=SHORTEST))
        self._again_row = FormRow(self.tr("The password &again"), self._again)
        self._caps = label(self.tr("Caps Lock is on."), "caption")
        self._build_ui()

    def password(self) -> str | None:
        """The password; None, with the reason beside its field, when it cannot be taken."""
        try:
            password = checked_password(self._first.text())
        except InvalidInput as error:
            self.show_problem(sentence_for(error))
            return None
        if self._again.text() != password:
            self._again_row.show_problem(self.tr("The two passwords are not the same."))
            self._again.setFocus()
            return None
        return password

    def show_problem(self, sentence: str) -> None:
        """Why the password cannot be taken, beside the first field."""
        self._first_row.show_problem(sentence)
        self._first.setFocus()

    def _build_ui(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * GRID)
        for row in (self._first_row, self._again_row, self._caps):
            rows.addWidget(row)
        set_look(self._caps, "tone", "amber")
        self._caps.hide()
        self.setFocusProxy(self._first)
        for field in self.fields:
            field.caps_lock_seen.connect(self._caps.setVisible)
