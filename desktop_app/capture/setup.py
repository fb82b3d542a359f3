"""How a camera is wanted: size, mirrored, turned, focus; the same for looking and reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.capture.opencv import Picture

SIZES = ((640, 480), (1280, 720), (1920, 1080))
TURNS = (0, 90, 180, 270)  # degrees clockwise


@dataclass(frozen=True)
class CameraSetup:
    """What is remembered of one camera; `width` and `height` are asked for, not promised.

    `controls` holds what is set by hand (focus, exposure) in the driver's own units.
    """

    width: int = 1280
    height: int = 720
    mirror: bool = False
    turn: int = 0
    controls: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, values: Mapping[str, object]) -> CameraSetup:
        """From what `values` gave; what is missing or makes no sense is as at first."""
        width, height, turn = (values.get(name) for name in ("width", "height", "turn"))
        size = next((size for size in SIZES if size == (width, height)), (cls.width, cls.height))
        turned = next((known for known in TURNS if known == turn), cls.turn)
        kept = values.get("controls")
        by_hand = kept if isinstance(kept, dict) else {}
        controls = {name: float(v) for name, v in by_hand.items() if isinstance(v, int | float)}
        return cls(*size, values.get("mirror") is True, turned, controls)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height as the camera gives them, before they are turned."""
        return self.width, self.height

    def values(self) -> dict[str, object]:
        """To be kept as JSON."""
        return asdict(self)

    def shaped(self, picture: Picture) -> Picture:
        """The picture as a person wants to see it, and the decoders get it."""
        from desktop_app.capture.opencv import cv2

        if self.turn:
            turns = (cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180, cv2.ROTATE_90_COUNTERCLOCKWISE)
            picture = cv2.rotate(picture, turns[self.turn // 90 - 1])
        return cv2.flip(picture, 1) if self.mirror else picture
