"""Asks which role a person has from now on."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from db.operations.accounts import change_role
from db.queries.people import AccountRow
from desktop_app.people.account_dialog import AccountDialog
from desktop_app.people.role_field import RoleField
from desktop_app.shell.session import Session


class ChangeRoleDialog(AccountDialog):
    """Changes a person's role; the last owner keeps theirs."""

    def __init__(
        self, session: Session, account: AccountRow, parent: QWidget | None = None
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("ChangeRoleDialog", "Role of {name}").format(name=account.name)
        super().__init__(session, title, translate("ChangeRoleDialog", "Change ro&le"), parent)
        self._account = account
        self._role = RoleField(self.tr("Role"), account.role, account.role_name)
        self.setObjectName("changeRoleDialog")
        self.add_row(self.tr("&Role"), self._role)
        self.end_form(self._role)
        self._role.setFocus()
        self.submitted.connect(self._on_submitted)

    @classmethod
    def ask(cls, session: Session, account: AccountRow, parent: QWidget | None = None) -> bool:
        """Whether the person has another role now."""
        return cls(session, account, parent).answered()

    def _on_submitted(self) -> None:
        change = partial(change_role, self.session.database, self.session.actor)
        self.run(partial(change, account=self._account.id, role=self._role.role()))
