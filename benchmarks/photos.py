"""Real photos beside the checkout: how many are read, and what it costs; nothing without them.

Every photo is fitted into a frame of the size named, small ones enlarged, as a camera shows them.
"""

import csv
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median, quantiles

from benchmarks.figure import Figure
from benchmarks.readers import READERS
from db.rules.barcodes import normalise_gtin
from desktop_app.capture.decoding import read_picture
from desktop_app.capture.opencv import Picture, cv2, np

_BESIDE_CHECKOUT = Path(__file__).parents[2] / "shared"
PHOTOS = Path(os.environ.get("LUMBUNG_SHARED", _BESIDE_CHECKOUT)) / "data" / "barcodes"
RETAIL = ("EAN13", "EAN8", "UPCA", "UPCE")
_HOW = "{count} photos at {width} x {height}; "


@dataclass
class Tally:
    """What one reader made of the photos."""

    right: int = 0
    retail: int = 0
    invented: int = 0
    cpu: list[float] = field(default_factory=list)  # milliseconds, of pictures that hold a code


def figures() -> Iterator[Figure]:
    """Recognition, CPU a frame at 720p and at 1080p, and pictures without a code."""
    if not PHOTOS.is_dir():
        return
    with (PHOTOS / "manifest.csv").open(encoding="utf-8", newline="") as manifest:
        rows = list(csv.DictReader(manifest))
    yield from _at_720p(rows)
    yield from _at_1080p(rows)


def _at_720p(rows: list[dict[str, str]]) -> Iterator[Figure]:
    tallies = _tallies(rows, (1280, 720))
    ours, pyzbar = tallies["ours"], tallies["pyzbar"]
    count = len(ours.cpu)
    retail = sum(row["symbology"] in RETAIL for row in rows)
    how = _HOW.format(count=count, width=1280, height=720)
    others = {name: tally for name, tally in tallies.items() if name != "ours"}
    shares = ", ".join(f"{n} {100 * t.right / count:.1f}" for n, t in others.items())
    yield Figure("photos_read", 100 * ours.right / count, "%", 92, how + shares, ">=")
    shares = ", ".join(f"{n} {100 * t.retail / retail:.1f}" for n, t in others.items())
    how_retail = _HOW.format(count=retail, width=1280, height=720) + shares
    yield Figure("retail_photos_read", 100 * ours.retail / retail, "%", 98, how_retail, ">=")
    costs = ", ".join(f"{n} {mean(t.cpu):.1f} ms" for n, t in tallies.items())
    ratio = mean(ours.cpu) / mean(pyzbar.cpu)
    yield Figure("cpu_720p", ratio, "x pyzbar", 0.5, f"means, {how}{costs}")
    invented = ", ".join(f"{n} {t.invented}" for n, t in others.items())
    yield Figure("invented", ours.invented, "pictures", 0, f"without a code; {invented}", "=")


def _at_1080p(rows: list[dict[str, str]]) -> Iterator[Figure]:
    tallies = _tallies(rows, (1920, 1080))
    ours, theirs = tallies["ours"].cpu, tallies["pyzbar"].cpu
    how = _HOW.format(count=len(ours), width=1920, height=1080)
    middle, slowest = (median(ours), median(theirs)), (_p95(ours), _p95(theirs))
    yield Figure("cpu_1080p_median", middle[0] / middle[1], "x pyzbar", 10 / 59, _pair(how, middle))
    yield Figure("cpu_1080p_p95", slowest[0] / slowest[1], "x pyzbar", 55 / 95, _pair(how, slowest))


def _tallies(rows: list[dict[str, str]], size: tuple[int, int]) -> dict[str, Tally]:
    tallies = {name: Tally() for name in READERS}
    for row in rows:
        picture = read_picture(PHOTOS / row["file"])
        assert picture is not None
        frame = _fitted(picture, size)
        for name, tally in tallies.items():
            started = time.process_time()
            texts = READERS[name](frame)
            _count(tally, row, texts, 1000 * (time.process_time() - started))
    return tallies


def _count(tally: Tally, row: dict[str, str], texts: list[str], cpu: float) -> None:
    if row["symbology"] == "NEG":
        tally.invented += bool(texts)
        return
    tally.cpu.append(cpu)
    if _expected(row) in {_compared(text, row["symbology"]) for text in texts}:
        tally.right += 1
        tally.retail += row["symbology"] in RETAIL


def _fitted(picture: Picture, size: tuple[int, int]) -> Picture:
    width, height = size
    factor = min(width / picture.shape[1], height / picture.shape[0])
    method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    scaled = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=method)
    frame = np.full((height, width, 3), 128, np.uint8)
    top, left = (height - scaled.shape[0]) // 2, (width - scaled.shape[1]) // 2
    frame[top : top + scaled.shape[0], left : left + scaled.shape[1]] = scaled
    return frame


def _expected(row: dict[str, str]) -> str:
    return _compared(re.sub(r"\((\d{2,4})\)", r"\1", row["expected"]), row["symbology"])


def _compared(text: str, symbology: str) -> str:
    """As the manifest's notes say: retail as GTIN-14, GS1 without separators."""
    if symbology == "Codabar":
        return text.strip("ABCD")
    if symbology in RETAIL or symbology == "DataBar":
        return normalise_gtin(text, symbology) or normalise_gtin(text) or text
    return text.replace("\x1d", "").replace("\r\n", "\n")


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20)[18]


def _pair(how: str, values: tuple[float, float]) -> str:
    return f"{how}ours {values[0]:.1f}, pyzbar {values[1]:.1f} ms"
