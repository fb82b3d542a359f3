"""One picture and the views of it that several stages of a chain share, each made at most once."""

from functools import cached_property

from desktop_app.capture.bars import Bars, find_bars, upright
from desktop_app.capture.opencv import Picture
from desktop_app.capture.views import Matrix, View, scaled, whole

_SMALL = (640, 360)  # longer, shorter side: a label held before a camera is still readable in it
_MEDIUM = (1280, 720)
_TINY = (320, 180)

Seen = tuple[Picture, Matrix]


class Look:
    """A grey picture; `places` limits how many places with bars are looked at."""

    def __init__(self, grey: Picture, places: int = 3) -> None:
        self.grey = grey
        self._places = places

    @cached_property
    def small(self) -> Seen:
        """The picture shrunk for a first glance."""
        return self._shrunk(_SMALL)

    @property
    def is_shrunk(self) -> bool:
        """Whether the picture shows more than the small one."""
        return self.small[0].shape != self.grey.shape

    @cached_property
    def medium(self) -> Seen:
        """No larger than slow decoders can bear."""
        return self._shrunk(_MEDIUM)

    @cached_property
    def tiny(self) -> Seen:
        """So small that grain and blur are gone: for codes that fill the picture."""
        return self._shrunk(_TINY)

    @cached_property
    def places(self) -> list[Bars]:
        """Where bars stand."""
        return find_bars(*self.small, self._places)

    @cached_property
    def uprights(self) -> list[Seen]:
        """Every place with bars, turned so that they stand."""
        return [upright(bars)(self.grey) for bars in self.places]

    def _shrunk(self, limit: tuple[int, int]) -> Seen:
        shape = self.grey.shape
        factor = min(max(limit) / max(shape), min(limit) / min(shape), 1.0)
        view: View = scaled(factor) if factor < 1 else whole
        return view(self.grey)
