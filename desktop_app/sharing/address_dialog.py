"""The server is found somewhere else from now on: under another name, or as a second one."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import LumbungError
from db.operations.own_account import unlock
from db.sharing.address import Address
from db.sharing.moving import change_address
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.server_fields import ServerFields, TypedServer
from desktop_app.shell.session import Session
from desktop_app.widgets.controls import label
from desktop_app.widgets.form_dialog import FormDialog
from desktop_app.widgets.tokens import GRID


class AddressDialog(FormDialog):
    """Begins with the address that is known; keeps another one only where this shop's server is."""

    def __init__(
        self, session: Session, known: Address, *, with_key: bool, parent: QWidget | None = None
    ) -> None:
        """`with_key`: for whom the server has not let in for too long."""
        super().__init__(
            QCoreApplication.translate("AddressDialog", "Where is the server now?"),
            QCoreApplication.translate("AddressDialog", "&Use this address"),
            parent,
            width=96 * GRID,
        )
        self._session, self._known = session, known
        typed = TypedServer(", ".join(known.hosts), known.database, login=session.person.login)
        self._fields = ServerFields(typed, own_login=True, is_known=True)
        self._key = QLineEdit()
        self._build_content(with_key=with_key)
        self.submitted.connect(self._on_submitted)

    @classmethod
    def ask(
        cls, session: Session, known: Address, parent: QWidget | None = None, *, with_key: bool
    ) -> bool:
        """Whether this computer looks for the server somewhere else now."""
        return cls(session, known, with_key=with_key, parent=parent).answered()

    def _build_content(self, *, with_key: bool) -> None:
        self.setObjectName("addressDialog")
        self._key.setObjectName("recoveryKey")
        said = self.tr(
            "For the server of this shop that has another name or another certificate, or that "
            "has a second one beside it. What waits on this computer goes there. Every other "
            "computer has to be told too."
        )
        self.content.addWidget(label(said, "quiet", wrap=True))
        self.content.addWidget(self._fields)
        self._row = self.add_row(
            self.tr("Recovery &key of this computer"),
            self._key,
            self.tr("It is asked for because the server has not seen you here for 30 days."),
        )
        self._row.setVisible(with_key)
        self._fields.enter()

    def _on_submitted(self) -> None:
        self._row.show_problem("")
        if not self._fields.is_complete():
            return
        self.set_busy(True)
        session, server = self._session, self._fields.typed()
        key = None if self._row.isHidden() else self._key.text()
        change = partial(
            _change, *(session.database, session.actor), server, self._known, recovery_key=key
        )
        session.background.ask_hub(change, lambda _: self.accept(), self._on_refused, owner=self)

    def _on_refused(self, error: LumbungError) -> None:
        self.set_busy(False)
        if error.code.startswith("recovery_key"):
            self._row.show_problem(sentence_for(error))
            self._key.setFocus()
        elif not self._fields.show_problem(error):
            self.show_error(sentence_for(error))


def _change(
    database: ShopDatabase,
    actor: Actor,
    server: TypedServer,
    known: Address,
    *,
    recovery_key: str | None,
) -> None:
    """Whoever sits there proves first that the session is theirs."""
    address = server.address(known=known.certificate)
    unlock(database, actor, password=server.password)
    change_address(database, actor, address=address, recovery_key=recovery_key)
