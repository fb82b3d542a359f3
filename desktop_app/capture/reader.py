"""The thread that reads: keeps a camera's newest frame, or plays a video file."""

import time
from collections.abc import Mapping, Sequence
from typing import Protocol

from desktop_app.capture.address import Address, Kind
from desktop_app.capture.controls import Control
from desktop_app.capture.mailbox import Frame, Mailbox
from desktop_app.capture.setup import CameraSetup
from desktop_app.capture.video_input import CannotCapture, VideoInput


class Viewer(Protocol):
    """For whom is read; asked at every frame."""

    @property
    def setup(self) -> CameraSetup:
        """How pictures are wanted now."""

    def controls_set(self, controls: Sequence[Control], /) -> None:
        """What can be set, as the driver has taken it."""


def read_into(mailbox: Mailbox, address: Address, viewer: Viewer, *, every_frame: bool) -> None:
    """Reads until the end or until nobody takes frames, and leaves the reason for the end.

    A video file is played at its own speed, or as fast as frames are taken with `every_frame`.
    What the viewer changes in the set-up holds from the next frame on, but for the size.
    """
    try:
        video = VideoInput(address, viewer.setup)
    except CannotCapture as problem:
        mailbox.finish(problem.code)
        return
    try:
        _pass_on(video, mailbox, viewer, at_own_speed=not every_frame)
        mailbox.finish(video.why_it_ended())
    finally:
        video.close()


def _pass_on(video: VideoInput, mailbox: Mailbox, viewer: Viewer, *, at_own_speed: bool) -> None:
    is_file = video.address.kind is Kind.FILE
    start = time.monotonic()
    controls: Mapping[str, float] | None = None
    while not mailbox.is_closed and (read := video.read()):
        picture, position = read
        setup = viewer.setup
        if setup.controls != controls:
            controls = setup.controls
            viewer.controls_set(video.set_controls(controls))
        if is_file and at_own_speed:
            mailbox.pause(start + position - time.monotonic())
        mailbox.put(Frame(setup.shaped(picture), position if is_file else time.monotonic()))
