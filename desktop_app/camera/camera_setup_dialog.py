"""How a camera is wanted: size, mirrored, turned, focus; shown on its picture at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from desktop_app.camera.control_row import ControlRow
from desktop_app.camera.picture_view import PictureView
from desktop_app.capture.setup import SIZES, TURNS, CameraSetup
from desktop_app.widgets.form_dialog import FormDialog
from desktop_app.widgets.tokens import GRID

if TYPE_CHECKING:
    from desktop_app.capture.camera import CameraSource
    from desktop_app.capture.controls import Control

_PICTURE_HEIGHT = 24 * GRID


class CameraSetupDialog(FormDialog):
    """`changed` comes with every choice, so that `picture` can show what it does."""

    changed = Signal(object)  # CameraSetup

    def __init__(self, setup: CameraSetup, *, is_live: bool, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Camera settings"), parent=parent, primary_text=self.tr("&Save"))
        self.setObjectName("cameraSetupDialog")
        self.setup = setup
        self.picture = PictureView()
        self.picture.setVisible(is_live)
        self._size = QComboBox()
        self._turn = QComboBox()
        self._mirror = QCheckBox(self.tr("&Mirrored"))
        self._controls: dict[str, ControlRow] = {}
        self._fill()
        self._size.currentIndexChanged.connect(self._on_changed)
        self._turn.currentIndexChanged.connect(self._on_changed)
        self._mirror.toggled.connect(self._on_changed)
        self.submitted.connect(self.accept)

    @classmethod
    def ask(
        cls, setup: CameraSetup, live: CameraSource | None, parent: QWidget | None = None
    ) -> CameraSetup | None:
        """How the camera is to be set up; None where that stays. `live` shows it meanwhile."""
        dialog = cls(setup, is_live=live is not None, parent=parent)
        if live:
            live.frame_ready.connect(dialog.picture.show_frame)
            live.controls_changed.connect(dialog.show_controls)
            dialog.show_controls(live.controls)
            dialog.changed.connect(live.adjust)
        if dialog.answered() and dialog.setup != setup:
            return dialog.setup
        if live and dialog.setup != setup:
            live.adjust(setup)
        return None

    def show_controls(self, controls: Sequence[Control]) -> None:
        """What the camera lets be set, as its driver has taken it."""
        for control in controls:
            if control.name not in self._controls:
                row = ControlRow(control.name)
                row.changed.connect(self._on_control_changed)
                self._controls[control.name] = row
                self.add_row(row.title, row)
            by_hand = control.name in self.setup.controls
            self._controls[control.name].show_control(control, by_hand=by_hand)

    def _fill(self) -> None:
        self.picture.setMinimumHeight(_PICTURE_HEIGHT)
        self._size.setObjectName("cameraSize")
        self._turn.setObjectName("cameraTurn")
        self._mirror.setObjectName("cameraMirror")
        for width, height in SIZES:
            self._size.addItem(f"{width} × {height}", (width, height))
        for turn in TURNS:
            said = self.tr("{degrees}° to the right") if turn else self.tr("Not turned")
            self._turn.addItem(said.format(degrees=turn), turn)
        self._size.setCurrentIndex(SIZES.index(self.setup.size))
        self._turn.setCurrentIndex(TURNS.index(self.setup.turn))
        self._mirror.setChecked(self.setup.mirror)
        self.content.addWidget(self.picture, 1)
        hint = self.tr("A camera that has no such size takes the one nearest to it.")
        self.add_row(self.tr("Si&ze"), self._size, hint)
        self.add_row(self.tr("&Turned"), self._turn)
        self.content.addWidget(self._mirror)

    def _on_changed(self) -> None:
        width, height = SIZES[self._size.currentIndex()]
        turn, mirror = TURNS[self._turn.currentIndex()], self._mirror.isChecked()
        self.setup = replace(self.setup, width=width, height=height, turn=turn, mirror=mirror)
        self.changed.emit(self.setup)

    def _on_control_changed(self, name: str, value: float | None) -> None:
        controls = {kept: v for kept, v in self.setup.controls.items() if kept != name}
        if value is not None:
            controls[name] = value
        self.setup = replace(self.setup, controls=controls)
        self.changed.emit(self.setup)
