"""The ways to look at a picture and to read it, from which the chains of decoders are made.

What each is for was seen on real photos: a label held before a camera is read at the first glance;
bars that lie aslant are turned upright; wrinkles and grain go when bars are softened along their
length; blur is sharpened across them; codes that fill the picture are read when it is tiny.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

import numpy.typing as npt

from desktop_app.capture.bars import Bars, upright
from desktop_app.capture.ean_smeared import read_smeared
from desktop_app.capture.look import Look, Seen
from desktop_app.capture.opencv import Picture, cv2, np
from desktop_app.capture.paper import papered
from desktop_app.capture.scan import DecodedCode, believed
from desktop_app.capture.views import Matrix, brought_back, scaled, whole
from desktop_app.capture.wanted import Wanted
from desktop_app.capture.zbar import ZbarDecoder
from desktop_app.capture.zxing import ZxingDecoder

Read = Callable[[Picture], list[DecodedCode]]
Stage = Callable[[Look], list[DecodedCode]]
Treatment = Callable[[Picture], Picture]
Values = npt.NDArray[np.float32]

_WIDE_MARGIN = 1.2  # parts of the bars' width: smeared bars are found in part, and need paper
_SLIMMEST = 0.35  # width to height of bars that may be a retail code, or the half of one
_FOCUSING = 10  # rounds: more add rings beside the bars

_SQUARE_ROOTS = (np.sqrt(np.arange(256) / 255) * 255).astype(np.uint8)


class Stages:
    """The stages of one thread, for the codes that are wanted; the most rewarding come first."""

    def __init__(self, wanted: Wanted) -> None:
        fast, bars = ZxingDecoder(wanted).read, ZxingDecoder(wanted.linear()).read
        every_second, every_fourth = ZbarDecoder(2, wanted).read, ZbarDecoder(4, wanted).read
        self.quick = [
            _on(_small, fast),
            _on_bars(_softened(31), bars),
            _on_bars(_softened(15), bars),
        ]
        self.heavy = [
            _on_bars(papered, every_second),
            _on(_small, every_fourth),
            _on(_full, fast),
            _on(_small_sharpened, ZxingDecoder(wanted.checked()).read),
            _on(_tiny, ZxingDecoder(wanted, sideways=True).read),
            _on_bars(_sharpened(4, 2), bars),
            _on(_medium, every_fourth),
            _on_bars(_evened, every_second),
            _on_bars(_lightened, bars),
            _on_bars(focused(3), bars),
            _smeared_retail(wanted),
            _on_bars(_inverted, bars),
            _seconding(_on_bars(_inverted_papered, every_second)),
            _on_bars(_sharpened(6, 3), bars),
            _on(_medium, ZxingDecoder(wanted, sideways=True, plain=True).read),
            _on(_light_on_dark, fast),
        ]
        self.all = [*self.quick, *self.heavy]


def _small(look: Look) -> Iterable[Seen]:
    return [look.small]


def _tiny(look: Look) -> Iterable[Seen]:
    return [look.tiny]


def _full(look: Look) -> Iterable[Seen]:
    """A small picture is enlarged: the same look twice would prove no more than one."""
    return [whole(look.grey) if look.is_shrunk else scaled(2)(look.grey)]


def _medium(look: Look) -> Iterable[Seen]:
    """For what is slow: no larger than 1280 x 720."""
    return [look.medium if look.is_shrunk else scaled(2)(look.grey)]


def _small_sharpened(look: Look) -> Iterable[Seen]:
    """For what has no bars to turn upright; smeared bars it makes into wrong ones."""
    picture, back = look.small
    smeared = cv2.GaussianBlur(picture, (0, 0), 4)
    return [(cv2.addWeighted(picture, 3, smeared, -2, 0), back)]


def _light_on_dark(look: Look) -> Iterable[Seen]:
    picture, back = look.small
    return [(cv2.bitwise_not(picture), back)]


def _on(views: Callable[[Look], Iterable[Seen]], read: Read) -> Stage:
    def stage(look: Look) -> list[DecodedCode]:
        return [moved(code, back) for picture, back in views(look) for code in read(picture)]

    return stage


def _on_bars(treatment: Treatment, read: Read) -> Stage:
    def stage(look: Look) -> list[DecodedCode]:
        return [
            moved(_placed(code, picture), back)
            for picture, back in look.uprights
            for code in read(treatment(picture))
        ]

    return stage


def _seconding(stage: Stage) -> Stage:
    """What it reads supports another look, and is no look of its own: alone it was seen to err."""
    return lambda look: [replace(code, looks=0) for code in stage(look)]


def _smeared_retail(wanted: Wanted) -> Stage:
    def stage(look: Look) -> list[DecodedCode]:
        return [code for bars in look.places[:2] for code in _read_smeared(look, bars, wanted)]

    return stage


def _read_smeared(look: Look, bars: Bars, wanted: Wanted) -> list[DecodedCode]:
    if bars.width < _SLIMMEST * bars.height:
        return []
    picture, back = upright(bars, _WIDE_MARGIN)(look.grey)
    found = read_smeared(picture, bars.width / float(np.hypot(*back[:, 0])))
    if not found:
        return []
    bottom, left, right = len(picture), round(found.left), round(found.right)
    corners = ((left, 0), (right, 0), (right, bottom), (left, bottom))
    code = believed(found.text, "EAN13", corners, wanted=wanted)
    return [moved(code, back)] if code else []


def _placed(code: DecodedCode, picture: Picture) -> DecodedCode:
    """zbar sometimes tells only where its last line ended; then the bars' own place is meant."""
    height, width = picture.shape
    polygon = np.array(code.polygon or ((0, 0),), np.int32)
    if cv2.boundingRect(polygon)[2] > width / 4:
        return code
    side = width // 7  # the margin
    corners = ((side, 0), (width - side, 0), (width - side, height), (side, height))
    return replace(code, polygon=corners)


