"""Reads a video file from its first frame to its last, for the command line."""

from collections.abc import Iterator

from desktop_app.capture.address import Address
from desktop_app.capture.decoding import FrameDecoder
from desktop_app.capture.scan import Scan
from desktop_app.capture.video_input import CannotCapture, VideoInput
from desktop_app.capture.wanted import EVERYTHING, Wanted


def read_video(path: str, wanted: Wanted = EVERYTHING) -> Iterator[tuple[Scan, float]]:
    """Every scan that counts, with its seconds from the start of the video.

    Every frame is looked at, as fast as it can be decoded. Raises CannotCapture.
    """
    video = VideoInput(Address(path))
    decoder = FrameDecoder(wanted)
    try:
        while frame := video.read():
            picture, seconds = frame
            _, counted = decoder.read(picture, seconds)
            yield from ((code.scan("video"), seconds) for code in counted)
        if video.why_it_ended() != "video_ended":
            raise CannotCapture(video.why_it_ended())
    finally:
        video.close()
