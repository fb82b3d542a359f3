"""What the dialogs about an account share: they do one operation, or say why it was refused."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from db.errors import InvalidInput, LumbungError
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.session import Session
from desktop_app.widgets.form_dialog import FormDialog
from desktop_app.widgets.form_row import FormRow


class AccountDialog(FormDialog):
    """Closes once `run` is done; a refusal stands beside its field, or above where it has none."""

    def __init__(
        self, session: Session, title: str, primary_text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, primary_text, parent)
        self.session = session
        self._rows: dict[str, FormRow] = {}

    def run(self, operation: Callable[[], object]) -> None:
        """Does the work off the windows' thread; in a shared shop the server is asked."""
        self.set_busy(True)
        self.session.background.ask_hub(operation, self._on_done, self._on_failed, owner=self)

    def name_row(self, field: str, row: FormRow) -> None:
        """The row where a problem of an operation's field is told."""
        self._rows[field] = row

    def end_form(self, last: QWidget) -> None:
        """Nothing comes after this field but the buttons."""
        self.content.addStretch(1)
        self.setTabOrder(last, self.cancel)
        self.setTabOrder(self.cancel, self.primary)

    def _on_done(self, _result: object) -> None:
        self.set_busy(False)
        self.session.signals.accounts_changed.emit()
        self.accept()

    def _on_failed(self, error: LumbungError) -> None:
        self.set_busy(False)
        row = self._rows.get(_field(error))
        if row is None:
            self.show_error(sentence_for(error))
            return
        row.show_problem(sentence_for(error))
        row.field.setFocus()


def _field(error: LumbungError) -> str:
    return error.field if isinstance(error, InvalidInput) else error.code.removesuffix("_taken")
