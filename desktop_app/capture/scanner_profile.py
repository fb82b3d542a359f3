"""How a PC's keyboard scanner types: what the doctor learns and the filter goes by."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields

from db.rules.barcodes import GROUP_SEPARATOR

SLOWEST_GAP = 60  # milliseconds; people type quicker than what is slower
_IDENTIFIER = re.compile(r"\][A-Za-z][0-9A-Za-z]")  # ISO/IEC 15424: kind and modifier


@dataclass(frozen=True)
class ScannerProfile:
    """Everything that tells one scanner's keys from a hand's.

    Keys at most `gap` milliseconds apart that make at least `minimum` characters between `prefix`
    and `suffix` (as received) are a scan; Enter or Tab ends it, with `pause_ends` also a pause.
    `undo_caps_lock`: letters are what the keys with Shift say, whatever Caps Lock made of them.
    `identifier`: the symbology's identifier stands before each code. `mapping` leads from
    characters as received to those meant, for a scanner set to another keyboard layout.
    """

    gap: int = 50
    minimum: int = 6
    prefix: str = ""
    suffix: str = ""
    pause_ends: bool = False
    undo_caps_lock: bool = True
    identifier: bool = False
    mapping: Mapping[str, str] = field(default_factory=dict)

    def understood(self, received: str) -> str | None:
        """The code in what was received; None where it is no whole scan of this scanner."""
        around = len(self.prefix) + len(self.suffix)
        whole = received.startswith(self.prefix) and received.endswith(self.suffix)
        if not whole or len(received) < around:
            return None
        inside = received[len(self.prefix) : len(received) - len(self.suffix)]
        code = "".join(self.mapping.get(character, character) for character in inside)
        if self.identifier:
            code = code[3:] if _IDENTIFIER.match(code) else code
        return code if len(code) >= self.minimum else None

    def kept(self) -> dict[str, object]:
        """As plain values, for a file."""
        return asdict(self)


@dataclass(frozen=True)
class ScannerSetup:
    """The scanners of one PC; `serial_port` is "" without one, the speed in bits a second."""

    keyboard: ScannerProfile = field(default_factory=ScannerProfile)
    serial_port: str = ""
    serial_speed: int = 9600


def profile_of(values: Mapping[str, object]) -> ScannerProfile:
    """The profile in a file's values; what is missing, of the wrong type or out of bounds is as
    it is at first.
    """
    usual = ScannerProfile()
    fitting = {
        known.name: values[known.name]
        for known in fields(ScannerProfile)
        if _fits(known.name, values.get(known.name), getattr(usual, known.name))
    }
    return ScannerProfile(**fitting)  # type: ignore[arg-type]  # each value has its default's type


def split_identifier(prefix: str) -> tuple[str, bool]:
    """What stands before every code, and whether the symbology's identifier follows it."""
    before, last = prefix[:-3], prefix[-3:]
    return (before, True) if _IDENTIFIER.fullmatch(last) else (prefix, False)


def _fits(name: str, value: object, usual: object) -> bool:
    if name == "gap":
        return type(value) is int and 5 <= value <= SLOWEST_GAP
    if name == "minimum":
        return type(value) is int and 1 <= value <= 50
    if name == "mapping":
        return isinstance(value, dict) and all(_is_character(one) for one in _ends(value))
    return type(value) is type(usual)


def _ends(mapping: Mapping[object, object]) -> list[object]:
    return [*mapping.keys(), *mapping.values()]


def _is_character(value: object) -> bool:
    one = isinstance(value, str) and len(value) == 1
    return one and (str(value).isprintable() or value == GROUP_SEPARATOR)
