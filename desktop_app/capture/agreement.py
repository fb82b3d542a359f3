"""When a code that is read counts: agreement between frames, and once for as long as it is held."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.capture.presence import Glance, Place
from desktop_app.capture.scan import DecodedCode
from desktop_app.capture.wanted import TWO_DIMENSIONAL

_FRAMES, _LOOKS = 2, 3
ABSENCE = 1.0  # seconds out of the picture after which a code counts again
PATIENCE = 10.0  # seconds for which a place that looks the same is believed without a read


@dataclass
class _Sighting:
    last_read: float
    last_there: float
    frames: int = 0
    looks: int = 0
    counted: bool = False
    place: Place | None = None


class Agreement:
    """Turns what is read in each frame into what counts; knows no clock, times are handed in.

    A matrix code counts at its first frame. A linear one counts at its second, if three looks at
    them agreed: a picture that stands still shows one decoder the same error again and again. It
    counts again when it was out of the picture for ABSENCE: neither read, nor did its place look
    as before. Two labels with one code in one picture are one.
    """

    def __init__(self) -> None:
        self._sightings: dict[str, _Sighting] = {}

    def counted(
        self,
        codes: Iterable[DecodedCode],
        seconds: float,
        glance: Glance | None = None,
        *,
        sure: bool = False,
    ) -> list[DecodedCode]:
        """Those of the frame at `seconds` (never before the last frame's) that count now.

        `sure` codes need no second frame.
        """
        found = {code.key: code for code in codes}
        if glance:
            self._look_for_unread(found, seconds, glance)
        self._forget_what_left(seconds)
        counting = [
            code
            for code in found.values()
            if not self._is_part_of_another(code) and self._counts(code, seconds, sure=sure)
        ]
        if glance:
            self._remember_places(found, counting, glance)
        return counting

    def _look_for_unread(
        self, found: dict[str, DecodedCode], seconds: float, glance: Glance
    ) -> None:
        for key, sighting in self._sightings.items():
            if key in found or sighting.place is None or not sighting.counted:
                continue
            now = sighting.place.found_in(glance)
            if now and seconds - sighting.last_read < PATIENCE:
                sighting.place, sighting.last_there = now, seconds

    def _forget_what_left(self, seconds: float) -> None:
        limit = seconds - ABSENCE
        self._sightings = {k: s for k, s in self._sightings.items() if s.last_there > limit}

    def _is_part_of_another(self, code: DecodedCode) -> bool:
        """A scan line through the corner of an ITF reads a shorter one."""
        if code.symbology != "ITF":
            return False
        return any(code.text in key and code.text != key for key in self._sightings)

    def _counts(self, code: DecodedCode, seconds: float, *, sure: bool) -> bool:
        sighting = self._sightings.setdefault(code.key, _Sighting(seconds, seconds))
        sighting.last_read = sighting.last_there = seconds
        sighting.frames += 1
        sighting.looks += code.looks
        agreed = sighting.frames >= _FRAMES and sighting.looks >= _LOOKS
        if sighting.counted or not (sure or agreed or code.symbology in TWO_DIMENSIONAL):
            return False
        sighting.counted = True
        return True

    def _remember_places(
        self, found: dict[str, DecodedCode], counting: list[DecodedCode], glance: Glance
    ) -> None:
        """Where another code counts now, no other is held any more."""
        for key, sighting in self._sightings.items():
            polygon = found[key].polygon if key in found else None
            if polygon:
                sighting.place = Place.of(polygon, glance)
            elif sighting.place and any(sighting.place.holds(code, glance) for code in counting):
                sighting.place = None
