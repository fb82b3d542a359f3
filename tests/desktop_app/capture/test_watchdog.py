"""The watch on a camera: states from what comes and what does not."""

import threading

import pytest

from desktop_app.capture.address import Address, Kind
from desktop_app.capture.mailbox import Frame, Mailbox
from desktop_app.capture.opencv import np
from desktop_app.capture.watchdog import CameraState, Watchdog


def frame(seconds: float, shade: int = 0) -> Frame:
    """A plain frame taken at a time."""
    return Frame(np.full((64, 64, 3), shade, np.uint8), seconds)


def test_a_camera_that_sends_nothing_has_failed() -> None:
    """Opened, but never a picture."""
    watchdog = Watchdog(Kind.DEVICE)
    watchdog.saw_nothing()
    assert (watchdog.state, watchdog.reason) == (CameraState.FAILED, "camera_silent")
    assert watchdog.is_over


def test_a_camera_that_pauses_is_frozen_until_it_goes_on() -> None:
    """A late frame is no reason to give up."""
    watchdog = Watchdog(Kind.DEVICE)
    states = []
    for arrived in (frame(0), None, frame(5, shade=99)):
        watchdog.saw(arrived) if arrived else watchdog.saw_nothing()
        states.append(watchdog.state)
    assert states == [CameraState.RUNNING, CameraState.FROZEN, CameraState.RUNNING]
    assert not watchdog.is_over


def test_the_same_picture_for_seconds_is_frozen() -> None:
    """A driver that hangs repeats its last picture; a file may show a still scene."""
    for kind, state in ((Kind.DEVICE, CameraState.FROZEN), (Kind.FILE, CameraState.RUNNING)):
        watchdog = Watchdog(kind)
        for tenth in range(40):
            watchdog.saw(frame(tenth / 10, shade=120))
        assert watchdog.state is state


def test_black_pictures_are_dark_until_one_is_not() -> None:
    """Noise and a stuck pixel are no light; a single dark frame is no darkness; films may be."""
    for kind, state in ((Kind.STREAM, CameraState.DARK), (Kind.FILE, CameraState.RUNNING)):
        watchdog = Watchdog(kind)
        noise = np.random.default_rng(1)
        states = []
        for tenth in range(40):
            picture = noise.integers(0, 30, (480, 640, 3), np.uint8)
            picture[16, 16] = 255
            watchdog.saw(Frame(picture, tenth / 10))
            states.append(watchdog.state)
        assert states[0] is CameraState.RUNNING
        assert states[-1] is state
        watchdog.saw(frame(4.1, shade=90))  # of another size: it was turned meanwhile
        assert watchdog.state is CameraState.RUNNING


@pytest.mark.parametrize(
    ("reason", "state"),
    [("video_ended", CameraState.ENDED), ("camera_lost", CameraState.FAILED)],
)
def test_an_end_keeps_its_reason(reason: str, state: CameraState) -> None:
    """Only a video ends without failing."""
    watchdog = Watchdog(Kind.FILE)
    watchdog.saw_end(reason)
    assert (watchdog.state, watchdog.reason) == (state, reason)


def test_the_mailbox_keeps_the_newest_frame() -> None:
    """Frames that nobody took are left out; the end comes after the last one."""
    mailbox = Mailbox(keep_all=False)
    for number in range(3):
        mailbox.put(frame(number))
    mailbox.finish("camera_lost")
    mailbox.finish("another reason")
    taken = mailbox.take(0)
    assert isinstance(taken, Frame)
    assert taken.seconds == 2
    assert mailbox.take(0) == "camera_lost"


def test_the_mailbox_can_keep_all_frames() -> None:
    """The sender waits until each was taken."""
    mailbox = Mailbox(keep_all=True)
    sender = threading.Thread(target=lambda: [mailbox.put(frame(n)) for n in range(20)])
    sender.start()
    taken = [mailbox.take(5) for _ in range(20)]
    sender.join(5)
    assert [got.seconds for got in taken if isinstance(got, Frame)] == list(range(20))


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('"C:\\foto.JPG"', r"C:\foto.JPG"),
        ("file:///C:/foto.png", "C:/foto.png"),
        (" a.jpg ", "a.jpg"),
    ],
)
def test_pictures_are_told_by_their_names(text: str, path: str) -> None:
    """However they were pasted."""
    assert Address.typed(text) == Address(path)
    assert Address(path).is_picture


def test_closing_lets_both_sides_go() -> None:
    """Neither the sender nor a pause outlives the mailbox."""
    mailbox = Mailbox(keep_all=True)
    mailbox.put(frame(0))
    sides = [
        threading.Thread(target=mailbox.put, args=(frame(1),)),
        threading.Thread(target=mailbox.pause, args=(60,)),
    ]
    for side in sides:
        side.start()
    mailbox.close()
    for side in sides:
        side.join(5)
        assert not side.is_alive()


@pytest.mark.parametrize(
    ("text", "kind", "source"),
    [
        ("0", Kind.DEVICE, "camera"),
        ("/dev/video2", Kind.DEVICE, "camera"),
        ("rtsp://kamera.local/1", Kind.STREAM, "camera"),
        ("192.168.1.5:8080/video", Kind.STREAM, "camera"),
        ("hp-kasir:4747", Kind.STREAM, "camera"),
        ("device:usb#vid_1", Kind.DEVICE, "camera"),
        (r"C:\toko\gudang.mp4", Kind.FILE, "video"),
        ("file:///home/toko/rak%201.mp4", Kind.FILE, "video"),
        ("/home/toko/gudang.mp4", Kind.FILE, "video"),
        ("", Kind.FILE, "video"),
    ],
)
def test_an_address_tells_its_kind(text: str, kind: Kind, source: str) -> None:
    """Index, path, URL and file are told apart by their spelling."""
    address = Address.typed(text)
    assert (address.kind, address.source) == (kind, source)
    assert not address.is_picture
