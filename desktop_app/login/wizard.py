"""The first start: some questions, then the shop is made here, or joined."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.access import Actor
from db.errors import LumbungError
from db.home import Home
from desktop_app.login.answers import Answers
from desktop_app.login.making_shop import FillDemo, ShopJoiner, ShopMaker
from desktop_app.login.step_list import StepList
from desktop_app.login.steps.language_step import LanguageStep
from desktop_app.login.steps.step import Step
from desktop_app.shell.background import Background
from desktop_app.shell.messages import sentence_for
from desktop_app.widgets.controls import button, line, press_focused
from desktop_app.widgets.icons import icon
from desktop_app.widgets.messages import Banner
from desktop_app.widgets.tokens import GRID

_SIZE = QSize(960, 660)


class FirstStartWizard(QDialog):
    """`made(owner, language)` when the shop is there; `closed` when the person gave up.

    The owner is None in a shop that was joined: whoever did it signs in.

    Until then nothing is written. Enter presses the button that has the focus and takes a choice;
    everywhere else it goes on. Esc goes back; all answers stay.
    """

    made = Signal(object, str)
    closed = Signal()

    def __init__(
        self,
        home: Home,
        background: Background,
        answers: Answers,
        fill_demo: FillDemo,
        speak: Callable[[str], None],
    ) -> None:
        """`speak(language)` makes the whole program speak a language, at once."""
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("firstStartWizard")
        self._background = background
        self._answers = answers
        self._speak = speak
        self._new, self._joining = ShopMaker(home, fill_demo, self), ShopJoiner(home, self)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.setWindowIcon(icon("lumbung"))
        self.resize(_SIZE)
        self._build_ui()

    @property
    def _maker(self) -> ShopMaker | ShopJoiner:
        return self._joining if self._answers.joins else self._new

    def reject(self) -> None:
        """Esc goes one step back; at the first step it closes."""
        if self._pages.currentWidget() is self._making:
            self._maker.stop()
        elif self._pages.currentIndex():
            self._show_step(self._pages.currentIndex() - 1)
        else:
            self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes a choice that is not taken yet; a tick has to be meant, and needs Space."""
        focused = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(focused, QRadioButton) and not focused.isChecked():
            focused.click()
        elif not press_focused(self, event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A shop that is being made is not wanted any more."""
        self._maker.stop()
        event.accept()
        self.closed.emit()

    def _build_ui(self) -> None:
        """Made anew when the language changes, so that every word is in it."""
        self.setWindowTitle(self.tr("Set up your shop - Lumbung"))
        self._steps: list[Step] = [step(self._answers) for step in self._maker.steps]
        self._making = self._maker.page()
        self._list = StepList([step.name for step in self._steps])
        self._banner = Banner()
        self._back = button(self.tr("&Back"), icon_name="chevron-left", name="back")
        self._next = button("", "primary", name="next")
        self._next.setDefault(True)
        self._pages = QStackedWidget()
        for page in (*self._steps, self._making):
            self._pages.addWidget(page)
        self._rows.addWidget(self._frame())
        self._connect_signals()
        self._show_step(0)

    def _frame(self) -> QWidget:
        self._inner = QWidget()
        columns = QHBoxLayout(self._inner)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self._list)
        rows = QVBoxLayout()
        rows.setContentsMargins(5 * GRID, 4 * GRID, 5 * GRID, 2 * GRID)
        rows.setSpacing(2 * GRID)
        rows.addWidget(self._pages, 1)
        rows.addWidget(self._banner)
        rows.addWidget(line())
        rows.addLayout(self._buttons())
        columns.addLayout(rows, 1)
        return self._inner

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addStretch(1)
        row.addWidget(self._back)
        row.addWidget(self._next)
        return row

    def _connect_signals(self) -> None:
        self._back.clicked.connect(self.reject)
        self._next.clicked.connect(self._on_next)
        self._making.cancelled.connect(self._maker.stop)
        self._maker.progressed.connect(self._making.show_progress)
        for step in self._steps:
            if isinstance(step, LanguageStep):
                queued = Qt.ConnectionType.QueuedConnection
                step.language_chosen.connect(self._on_language_chosen, queued)
                step.joining_chosen.connect(self._on_joining_chosen, queued)

    def _show_step(self, place: int) -> None:
        self._banner.hide()
        last = place == len(self._steps) - 1
        self._back.setVisible(place > 0)
        self._next.setText(self._maker.last_words() if last else self.tr("&Next"))
        self._next.setVisible(True)
        self._list.mark(place)
        self._pages.setCurrentIndex(place)
        self._steps[place].enter()

    def _on_next(self) -> None:
        place = self._pages.currentIndex()
        if not self._steps[place].take():
            return
        if place + 1 < len(self._steps):
            self._show_step(place + 1)
        else:
            self._make()

    def _make(self) -> None:
        self._back.hide()
        self._next.hide()
        self._banner.hide()
        self._pages.setCurrentWidget(self._making)
        self._making.begin()
        self._maker.begin()
        run = self._background.ask_hub if self._answers.joins else self._background.write
        make: Callable[[], Actor | None] = partial(self._maker.make, self._answers)
        run(make, self._on_made, self._on_refused, owner=self)

    def _on_made(self, owner: Actor | None) -> None:
        self.made.emit(owner, self._answers.language)

    def _on_refused(self, error: LumbungError) -> None:
        """At the step where it was asked, else at the last one."""
        asked = (place for place, step in enumerate(self._steps) if step.show_problem(error))
        place = next(asked, len(self._steps) - 1)
        self._show_step(place)
        if error.code != "interrupted" and not self._steps[place].show_problem(error):
            self._banner.show_message("error", sentence_for(error))

    def _on_joining_chosen(self, joins: bool) -> None:
        self._answers.joins = joins
        self._build_anew()
        self._show_step(1)

    def _on_language_chosen(self, language: str) -> None:
        self._speak(language)
        self._build_anew()

    def _build_anew(self) -> None:
        self._inner.deleteLater()
        self._rows.removeWidget(self._inner)
        self._inner.hide()
        self._build_ui()
