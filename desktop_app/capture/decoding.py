"""The chains of decoders: frames of a camera, one picture at a glance, and all that is in one."""

from collections.abc import Iterable
from pathlib import Path

from desktop_app.capture.agreement import Agreement
from desktop_app.capture.look import Look
from desktop_app.capture.opencv import Picture, cv2, np
from desktop_app.capture.presence import Glance
from desktop_app.capture.scan import DecodedCode, Polygon
from desktop_app.capture.stages import Stage, Stages, moved
from desktop_app.capture.views import Matrix, cut, scaled, whole
from desktop_app.capture.votes import Votes
from desktop_app.capture.wanted import EVERYTHING, Wanted

FRAME_SIZE = (1920, 1080)  # longer, shorter side: frames above are shrunk before they are read
_STILL_LIMIT = (2560, 1920)  # the same; a phone's photo holds nothing that would be lost by this
_MEMORY = 8  # frames for which the place of the last code is looked at closely
_MANY_PLACES = 24


class LiveChain:
    """Reads one frame after the other; belongs to one thread.

    The quick stages see every frame. Where they read nothing, the place of the last code is looked
    at by all stages, else the heavy stages take turns, one a frame, so that a hard code is read
    within a few frames and an empty picture costs little. The one that helped stays in turn.
    """

    def __init__(self, wanted: Wanted = EVERYTHING) -> None:
        self._stages = Stages(wanted)
        self._turns = list(self._stages.heavy)
        self._last: Polygon | None = None
        self._frames_since = 0

    def read(self, grey: Picture) -> list[DecodedCode]:
        """What this frame is believed to show; `looks` says how sure each of it is."""
        look, votes = Look(grey), Votes()
        codes = _read(look, self._stages.quick, votes) or self._again(grey)
        codes = codes or self._in_turn(look, votes)
        self._remember(codes)
        return codes

    def _in_turn(self, look: Look, votes: Votes) -> list[DecodedCode]:
        votes.add(self._turns[0](look))
        codes = votes.believed()
        if not codes:
            self._turns.append(self._turns.pop(0))
        return codes

    def _again(self, grey: Picture) -> list[DecodedCode]:
        if self._last is None:
            return []
        part, back = cut(self._last)(grey)
        codes = _read(Look(part, places=1), self._stages.all, Votes())
        return [moved(code, back) for code in codes]

    def _remember(self, codes: list[DecodedCode]) -> None:
        places = [code.polygon for code in codes if code.polygon]
        if places:
            self._last, self._frames_since = places[0], 0
            return
        self._frames_since += 1
        if self._frames_since > _MEMORY:
            self._last = None


class FrameDecoder:
    """Reads the frames of one run in their order and says which codes count."""

    def __init__(self, wanted: Wanted = EVERYTHING) -> None:
        self._wanted = wanted
        self._chain = LiveChain(wanted)
        self._agreement = Agreement()

    def read(self, picture: Picture, seconds: float) -> tuple[list[DecodedCode], list[DecodedCode]]:
        """The codes seen in the frame taken at `seconds`, and those of them that count now."""
        grey, back = as_grey(picture)
        seen = self._chain.read(grey)
        counted = self._agreement.counted(seen, seconds, Glance(grey))
        return [moved(code, back) for code in seen], [moved(code, back) for code in counted]

    def read_all(
        self, picture: Picture, seconds: float
    ) -> tuple[list[DecodedCode], list[DecodedCode]]:
        """Every code in the frame, by all stages; those count that did not while they are held."""
        seen = decode_still(picture, self._wanted)
        glance = Glance(as_grey(picture, picture.shape[1::-1])[0])
        return seen, self._agreement.counted(seen, seconds, glance, sure=True)


def decode_frame(picture: Picture, wanted: Wanted = EVERYTHING) -> list[DecodedCode]:
    """The codes of one picture (grey or BGR, of any size), with as few stages as make them sure."""
    grey, back = as_grey(picture)
    codes = _read(Look(grey), Stages(wanted).all, Votes())
    return [moved(code, back) for code in codes]


def decode_still(picture: Picture, wanted: Wanted = EVERYTHING) -> list[DecodedCode]:
    """Every different code in a picture (grey or BGR, of any size), read by all stages."""
    grey, back = as_grey(picture, _STILL_LIMIT)
    look, votes = Look(grey, _MANY_PLACES), Votes()
    for stage in Stages(wanted).all:
        votes.add(stage(look))
    return [moved(code, back) for code in votes.believed()]


def as_grey(picture: Picture, limit: tuple[int, int] = FRAME_SIZE) -> tuple[Picture, Matrix]:
    """The picture in grey, its longer and shorter side at most `limit`, and the way back."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY) if picture.ndim == 3 else picture
    factor = min(max(limit) / max(grey.shape), min(limit) / min(grey.shape))
    return scaled(factor)(grey) if factor < 1 else whole(grey)


def read_picture(path: Path) -> Picture | None:
    """The picture of a file in BGR, or None where it is none (OpenCV alone fails on odd names)."""
    data = np.fromfile(path, np.uint8)
    return cv2.imdecode(data, cv2.IMREAD_COLOR) if data.size else None


def _read(look: Look, stages: Iterable[Stage], votes: Votes) -> list[DecodedCode]:
    """What the stages read, one after the other, until it is clear."""
    for stage in stages:
        votes.add(stage(look))
        if votes.are_clear:
            break
    return votes.believed()
