"""Who are you: the shop's people to choose from, and a password."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox

from db.errors import LumbungError, Refused
from desktop_app.login.card_window import PROGRAM, CardWindow, Look
from desktop_app.login.countdown import Countdown
from desktop_app.shell.background import Background
from desktop_app.shell.messages import sentence_for
from desktop_app.widgets.controls import button, label, set_look
from desktop_app.widgets.form_row import FormRow
from desktop_app.widgets.messages import Banner
from desktop_app.widgets.password_field import PasswordField

if TYPE_CHECKING:  # the window is up before the database is loaded
    from db.access import Actor
    from db.connection import ShopDatabase
    from db.queries.people import SignInName
    from db.queries.shop import Shop

DEMO_PEOPLE = ("owner", "gudang", "kasir", "pengamat")
DEMO_PASSWORD = "lumbung-demo"  # noqa: S105  (known to all: these people exist in demo shops alone)


class LoginWindow(CardWindow):
    """`signed_in(actor)` once the password is right; a wrong one makes the next try wait.

    Of whom a new password is due, it is asked for first.

    It can be shown before the shop is open; `welcome` then says whose it is and who there is.
    """

    signed_in = Signal(object)

    def __init__(
        self, background: Background, look: Look, last_login: str, clock: Callable[[], int]
    ) -> None:
        """`clock` gives microseconds UTC."""
        super().__init__(PROGRAM, look)
        self.setObjectName("loginWindow")
        self._database: ShopDatabase | None = None
        self._background = background
        self._last_login = last_login
        self._clock = clock
        self._countdown = Countdown(clock, self)
        self._refusal = ""
        self._build_ui()
        self._connect_signals()

    @property
    def login(self) -> str:
        """The sign-in name of the person who is chosen, or was typed."""
        typed = self._person.currentText().strip()
        place = self._person.findText(typed)
        return str(self._person.itemData(place) if place >= 0 else typed)

    def welcome(
        self, database: "ShopDatabase", shop: "Shop", names: "Sequence[SignInName]"
    ) -> None:
        """The shop is open; from now on people can sign in."""
        self._database = database
        self.set_title(shop.name)
        self._add_names(names)
        self._person.setEditable(shop.is_shared)  # who was added on another PC is typed
        if shop.demo:
            self._show_demo_people(names)
        for control in (self._person, self._sign_in, self._forgot):
            control.setEnabled(True)
        if len(names) > 1 and self.login != self._last_login:
            self._person.setFocus()

    def show_refusal(self, error: LumbungError) -> None:
        """Why the person is not let in, and how long the next try has to wait."""
        wait = error.details.get("wait")
        if isinstance(wait, int) and wait:
            code = "sign_in_unasked" if error.code == "sign_in_unasked" else "sign_in_wrong"
            self._refusal = sentence_for(Refused(code, wait=0)).strip()
            self._countdown.start(wait)
        else:
            self._sign_in.setEnabled(True)
            self._banner.show_message("error", sentence_for(error))
        self._password.selectAll()
        self._password.setFocus()

    def reject(self) -> None:
        """Esc empties the password; it does not end the program."""
        self._password.clear()
        self._password.setFocus()

    def _build_ui(self) -> None:
        self._person = QComboBox()
        self._person.setObjectName("person")
        self._person.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._password = PasswordField("password")
        self._caps = label(self.tr("Caps Lock is on."), "caption")
        set_look(self._caps, "tone", "amber")
        self._demo_people = label("", "quiet", wrap=True)
        self._demo_people.setObjectName("demoPeople")
        self._banner = Banner()
        self._sign_in = button(self.tr("&Sign in"), "primary", name="signIn")
        self._forgot = button(self.tr("&Forgot the owner's password?"), "quiet", name="forgot")
        self._sign_in.setDefault(True)
        for control in (self._person, self._sign_in, self._forgot):
            control.setEnabled(False)
        self._lay_out()
        self._password.setFocus()

    def _lay_out(self) -> None:
        self.card.addWidget(FormRow(self.tr("&Name"), self._person))
        self.card.addWidget(FormRow(self.tr("&Password"), self._password))
        for widget in (self._caps, self._banner, self._sign_in, self._forgot):
            self.card.addWidget(widget)
        self.below.addWidget(self._demo_people)
        self._caps.hide()
        self._demo_people.hide()

    def _connect_signals(self) -> None:
        self._sign_in.clicked.connect(self._on_sign_in)
        self._forgot.clicked.connect(self._on_forgot)
        self._person.currentIndexChanged.connect(self._on_person_chosen)
        self._password.caps_lock_seen.connect(self._caps.setVisible)
        self._countdown.changed.connect(self._on_second)

    def _add_names(self, names: "Sequence[SignInName]") -> None:
        with QSignalBlocker(self._person):
            self._person.clear()
            for name in names:
                shown = name.name if name.name == name.login else f"{name.name} ({name.login})"
                self._person.addItem(shown, name.login)
            self._person.setCurrentIndex(max(self._person.findData(self._last_login), 0))

    def _show_demo_people(self, names: "Sequence[SignInName]") -> None:
        known = {name.login for name in names}
        there = ", ".join(login for login in DEMO_PEOPLE if login in known)
        text = self.tr(
            "This is a demo shop. {people}: password {password}, unless you chose your own."
        )
        self._demo_people.setText(text.format(people=there, password=DEMO_PASSWORD))
        self._demo_people.show()

    def _on_sign_in(self) -> None:
        database, login, password = self._open_database(), self.login, self._password.text()
        self._sign_in.setEnabled(False)

        def sign_in() -> "Actor":
            from db.operations import accounts  # Argon2 is loaded here, off the UI thread

            return accounts.sign_in(database, login=login, password=password, clock=self._clock)

        refused = partial(self._on_refused, login, password)
        self._background.ask_hub(sign_in, self.signed_in.emit, refused, owner=self)

    def _on_refused(self, login: str, password: str, error: LumbungError) -> None:
        self.show_refusal(error)
        if error.code == "new_password_due":
            self._ask_for_new_password(login, password)

    def _ask_for_new_password(self, login: str, password: str) -> None:
        from desktop_app.login.due_password_dialog import DuePasswordDialog

        dialog = DuePasswordDialog(
            self._open_database(), self._background, login=login, password=password, parent=self
        )
        dialog.chosen.connect(self.signed_in)
        dialog.refused.connect(self.show_refusal)
        dialog.finished.connect(dialog.deleteLater)  # it knows a password
        dialog.open()

    def _on_second(self, left: int) -> None:
        self._sign_in.setEnabled(not left)
        if left:
            wait = self.tr("You can try again in {time}.").format(time=self._in_words(left))
            self._banner.show_message("amber", f"{self._refusal} {wait}")
        else:
            self._banner.show_message("info", self.tr("You can try again now."))
            self._password.selectAll()  # what was typed meanwhile is sent, or typed over

    def _in_words(self, seconds: int) -> str:
        minutes, seconds = divmod(seconds, 60)
        short, long = self.tr("{seconds} s"), self.tr("{minutes} min {seconds} s")
        return (long if minutes else short).format(minutes=minutes, seconds=seconds)

    def _on_person_chosen(self) -> None:
        """The wait is that person's alone."""
        self._countdown.stop()
        self._sign_in.setEnabled(True)
        self._banner.hide()
        self._password.clear()

    def _on_forgot(self) -> None:
        from desktop_app.login.recovery_dialog import RecoveryDialog

        dialog = RecoveryDialog(self._open_database(), self._background, self.login, self)
        dialog.recovered.connect(self.signed_in)
        dialog.open()

    def _open_database(self) -> "ShopDatabase":
        assert self._database is not None  # noqa: S101  (the buttons wait for `welcome`)
        return self._database
