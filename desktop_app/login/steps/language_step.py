"""Which language the program speaks."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from desktop_app.login.answers import Answers
from desktop_app.login.steps.step import Step
from desktop_app.shell.translation import LANGUAGES
from desktop_app.widgets.controls import button


class LanguageStep(Step):
    """`language_chosen(code)` at once, so that the next word is already in it.

    `joining_chosen(joins)`: whether the shop is there already, on a server.
    """

    language_chosen = Signal(str)
    joining_chosen = Signal(bool)

    def __init__(self, answers: Answers) -> None:
        super().__init__(
            answers,
            self.tr("Language"),
            self.tr("Welcome to Lumbung"),
            _said(answers),
        )
        self._group = QButtonGroup(self)
        self._buttons = {code: QRadioButton(name) for code, name in LANGUAGES.items()}
        for code, radio in self._buttons.items():
            radio.setChecked(code == answers.language)
            radio.clicked.connect(lambda _=False, code=code: self._on_chosen(code))
            self._group.addButton(radio)
            self.add_choice(radio, f"language-{code}")
        new, there = self.tr("&Make a new shop"), self.tr("&Join a shop that is there already")
        other = new if answers.joins else there
        self._other = button(other, icon_name="sharing", name="otherWay")
        self._other.clicked.connect(lambda: self.joining_chosen.emit(not answers.joins))
        self.body.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeft)

    def enter(self) -> None:
        """The language that is spoken now."""
        self._buttons[self.answers.language].setFocus()

    def _on_chosen(self, code: str) -> None:
        if code != self.answers.language:
            self.answers.language = code
            self.language_chosen.emit(code)


def _said(answers: Answers) -> str:
    translate = QCoreApplication.translate
    if answers.joins:
        return translate(
            "LanguageStep",
            "This computer joins a shop that others share through a server already. It gets a copy"
            " of everything, and goes on working when the server cannot be reached.",
        )
    return translate(
        "LanguageStep",
        "Six short questions, then you can scan your first delivery. Everything stays on this"
        " computer; no internet is needed.",
    )
