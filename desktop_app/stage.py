"""Where the windows are shown: one is up at a time."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.appearance import Appearance
from desktop_app.login.card_window import CardWindow


class Stage:
    """`window` is the one that is up; `speak` changes the language of the whole program."""

    def __init__(self, appearance: Appearance, speak: Callable[[str], None]) -> None:
        self._appearance, self._speak = appearance, speak
        self.window: QWidget | None = None

    def show(self, window: QWidget) -> None:
        """Takes the place of the window that is up."""
        last, self.window = self.window, window
        window.show()
        if last is not None:
            last.hide()
            last.deleteLater()

    def show_card(self, make: Callable[[], CardWindow], on_closed: Callable[[], None]) -> None:
        """`make` is called again when the language changes."""

        def speak(language: str) -> None:
            self._speak(language)
            self.show_card(make, on_closed)

        window = make()
        window.language_chosen.connect(speak)
        window.theme_chosen.connect(self._appearance.paint)
        window.closed.connect(on_closed)
        self.show(window)

    def forget(self) -> None:
        """Nothing is up: whose window it was has put it away."""
        self.window = None
