"""Labels behind a lens out of focus: how many numbers are read, and that nothing is invented.

Half of the frames show an EAN-13, the others what could pass for one when it is smeared: other
symbologies, stripes, numbers with a digit printed wrong.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import zxingcpp

from benchmarks.figure import Figure
from benchmarks.readers import READERS
from db.rules.barcodes import check_digit
from desktop_app.capture.opencv import Picture, cv2, np
from desktop_app.capture.zxing import FORMATS

LABELS = 600
OTHERS = ("EAN8", "UPCE", "Code128", "Code39", "ITF", "DataBar", "stripes", "misprint")
_SIZE = (1280, 720)


@dataclass(frozen=True)
class Label:
    """Bars on paper; `text` is "" where no EAN-13 is right."""

    bars: Picture  # a row a module high, dark 0
    text: str


def figures() -> Iterator[Figure]:
    """The share of numbers read beside other readers, and how often anything wrong is read."""
    random = np.random.default_rng(5)
    read, wrong = dict.fromkeys(READERS, 0), dict.fromkeys(READERS, 0)
    for number in range(LABELS):
        label = _number(random) if number % 2 else _other(random)
        frame = _frame(label, random)
        for name, reader in READERS.items():
            numbers = {text.zfill(13) for text in reader(frame) if len(text) in (12, 13)}
            read[name] += label.text in numbers
            wrong[name] += bool(numbers - {label.text})
    share = {name: 200 * count / LABELS for name, count in read.items()}
    others = ", ".join(f"{name} {value:.1f}" for name, value in share.items() if name != "ours")
    how = f"of {LABELS // 2} EAN-13 smeared by 0.7 to 1.5 modules; {others}"
    yield Figure("smeared_read", share["ours"], "%", 60, how, ">=")
    others = ", ".join(f"{name} {count}" for name, count in wrong.items() if name != "ours")
    how = f"in {LABELS} frames, {LABELS // 2} of them without an EAN-13; {others}"
    yield Figure("smeared_wrong", wrong["ours"], "frames", 0, how, "=")


def _number(random: np.random.Generator) -> Label:
    text = _digits(12, random)
    text += check_digit(text)
    return Label(_drawn(text, "EAN13"), text)


def _other(random: np.random.Generator) -> Label:
    kind = str(random.choice(OTHERS))
    if kind == "stripes":
        widths = random.integers(1, 5, 59)
        return Label(np.repeat(np.arange(59) % 2 * 255, widths).astype(np.uint8), "")
    if kind == "misprint":
        return Label(_misprinted(_number(random).bars, random), "")
    body = _digits({"EAN8": 7, "UPCE": 6, "DataBar": 13}.get(kind, 8), random)
    text = {"UPCE": f"0{body[:4]}57", "EAN8": body + check_digit(body)}.get(kind, body)
    text = body + check_digit(body) if kind == "DataBar" else text
    return Label(_drawn(text, kind), "")


def _digits(count: int, random: np.random.Generator) -> str:
    return "".join(map(str, random.integers(0, 10, count)))


def _drawn(text: str, symbology: str) -> Picture:
    """The bars without the paper beside them, a pixel a module."""
    picture = np.array(zxingcpp.create_barcode(text, FORMATS[symbology]).to_image(scale=1))
    row = picture[len(picture) // 2]
    dark = np.flatnonzero(row < 128)
    return np.asarray(row[dark[0] : dark[-1] + 1])


def _misprinted(bars: Picture, random: np.random.Generator) -> Picture:
    """One of the last six digits printed as another: its bars are another's."""
    places = [slice(50 + 7 * digit, 57 + 7 * digit) for digit in range(6)]
    one, other = random.permutation(6)[:2]
    swapped = bars.copy()
    swapped[places[one]] = bars[places[other]]
    return bars[::-1][:60] if np.array_equal(swapped, bars) else swapped


def _frame(label: Label, random: np.random.Generator) -> Picture:
    """The label in a hand: somewhat turned and leaning, in this and that light."""
    module, smear = random.uniform(1.6, 4.5), random.uniform(0.7, 1.5)
    paper = np.pad(label.bars, 11, constant_values=255)
    height = round(40 * module)
    corners = np.array([(0, 0), (1, 0), (1, 1), (0, 1)]) - 0.5
    box = corners * (len(paper) * module, height)
    lean = box + random.normal(0, 2 * module, (4, 2))
    angle = random.uniform(-0.5, 0.5)
    cosine, sine = np.cos(angle), np.sin(angle)
    place = lean @ np.array([(cosine, sine), (-sine, cosine)]) + np.array(_SIZE) / 2
    fine = cv2.resize(np.tile(paper, (8, 1)), (8 * len(paper), 320), interpolation=0)
    source = (corners + 0.5) * fine.shape[::-1]
    way = cv2.getPerspectiveTransform(source.astype(np.float32), place.astype(np.float32))
    view = cv2.warpPerspective(fine, way, _SIZE, flags=cv2.INTER_AREA, borderValue=150)
    view = _out_of_focus(view, smear * module).astype(np.float32)
    dark, light = random.uniform(10, 80), random.uniform(140, 240)
    noisy = dark + view * ((light - dark) / 255) + random.normal(0, 3, view.shape)
    grey = np.clip(noisy, 0, 255).astype(np.uint8)
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR))


def _out_of_focus(view: Picture, smear: float) -> Picture:
    """Each point as the disc that a lens makes of it, `smear` pixels as a standard deviation."""
    radius = 2 * smear
    reach = np.arange(-int(radius) - 1, int(radius) + 2)
    disc = np.clip(radius + 0.5 - np.hypot(reach[:, None], reach), 0, 1)
    return np.asarray(cv2.filter2D(view, -1, disc / disc.sum()))
