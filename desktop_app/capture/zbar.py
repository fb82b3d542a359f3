"""The zbar decoder for linear codes, through the functions that pyzbar wraps.

pyzbar's own `decode` cannot set the scan density. zbar's QR reader can abort the whole process, and
its DataBar reader is slow and noisy: both stay off.
Where the library is missing the program goes on with zxing-cpp alone.
"""

import ctypes
import logging
import weakref
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any

from desktop_app.capture.opencv import Picture, cv2, np
from desktop_app.capture.scan import DecodedCode, Polygon, believed
from desktop_app.capture.wanted import EVERYTHING, Wanted

log = logging.getLogger(__name__)
_SYMBOLOGIES = {
    "EAN13": "EAN13",
    "EAN8": "EAN8",
    "UPCA": "UPCA",
    "UPCE": "UPCE",
    "I25": "ITF",
    "CODABAR": "Codabar",
    "CODE39": "Code39",
    "CODE93": "Code93",
    "CODE128": "Code128",
}
_GREY = int.from_bytes(b"Y800", "little")


@cache
def load_library() -> Any:
    """pyzbar's wrapper; None where it cannot be loaded, with the loader's own words in the log."""
    try:
        from pyzbar import wrapper
    except (ImportError, OSError) as problem:  # no package; no libzbar or no C runtime under it
        log.warning("zbar is missing: %s", problem)
        return None
    return wrapper


def zbar_available() -> bool:
    """Whether the zbar library could be loaded."""
    return load_library() is not None


class ZbarDecoder:
    """Reads linear codes in grey pictures; one decoder belongs to one thread.

    `density` is the distance of scan lines in pixels, both ways: 1 reads most, 4 is quick.
    """

    def __init__(self, density: int, wanted: Wanted = EVERYTHING) -> None:
        self._zbar = load_library()
        self._wanted = wanted
        self._density = density

    def read(self, picture: Picture) -> list[DecodedCode]:
        """The codes in the picture; none where zbar is missing."""
        if self._zbar is None:
            return []
        pixels = np.ascontiguousarray(picture)
        height, width = pixels.shape
        image = self._zbar.zbar_image_create()
        try:
            self._zbar.zbar_image_set_format(image, _GREY)
            self._zbar.zbar_image_set_size(image, width, height)
            address = ctypes.c_void_p(pixels.ctypes.data)
            self._zbar.zbar_image_set_data(image, address, pixels.nbytes, None)
            self._zbar.zbar_scan_image(self._scanner, image)
            return [code for symbol in self._symbols(image) if (code := self._decoded(symbol))]
        finally:
            self._zbar.zbar_image_destroy(image)

    @cached_property
    def _scanner(self) -> Any:
        """Made when it is needed: most pictures are read without zbar."""
        scanner = self._zbar.zbar_image_scanner_create()
        weakref.finalize(self, self._zbar.zbar_image_scanner_destroy, scanner)
        settings = self._zbar.ZBarConfig
        configure = self._zbar.zbar_image_scanner_set_config
        configure(scanner, 0, settings.CFG_ENABLE, 0)
        for name in self._names():
            configure(scanner, self._zbar.ZBarSymbol[name], settings.CFG_ENABLE, 1)
        configure(scanner, 0, settings.CFG_X_DENSITY, self._density)
        configure(scanner, 0, settings.CFG_Y_DENSITY, self._density)
        return scanner

    def _names(self) -> list[str]:
        """zbar's names of what is wanted; it reads every retail code as a kind of EAN-13."""
        wanted = self._wanted.symbologies
        names = [name for name, ours in _SYMBOLOGIES.items() if ours in wanted]
        return [*names, "EAN13"] if "UPCA" in wanted and "EAN13" not in wanted else names

    def _symbols(self, image: Any) -> Iterator[Any]:
        symbol = self._zbar.zbar_image_first_symbol(image)
        while symbol:
            yield symbol
            symbol = self._zbar.zbar_symbol_next(symbol)

    def _decoded(self, symbol: Any) -> DecodedCode | None:
        length = self._zbar.zbar_symbol_get_data_length(symbol)
        data = ctypes.string_at(self._zbar.zbar_symbol_get_data(symbol), length)
        name = self._zbar.ZBarSymbol(symbol.contents.type).name
        text, symbology = data.decode("latin-1"), _SYMBOLOGIES[name]
        return believed(text, symbology, self._polygon(symbol), wanted=self._wanted)

    def _polygon(self, symbol: Any) -> Polygon | None:
        """The smallest box, however turned, around the points where scan lines met the code."""
        count = self._zbar.zbar_symbol_get_loc_size(symbol)
        x, y = self._zbar.zbar_symbol_get_loc_x, self._zbar.zbar_symbol_get_loc_y
        points = np.array([(x(symbol, i), y(symbol, i)) for i in range(count)], np.int32)
        if not count:
            return None
        return tuple((int(x), int(y)) for x, y in cv2.boxPoints(cv2.minAreaRect(points)))