def _softened(rows: int) -> Treatment:
    """Softened along upright bars: wrinkles, grain and print of other things go."""
    return lambda picture: cv2.blur(picture, (1, rows))


def _sharpened(reach: float, strength: float) -> Treatment:
    """Sharpened across upright bars: what a lens out of focus has smeared."""

    def treatment(picture: Picture) -> Picture:
        soft = cv2.blur(picture, (1, 5))
        smeared = cv2.GaussianBlur(soft, (0, 0), sigmaX=reach, sigmaY=0.1)
        return cv2.addWeighted(soft, 1 + strength, smeared, -strength, 0)

    return treatment


def focused(reach: float) -> Treatment:
    """The bars that, smeared by a lens out of focus by `reach` pixels, would look like these.

    Source: Richardson 1972, Lucy 1974; across the bars alone, so that grain does not grow.
    """

    def treatment(picture: Picture) -> Picture:
        height, width = picture.shape
        few = cv2.resize(picture, (width, -(-height // 4)), interpolation=cv2.INTER_AREA)
        seen = few.astype(np.float32) + 1
        sharp = seen.copy()
        for _ in range(_FOCUSING):
            sharp *= _smeared(seen / _smeared(sharp, reach), reach)
        return np.asarray(cv2.resize(cv2.convertScaleAbs(sharp), (width, height)))

    return treatment


def _smeared(picture: Values, reach: float) -> Values:
    edge = cv2.BORDER_REPLICATE
    soft = cv2.GaussianBlur(picture, (0, 0), sigmaX=reach, sigmaY=0.01, borderType=edge)
    return np.asarray(soft, np.float32)


def _lightened(picture: Picture) -> Picture:
    """Dark parts told apart: ink that has run, shadow."""
    return papered(cv2.LUT(cv2.blur(picture, (1, 15)), _SQUARE_ROOTS))


def _inverted(picture: Picture) -> Picture:
    """Light bars on dark, as on cans, which shine in places."""
    return _evened(cv2.bitwise_not(cv2.blur(picture, (1, 15))))


def _inverted_papered(picture: Picture) -> Picture:
    """The same for zbar, which reads light bars as they are where the dark goes on beside them.

    Dark bars lose their ends by it, so that no number is read twice from the same pixels.
    """
    return papered(cv2.bitwise_not(picture))


def _evened(picture: Picture) -> Picture:
    """As bright everywhere: shadows and glossy packs."""
    return _evener().apply(picture)


@cache
def _evener() -> cv2.CLAHE:
    return cv2.createCLAHE(4.0, (8, 1))


def moved(code: DecodedCode, back: Matrix) -> DecodedCode:
    """The code with its place in the picture that a view was made of."""
    return replace(code, polygon=brought_back(code.polygon, back))
