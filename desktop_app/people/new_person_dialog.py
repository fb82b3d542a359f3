"""Asks who is new: name, sign-in name, role and a first password."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from db.errors import InvalidInput
from db.ids import CASHIER
from db.operations.accounts import add_account, checked_login
from db.rules.sign_in_names import sign_in_name
from db.rules.texts import clean_line
from desktop_app.people.account_dialog import AccountDialog
from desktop_app.people.role_field import RoleField
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.new_password import NewPassword
from desktop_app.shell.session import Session


class NewPersonDialog(AccountDialog):
    """Makes an account; the sign-in name follows the name until somebody changes it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        title = translate("NewPersonDialog", "New person")
        super().__init__(session, title, translate("NewPersonDialog", "Add &person"), parent)
        self._name = QLineEdit()
        self._login = QLineEdit()
        self._role = RoleField(self.tr("Role"), CASHIER)
        self._password = NewPassword(self.tr("Pass&word"))
        self._build_form()
        self._name.textEdited.connect(self._on_name_edited)
        self.submitted.connect(self._on_submitted)

    @classmethod
    def ask(cls, session: Session, parent: QWidget | None = None) -> bool:
        """Whether somebody was added."""
        return cls(session, parent).answered()

    def _build_form(self) -> None:
        self.setObjectName("newPersonDialog")
        self._name.setObjectName("personName")
        self._login.setObjectName("personLogin")
        self._name_row = self.add_row(self.tr("&Name"), self._name)
        hint = self.tr("What is typed to sign in: short, without spaces.")
        self._login_row = self.add_row(self.tr("&Sign-in name"), self._login, hint)
        self.add_row(self.tr("&Role"), self._role)
        self.content.addWidget(self._password)
        self.name_row("name", self._name_row)
        self.name_row("login", self._login_row)
        self.end_form(self._password.fields[-1])
        self._name.setFocus()

    def _on_name_edited(self, name: str) -> None:
        if not self._login.isModified():
            self._login.setText(sign_in_name(name))
            self._login_row.show_problem("")

    def _on_submitted(self) -> None:
        if not self._texts_can_be_taken():
            return
        password = self._password.password()
        if password is None:
            return
        add = partial(add_account, self.session.database, self.session.actor)
        login, name, role = self._login.text(), self._name.text(), self._role.role()
        self.run(partial(add, login=login, name=name, role=role, password=password))

    def _texts_can_be_taken(self) -> bool:
        """Whether name and sign-in name can be; if not the first that cannot says why."""
        try:
            clean_line(self._name.text(), "name")
            checked_login(self._login.text())
        except InvalidInput as error:
            row = self._name_row if error.field == "name" else self._login_row
            row.show_problem(sentence_for(error))
            row.field.setFocus()
            return False
        return True
