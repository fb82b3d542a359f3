"""A PC's program as its killer sees it: started, listened to, told what to do, killed."""

import json
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from tests.chaos.record import Record
from tests.chaos.town import Place

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0


class Program:
    """One PC. What it tells goes into the record on a thread of its own."""

    def __init__(self, place: Place, record: Record) -> None:
        self.place = place
        self.link, self.error = "connecting", ""
        self.replayed = 0
        self.errors: dict[str, int] = {}
        self._record = record
        self._upto: tuple[int, int] = (0, 0)
        self._wish = self._done = 0
        self._ready, self._paused = threading.Event(), threading.Event()
        self._process: subprocess.Popen[bytes] | None = None

    def begin_after(self, upto: tuple[int, int]) -> None:
        """Rows up to here are no news."""
        self._upto = upto

    @property
    def is_alive(self) -> bool:
        """Whether it works."""
        return self._process is not None and self._process.poll() is None

    @property
    def stderr(self) -> Path:
        """What it wrote there, in all its lives."""
        return self.place.home.folder / "stderr"

    def start(self, seed: int) -> None:
        """A new life; returns at once."""
        said = [self.place.home.folder, self.place.login, seed, *self._upto]
        self._ready.clear()
        self._paused.clear()
        with self.stderr.open("ab") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.chaos.pc", *map(str, said)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                cwd=ROOT,
            )
        self._ear = threading.Thread(target=self._listen, args=(self._process,), daemon=True)
        self._ear.start()

    def wait_until_ready(self) -> None:
        """Somebody has signed in."""
        if not self._ready.wait(PATIENCE):
            raise RuntimeError(f"{self.place.name} does not start: {self.last_words()}")

    def kill(self) -> None:
        """kill -9; what it had written is still heard."""
        assert self._process is not None
        self._process.kill()
        if self._process.wait(PATIENCE) != -signal.SIGKILL:
            raise RuntimeError(f"{self.place.name} ended by itself: {self.last_words()}")
        self._ear.join(PATIENCE)
        assert self._process.stdin is not None
        self._process.stdin.close()

    def end(self) -> None:
        """With the chaos."""
        if self.is_alive:
            self.kill()

    def tell(self, word: str) -> None:
        """`pause`, `go`, `replay` or `retry`."""
        assert self._process is not None
        assert self._process.stdin is not None
        if not self.is_alive:
            raise RuntimeError(f"{self.place.name} ended by itself: {self.last_words()}")
        self._process.stdin.write(f"{word}\n".encode())
        self._process.stdin.flush()

    def pause(self) -> None:
        """Nothing is booked any more once this returns."""
        self._paused.clear()
        self.tell("pause")
        deadline = time.monotonic() + PATIENCE
        while not self._paused.wait(0.1):
            if not self.is_alive or time.monotonic() > deadline:
                raise RuntimeError(f"{self.place.name} does not rest: {self.last_words()}")

    def last_words(self) -> str:
        """The end of what it wrote to its standard error."""
        return self.stderr.read_text(encoding="utf-8", errors="replace")[-3000:]

    def _listen(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdout is not None
        with process.stdout as told:
            for line in told:
                if line.endswith(b"\n"):
                    self._hear(json.loads(line))

    def _hear(self, said: dict[str, Any]) -> None:
        if "documents" in said:
            self._note(said)
        elif "wish" in said:
            self._wish = said["wish"]
        elif "link" in said:
            self.link, self.error = said["link"], said["error"]
            self._count(said["error"])
        elif "unheard" in said:
            self._count(said["unheard"])
        elif "replayed" in said:
            self.replayed += bool(said["replayed"])
        elif "paused" in said:
            self._paused.set()
        elif "ready" in said:
            self._ready.set()

    def _note(self, said: dict[str, Any]) -> None:
        """After a kill the wish that was under way may have come true."""
        was_cut_off = self._wish > self._done
        is_shown = "shown" in said
        self._record.note(self.place.name, said, was_asked=is_shown or was_cut_off)
        self._upto = tuple(said["upto"])
        self._done = said["wish"] if is_shown else 0
        self._wish = self._wish if is_shown else 0

    def _count(self, error: str) -> None:
        if error:
            self.errors[error] = self.errors.get(error, 0) + 1
