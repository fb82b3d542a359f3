"""The frame of every dialog."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.widgets.controls import button
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


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    """Cancel cancels and another button does what it says; from a field Enter sends the form."""
    dialog = FormDialog("New item", "Save")
    field, other = QLineEdit(), button("Add barcode")
    dialog.add_row("Name", field)
    dialog.content.addWidget(other)
    qtbot.addWidget(dialog)
    told: list[str] = []
    dialog.submitted.connect(lambda: told.append("sent"))
    dialog.rejected.connect(lambda: told.append("cancelled"))
    other.clicked.connect(lambda: told.append("added"))
    dialog.show()
    qtbot.waitExposed(dialog)
    for focused in (field, other, field, dialog.cancel):
        focused.setFocus()
        QTest.keyClick(focused, Qt.Key.Key_Return)
    assert told == ["sent", "added", "sent", "cancelled"]


def test_a_window_may_go_under_an_open_dialog(qtbot: QtBot) -> None:
    """As when the server wants whoever is signed in to sign out: nothing was answered."""
    window = QWidget()
    window.show()
    qtbot.waitExposed(window)

    def go() -> None:
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)

    QTimer.singleShot(0, go)
    assert not FormDialog("Where is the server now?", "Use", window).answered()
