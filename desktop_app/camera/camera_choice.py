"""The choice of where pictures come from: the cameras there are, a file, or any address."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget

from desktop_app.capture.address import PICTURES
from desktop_app.capture.camera_list import CameraList
from desktop_app.widgets.icons import icon

_FIRST = "0"  # what OpenCV finds first; remembered before anybody has chosen
_CHOOSE_FILES = "choose-files"  # what no camera is called
_VIDEOS = (".avi", ".mp4", ".mkv", ".mov", ".webm")
_PATTERNS = " ".join(f"*{suffix}" for suffix in (*_VIDEOS, *PICTURES))


class CameraChoice(QComboBox):
    """An editable list; `address` is a camera's source, an index, a URL or the path of a file.

    The camera that was chosen last stays in the list when it is not plugged in, and says so.
    """

    address_chosen = Signal(str)
    files_chosen = Signal(list)  # list[str]

    def __init__(
        self, cameras: CameraList, address: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("cameraChoice")
        self.setAccessibleName(self.tr("Camera"))
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(5)
        self._cameras = cameras
        self._address, self._name = address, name
        field = QLineEdit()
        field.setProperty("plain", True)
        field.setPlaceholderText(self.tr("Camera, address or file"))
        field.returnPressed.connect(self._on_return)
        field.setAcceptDrops(False)  # files are the page's
        self.setLineEdit(field)
        self._fill()
        self.activated.connect(self._on_activated)
        cameras.changed.connect(self._fill)

    @property
    def address(self) -> str:
        """What is chosen or typed now."""
        text = self.currentText().strip()
        number = self.findText(text)
        return str(self.itemData(number)) if number >= 0 else text

    @property
    def name(self) -> str:
        """What the chosen camera is called; "" for a file, an address or an index."""
        camera = self._cameras.camera(self.address)
        if camera:
            return camera.name
        return self._name if self.address == self._address else ""

    def show_address(self, address: str) -> None:
        """Shows an address, by its name if it is in the list."""
        number = self.findData(address)
        if number >= 0:
            self.setCurrentIndex(number)
            field = self.lineEdit()
            assert field is not None  # noqa: S101  (it was set at first)
            field.setCursorPosition(0)  # names are told apart by their beginning
        else:
            self.setCurrentIndex(-1)
            self.setEditText(address)

    def choose_files(self) -> None:
        """Asks for a video or for pictures; `files_chosen` follows when some were chosen."""
        videos_and_pictures = self.tr("Videos and pictures ({patterns})")
        dialog = QFileDialog(self, self.tr("Choose a video or pictures"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [videos_and_pictures.format(patterns=_PATTERNS), self.tr("All files (*)")]
        )
        dialog.filesSelected.connect(self._on_files_selected)
        dialog.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter has been heard by the field, to which Qt would give it a second time."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        """The cameras there are now; what is chosen or being typed stays."""
        cameras, shown = self._cameras.cameras, self.address if self.count() else self._address
        if self._address == _FIRST and cameras:
            self._address = cameras[0].source
            shown = self._address if shown == _FIRST else shown
        self.clear()
        for camera in cameras:
            self.addItem(icon("camera", "text_quiet"), camera.name, camera.source)
        self._add_absent()
        self.addItem(icon("folder", "text_quiet"), self.tr("Choose files…"), _CHOOSE_FILES)
        self.show_address(shown)

    def _add_absent(self) -> None:
        """The camera of last time, which is not plugged in; or the first, before any is known."""
        if self._name and not self._cameras.camera(self._address):
            said = self.tr("{name} (not plugged in)") if self._cameras.is_known else "{name}"
            gone = icon("camera-off", "text_quiet")
            self.addItem(gone, said.format(name=self._name), self._address)
        elif self._address == _FIRST:
            self.addItem(icon("camera", "text_quiet"), self.tr("First camera"), _FIRST)

    def _on_activated(self, number: int) -> None:
        if self.itemData(number) != _CHOOSE_FILES:
            self._choose()
            return
        self.show_address(self._address)
        self.choose_files()

    def _on_files_selected(self, files: Sequence[str]) -> None:
        self.files_chosen.emit(list(files))

    def _on_return(self) -> None:
        """What is typed, be it in the list or not."""
        if self.address not in ("", _CHOOSE_FILES):
            self._choose()

    def _choose(self) -> None:
        self._name, self._address = self.name, self.address
        self.address_chosen.emit(self._address)
