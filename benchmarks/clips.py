"""Clips of labels before a camera, made anew at every run and the same each time.

Six kinds, six codes each, two seconds of 1280 x 720 in colour: a hand brings the label into the
picture and holds it. What makes them hard: little light, motion, a lens that hunts for its focus,
a label far away, a label turned by 33 degrees and leaning back.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy.typing as npt
import zxingcpp

from desktop_app.capture.opencv import Picture, cv2, np
from desktop_app.capture.zxing import FORMATS

RATE = 30
LENGTH = 60  # frames
SIZE = (1280, 720)
KINDS = ("good", "low light", "motion", "focus", "small", "tilted")
CODES = (
    ("8992696404441", "EAN13"),
    ("036000291452", "UPCA"),
    ("96385074", "EAN8"),
    ("LBG-2026-000123", "Code128"),
    ("18992696404448", "ITF"),
    ("https://lumbung.example/barang/123", "QR"),
)
_ENTRY = 8  # frames until the hand holds still


@dataclass(frozen=True)
class Clip:
    """One code held before a camera in one way."""

    kind: str
    text: str
    symbology: str
    seed: int

    def frames(self, length: int = LENGTH) -> Iterator[Picture]:
        """Its pictures in BGR; more than LENGTH where the label is held for longer."""
        random = np.random.default_rng(self.seed)
        label, table = _label(self.text, self.symbology), _table(self.seed % 5)
        if self.kind == "small":
            label = cv2.resize(label, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
        start = random.uniform(0, 6)
        for number in range(length):
            frame = _held(table, label, self._place(label, number / RATE, start))
            yield _seen(frame, self.kind, number / RATE, start, random)

    def _place(self, label: Picture, seconds: float, start: float) -> npt.NDArray[np.float64]:
        """Where the label's corners are: it comes in from the left and is never quite still."""
        sway = 40 if self.kind == "motion" else 6
        pace = 11 if self.kind == "motion" else 4
        entry = max(0.0, 1 - seconds * RATE / _ENTRY) * 500
        x = SIZE[0] / 2 - entry + sway * math.sin(pace * seconds + start)
        y = SIZE[1] / 2 + sway / 2 * math.cos(pace * 0.8 * seconds + start)
        turn = 33 if self.kind == "tilted" else 4 * math.sin(start)
        return _corners(label, (x, y), turn, leaning=self.kind == "tilted")


def clips() -> list[Clip]:
    """All of them: every kind of every code."""
    return [
        Clip(kind, *code, seed=100 * n + m)
        for n, kind in enumerate(KINDS)
        for m, code in enumerate(CODES)
    ]


def empty_frames(count: int) -> Iterator[Picture]:
    """Pictures without a code: tables, print, slats and cloth, lit and dark, still and moving."""
    for number in range(count):
        random = np.random.default_rng(7_000 + number)
        frame = _table(number % 5).copy()
        _stripe(frame, random)
        kind = KINDS[number % len(KINDS)]
        yield _seen(frame, kind, number / RATE, random.uniform(0, 6), random)


def _label(text: str, symbology: str) -> Picture:
    """White paper with the code, some print above and the number below."""
    made = zxingcpp.create_barcode(text, FORMATS[symbology])
    code = np.array(made.to_image(scale=4 if symbology == "QR" else 3))
    if symbology != "QR":
        code = code[: min(len(code), 130)]
    height, width = code.shape
    label = np.full((height + 110, max(width, 300) + 60), 250, np.uint8)
    left = (label.shape[1] - width) // 2
    label[60 : 60 + height, left : left + width] = np.minimum(code, 250)
    cv2.putText(label, "Kecap Manis 600 ml", (30, 42), (20,), cv2.FontFace("sans"), 28)
    cv2.putText(label, text[:24], (30, height + 94), (60,), cv2.FontFace("sans"), 20)
    return np.asarray(cv2.cvtColor(label, cv2.COLOR_GRAY2BGR))


@cache
def _table(seed: int) -> Picture:
    """Wood, cloth and printed paper."""
    random = np.random.default_rng(seed)
    shape = SIZE[1] // 8, SIZE[0] // (2 if seed % 2 else 8)
    coarse = random.normal(0, 14, shape).astype(np.float32)
    grain = cv2.resize(coarse, SIZE, interpolation=cv2.INTER_CUBIC)
    shade = np.linspace(1.2, 0.7, SIZE[0])[None, :, None]
    colour = np.array(((70, 100, 140), (120, 120, 110), (60, 80, 90), (150, 160, 170))[seed % 4])
    table = np.clip(colour * shade + grain[..., None], 0, 255).astype(np.uint8)
    for line in range(12):
        place = 30 + 600 * (line % 2), 60 + 55 * line
        text = "".join(chr(97 + letter) for letter in random.integers(0, 26, 34))
        cv2.putText(table, text, place, (30, 30, 30), cv2.FontFace("sans"), 22 + line)
    return np.asarray(table)


def _stripe(frame: Picture, random: np.random.Generator) -> None:
    """Slats of random width: what bars look like to a decoder that is too eager."""
    left, top = int(random.integers(0, 800)), int(random.integers(0, 500))
    widths = random.integers(2, 14, 60)
    ink = np.repeat(np.where(np.arange(60) % 2, 235, 25), widths)[: SIZE[0] - left]
    frame[top : top + 160, left : left + len(ink)] = ink[None, :, None]


def _corners(
    label: Picture, middle: tuple[float, float], turn: float, *, leaning: bool
) -> npt.NDArray[np.float64]:
    height, width = label.shape[:2]
    box = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * (width / 2, height / 2)
    if leaning:
        box[:2] *= 0.85
    angle = math.radians(turn)
    cosine, sine = math.cos(angle), math.sin(angle)
    corners: npt.NDArray[np.float64] = box @ np.array([(cosine, sine), (-sine, cosine)])
    corners += middle
    return corners


def _held(table: Picture, label: Picture, corners: npt.NDArray[np.float64]) -> Picture:
    height, width = label.shape[:2]
    source = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    place = cv2.getPerspectiveTransform(source, corners.astype(np.float32))
    frame = table.copy()
    cv2.warpPerspective(label, place, SIZE, frame, borderMode=cv2.BORDER_TRANSPARENT)
    return frame


def _seen(
    frame: Picture, kind: str, seconds: float, start: float, random: np.random.Generator
) -> Picture:
    """What the lens and the chip make of it."""
    if kind == "motion":
        reach = 1 + int(16 * abs(math.cos(11 * seconds + start)))
        frame = cv2.blur(frame, (reach, 1))
    elif kind == "focus":
        blur = 0.6 + 4.5 * abs(math.cos(2.2 * seconds + start))
        frame = cv2.GaussianBlur(frame, (0, 0), blur)
    light, noise = (0.16, 9) if kind == "low light" else (1.0, 4)
    left, top = (int(random.integers(0, 200)) for _ in range(2))
    grain = _grain()[top : top + SIZE[1], left : left + SIZE[0]]
    dull = frame.astype(np.float32)
    return np.asarray(cv2.addWeighted(dull, light, grain, noise, 0, dtype=cv2.CV_8U))


@cache
def _grain() -> Picture:
    """Noise of a standard deviation of one."""
    noise = np.random.default_rng(1).normal(0, 1, (SIZE[1] + 200, SIZE[0] + 200, 3))
    return np.asarray(noise.astype(np.float16).astype(np.float32))
