"""A new password that is due before somebody can sign in."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from db.connection import ShopDatabase
from db.errors import LumbungError
from db.operations.own_account import choose_new_password
from desktop_app.shell.background import Background
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.new_password import NewPassword
from desktop_app.widgets.controls import label
from desktop_app.widgets.form_dialog import FormDialog


class DuePasswordDialog(FormDialog):
    """For who has just typed the right password; `chosen(actor)`: it is another one now.

    `refused(error)` comes with what a new password does not mend: the account was switched off.
    """

    chosen = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        database: ShopDatabase,
        background: Background,
        *,
        login: str,
        password: str,
        parent: QWidget,
    ) -> None:
        super().__init__(
            QCoreApplication.translate("DuePasswordDialog", "Choose a new password"),
            QCoreApplication.translate("DuePasswordDialog", "&Set it and sign in"),
            parent,
        )
        self.setObjectName("duePasswordDialog")
        self._background = background
        self._choose = partial(choose_new_password, database, login=login, password=password)
        self._passwords = NewPassword(self.tr("New &password"))
        self._build_rows()
        self.submitted.connect(self._on_submitted)

    def _build_rows(self) -> None:
        why = self.tr("Before you go on you need another password than the one until now.")
        self.content.addWidget(label(why, "quiet", wrap=True))
        self.content.addWidget(self._passwords)
        self._passwords.setFocus()

    def _on_submitted(self) -> None:
        password = self._passwords.password()
        if password is not None:
            self.set_busy(True)
            choose = partial(self._choose, new_password=password)
            self._background.ask_hub(choose, self._on_chosen, self._on_refused, owner=self)

    def _on_chosen(self, actor: object) -> None:
        self.accept()
        self.chosen.emit(actor)

    def _on_refused(self, error: LumbungError) -> None:
        self.set_busy(False)
        if error.code == "password_unchanged":
            self._passwords.show_problem(sentence_for(error))
        else:
            self.reject()
            self.refused.emit(error)
