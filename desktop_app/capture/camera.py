"""The camera as the windows know it: start, stop, retry, and signals on the UI thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop_app.capture.address import Address
from desktop_app.capture.run import CaptureRun, Listener
from desktop_app.capture.setup import CameraSetup
from desktop_app.capture.wanted import EVERYTHING, Wanted
from desktop_app.capture.watchdog import CameraState

if TYPE_CHECKING:
    from desktop_app.capture.controls import Control

_ONE_FRAME = 1.0  # seconds; decoding takes a twentieth of it


class CameraSource(QObject):
    """Shows and decodes a camera index, device path, stream URL or video file off the UI thread.

    `state_changed` carries a CameraState and the code of its reason ("" for none): camera_missing,
    camera_busy, camera_forbidden, camera_lost, camera_silent, stream_unreachable, stream_silent,
    stream_ended, video_missing, video_unreadable, video_ended, decoder_failed.
    `frame_ready` carries the newest picture and the codes in it; what nobody had time for is left
    out. With `examined` each of them comes with `figures_changed`. `still_read` follows
    `read_still` with how many codes were seen and how many of them count now. Stop it before it
    goes.
    """

    frame_ready = Signal(QImage, list)  # list[DecodedCode]
    figures_changed = Signal(object)  # CameraFigures
    scanned = Signal(object)  # Scan
    still_read = Signal(int, int)
    state_changed = Signal(CameraState, str)
    controls_changed = Signal(list)  # list[Control]: what the driver lets be set, and how it is
    _state_told = Signal(object, CameraState, str)
    _view_left = Signal(object)
    _controls_set = Signal(object, list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = CameraState.STOPPED
        self.controls: Sequence[Control] = ()
        self._address: Address | None = None
        self._setup = CameraSetup()
        self._every_frame = self._is_examined = False
        self._wanted = EVERYTHING
        self._run: CaptureRun | None = None
        self._state_told.connect(self._on_state_told)
        self._view_left.connect(self._on_view_left)
        self._controls_set.connect(self._on_controls_set)

    def start(
        self,
        address: str,
        setup: CameraSetup | None = None,
        *,
        every_frame: bool = False,
        examined: bool = False,
        wanted: Wanted = EVERYTHING,
    ) -> None:
        """Opens `address` instead of what was open, set up so, and looks for what is wanted.

        A video file plays at its own speed; with `every_frame` each of its frames is decoded, as
        fast as that goes. `examined` pictures are judged by how well they can be read.
        """
        self._is_examined = examined
        self._address, self._every_frame = Address.typed(address), every_frame
        self._setup, self._wanted = setup or CameraSetup(), wanted
        self.retry()

    def retry(self) -> None:
        """Opens the last address again, after a failure or the end."""
        if self._address is None:
            return
        self._close_run()
        listener = Listener(
            self._state_told.emit,
            self._view_left.emit,
            self.scanned.emit,
            self._controls_set.emit,
            self.still_read.emit,
        )
        self.controls = ()
        self._run = CaptureRun(
            self._address,
            listener,
            self._setup,
            every_frame=self._every_frame,
            examined=self._is_examined,
            wanted=self._wanted,
        )
        self._set_state(CameraState.OPENING, "")
        self._run.start()

    def adjust(self, setup: CameraSetup) -> None:
        """Mirrors and turns from the next frame on; another size opens the camera again."""
        other_size, self._setup = setup.size != self._setup.size, setup
        if self._run:
            self._run.setup = setup
        if other_size and self.state not in (CameraState.STOPPED, CameraState.ENDED):
            self.retry()

    def stop(self) -> None:
        """Lets the device go; returns at once, and no frame follows."""
        self._close_run()
        self._set_state(CameraState.STOPPED, "")

    def read_still(self) -> None:
        """Reads every code of the newest picture at once; those that are held count once."""
        if self._run and self.state is CameraState.RUNNING:
            self._run.read_still()

    def wait(self, seconds: float) -> bool:
        """After `stop`, waits until the device is free again; whether it is."""
        return self._run is None or self._run.wait_for_device(seconds)

    def _close_run(self) -> None:
        if self._run:
            self._run.close()
            self._run.wait_for_silence(_ONE_FRAME)

    def _set_state(self, state: CameraState, reason: str) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state, reason)

    def _is_current(self, run: CaptureRun) -> bool:
        return run is self._run and self.state is not CameraState.STOPPED

    def _on_state_told(self, run: CaptureRun, state: CameraState, reason: str) -> None:
        if self._is_current(run):
            self._set_state(state, reason)

    def _on_controls_set(self, run: CaptureRun, controls: Sequence[Control]) -> None:
        if self._is_current(run):
            self.controls = controls
            self.controls_changed.emit(controls)

    def _on_view_left(self, run: CaptureRun) -> None:
        view = run.take_view()
        if view and self._is_current(run):
            self.frame_ready.emit(view.image, view.codes)
            if view.figures:
                self.figures_changed.emit(view.figures)
