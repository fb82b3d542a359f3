"""A computer leaves a server that is gone for good: whoever holds its recovery key may do that."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from db.errors import LumbungError
from db.sharing.starting import leave_hub
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.session import Session
from desktop_app.widgets.controls import label
from desktop_app.widgets.form_dialog import FormDialog
from desktop_app.widgets.tokens import GRID


class LeaveDialog(FormDialog):
    """Says what is kept and what is not; the key is that of this computer's own copy."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("LeaveDialog", "Leave without the server?"),
            QCoreApplication.translate("LeaveDialog", "&Leave"),
            parent,
            primary="danger",
            width=82 * GRID,
        )
        self._session = session
        self.setObjectName("leaveDialog")
        self._build_content()
        self.submitted.connect(self._on_submitted)

    @classmethod
    def ask(cls, session: Session, parent: QWidget | None = None) -> bool:
        """Whether the computer has left."""
        return cls(session, parent).answered()

    def _build_content(self) -> None:
        said = self.tr(
            "Only for a server that never comes back. This computer keeps all of the shop, with "
            "what waits here, and becomes a shop of its own, which can found a new server. All "
            "other computers then join that one anew."
        )
        self.content.addWidget(label(said, wrap=True))
        self._key = QLineEdit()
        self._key.setObjectName("recoveryKey")
        hint = self.tr(
            "The fourteen groups that were written down when the shop came to this computer."
        )
        self._row = self.add_row(self.tr("Recovery &key"), self._key, hint)
        self._key.setFocus()

    def _on_submitted(self) -> None:
        self.set_busy(True)
        session = self._session
        leave = partial(leave_hub, session.database, session.actor, recovery_key=self._key.text())
        session.background.write(leave, lambda _: self.accept(), self._on_refused, owner=self)

    def _on_refused(self, error: LumbungError) -> None:
        self.set_busy(False)
        if error.code.startswith("recovery_key"):
            self._row.show_problem(sentence_for(error))
            self._key.setFocus()
        else:
            self.show_error(sentence_for(error))
