"""When a code that is read counts: agreement between frames, and once for as long as it is held."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.capture.scan import TWO_DIMENSIONAL, DecodedCode


@dataclass
class _Sighting:
    last_seen: float
    frames: int = 0
    counted: bool = False


class Agreement:
    """Turns what is read in each frame into what counts; knows no clock, times are handed in.

    A linear code counts at its second frame, a matrix code at its first. It counts again when it
    was out of the picture for `absence` seconds. Two labels with one code in one picture are one.
    """

    def __init__(self, absence: float = 1.0) -> None:
        self._absence = absence
        self._sightings: dict[str, _Sighting] = {}

    def counted(self, codes: Iterable[DecodedCode], seconds: float) -> list[DecodedCode]:
        """Those of the frame at `seconds` (never before the last frame's) that count now."""
        self._forget_what_left(seconds)
        return [code for code in _by_key(codes) if self._counts(code, seconds)]

    def _forget_what_left(self, seconds: float) -> None:
        limit = seconds - self._absence
        self._sightings = {k: s for k, s in self._sightings.items() if s.last_seen > limit}

    def _counts(self, code: DecodedCode, seconds: float) -> bool:
        sighting = self._sightings.setdefault(code.key, _Sighting(seconds))
        sighting.last_seen = seconds
        sighting.frames += 1
        needed = 1 if code.symbology in TWO_DIMENSIONAL else 2
        if sighting.counted or sighting.frames < needed:
            return False
        sighting.counted = True
        return True


def _by_key(codes: Iterable[DecodedCode]) -> list[DecodedCode]:
    return list({code.key: code for code in codes}.values())
