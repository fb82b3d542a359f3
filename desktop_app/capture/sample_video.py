"""Makes real video files of product labels, for the tour and for tests; not used by the shop."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import barcode

from desktop_app.capture.opencv import Picture, cv2, np

ABSENCE = 1.2  # seconds without a label between two: longer than a code that is held is remembered
_WRITERS = {"EAN13": "ean13", "EAN8": "ean8", "UPCA": "upca", "Code128": "code128", "ITF": "itf"}
_SHELF = (74, 104, 140)  # BGR: brown cardboard
_INK, _GREY = (28, 28, 28), (120, 120, 120)


def write_video(
    path: Path,
    codes: Sequence[tuple[str, str]],
    frames_per_code: int,
    *,
    size: tuple[int, int] = (1280, 720),
    fps: float = 20.0,
    titles: Mapping[str, str] | None = None,
) -> None:
    """Writes a video in which each (code, symbology) is held for some frames, with gaps between.

    Symbologies: EAN13, EAN8, UPCA, Code128, ITF. `titles` are printed on the labels of their codes.
    The suffix of the path chooses the container; frames are packed as MJPG, so bars stay sharp.
    """
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), fps, size)
    if not writer.isOpened():
        raise OSError(f"cannot write {path}")
    shelf = _shelf(size)
    gap = [shelf] * round(ABSENCE * fps)
    for code, symbology in codes:
        label = make_label(code, symbology, (titles or {}).get(code, ""))
        for frame in (*gap, *_held(label, shelf, frames_per_code)):
            writer.write(frame)
    for frame in gap:
        writer.write(frame)
    writer.release()


def make_label(code: str, symbology: str, title: str = "") -> Picture:
    """A white label in BGR with bars, the code in digits under them and a title above."""
    pattern = barcode.get(_WRITERS[symbology], code).build()[0]
    row = np.array([0 if module == "1" else 255 for module in pattern], np.uint8)
    bars = cv2.resize(np.tile(row, (1, 1)), None, fx=4, fy=150, interpolation=cv2.INTER_NEAREST)
    height, width = bars.shape
    label = np.full((height + 150, max(width, 380) + 100, 3), 255, np.uint8)
    left = (label.shape[1] - width) // 2
    label[80 : 80 + height, left : left + width] = bars[:, :, None]
    _write(label, title, (left, 54), 34, _INK)
    _write(label, code, (left, 80 + height + 46), 32, _GREY)
    return label


def _write(
    label: Picture, text: str, place: tuple[int, int], size: int, ink: Sequence[int]
) -> None:
    cv2.putText(label, text, place, ink, cv2.FontFace("sans"), size)


def _shelf(size: tuple[int, int]) -> Picture:
    """Cardboard seen through the grain of a cheap camera, the same at every call."""
    width, height = size
    coarse = np.random.default_rng(7).normal(0, 8, (height // 3, width // 3)).astype(np.float32)
    grain = cv2.GaussianBlur(cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC), (0, 0), 1)
    shade = np.linspace(1.15, 0.75, height)[:, None, None]
    return np.clip(np.array(_SHELF) * shade + grain[:, :, None], 0, 255).astype(np.uint8)


def _held(label: Picture, shelf: Picture, frames: int) -> Iterator[Picture]:
    """The label before the shelf in a hand that is never quite still."""
    (tall, wide), (height, width) = label.shape[:2], shelf.shape[:2]
    for number in range(frames):
        place = cv2.getRotationMatrix2D((wide / 2, tall / 2), 2 * np.sin(number / 5), 1)
        place[0, 2] += (width - wide) / 2 + 12 * np.sin(number / 7)
        place[1, 2] += (height - tall) / 2 + 8 * np.cos(number / 6)
        frame = shelf.copy()
        cv2.warpAffine(label, place, (width, height), frame, borderMode=cv2.BORDER_TRANSPARENT)
        yield frame
