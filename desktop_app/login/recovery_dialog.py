"""A forgotten owner's password: whoever holds the recovery key chooses a new one."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import LumbungError
from db.operations.accounts import reset_owner_password
from db.queries.people import SignInName, owners
from desktop_app.shell.background import Background
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.new_password import NewPassword
from desktop_app.widgets.form_dialog import FormDialog
from desktop_app.widgets.tokens import GRID


class RecoveryDialog(FormDialog):
    """`recovered(actor)`: the owner has a new password and is signed in.

    Who owns the shop is told once the key is right: the one owner, or, of several, `chosen`.
    """

    recovered = Signal(object)

    def __init__(
        self, database: ShopDatabase, background: Background, chosen: str, parent: QWidget
    ) -> None:
        super().__init__(
            QCoreApplication.translate("RecoveryDialog", "A new password for the owner"),
            QCoreApplication.translate("RecoveryDialog", "&Set the password"),
            parent,
            width=82 * GRID,
        )
        self.setObjectName("recoveryDialog")
        self._database = database
        self._background = background
        self._chosen = chosen
        self._build_rows()
        self._key.textEdited.connect(self._on_key_edited)
        self.submitted.connect(self._on_submitted)

    def _build_rows(self) -> None:
        self._key, self._login = QLineEdit(), QLineEdit()
        self._login.setObjectName("ownerLogin")
        self._key.setObjectName("recoveryKey")
        hint = self.tr("The fourteen groups that were written down when the shop was made.")
        self._key_row = self.add_row(self.tr("Recovery &key"), self._key, hint)
        self._login_row = self.add_row(self.tr("The owner's sign-in &name"), self._login)
        self._passwords = NewPassword(self.tr("New &password"))
        self.content.addWidget(self._passwords)
        self.content.addStretch(1)
        self._key.setFocus()

    def _on_key_edited(self, key: str) -> None:
        def stay_silent(_error: LumbungError) -> None:
            """A key that is not whole yet is told of when it is sent."""

        self._background.read(
            lambda: owners(self._database, key),
            self._on_owners,
            stay_silent,
            owner=self,
            key="owners",
        )

    def _on_owners(self, names: list[SignInName]) -> None:
        logins = [name.login for name in names]
        proposed = logins[0] if len(logins) == 1 else self._chosen
        if proposed in logins and not self._login.text():
            self._login.setText(proposed)
            if self._login.hasFocus():
                self._login.selectAll()  # whoever is there already types over it
            self._login_row.show_problem("")

    def _on_submitted(self) -> None:
        password = self._passwords.password()
        if password is None:
            return
        login, key = self._login.text(), self._key.text()
        self.set_busy(True)

        def reset() -> Actor:
            return reset_owner_password(
                self._database, login=login, recovery_key=key, password=password
            )

        self._background.write(reset, self._on_done, self._on_refused, owner=self)

    def _on_done(self, actor: Actor) -> None:
        self.accept()
        self.recovered.emit(actor)

    def _on_refused(self, error: LumbungError) -> None:
        self.set_busy(False)
        rows = {
            "owner_unknown": self._login_row,
            "recovery_key_malformed": self._key_row,
            "recovery_key_mistyped": self._key_row,
            "recovery_key_wrong": self._key_row,
        }
        row = rows.get(error.code)
        if row is None:
            self.show_error(sentence_for(error))
            return
        row.show_problem(sentence_for(error))
        row.field.setFocus()
