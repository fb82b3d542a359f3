"""Qt's own buttons and menus speak Indonesian, though Qt brings none."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from desktop_app.shell import translation

Standard = QDialogButtonBox.StandardButton


@pytest.fixture
def indonesian(qapp: QApplication) -> Iterator[None]:
    """The application in Indonesian for one test."""
    installed = translation.install(qapp, "id")
    yield
    translation.remove(qapp, installed)


@pytest.mark.usefixtures("indonesian")
def test_standard_buttons(qtbot: QtBot) -> None:
    """Every standard button of a dialog."""
    box = QDialogButtonBox(
        Standard.Ok
        | Standard.Cancel
        | Standard.Yes
        | Standard.No
        | Standard.Save
        | Standard.Discard
        | Standard.Close
        | Standard.Apply
        | Standard.Retry
    )
    qtbot.addWidget(box)
    texts = {button.text().replace("&", "") for button in box.buttons()}
    assert texts == {
        "OK",
        "Batal",
        "Ya",
        "Tidak",
        "Simpan",
        "Buang",
        "Tutup",
        "Terapkan",
        "Coba lagi",
    }


@pytest.mark.usefixtures("indonesian")
def test_a_message_box(qtbot: QtBot) -> None:
    """A question is answered in Indonesian."""
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    assert {button.text() for button in box.buttons()} == {"&Ya", "&Tidak"}


@pytest.mark.usefixtures("indonesian")
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_text_field(qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit]) -> None:
    """Undo, cut, copy, paste, delete, select all."""
    field = kind()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    texts = [a.text().split("\t")[0].replace("&", "") for a in menu.actions() if a.text()]
    assert texts == ["Urungkan", "Ulangi", "Potong", "Salin", "Tempel", "Hapus", "Pilih semua"]


@pytest.mark.usefixtures("indonesian")
def test_the_file_dialog(qtbot: QtBot) -> None:
    """Qt's own file dialog, where the system has none."""
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    texts = {label.text() for label in dialog.findChildren(QLabel)}
    assert texts == {"&Cari di:", "&Nama file:", "&Jenis file:"}


def test_english_needs_no_catalogue(qapp: QApplication, qtbot: QtBot) -> None:
    """After the language has been changed back nothing of the other one is left."""
    translation.remove(qapp, translation.install(qapp, "id"))
    assert translation.install(qapp, "en") == []
    box = QDialogButtonBox(Standard.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text() == "Cancel"
