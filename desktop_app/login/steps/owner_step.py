"""Who owns the shop, and the owner's password."""

from functools import partial

from PySide6.QtWidgets import QLineEdit

from db.operations.accounts import checked_login
from db.rules.sign_in_names import sign_in_name
from db.rules.texts import clean_line
from desktop_app.login.answers import Answers
from desktop_app.login.steps.step import FORM_WIDTH, Step, taken
from desktop_app.shell.new_password import NewPassword


class OwnerStep(Step):
    """The sign-in name follows the name until somebody changes it."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(
            answers,
            self.tr("Owner"),
            self.tr("You, the owner"),
            self.tr("The owner may do everything, and can let others in later."),
        )
        self._name, self._login = QLineEdit(answers.owner_name), QLineEdit(answers.owner_login)
        self._name_row = self.add_field(self.tr("Your na&me"), self._name, "ownerName")
        self._login_row = self.add_field(
            self.tr("&Sign-in name"), self._login, "ownerLogin", self.tr("Short, without spaces.")
        )
        self._passwords = NewPassword(self.tr("&Password"))
        self._passwords.setMaximumWidth(FORM_WIDTH)
        self.body.addWidget(self._passwords)
        self._name.textEdited.connect(self._on_name_edited)
        self._follows = answers.owner_login == sign_in_name(answers.owner_name)

    def enter(self) -> None:
        """The name first."""
        self._name.setFocus()

    def take(self) -> bool:
        """All four; the first that cannot be taken has the focus."""
        self.answers.owner_name = self._name.text()
        self.answers.owner_login = self._login.text()
        name = taken(self._name_row, partial(clean_line, field="owner_name"))
        login = name and taken(self._login_row, checked_login)
        password = login and self._passwords.password()
        if not (name and login and password):
            return False
        self.answers.owner_name, self.answers.owner_login = name, login
        self.answers.owner_password = password
        return True

    def _on_name_edited(self, name: str) -> None:
        if self._follows and not self._login.isModified():
            self._login.setText(sign_in_name(name))
            self._login_row.show_problem("")
