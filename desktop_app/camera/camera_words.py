"""How a camera stands, in words: a title, what to do about it, and whether to offer Retry."""

import sys
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop_app.capture.watchdog import CameraState
from desktop_app.shell.messages import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class CameraWords:
    """What to show; `icon` and `tone` name resources and tokens."""

    title: str
    sentence: str
    icon: str = "camera-off"
    tone: str = "amber"
    can_retry: bool = True


_STATES = {
    CameraState.STOPPED: (
        QT_TRANSLATE_NOOP("CameraWords", "No camera is running"),
        QT_TRANSLATE_NOOP(
            "CameraWords",
            "Choose a camera and press Start, use a keyboard scanner, or type a code.",
        ),
    ),
    CameraState.OPENING: (
        QT_TRANSLATE_NOOP("CameraWords", "Opening the camera…"),
        QT_TRANSLATE_NOOP("CameraWords", "This takes a few seconds."),
    ),
    CameraState.RUNNING: (
        QT_TRANSLATE_NOOP("CameraWords", "The camera is running"),
        QT_TRANSLATE_NOOP("CameraWords", "Show it a barcode."),
    ),
    CameraState.FROZEN: (
        QT_TRANSLATE_NOOP("CameraWords", "The picture stands still"),
        QT_TRANSLATE_NOOP("CameraWords", "Check the cable or the network, then try again."),
    ),
    CameraState.DARK: (
        QT_TRANSLATE_NOOP("CameraWords", "The picture is black"),
        QT_TRANSLATE_NOOP("CameraWords", "Open the camera's cover, or give it light."),
    ),
}
_REASONS = {
    "video_ended": (
        QT_TRANSLATE_NOOP("CameraWords", "The video has ended"),
        QT_TRANSLATE_NOOP("CameraWords", "Play it again, or choose another."),
    ),
    "camera_missing": (
        QT_TRANSLATE_NOOP("CameraWords", "There is no such camera"),
        QT_TRANSLATE_NOOP("CameraWords", "Plug it in and try again, or choose another."),
    ),
    "camera_busy": (
        QT_TRANSLATE_NOOP("CameraWords", "The camera is taken"),
        QT_TRANSLATE_NOOP("CameraWords", "Another program uses it. Close that and try again."),
    ),
    "camera_forbidden": (
        QT_TRANSLATE_NOOP("CameraWords", "The camera may not be used"),
        QT_TRANSLATE_NOOP("CameraWords", "Allow it in the system's settings, then try again."),
    ),
    "camera_forbidden_linux": (
        QT_TRANSLATE_NOOP("CameraWords", "The camera may not be used"),
        QT_TRANSLATE_NOOP(
            "CameraWords",
            "Add this user to the group video, sign in to the computer again, then try again.",
        ),
    ),
    "camera_forbidden_win32": (
        QT_TRANSLATE_NOOP("CameraWords", "The camera may not be used"),
        QT_TRANSLATE_NOOP(
            "CameraWords",
            "In Windows' settings, Privacy, Camera, let desktop apps use it, then try again.",
        ),
    ),
    "camera_forbidden_darwin": (
        QT_TRANSLATE_NOOP("CameraWords", "The camera may not be used"),
        QT_TRANSLATE_NOOP(
            "CameraWords",
            "In System Settings, Privacy & Security, Camera, allow it, then try again.",
        ),
    ),
    "camera_lost": (
        QT_TRANSLATE_NOOP("CameraWords", "The camera is gone"),
        QT_TRANSLATE_NOOP("CameraWords", "Plug it in again, then try again."),
    ),
    "camera_silent": (
        QT_TRANSLATE_NOOP("CameraWords", "The camera sends no picture"),
        QT_TRANSLATE_NOOP("CameraWords", "Unplug it, plug it in and try again."),
    ),
    "stream_unreachable": (
        QT_TRANSLATE_NOOP("CameraWords", "The stream cannot be reached"),
        QT_TRANSLATE_NOOP("CameraWords", "Check the address and the network, then try again."),
    ),
    "stream_silent": (
        QT_TRANSLATE_NOOP("CameraWords", "The stream sends no picture"),
        QT_TRANSLATE_NOOP("CameraWords", "Start the camera on the phone, then try again."),
    ),
    "stream_ended": (
        QT_TRANSLATE_NOOP("CameraWords", "The stream has broken off"),
        QT_TRANSLATE_NOOP("CameraWords", "Check the camera and the network, then try again."),
    ),
    "video_missing": (
        QT_TRANSLATE_NOOP("CameraWords", "There is no such file"),
        QT_TRANSLATE_NOOP("CameraWords", "Choose a video file, or a camera."),
    ),
    "video_unreadable": (
        QT_TRANSLATE_NOOP("CameraWords", "This file is no video"),
        QT_TRANSLATE_NOOP("CameraWords", "Choose another one, or a camera."),
    ),
    "decoder_failed": (
        QT_TRANSLATE_NOOP("CameraWords", "Reading the picture failed"),
        QT_TRANSLATE_NOOP("CameraWords", "Try again; a keyboard scanner goes on working."),
    ),
}


def words_of_running() -> str:
    """What a person should know of how pictures are read; "" where nothing is missing.

    Ask while the camera is running: the decoders are loaded by then, off the UI thread.
    """
    from desktop_app.capture.zbar import zbar_available

    if zbar_available():
        return ""
    return QCoreApplication.translate(
        "CameraWords", "One of two decoders (zbar) is missing here: worn codes take longer to read."
    )


def words_for(state: CameraState, reason: str) -> CameraWords:
    """What a state and the code of its reason (see CameraSource) mean for the person."""
    known = _REASONS.get(f"{reason}_{sys.platform}") or _REASONS.get(reason)
    title, sentence = known or _STATES.get(state) or _REASONS["decoder_failed"]
    title = QCoreApplication.translate("CameraWords", title)
    sentence = QCoreApplication.translate("CameraWords", sentence)
    if state is CameraState.RUNNING:
        return CameraWords(title, sentence, "camera", "accent", can_retry=False)
    if state in (CameraState.STOPPED, CameraState.OPENING):
        icon = "camera" if state is CameraState.OPENING else "camera-off"
        return CameraWords(title, sentence, icon, "text_quiet", can_retry=False)
    return CameraWords(title, sentence)
