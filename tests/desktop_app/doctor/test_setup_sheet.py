"""What the doctor shows and prints can be scanned: it is read back here."""

from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.capture.learning import MORE_CODES, SETUP_CODE
from desktop_app.capture.opencv import np
from desktop_app.doctor.barcodes import BarcodeView
from desktop_app.doctor.setup_sheet import paint_sheet, print_sheet, save_sheet

CODES = [SETUP_CODE, *MORE_CODES]


def read(image: QImage) -> list[str]:
    """Every Code 128 in a picture."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    codes = zxingcpp.read_barcodes(pixels[:, : grey.width()])
    return [code.text for code in codes]


def test_the_sheet_is_read_back(qtbot: QtBot, tmp_path: Path) -> None:
    """Each code of the printed page, at the resolution of a plain office printer."""
    path = tmp_path / "sheet.pdf"
    paint_sheet(QPdfWriter(str(path)))
    document = QPdfDocument()
    assert document.load(str(path)) == QPdfDocument.Error.None_
    assert document.pageCount() == 1
    page = QImage(QSize(1654, 2339), QImage.Format.Format_RGB32)  # A4 at 200 dots an inch
    page.fill(QColor("white"))
    drawn = document.render(0, page.size()).convertToFormat(QImage.Format.Format_ARGB32)
    painter = QPainter(page)
    painter.drawImage(0, 0, drawn)
    painter.end()
    document.close()
    assert sorted(read(page)) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_the_screen_is_read_back(qtbot: QtBot, code: str) -> None:
    """As the dialog shows it."""
    view = BarcodeView(88)
    qtbot.addWidget(view)
    view.show_text(code, "code")
    view.resize(760, 88)
    assert read(view.grab().toImage()) == [code]


def pages(path: Path) -> int:
    """How many pages a PDF has."""
    document = QPdfDocument()
    document.load(str(path))
    return document.pageCount()


def test_the_sheet_is_saved_where_the_person_says(qtbot: QtBot, tmp_path: Path) -> None:
    """Nothing waits for the dialog, and who cancels gets no file."""
    window = QWidget()
    qtbot.addWidget(window)
    save_sheet(window)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.setDirectory(str(tmp_path))
    dialog.reject()
    assert list(tmp_path.iterdir()) == []

    save_sheet(window)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("sheet")
    dialog.accept()

    assert pages(tmp_path / "sheet.pdf") == 1


@pytest.mark.parametrize("wanted", [True, False])
def test_the_sheet_is_printed_when_a_printer_was_chosen(
    qtbot: QtBot, tmp_path: Path, wanted: bool
) -> None:
    """On the printer of the dialog; Cancel prints nothing."""
    window = QWidget()
    qtbot.addWidget(window)
    print_sheet(window)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QPrintDialog)
    path = tmp_path / "printed.pdf"
    dialog.printer().setOutputFileName(str(path))

    dialog.done(QDialog.DialogCode.Accepted if wanted else QDialog.DialogCode.Rejected)

    assert pages(path) == (1 if wanted else 0)
