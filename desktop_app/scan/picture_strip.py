"""Picture files that were chosen or dropped: read one by one, with what came of them in a line."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.capture.pictures import PictureRead, PictureReader
from desktop_app.capture.wanted import Wanted
from desktop_app.widgets.controls import button, label, set_look
from desktop_app.widgets.tokens import GRID

_NAMED = 3


class PictureStrip(QWidget):
    """`scanned` tells of every code of every picture; hidden until there is something to say."""

    scanned = Signal(object)  # Scan

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = PictureReader(self)
        self._done: list[PictureRead] = []
        self._said = label("", "caption", wrap=True)
        self._said.setObjectName("picturesSaid")
        self._close = button("", "quiet", icon_name="close", name="closePictures")
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press leaves the cursor where it is
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._said, 1)
        row.addWidget(self._close)
        self._reader.read.connect(self._on_read)
        self._close.clicked.connect(self.stop)
        self.hide()

    def start(self, paths: Sequence[str], wanted: Wanted) -> None:
        """Reads the wanted codes of files, behind those that are being read."""
        if not self._reader.waiting:
            self._done = []
        self._reader.start(paths, wanted)
        self._show()

    def stop(self) -> None:
        """Leaves out what was not read yet; what was scanned stays on the tape."""
        self._reader.stop()
        self.hide()

    def _on_read(self, picture: PictureRead) -> None:
        self._done.append(picture)
        for scan in picture.scans:
            self.scanned.emit(scan)
        self._show()

    def _show(self) -> None:
        is_busy = self._reader.waiting > 0
        failed = not is_busy and any(not picture.scans for picture in self._done)
        self._said.setText(self._progress() if is_busy else self._outcome())
        set_look(self._said, "tone", "amber" if failed else "")
        name = self.tr("Cancel") if is_busy else self.tr("Close")
        self._close.setAccessibleName(name)
        self._close.setToolTip(name)
        self.show()

    def _progress(self) -> str:
        done = len(self._done)
        said = self.tr("Reading pictures: {done} of {all}…")
        return said.format(done=done, all=done + self._reader.waiting)

    def _outcome(self) -> str:
        codes = sum(len(picture.scans) for picture in self._done)
        parts = [self.tr("Codes read: {count}.").format(count=codes)]
        for problem, said in (
            ("", self.tr("No code found: {names}.")),
            ("picture_unreadable", self.tr("No picture, or damaged: {names}.")),
            ("picture_missing", self.tr("Cannot be opened: {names}.")),
        ):
            names = [p.name for p in self._done if not p.scans and p.problem == problem]
            if names:
                parts.append(said.format(names=self._short(names)))
        return " ".join(parts)

    def _short(self, names: Sequence[str]) -> str:
        shown = ", ".join(names[:_NAMED])
        rest = len(names) - _NAMED
        if rest <= 0:
            return shown
        return self.tr("{names} and {count} more").format(names=shown, count=rest)
