"""The thread that reads: keeps a camera's newest frame, or plays a video file."""

import time
from collections.abc import Callable

from desktop_app.capture.address import Address, Kind
from desktop_app.capture.mailbox import Frame, Mailbox
from desktop_app.capture.setup import CameraSetup
from desktop_app.capture.video_input import CannotCapture, VideoInput


def read_into(
    mailbox: Mailbox, address: Address, setup: Callable[[], CameraSetup], *, every_frame: bool
) -> None:
    """Reads until the end or until nobody takes frames, and leaves the reason for the end.

    A video file is played at its own speed, or as fast as frames are taken with `every_frame`.
    `setup` is asked at every frame: pictures are mirrored and turned while they come.
    """
    try:
        video = VideoInput(address, setup())
    except CannotCapture as problem:
        mailbox.finish(problem.code)
        return
    try:
        _pass_on(video, mailbox, setup, at_own_speed=not every_frame)
        mailbox.finish(video.why_it_ended())
    finally:
        video.close()


def _pass_on(
    video: VideoInput, mailbox: Mailbox, setup: Callable[[], CameraSetup], *, at_own_speed: bool
) -> None:
    is_file = video.address.kind is Kind.FILE
    start = time.monotonic()
    while not mailbox.is_closed and (read := video.read()):
        picture, position = read
        if is_file and at_own_speed:
            mailbox.pause(start + position - time.monotonic())
        mailbox.put(Frame(setup().shaped(picture), position if is_file else time.monotonic()))
