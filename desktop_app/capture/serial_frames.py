"""Bytes of a serial line to codes; knows no port."""

import re

from db.rules.barcodes import GROUP_SEPARATOR

_LONGEST = 4096  # bytes; more without an end is no code
_ENDS = re.compile(rb"[\r\n\t\x03]+")  # ETX with STX before, from scanners that frame so
_PADDING = b"\x00\x02"
_SEPARATORS = GROUP_SEPARATOR + "\x1c\x1e\x1f\x04"  # ISO/IEC 15434


class Garbled(ValueError):
    """What came holds characters that no code has: most often the speed is wrong."""


class SerialFrames:
    """Cuts the stream at CR, LF, both, Tab or ETX; where none has ever come, at a pause."""

    def __init__(self) -> None:
        self._rest = b""
        self._has_ends = False

    def feed(self, data: bytes) -> list[bytes]:
        """The codes that `data` completes."""
        *whole, self._rest = _ENDS.split(self._rest + data)
        self._has_ends = self._has_ends or bool(whole)
        if len(self._rest) > _LONGEST:
            self._rest = b""
        return [code for code in whole if code.strip(_PADDING)]

    def pause(self) -> list[bytes]:
        """Nothing came for a moment: the end of a code, unless this scanner sends ends."""
        if self._has_ends:
            return []
        code, self._rest = self._rest, b""
        return [code] if code.strip(_PADDING) else []


def code_of(data: bytes) -> str:
    """The text of one code: UTF-8, else Latin-1, with its separators. Raises Garbled."""
    data = data.strip(_PADDING)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    if any(not (one.isprintable() or one in _SEPARATORS) for one in text):
        raise Garbled
    return text
