"""What this PC remembers: language, look, sound, camera, columns, windows.

A JSON file in the home folder, replaced as a whole: typed (an INI file keeps only texts), and a
power cut leaves the old file or the new one. It holds comfort, nothing of the shop: where it
cannot be read or written the program goes on with what it has.
"""

import base64
import json
import logging
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

from desktop_app.capture.scanner_profile import ScannerSetup, profile_of
from desktop_app.capture.wanted import Wanted

Value = TypeVar("Value", str, bool, int)

log = logging.getLogger(__name__)


class Preference(Generic[Value]):
    """One value of `Settings`; of the wrong type in the file it is what it is at first."""

    def __init__(self, default: Value) -> None:
        self.default: Value = default

    def __set_name__(self, owner: type["Settings"], name: str) -> None:
        self.name = name

    @overload
    def __get__(self, settings: None, owner: type["Settings"]) -> "Preference[Value]": ...
    @overload
    def __get__(self, settings: "Settings", owner: type["Settings"]) -> Value: ...
    def __get__(
        self, settings: "Settings | None", owner: type["Settings"]
    ) -> "Value | Preference[Value]":
        if settings is None:
            return self
        value: Value = settings.values.get(self.name, self.default)
        return value if isinstance(value, type(self.default)) else self.default

    def __set__(self, settings: "Settings", value: Value) -> None:
        settings.keep(self.name, value)


class Settings:
    """The preferences of this PC, kept in `path` at every change."""

    language = Preference("id")
    theme = Preference("system")
    sound_on = Preference(True)
    camera_source = Preference("0")  # "device:" and an id, an index, a URL, the path of a video
    camera_name = Preference("")  # of the device, to say which one is not plugged in
    unread_symbologies = Preference("")  # as `capture.wanted.Wanted.of_texts` takes them
    itf_lengths = Preference("")
    codabar_lengths = Preference("")
    scan_mode = Preference("receipt")
    touch_mode = Preference(False)
    _serial_port = Preference("")
    _serial_speed = Preference(9600)
    last_login_name = Preference("")
    hub_refusal = Preference("")  # why the hub took nothing of this PC when it was asked last
    agreed_at = Preference(0)  # microseconds UTC: when all PCs' books were last seen to be the same

    def __init__(self, path: Path) -> None:
        self._path = path
        self.values = _read(path)

    @property
    def scanners(self) -> ScannerSetup:
        """This PC's scanners; the usual one until the doctor has learnt another."""
        keyboard = profile_of(self._group("scanner"))
        return ScannerSetup(keyboard, self._serial_port, self._serial_speed)

    @scanners.setter
    def scanners(self, setup: ScannerSetup) -> None:
        self.keep("scanner", setup.keyboard.kept())
        self._serial_port, self._serial_speed = setup.serial_port, setup.serial_speed

    @property
    def wanted(self) -> Wanted:
        """The codes that this PC's camera is to read."""
        return Wanted.of_texts(self.unread_symbologies, self.itf_lengths, self.codabar_lengths)

    def column_state(self, table: str) -> str:
        """How a table's columns were left; "" when never touched."""
        return str(self._group("columns").get(table, ""))

    def keep_column_state(self, table: str, state: str) -> None:
        """Remembers a table's columns; "" forgets them."""
        self.keep("columns", self._group("columns") | {table: state})

    def geometry(self, window: str) -> bytes:
        """What `QWidget.saveGeometry` gave for a window; b"" when never kept, or damaged."""
        try:
            return base64.b64decode(str(self._group("windows").get(window, "")))
        except ValueError:
            return b""

    def keep_geometry(self, window: str, geometry: bytes) -> None:
        """Remembers where a window was."""
        kept = base64.b64encode(geometry).decode()
        self.keep("windows", self._group("windows") | {window: kept})

    def camera_setup(self, source: str) -> dict[str, object]:
        """How a camera was set up; empty when never touched."""
        setup = self._group("cameras").get(source)
        return setup if isinstance(setup, dict) else {}

    def keep_camera_setup(self, source: str, setup: dict[str, object]) -> None:
        """Remembers how a camera is set up."""
        self.keep("cameras", self._group("cameras") | {source: setup})

    def keep(self, name: str, value: object) -> None:
        """Sets one value and writes the file if that changes anything."""
        if self.values.get(name) == value:
            return
        self.values[name] = value
        try:
            _write(self._path, self.values)
        except OSError as error:
            log.warning("the preferences cannot be written: %s", error)

    def _group(self, name: str) -> dict[str, object]:
        group = self.values.get(name)
        return group if isinstance(group, dict) else {}


def _read(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):  # what is no shop's folder is told elsewhere
        return {}
    except (OSError, ValueError) as error:
        log.warning("the preferences cannot be read: %s", error)
        return {}
    return values if isinstance(values, dict) else {}


def _write(path: Path, values: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    draft.write_text(json.dumps(values, indent=2, sort_keys=True), encoding="utf-8")
    draft.replace(path)
