"""Real key events of a real X server, in two keyboard layouts: the scanner is set to America."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

import pytest

from desktop_app.capture.learning import MORE_CODES, SETUP_CODE, RawScan, learn, learn_more
from desktop_app.capture.scanner_profile import ScannerProfile
from desktop_app.capture.strokes import Stroke

_TOOLS = ("Xvfb", "xdotool", "setxkbmap")
pytestmark = pytest.mark.skipif(
    not all(shutil.which(tool) for tool in _TOOLS),
    reason=f"needs {', '.join(_TOOLS)} (packaging/linux/test-packages.txt)",
)

ROOT = Path(__file__).parents[2]
SHIFT = "50"
PATIENCE = 60  # seconds
GAP = 500  # xdotool hesitates on a busy machine, where a scanner does not
ROWS = {  # the first key's code, then the characters of an American board, plain and with Shift
    10: ("1234567890-=", "!@#$%^&*()_+"),
    24: ("qwertyuiop[]", "QWERTYUIOP{}"),
    38: ("asdfghjkl;'`", 'ASDFGHJKL:"~'),
    51: ("\\zxcvbnm,./", "|ZXCVBNM<>?"),
}
KEYS = {
    character: (first + place, shifted)
    for first, boards in ROWS.items()
    for shifted, board in enumerate(boards)
    for place, character in enumerate(board)
} | {" ": (65, 0)}


@dataclass
class Screen:
    """An X server of our own."""

    environment: dict[str, str]

    def run(self, *command: str) -> None:
        """Runs a tool on it."""
        subprocess.run(command, env=self.environment, check=True, timeout=30)

    def scan(self, code: str) -> None:
        """The keys of a scanner that is set to an American board, then Enter."""
        done: list[str] = []
        for character in code:
            key, shifted = KEYS[character]
            press = ["key", "--delay", "2", str(key)]
            done += ["keydown", SHIFT, *press, "keyup", SHIFT] if shifted else press
        self.run("xdotool", *done, "key", "36")

    def tried(self, profile: ScannerProfile, *codes: str) -> tuple[list[str], str]:
        """What a program with a field heard, and what was typed into the field."""
        program = subprocess.Popen(
            [sys.executable, "-m", "tests.end_to_end.x_keyboard", json.dumps(profile.kept())],
            env=self.environment,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        given_up = Timer(PATIENCE, program.kill)  # its output ends then: nothing waits for ever
        given_up.start()
        try:
            return self._heard(program, codes)
        finally:
            given_up.cancel()
            program.kill()
            program.communicate()

    def _heard(
        self, program: "subprocess.Popen[str]", codes: Iterable[str]
    ) -> tuple[list[str], str]:
        assert program.stdout is not None
        window = program.stdout.readline().split()[1]
        self.run("xdotool", "windowfocus", "--sync", window)
        heard = []
        for code in codes:
            self.scan(code)
            heard.append(program.stdout.readline().removeprefix("scan ").rstrip("\n"))
        said, _ = program.communicate(timeout=PATIENCE)
        return heard, said.removeprefix("field ").rstrip("\n")


@pytest.fixture
def screen() -> Iterator[Screen]:
    """Started for one test, on a display that is free."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "640x480x24", "-noreset"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        display = f":{told.readline().strip()}"
    yield Screen({**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"})
    server.terminate()
    server.wait(10)


def raw(text: str) -> RawScan:
    """What the doctor writes down of a scan."""
    strokes = (Stroke(one, one, 0, 5.0 * place) for place, one in enumerate(text))
    return RawScan(tuple(strokes), "enter")


LABELS = ("8992696404441", "Lot-7/AZ", "BOX Qm;9 wY")


def test_the_layout_of_the_scanner(screen: Screen) -> None:
    """An American scanner on an American board needs to learn nothing."""
    screen.run("setxkbmap", "us")
    assert screen.tried(ScannerProfile(gap=GAP), *LABELS) == (list(LABELS), "")


def test_another_layout(screen: Screen) -> None:
    """On a French board the codes arrive as other characters; what was learnt puts them right."""
    screen.run("setxkbmap", "fr")
    first, upper, lower = (SETUP_CODE, *MORE_CODES[:2])
    arrived, _ = screen.tried(ScannerProfile(gap=GAP), first, upper, lower)
    assert arrived[0] != first
    learnt = learn(raw(arrived[0]), 6)
    for text, code in zip(arrived[1:], (upper, lower), strict=True):
        learnt = learn_more(learnt, raw(text), code)
    assert learnt.mapping["&"] == "1"

    patient = ScannerProfile(gap=GAP, mapping=learnt.mapping)
    assert screen.tried(patient, *LABELS) == (list(LABELS), "")
