"""The set-up sheet on paper: every code that the doctor learns from, in millimetres."""

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from desktop_app.capture.learning import MORE_CODES, SETUP_CODE
from desktop_app.doctor.barcodes import modules, paint_barcode

_PAPER = QSizeF(210, 297)
_MODULE = 0.4  # millimetres; well above the 0.25 that cheap scanners need
_LEFT, _TOP, _STEP, _HEIGHT = 15.0, 42.0, 58.0, 22.0


def paint_sheet(device: QPagedPaintDevice) -> None:
    """Paints the sheet on a page of A4."""
    device.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, _NONE)
    )
    painter = QPainter(device)
    scale = painter.viewport().width() / _PAPER.width()
    painter.scale(scale, scale)
    _write(painter, 15, 5.5, QCoreApplication.translate("SetupSheet", "Scanner set-up sheet"))
    _write(
        painter,
        25,
        3.6,
        QCoreApplication.translate(
            "SetupSheet",
            "Open the scanner doctor in Lumbung and scan the code that it asks for.",
        ),
    )
    for number, text in enumerate((SETUP_CODE, *MORE_CODES)):
        _paint_code(painter, number, text)
    painter.end()


def print_sheet(parent: QWidget) -> None:
    """Asks for a printer, and prints when one was chosen."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.finished.connect(lambda result: paint_sheet(printer) if result else None)
    QDialog.open(dialog)  # its own asks for a slot


def save_sheet(parent: QWidget) -> None:
    """Asks for a place, and writes a PDF there when one was chosen."""
    title = QCoreApplication.translate("SetupSheet", "Save the set-up sheet")
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("PDF (*.pdf)")
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile("lumbung-scanner.pdf")
    dialog.fileSelected.connect(lambda path: paint_sheet(QPdfWriter(path)))
    dialog.open()


def _paint_code(painter: QPainter, number: int, text: str) -> None:
    top = _TOP + number * _STEP
    name = QCoreApplication.translate("SetupSheet", "Code {number}").format(number=number + 1)
    _write(painter, top - 6, 4.2, name)
    paint_barcode(painter, QRectF(_LEFT, top, len(modules(text)) * _MODULE, _HEIGHT), text)
    _write(painter, top + _HEIGHT + 2, 3.2, text)


def _write(painter: QPainter, top: float, size: float, text: str) -> None:
    font = QFont(painter.font())
    font.setPixelSize(100)  # of the scaled painter: fonts below one pixel are not exact
    painter.save()
    painter.translate(_LEFT, top)
    painter.scale(size / 100, size / 100)
    painter.setFont(font)
    width = (_PAPER.width() - 2 * _LEFT) * 100 / size
    painter.drawText(QRectF(0, 0, width, 150), Qt.AlignmentFlag.AlignLeft, text)
    painter.restore()


_NONE = QMarginsF(0, 0, 0, 0)
