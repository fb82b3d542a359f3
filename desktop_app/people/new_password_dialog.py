"""Asks for a person's new password, typed twice."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from db.operations.accounts import reset_password
from db.queries.people import AccountRow
from desktop_app.people.account_dialog import AccountDialog
from desktop_app.shell.new_password import NewPassword
from desktop_app.shell.session import Session


class NewPasswordDialog(AccountDialog):
    """Gives a person who forgot theirs another password."""

    def __init__(
        self, session: Session, account: AccountRow, parent: QWidget | None = None
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("NewPasswordDialog", "New password for {name}")
        title = title.format(name=account.name)
        super().__init__(session, title, translate("NewPasswordDialog", "&Set password"), parent)
        self._account = account
        self._password = NewPassword(self.tr("New pass&word"))
        self.setObjectName("newPasswordDialog")
        self.content.addWidget(self._password)
        self.end_form(self._password.fields[-1])
        self._password.setFocus()
        self.submitted.connect(self._on_submitted)

    @classmethod
    def ask(cls, session: Session, account: AccountRow, parent: QWidget | None = None) -> bool:
        """Whether the person has another password now."""
        return cls(session, account, parent).answered()

    def _on_submitted(self) -> None:
        password = self._password.password()
        if password is not None:
            reset = partial(reset_password, self.session.database, self.session.actor)
            self.run(partial(reset, account=self._account.id, password=password))
