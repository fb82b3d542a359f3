"""What every step of the first start has: a heading, a sentence, fields, and an answer to take."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QRadioButton, QVBoxLayout, QWidget

from db.errors import InvalidInput, LumbungError
from desktop_app.login.answers import Answers
from desktop_app.shell.messages import sentence_for
from desktop_app.widgets.controls import Panel, label
from desktop_app.widgets.form_row import FormRow
from desktop_app.widgets.tokens import GRID

FORM_WIDTH = 60 * GRID


class Step(QWidget):
    """One question. `name` stands in the list of steps; override `take` and what is needed."""

    def __init__(self, answers: Answers, name: str, heading: str, sentence: str) -> None:
        super().__init__()
        self.answers = answers
        self.name = name
        self.setAccessibleName(heading)
        self.body = QVBoxLayout()
        self.body.setSpacing(2 * GRID)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * GRID)
        rows.addWidget(label(heading, "title", wrap=True))
        rows.addWidget(label(sentence, "quiet", wrap=True))
        rows.addLayout(self.body)
        rows.addStretch(1)

    def enter(self) -> None:
        """The step has come to the front: focus what is answered first."""

    def take(self) -> bool:
        """Puts what was chosen into the answers; False, with its reason shown, when it cannot."""
        return True

    def show_problem(self, _error: LumbungError) -> bool:
        """Whether what was refused at the end was asked here; then it stands beside its field."""
        return False

    def add_field(self, name: str, field: QWidget, object_name: str, hint: str = "") -> FormRow:
        """Adds a named field and returns its row."""
        field.setObjectName(object_name)
        row = FormRow(name, field, hint)
        row.setMaximumWidth(FORM_WIDTH)
        self.body.addWidget(row)
        return row

    def add_choice(self, radio: QRadioButton, object_name: str, sentence: str = "") -> None:
        """Adds one of several ways to go on, as a card with what it means."""
        radio.setObjectName(object_name)
        radio.setAccessibleDescription(sentence)
        card = Panel()
        card.setMaximumWidth(FORM_WIDTH)
        card.body.addWidget(radio)
        if sentence:
            said = label(sentence, "caption", wrap=True)
            said.setIndent(3 * GRID + 4)
            card.body.addWidget(said)
        self.body.addWidget(card)


def taken(row: FormRow, check: Callable[[str], str]) -> str | None:
    """What `check` makes of a line; None, with the reason beside it and the focus in it."""
    assert isinstance(row.field, QLineEdit)  # noqa: S101  (steps ask this of lines alone)
    try:
        return check(row.field.text())
    except InvalidInput as error:
        row.show_problem(sentence_for(error))
        row.field.setFocus()
        return None
