"""Serial scanners, on pseudo-terminals: every code once, and back after the cable was out."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop_app.capture.scan import Scan
from desktop_app.capture.serial import SerialScanner, serial_ports
from desktop_app.capture.serial_frames import Garbled, SerialFrames, code_of
from tests.desktop_app.capture.terminals import needs_terminals

GTIN = b"8992696404441"


class Line:
    """A cable between a scanner and the PC, under a name that outlives its unplugging."""

    def __init__(self, place: Path) -> None:
        self.path = place / "scanner"
        self._ends: tuple[int, int] | None = None

    def plug_in(self) -> None:
        """A device is there, as always under the same name."""
        import pty
        import tty

        self._ends = pty.openpty()
        tty.setraw(self._ends[1])
        self.path.unlink(missing_ok=True)
        self.path.symlink_to(os.ttyname(self._ends[1]))

    def unplug(self) -> None:
        """The device goes, and its name with it."""
        self.path.unlink(missing_ok=True)
        for end in self._ends or ():
            os.close(end)
        self._ends = None

    def send(self, data: bytes) -> None:
        """The scanner sends."""
        assert self._ends is not None
        os.write(self._ends[0], data)


@pytest.fixture
def cable(tmp_path: Path) -> Iterator[Line]:
    """A cable with a scanner at its end."""
    line = Line(tmp_path)
    line.plug_in()
    yield line
    line.unplug()


@pytest.fixture
def scanner() -> Iterator[SerialScanner]:
    """The scanner of the program, not listening yet."""
    scanner = SerialScanner()
    yield scanner
    scanner.stop()


@pytest.fixture
def scans(scanner: SerialScanner) -> list[Scan]:
    """Everything that it read."""
    heard: list[Scan] = []
    scanner.scanned.connect(heard.append)
    return heard


def listen(scanner: SerialScanner, line: Line, qtbot: QtBot) -> None:
    """Starts and waits until the port is open."""
    scanner.listen(str(line.path), 9600)
    qtbot.waitUntil(lambda: scanner.is_listening)


@needs_terminals
@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\t", b""])
def test_ten_scans_a_second_are_all_heard(
    cable: Line, scanner: SerialScanner, scans: list[Scan], qtbot: QtBot, end: bytes
) -> None:
    """Whatever ends a code; without an end a pause does."""
    listen(scanner, cable, qtbot)
    codes = [b"%d" % (8992696000000 + number) for number in range(10)]
    parts = iter([part for code in codes for part in (code[:5], code[5:] + end)])

    def send_next() -> None:
        for part in (next(parts, b""), next(parts, b"")):
            cable.send(part)

    pace = QTimer(interval=100)
    pace.timeout.connect(send_next)
    pace.start()
    qtbot.waitUntil(lambda: len(scans) == 10)
    assert [scan.text for scan in scans] == [code.decode() for code in codes]
    assert {scan.source for scan in scans} == {"serial"}


@needs_terminals
def test_many_codes_at_once(
    cable: Line, scanner: SerialScanner, scans: list[Scan], qtbot: QtBot
) -> None:
    """A scanner that sends what it has stored sends every code once."""
    listen(scanner, cable, qtbot)
    cable.send(b"".join(b"BOX-%04d\r\n" % number for number in range(200)))
    qtbot.waitUntil(lambda: len(scans) == 200)
    assert [scan.text for scan in scans] == [f"BOX-{number:04}" for number in range(200)]


@needs_terminals
def test_unplugged_and_plugged_in_again(
    cable: Line, scanner: SerialScanner, scans: list[Scan], qtbot: QtBot
) -> None:
    """It says that it is gone, tries again by itself, and says that it is back."""
    told: list[tuple[bool, str]] = []
    scanner.state_changed.connect(lambda *state: told.append(state))
    listen(scanner, cable, qtbot)
    cable.send(b"899")  # half a code
    cable.unplug()
    qtbot.waitUntil(lambda: "serial_missing" in [reason for _, reason in told])
    cable.plug_in()
    qtbot.waitUntil(lambda: scanner.is_listening)
    cable.send(GTIN + b"\r")
    qtbot.waitUntil(lambda: GTIN.decode() in [scan.text for scan in scans])
    assert told[0] == (True, "")
    assert told[1] == (False, "serial_lost")
    assert told[-1] == (True, "")


@needs_terminals
def test_a_scanner_that_is_plugged_in_later(
    tmp_path: Path, scanner: SerialScanner, qtbot: QtBot
) -> None:
    """A port that is not there yet is waited for."""
    line = Line(tmp_path)
    with qtbot.waitSignal(scanner.state_changed) as told:
        scanner.listen(str(line.path), 9600)
    assert told.args == [False, "serial_missing"]
    line.plug_in()
    qtbot.waitUntil(lambda: scanner.is_listening)
    scanner.stop()
    line.unplug()


@needs_terminals
def test_noise_of_a_wrong_speed_is_no_scan(
    cable: Line, scanner: SerialScanner, scans: list[Scan], qtbot: QtBot
) -> None:
    """Characters that no code has are told, not booked; the next code is read."""
    listen(scanner, cable, qtbot)
    with qtbot.waitSignal(scanner.state_changed) as told:
        cable.send(b"\x86\xf8\x98\x06\x80\r")
    assert told.args == [True, "serial_garbled"]
    cable.send(GTIN + b"\r")
    qtbot.waitUntil(lambda: [scan.text for scan in scans] == [GTIN.decode()])


@needs_terminals
def test_who_stops_hears_nothing_and_frees_the_port(
    cable: Line, scanner: SerialScanner, scans: list[Scan], qtbot: QtBot
) -> None:
    """After a stop another one may listen."""
    listen(scanner, cable, qtbot)
    scanner.stop()
    other = SerialScanner()
    listen(other, cable, qtbot)
    with qtbot.waitSignal(other.scanned):
        cable.send(GTIN + b"\r")
    other.stop()
    assert scans == []


def test_stopping_before_listening_is_nothing(scanner: SerialScanner) -> None:
    """A PC without a serial scanner starts no thread."""
    scanner.listen("", 9600)
    scanner.stop()
    assert not scanner.is_listening


def test_the_ports_of_this_pc_have_names() -> None:
    """Each one can be chosen."""
    assert all(port.name for port in serial_ports())


def test_separators_and_strange_bytes_are_kept() -> None:
    """GS stays, bytes that are no UTF-8 are Latin-1, STX and ETX are a frame."""
    frames = SerialFrames()
    codes = frames.feed(b"\x020110\x1d21ab\x03" + "Kopi é\r".encode() + b"Caf\xe9\r")
    assert [code_of(code) for code in codes] == ["0110\x1d21ab", "Kopi é", "Café"]


def test_a_late_byte_does_not_cut_a_code_that_has_an_end() -> None:
    """Who has sent an end once will send it again: a pause within a code is none."""
    frames = SerialFrames()
    assert frames.feed(b"111111\r") == [b"111111"]
    assert frames.feed(b"222") == []
    assert frames.pause() == []
    assert frames.feed(b"222\r") == [b"222222"]


def test_endless_noise_takes_no_memory() -> None:
    """What never ends is dropped."""
    frames = SerialFrames()
    for _ in range(100):
        assert frames.feed(b"9" * 1000) == []
    assert frames.feed(b"\r111111\r")[-1] == b"111111"


def test_control_characters_are_no_code() -> None:
    """A read that cannot be right is refused."""
    with pytest.raises(Garbled):
        code_of(b"899\x07269")
