"""A program as the person before it knows it: what is pressed, typed, scanned and read."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from db.home import Home
from tests.programs.driver import PATIENCE, ROOT

SCREEN = (1366, 768)


class Program:
    """One process on one home folder; a context manager. Every method waits until it can be done.

    With a folder for `pictures` every `picture` leaves one there.
    """

    def __init__(self, name: str, home: Home, pictures: Path | None = None) -> None:
        self.name, self.home = name, home
        self._pictures, self._taken = pictures, 0
        if pictures is not None:
            pictures.mkdir(parents=True, exist_ok=True)
        self._errors = home.folder.with_name(f"{home.folder.name}.stderr")

    def __enter__(self) -> Self:
        with self._errors.open("ab") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.programs.driver", str(self.home.folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                cwd=ROOT,
            )
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    @property
    def errors(self) -> str:
        """What it wrote to its standard error so far."""
        return self._errors.read_text(encoding="utf-8", errors="replace")

    def press(self, *names: str) -> None:
        """Buttons, one after the other."""
        for name in names:
            self._do("press", name=name)

    def key(self, keys: str) -> None:
        """A key, or several at once: "Ctrl+2"."""
        self._do("key", keys=keys)

    def scan(self, code: str) -> None:
        """With a keyboard scanner."""
        self._do("scan", code=code)

    def fill(self, fields: Mapping[str, str]) -> None:
        """Texts into fields, by their names."""
        for name, text in fields.items():
            self._do("fill", name=name, text=text)
            self._do("reads", name=name, text=text)

    def choose(self, name: str, text: str) -> None:
        """A row of a list, or an entry of a box."""
        self._do("choose", name=name, text=text)

    def reads(self, name: str, text: str) -> str:
        """All of what a widget says, once a text is in it."""
        return str(self._do("reads", name=name, text=text))

    def says(self, text: str) -> str:
        """A sentence that can be read anywhere, once there is one with this text."""
        return str(self._do("says", text=text))

    def shows(self, name: str, *cells: str) -> list[list[str]]:
        """A table's rows, once one of them holds these cells."""
        rows: list[list[str]] = self._do("shows", name=name, cells=cells)
        return rows

    def counts(self, name: str, rows: int) -> None:
        """A table has so many rows."""
        self._do("counts", name=name, rows=rows)

    def sees(self, name: str) -> None:
        """Something of that name is on the screen."""
        self._do("sees", name=name)

    def picture(self, what: str) -> None:
        """Of the window on top."""
        if self._pictures is None:
            return
        self._taken += 1
        file = self._pictures / f"{self.name}-{self._taken:02d}-{what}.png"
        self._do("picture", file=str(file))

    def fit_screen(self) -> None:
        """The window takes all of an ordinary screen."""
        self._do("fit", width=SCREEN[0], height=SCREEN[1])

    def close(self) -> int:
        """Closes the window; returns how the program ended."""
        self._do("close")
        return self._process.wait(PATIENCE)

    def _do(self, wish: str, **said: Any) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": wish, **said}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        answer = json.loads(line) if line else {"failed": f"it ended: {self.errors[-3000:]}"}
        if "failed" in answer:
            raise AssertionError(f"{self.name}: {wish} {said}: {answer['failed']}")
        return answer["saw"]


def run_main(home: Home, *arguments: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
    """`main.py` with a command on a home folder."""
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--home", str(home.folder), *arguments],
        input=typed,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
