"""The fields that name a server: its hosts, its database, who signs in, whom it is vouched by."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from db.errors import InvalidInput, LumbungError
from db.sharing.address import DATABASE, Address, checked_address, read_certificate
from desktop_app.shell.messages import sentence_for
from desktop_app.widgets.controls import button
from desktop_app.widgets.form_row import FormRow
from desktop_app.widgets.password_field import PasswordField
from desktop_app.widgets.tokens import GRID


class ServerFields(QWidget):
    """`address()` is made off the UI thread: it reads the certificate's file."""

    def __init__(self, login: str = "", parent: QWidget | None = None) -> None:
        """`login`: who signs in; without one it is asked for."""
        super().__init__(parent)
        self._hosts = QLineEdit()
        self._database = QLineEdit(DATABASE)
        self._login = QLineEdit(login)
        self._login.setReadOnly(bool(login))
        self._password = PasswordField("serverPassword")
        self._certificate = QLineEdit()
        self._choose = button(self.tr("C&hoose…"), icon_name="folder", name="chooseCertificate")
        self._build_ui()
        self._choose.clicked.connect(self._on_choose)

    @property
    def login(self) -> str:
        """The name to sign in with."""
        return self._login.text().strip()

    @property
    def password(self) -> str:
        """As it was typed."""
        return self._password.text()

    def address(self) -> Callable[[], Address]:
        """Makes the address that was typed; raises `InvalidInput` for what cannot be one."""
        return partial(
            _address, self._hosts.text(), self._database.text(), self._certificate.text().strip()
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
        if error.code == "hub_login_refused":
            row = self._rows["password"]
        elif isinstance(error, InvalidInput) and error.field in self._rows:
            row = self._rows[error.field]
        else:
            return False
        row.show_problem(sentence_for(error))
        (self._certificate if row is self._rows["certificate"] else row.field).setFocus()
        return True

    def _build_ui(self) -> None:
        for field, name in (
            (self._hosts, "serverHosts"),
            (self._database, "serverDatabase"),
            (self._login, "serverLogin"),
            (self._certificate, "serverCertificate"),
        ):
            field.setObjectName(name)
        hosts = self.tr(
            "Name or address; with a port behind “:”, several with commas between them."
        )
        own = self.tr("Leave it empty only where the server is on this very computer.")
        self._rows = {
            "hosts": FormRow(self.tr("&Server"), self._hosts, hosts),
            "hub_database": FormRow(self.tr("&Database"), self._database),
            "login": FormRow(self.tr("Sign-in &name"), self._login),
            "password": FormRow(self.tr("Your pass&word"), self._password),
            "certificate": FormRow(self.tr("Certificate &file"), self._file(), own),
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


def _address(hosts: str, database: str, certificate: str) -> Address:
    text = read_certificate(Path(certificate)) if certificate else ""
    return checked_address(hosts=hosts, database=database, certificate=text)


def _pair(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(2 * GRID)
    row.addWidget(left, 1)
    row.addWidget(right, 1)
    return row
