"""The frame of every dialog."""

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.widgets.form_dialog import FormDialog

LONG = "This is a sentence of several lines, which says why it was refused. " * 4


def test_it_grows_with_what_it_has_to_say(qtbot: QtBot) -> None:
    """A reason below a field, or an error above them, takes its room from nothing else."""
    dialog = FormDialog("New person", "Add")
    field = QLineEdit()
    row = dialog.add_row("Name", field)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    before, of_field = dialog.height(), field.height()
    row.show_problem(LONG)
    dialog.show_error(LONG)
    qtbot.waitUntil(lambda: dialog.height() > before + 4 * field.fontMetrics().height())
    qtbot.waitUntil(lambda: field.height() == of_field)
    assert dialog.primary.geometry().bottom() < dialog.height()
