"""How the program speaks and looks, as it was chosen last."""

from PySide6.QtWidgets import QApplication

from desktop_app.login.card_window import Look
from desktop_app.shell.settings import Settings
from desktop_app.shell.theme import ThemeChoice, apply_theme
from desktop_app.shell.translation import Language


class Appearance:
    """Of the whole program, from its start; `language.forget()` ends it."""

    def __init__(self, application: QApplication, settings: Settings) -> None:
        self._settings = settings
        self.language = Language(application, settings.language)
        self._theme = apply_theme(application, _theme_choice(settings.theme))

    @property
    def look(self) -> Look:
        """How it is just now."""
        return Look(self.language.code, self._theme.choice)

    def speak(self, language: str) -> None:
        """Another language; windows that are up are made anew by whoever shows them."""
        self._settings.language = language
        self.language.use(language)

    def paint(self, theme: str) -> None:
        """Another look, at once."""
        self._settings.theme = theme
        self._theme.apply(_theme_choice(theme))


def _theme_choice(text: str) -> ThemeChoice:
    return text if text in ("light", "dark") else "system"  # type: ignore[return-value]  # mypy keeps str
