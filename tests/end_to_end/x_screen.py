"""An X server of a test's own, and a scanner that is set to an American board at its keyboard."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

_TOOLS = ("Xvfb", "xdotool", "setxkbmap")
needs_x = pytest.mark.skipif(
    not all(shutil.which(tool) for tool in _TOOLS),
    reason=f"needs {', '.join(_TOOLS)} (packaging/linux/test-packages.txt)",
)

GAP = 500  # milliseconds; xdotool hesitates on a busy machine, where a scanner does not
SHIFT = "50"
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


@pytest.fixture
def screen() -> Iterator[Screen]:
    """Started for one test, on a display that is free."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-noreset"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        display = f":{told.readline().strip()}"
    yield Screen({**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"})
    server.terminate()
    server.wait(10)
