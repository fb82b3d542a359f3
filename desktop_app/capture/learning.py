"""What one scan of a known code tells about the scanner; pure."""

import math
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from desktop_app.capture.scanner_profile import ScannerProfile, split_identifier
from desktop_app.capture.strokes import END_CHARACTERS, Stroke, text_of

SETUP_CODE = "L0123456789AaQqWwZzYyMm-/.@;L"  # the letters that keyboard layouts move; L twice
MORE_CODES = (
    "0BCDEFGHIJKNOPRSTUVX0",
    "0bcdefghijklnoprstuvx0",
    "0 !\"#$%&'()*+,:<=>?[\\]^_{|}~`0",
)
SLOWEST = 50  # milliseconds between two keys; hands are as quick
_LEAST_GAP, _MOST_GAP = 15, 60

End = Literal["enter", "tab", "pause"]


@dataclass(frozen=True)
class RawScan:
    """The strokes of one scan as they came, and what ended it."""

    strokes: tuple[Stroke, ...]
    end: End

    @property
    def gaps(self) -> list[float]:
        """Milliseconds between each stroke and the next."""
        times = [stroke.at for stroke in self.strokes]
        return [later - sooner for sooner, later in pairwise(times)]

    @property
    def slowest(self) -> float:
        """The longest of the gaps."""
        return max(self.gaps, default=0.0)

    def text(self, *, undo_caps_lock: bool) -> str:
        """The characters, without an end."""
        return text_of(self.strokes, undo_caps_lock=undo_caps_lock).rstrip(END_CHARACTERS)


class NotLearnt(ValueError):
    """`code`: other_code (it was not the code that was asked for) or too_slow (as a hand)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def learn(scan: RawScan, minimum: int) -> ScannerProfile:
    """The profile of the scanner that read `SETUP_CODE`. Raises NotLearnt.

    Where the code stands in what came is told by its first character, which is also its last, and
    by each character meaning one and the same; of several ways the one that changes least is it.
    """
    found = [way for undo in (True, False) for way in _ways(scan.text(undo_caps_lock=undo), undo)]
    if not found:
        raise NotLearnt("other_code")
    if scan.slowest > SLOWEST:
        raise NotLearnt("too_slow")
    best = min(found, key=lambda way: len(way.mapping))
    gap = min(max(math.ceil(2.5 * scan.slowest), _LEAST_GAP), _MOST_GAP)
    return replace(best, gap=gap, minimum=minimum, pause_ends=scan.end == "pause")


def learn_more(profile: ScannerProfile, scan: RawScan, code: str) -> ScannerProfile:
    """The profile with the characters of one more known code. Raises NotLearnt."""
    text = scan.text(undo_caps_lock=profile.undo_caps_lock)
    before, after = len(profile.prefix), len(profile.suffix)
    inside = text[before : len(text) - after]
    inside = inside[3:] if profile.identifier else inside
    pairs = _pairs(inside, code)
    zero = profile.mapping.get(inside[:1], inside[:1])
    if pairs is None or zero != code[0]:
        raise NotLearnt("other_code")
    moved = {received: meant for received, meant in pairs.items() if received != meant}
    return replace(profile, mapping={**profile.mapping, **moved})


def _ways(text: str, undo_caps_lock: bool) -> list[ScannerProfile]:
    ways = []
    length = len(SETUP_CODE)
    for begin in range(len(text) - length + 1):
        pairs = _pairs(text[begin : begin + length], SETUP_CODE)
        if pairs is None:
            continue
        prefix, identifier = split_identifier(text[:begin])
        moved = {received: meant for received, meant in pairs.items() if received != meant}
        ways.append(
            ScannerProfile(
                prefix=prefix,
                suffix=text[begin + length :],
                identifier=identifier,
                undo_caps_lock=undo_caps_lock,
                mapping=moved,
            )
        )
    return ways


def _pairs(received: str, meant: str) -> dict[str, str] | None:
    """Which character stands for which; None where one would stand for two."""
    pairs = dict(zip(received, meant, strict=False))
    whole = len(received) == len(meant) and len(pairs) == len(set(meant))
    right = whole and all(pairs[one] == other for one, other in zip(received, meant, strict=True))
    return pairs if right else None
