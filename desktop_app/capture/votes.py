"""What several ways of looking at one picture read, and which of it to believe."""

from collections.abc import Iterable
from dataclasses import replace

from desktop_app.capture.opencv import cv2, np
from desktop_app.capture.scan import DecodedCode, Polygon
from desktop_app.capture.wanted import TWO_DIMENSIONAL

_NEIGHBOURHOOD = 8  # pixels by which two readers differ about one code's place
_WEAK_ENOUGH = 3
_ENOUGH = 2  # looks that must agree on a linear code: blur turns one digit into another
_PATIENCE = 6  # looks after which a read that nothing confirms no longer matters beside a sure one


class Votes:
    """Counts how many looks at one picture read the same code."""

    def __init__(self) -> None:
        self._codes: dict[str, DecodedCode] = {}
        self._looks = 0

    def add(self, codes: Iterable[DecodedCode]) -> None:
        """What one look read; it has one vote for every code."""
        self._looks += 1
        for key, code in {code.key: code for code in codes}.items():
            known = self._codes.get(key)
            self._codes[key] = (
                replace(_richer(known, code), looks=known.looks + 1) if known else code
            )

    @property
    def are_clear(self) -> bool:
        """Whether something is sure, and what is not was looked for long enough."""
        sure = [_is_confirmed(code) for code in self._codes.values()]
        return any(sure) and (all(sure) or self._looks >= _PATIENCE)

    def believed(self) -> list[DecodedCode]:
        """The sure codes; where there is none, what single looks read and no other denies.

        Of two readings of one place the one with more votes is meant. Where both have as many, it
        is the longer (a part of an ITF looks like a shorter one), and of two numbers of one length
        none. A weak code needs three votes in any case.
        """
        codes = list(self._codes.values())
        sure = [code for code in codes if _is_confirmed(code)]
        codes = sure or [code for code in codes if code.looks and not _is_weak(code)]
        codes.sort(key=lambda code: (_is_weak(code), -code.looks, -len(code.text)))
        kept: list[DecodedCode] = []
        doubtful: set[str] = set()
        for code in codes:
            rivals = [other for other in kept if _same_place(code.polygon, other.polygon)]
            if not rivals:
                kept.append(code)
            doubtful |= {other.key for other in rivals if _cannot_tell(code, other)}
        return [code for code in kept if code.key not in doubtful]


def _richer(one: DecodedCode, other: DecodedCode) -> DecodedCode:
    """The reading that says more of the same code."""
    return other if (other.addon, other.is_gs1) > (one.addon, one.is_gs1) else one


def _is_confirmed(code: DecodedCode) -> bool:
    enough = _WEAK_ENOUGH if _is_weak(code) else _ENOUGH
    return code.symbology in TWO_DIMENSIONAL or code.looks >= enough


def _is_weak(code: DecodedCode) -> bool:
    """ITF has no check digit of its own and UPC-E none in its bars: stripes can look like them."""
    return code.symbology == "UPCE" or (code.symbology == "ITF" and not code.gtin)


def _cannot_tell(code: DecodedCode, rival: DecodedCode) -> bool:
    same_kind = len(code.text) == len(rival.text) and _is_weak(code) == _is_weak(rival)
    return same_kind and code.looks == rival.looks


def _same_place(one: Polygon | None, other: Polygon | None) -> bool:
    if one is None or other is None:
        return False
    return _holds(one, other) or _holds(other, one)


def _holds(polygon: Polygon, other: Polygon) -> bool:
    """Whether the middle of `other` lies in the polygon."""
    middle = np.mean(other, axis=0)
    corners = np.array(polygon, np.int32)
    distance = cv2.pointPolygonTest(corners, (float(middle[0]), float(middle[1])), True)
    return distance > -_NEIGHBOURHOOD
