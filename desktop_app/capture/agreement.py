"""When a code that is read counts: agreement between frames, and once for as long as it is held."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.capture.scan import DecodedCode
from desktop_app.capture.wanted import TWO_DIMENSIONAL

_FRAMES, _LOOKS = 2, 3


@dataclass
class _Sighting:
    last_seen: float
    frames: int = 0
    looks: int = 0
    counted: bool = False


class Agreement:
    """Turns what is read in each frame into what counts; knows no clock, times are handed in.

    A matrix code counts at its first frame. A linear one counts at its second, if three looks at
    them agreed: a picture that stands still shows one decoder the same error again and again. It
    counts again when it was out of the picture for `absence` seconds. Two labels with one code in
    one picture are one.
    """

    def __init__(self, absence: float = 1.0) -> None:
        self._absence = absence
        self._sightings: dict[str, _Sighting] = {}

    def counted(self, codes: Iterable[DecodedCode], seconds: float) -> list[DecodedCode]:
        """Those of the frame at `seconds` (never before the last frame's) that count now."""
        self._forget_what_left(seconds)
        return [
            code
            for code in _by_key(codes)
            if not self._is_part_of_another(code) and self._counts(code, seconds)
        ]

    def _is_part_of_another(self, code: DecodedCode) -> bool:
        """A scan line through the corner of an ITF reads a shorter one."""
        if code.symbology != "ITF":
            return False
        return any(code.text in key and code.text != key for key in self._sightings)

    def _forget_what_left(self, seconds: float) -> None:
        limit = seconds - self._absence
        self._sightings = {k: s for k, s in self._sightings.items() if s.last_seen > limit}

    def _counts(self, code: DecodedCode, seconds: float) -> bool:
        sighting = self._sightings.setdefault(code.key, _Sighting(seconds))
        sighting.last_seen = seconds
        sighting.frames += 1
        sighting.looks += code.looks
        agreed = sighting.frames >= _FRAMES and sighting.looks >= _LOOKS
        if sighting.counted or not (agreed or code.symbology in TWO_DIMENSIONAL):
            return False
        sighting.counted = True
        return True


def _by_key(codes: Iterable[DecodedCode]) -> list[DecodedCode]:
    return list({code.key: code for code in codes}.values())
