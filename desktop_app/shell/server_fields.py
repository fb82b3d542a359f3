"""The fields that name a server: its hosts, its database, who signs in, whom it is vouched by."""

from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from db.errors import InvalidInput, LumbungError
from db.sharing.address import DATABASE, Address, checked_address
from desktop_app.shell.authority_file import read_authority
from desktop_app.shell.messages import closest_code, sentence_for
from desktop_app.widgets.controls import button
from desktop_app.widgets.form_row import FormRow
from desktop_app.widgets.password_field import PasswordField
from desktop_app.widgets.tokens import GRID

FIELDS = {
    "password_wrong": "password",
    "hub_login_refused": "password",
    "hub_door_shut": "hub_database",
    "hub_needs_encryption": "certificate",
    "hub_not_there": "hub_database",
}
"""The field that something is about which this computer or the server refuses."""


@dataclass(frozen=True)
class TypedServer:
    """What was typed; `certificate` is a file's path."""

    hosts: str = ""
    database: str = DATABASE
    certificate: str = ""
    login: str = ""
    password: str = field(default="", repr=False)

    def address(self, *, known: str = "") -> Address:
        """For a thread that may read a file; `known` and what is raised: as `checked_address`."""
        text = read_authority(self.certificate)
        return checked_address(
            hosts=self.hosts, database=self.database, certificate=text, known=known
        )


class ServerFields(QWidget):
    """Shows what is wrong beside the field that it is about."""

    def __init__(
        self,
        typed: TypedServer,
        *,
        own_login: bool = False,
        is_known: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`own_login`: who signs in is known, and cannot be changed here. `is_known`: so is the
        server, and without a file its certificate is the one that it had.
        """
        super().__init__(parent)
        self._is_known = is_known
        self._hosts = QLineEdit(typed.hosts)
        self._database = QLineEdit(typed.database)
        self._login = QLineEdit(typed.login)
        self._login.setReadOnly(own_login)
        self._password = PasswordField("serverPassword")
        self._password.setText(typed.password)
        self._certificate = QLineEdit(typed.certificate)
        self._choose = button(self.tr("C&hoose…"), icon_name="folder", name="chooseCertificate")
        self._build_ui()
        self._choose.clicked.connect(self._on_choose)

    def typed(self) -> TypedServer:
        """What stands in the fields."""
        return TypedServer(
            self._hosts.text().strip(),
            self._database.text().strip(),
            self._certificate.text().strip(),
            self._login.text().strip(),
            self._password.text(),
        )

    def is_complete(self) -> bool:
        """Whether nothing is missing; if not the first field that is empty says so."""
        self.clear_problems()
        for name, line in (("hosts", self._hosts), ("login", self._login)):
            if not line.text().strip():
                code = "hub_host_missing" if name == "hosts" else "text_missing"
                return not self.show_problem(InvalidInput(code, name))
        return bool(self._password.text()) or not self.show_problem(
            InvalidInput("text_missing", "password")
        )

    def enter(self) -> None:
        """What is typed first."""
        self._hosts.setFocus()

    def clear_problems(self) -> None:
        """Nothing is wrong (any more)."""
        for row in self._rows.values():
            row.show_problem("")

    def show_problem(self, error: LumbungError) -> bool:
        """Says beside its field what is wrong; False where it belongs to none of them."""
        about = error.field if isinstance(error, InvalidInput) else FIELDS.get(closest_code(error))
        row = self._rows.get(about or "")
        if row is None:
            return False
        row.show_problem(self._sentence(error))
        (self._certificate if row is self._rows["certificate"] else row.field).setFocus()
        return True

    def _sentence(self, error: LumbungError) -> str:
        """Whoever comes to a server for the first time may have mistaken more than a password."""
        if self._is_known or closest_code(error) != "hub_login_refused":
            return sentence_for(error)
        return self.tr(
            "The server does not take this name with this password in the database “{database}”. "
            "It does not say which is wrong. Check all three; a new server also has to be made "
            "ready with the owner's ticket (main.py hub init)."
        ).format(database=self._database.text().strip())

    def _build_ui(self) -> None:
        for line, name in (
            (self._hosts, "serverHosts"),
            (self._database, "serverDatabase"),
            (self._login, "serverLogin"),
            (self._certificate, "serverCertificate"),
        ):
            line.setObjectName(name)
        hosts = self.tr(
            "Name or address; with a port behind “:”, several with commas between them."
        )
        without = self.tr("Leave it empty only where the server is on this very computer.")
        if self._is_known:
            without = self.tr(
                "Leave it empty where it is as before, or the server is on this very computer."
            )
        self._rows = {
            "hosts": FormRow(self.tr("&Server"), self._hosts, hosts),
            "hub_database": FormRow(self.tr("&Database"), self._database),
            "login": FormRow(self.tr("S&ign-in name"), self._login),
            "password": FormRow(self.tr("Your pass&word"), self._password),
            "certificate": FormRow(self.tr("Certificate &file"), self._file(), without),
        }
        self._certificate.setAccessibleName(self.tr("Certificate file"))
        self._rows["port"] = self._rows["hosts"]
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * GRID)
        rows.addWidget(self._rows["hosts"])
        rows.addLayout(_pair(self._rows["hub_database"], self._rows["certificate"]))
        rows.addLayout(_pair(self._rows["login"], self._rows["password"]))

    def _file(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._certificate, 1)
        row.addWidget(self._choose)
        made.setFocusProxy(self._certificate)
        return made

    def _on_choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("The certificate of the authority"),
            "",
            self.tr("Certificates (*.crt *.pem *.cer);;All files (*)"),
        )
        if name:
            self._certificate.setText(name)
            self._rows["certificate"].show_problem("")


def _pair(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(2 * GRID)
    for each in (left, right):
        row.addWidget(each, 1, Qt.AlignmentFlag.AlignTop)
    return row
