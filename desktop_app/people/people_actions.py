"""What can be done to people."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from db.operations.accounts import disable_account, enable_account
from db.queries.people import AccountRow
from desktop_app.people.change_role_dialog import ChangeRoleDialog
from desktop_app.people.new_password_dialog import NewPasswordDialog
from desktop_app.people.new_person_dialog import NewPersonDialog
from desktop_app.shell.session import Session
from desktop_app.widgets.icons import icon
from desktop_app.widgets.messages import Toast


class PeopleActions(QObject):
    """New, change role, new password, disable, let in again; `failed` carries the error."""

    failed = Signal(object)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._account: AccountRow | None = None
        self._toast = Toast(page)
        self.new = self._action("newPerson", "add", self.tr("New person"), "Ctrl+N")
        self.new.setShortcuts([QKeySequence("Ctrl+N"), QKeySequence("Ins")])
        self.change_role = self._action("changeRole", "edit", self.tr("Change role"), "F2")
        self._password = self._action("newPassword", "key", self.tr("New password"), "F3")
        self._disable = self._action("disablePerson", "lock", self.tr("Disable"), "Del")
        self._enable = self._action("enablePerson", "undo", self.tr("Let in again"), "F4")
        self.for_one = [self.change_role, self._password, self._disable, self._enable]
        self._connect_signals()
        self.show_account(None)

    def show_account(self, account: AccountRow | None) -> None:
        """The person that the actions are for."""
        self._account = account
        disabled = account is not None and account.disabled
        for action in self.for_one:
            action.setEnabled(account is not None)
        for action, fits in ((self._disable, not disabled), (self._enable, disabled)):
            action.setEnabled(account is not None and fits)
            action.setVisible(fits)

    def _action(self, name: str, icon_name: str, text: str, key: str) -> QAction:
        action = QAction(icon(icon_name), text, self)
        action.setObjectName(f"{name}Action")
        action.setShortcut(QKeySequence(key))
        self._page.addAction(action)
        return action

    def _connect_signals(self) -> None:
        for action, slot in (
            (self.new, self._on_new),
            (self.change_role, self._on_change_role),
            (self._password, self._on_new_password),
            (self._disable, self._on_disable),
            (self._enable, self._on_enable),
        ):
            action.triggered.connect(slot)

    def _on_new(self) -> None:
        NewPersonDialog.ask(self._session, self._page)

    def _on_change_role(self) -> None:
        if self._account:
            ChangeRoleDialog.ask(self._session, self._account, self._page)

    def _on_new_password(self) -> None:
        if self._account and NewPasswordDialog.ask(self._session, self._account, self._page):
            said = self.tr("{name} has a new password").format(name=self._account.name)
            self._toast.show_message(said)

    def _on_disable(self) -> None:
        account = self._account
        if account is None:
            return
        said = self.tr("{name} cannot sign in any more").format(name=account.name)
        disable = partial(disable_account, self._session.database, self._session.actor)

        def on_done() -> None:
            self._toast.show_message(said, self.tr("&Undo"), lambda: self._let_in(account))

        self._write(partial(disable, account=account.id), on_done)

    def _on_enable(self) -> None:
        if self._account:
            self._let_in(self._account)

    def _let_in(self, account: AccountRow) -> None:
        said = self.tr("{name} can sign in again").format(name=account.name)
        enable = partial(enable_account, self._session.database, self._session.actor)
        self._write(partial(enable, account=account.id), lambda: self._toast.show_message(said))

    def _write(self, operation: Callable[[], None], on_done: Callable[[], None]) -> None:
        def done(_nothing: None) -> None:
            self._session.signals.accounts_changed.emit()
            on_done()

        self._session.background.ask_hub(operation, done, self.failed.emit, owner=self)
