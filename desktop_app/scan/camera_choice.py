"""The choice of where pictures come from: the cameras there are, a video file, or any address."""

import sys
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget

from desktop_app.widgets.icons import icon

_GUESSES = 3  # where the system does not say how many cameras there are
_CHOOSE_FILE = "choose-file"  # what no camera is called


class CameraChoice(QComboBox):
    """An editable list; `address` is an index, a device path, a URL or the path of a video."""

    address_chosen = Signal(str)

    def __init__(self, address: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cameraChoice")
        self.setAccessibleName(self.tr("Camera"))
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(5)
        self._address = address
        self._fill()
        field = QLineEdit()
        field.setPlaceholderText(self.tr("Camera, address or file"))
        field.returnPressed.connect(self._on_return)
        self.setLineEdit(field)
        self.show_address(address)
        self.activated.connect(self._on_activated)

    @property
    def address(self) -> str:
        """What is chosen or typed now."""
        text = self.currentText().strip()
        number = self.findText(text)
        return str(self.itemData(number)) if number >= 0 else text

    def show_address(self, address: str) -> None:
        """Shows an address, by its name if it is in the list."""
        number = self.findData(address)
        if number >= 0:
            self.setCurrentIndex(number)
        else:
            self.setCurrentIndex(-1)
            self.setEditText(address)

    def choose_file(self) -> str:
        """Asks for a video file; "" when none was chosen."""
        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a video file"),
            "",
            self.tr("Videos (*.avi *.mp4 *.mkv *.mov *.webm);;All files (*)"),
        )
        return path

    def _fill(self) -> None:
        for index in _cameras():
            self.addItem(
                icon("camera", "text_quiet"),
                self.tr("Camera {number}").format(number=int(index) + 1),
                index,
            )
        self.addItem(icon("folder", "text_quiet"), self.tr("Choose a video file…"), _CHOOSE_FILE)

    def _on_activated(self, number: int) -> None:
        if self.itemData(number) == _CHOOSE_FILE:
            path = self.choose_file()
            self.show_address(path or self._address)
            if not path:
                return
        self._address = self.address
        self.address_chosen.emit(self._address)

    def _on_return(self) -> None:
        """An address that is not in the list; Qt tells of the others itself."""
        if self.findText(self.currentText().strip()) < 0:
            self._address = self.address
            self.address_chosen.emit(self._address)


def _cameras() -> list[str]:
    """The indexes of the cameras, as far as the system tells."""
    if sys.platform != "linux":
        return [str(number) for number in range(_GUESSES)]
    names = (path.name.removeprefix("video") for path in Path("/dev").glob("video*"))
    return sorted((name for name in names if name.isdecimal()), key=int) or ["0"]
