"""The shop that this computer joins: where it is, and who signs in."""

from PySide6.QtCore import QSysInfo
from PySide6.QtWidgets import QLineEdit

from db.errors import InvalidInput, LumbungError
from desktop_app.login.answers import Answers
from desktop_app.login.steps.step import FORM_WIDTH, Step
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.server_fields import ServerFields


class ServerStep(Step):
    """Whether it is right turns out when the shop is joined."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(
            answers,
            self.tr("Server"),
            self.tr("The shop to join"),
            self.tr(
                "Whoever looks after the server knows these. You sign in as on the other computers;"
                " it takes the right to share the shop."
            ),
        )
        self._fields = ServerFields(answers.server)
        self._fields.setMaximumWidth(FORM_WIDTH)
        self.body.addWidget(self._fields)
        self._name = QLineEdit(answers.computer or QSysInfo.machineHostName())
        self._name_row = self.add_field(self.tr("This &computer's name"), self._name, "deviceName")

    def enter(self) -> None:
        """The server first."""
        self._fields.enter()

    def take(self) -> bool:
        """All that has to be there."""
        self.answers.server = self._fields.typed()
        self.answers.computer = self._name.text().strip()
        return self._fields.is_complete()

    def show_problem(self, error: LumbungError) -> bool:
        """What the server refused is most often one of these."""
        if isinstance(error, InvalidInput) and error.field == "device_name":
            self._name_row.show_problem(sentence_for(error))
            return True
        return self._fields.show_problem(error)
