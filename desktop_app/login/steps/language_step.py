"""Which language the program speaks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from desktop_app.login.answers import Answers
from desktop_app.login.steps.step import Step
from desktop_app.shell.translation import LANGUAGES


class LanguageStep(Step):
    """`language_chosen(code)` at once, so that the next word is already in it."""

    language_chosen = Signal(str)

    def __init__(self, answers: Answers) -> None:
        super().__init__(
            answers,
            self.tr("Language"),
            self.tr("Welcome to Lumbung"),
            self.tr(
                "Six short questions, then you can scan your first delivery. Everything stays on"
                " this computer; no internet is needed."
            ),
        )
        self._group = QButtonGroup(self)
        self._buttons = {code: QRadioButton(name) for code, name in LANGUAGES.items()}
        for code, radio in self._buttons.items():
            radio.setChecked(code == answers.language)
            radio.clicked.connect(lambda _=False, code=code: self._on_chosen(code))
            self._group.addButton(radio)
            self.add_choice(radio, f"language-{code}")

    def enter(self) -> None:
        """The language that is spoken now."""
        self._buttons[self.answers.language].setFocus()

    def _on_chosen(self, code: str) -> None:
        if code != self.answers.language:
            self.answers.language = code
            self.language_chosen.emit(code)
