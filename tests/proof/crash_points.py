"""A failure and a violent end at every statement of an act: it is there whole or not at all.

`python -m tests.proof.crash_points [EVERY]` prints one line of JSON an act. Each statement of
SQL, each commit and each renaming or removing of a file is a point; at each the act is disturbed
twice: the disk fails there, and the process ends there. With EVERY only each such point is taken.
"""

import errno
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

from sqlcipher3 import dbapi2 as sqlcipher

from db import connection
from db.errors import CannotOpen
from db.home import Home
from db.queries import check as checking
from tests.proof.acts import ACTS, Act, Found, make_home
from tests.shops import open_shop

CALM = 10**9
DIED = 9


@dataclass
class Tally:
    """What came of all points of one act."""

    proof: str
    points: int = 0
    failed: int = 0
    killed: int = 0
    broken: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Nothing was left by halves, and there was something to disturb."""
        return not self.broken and self.failed > 0 and self.killed > 0


class Points:
    """Counts what an act does to the disk; `disturb` is called at the chosen point."""

    def __init__(self, chosen: int, disturb: Callable[[type[Exception]], None]) -> None:
        self.passed = 0
        self._chosen = chosen
        self._disturb = disturb

    def here(self, error: type[Exception]) -> None:
        """Before a statement (sqlcipher's error) or an act on a file (OSError)."""
        self.passed += 1
        if self.passed == self._chosen:
            self._disturb(error)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Every connection that is opened meanwhile, and every file that is moved or removed."""
        points = self

        class Cursor(sqlcipher.Cursor):  # type: ignore[misc]  # no type information
            def execute(self, *arguments: Any) -> Any:
                points.here(sqlcipher.OperationalError)
                return super().execute(*arguments)

            def executemany(self, *arguments: Any) -> Any:
                points.here(sqlcipher.OperationalError)
                return super().executemany(*arguments)

        class Connection(sqlcipher.Connection):  # type: ignore[misc]
            def cursor(self, *arguments: Any) -> Any:
                return super().cursor(*arguments or (Cursor,))

            def execute(self, *arguments: Any) -> Any:
                points.here(sqlcipher.OperationalError)
                return super().execute(*arguments)

            def commit(self) -> None:
                points.here(sqlcipher.OperationalError)
                super().commit()

            def backup(self, *arguments: Any, **options: Any) -> None:
                points.here(sqlcipher.OperationalError)
                super().backup(*arguments, **options)

        def connect(*arguments: Any, **options: Any) -> Any:
            return real(*arguments, **options, factory=Connection)

        def told(function: Callable[..., Any]) -> Callable[..., Any]:
            def instead(*arguments: Any, **options: Any) -> Any:
                points.here(OSError)
                return function(*arguments, **options)

            return instead

        real = sqlcipher.connect
        with (
            mock.patch.object(sqlcipher, "connect", connect),
            mock.patch.object(Path, "replace", told(Path.replace)),
            mock.patch.object(Path, "unlink", told(Path.unlink)),
            mock.patch.object(shutil, "copyfile", told(shutil.copyfile)),
        ):
            yield


def prove(name: str, act: Act, every: int, folder: Path) -> Tally:
    """One act at every n-th of its points."""
    tally, template = Tally(f"crash_points {name}"), make_home(folder / "template")
    act.prepare(template)
    before, after = _undisturbed(act, template, folder / "calm", tally)
    for point in range(1, tally.points + 1, every):
        for way in (_fail, _kill):
            home = Home(shutil.copytree(template.folder, folder / "home"))
            disturbed = way(act, home, point)
            tally.failed += disturbed and way is _fail
            tally.killed += disturbed and way is _kill
            wrong = _wrong(act, home, before, after)
            if wrong:
                tally.broken.append(f"{way.__name__[1:]} at {point}: {wrong}")
            shutil.rmtree(home.folder)
    return tally


def _undisturbed(act: Act, template: Home, folder: Path, tally: Tally) -> tuple[Found, Found]:
    home = Home(shutil.copytree(template.folder, folder))
    before, points = act.look(home), Points(CALM, lambda _: None)
    with points.watched():
        act.run(home)
    tally.points = points.passed
    return before, act.look(home)


def _fail(act: Act, home: Home, point: int) -> bool:
    """The disk fails at the point; what the act raises must be one of our errors."""

    def disturb(error: type[Exception]) -> None:
        raise OSError(errno.EIO, "failed") if error is OSError else error("disk I/O error")

    points = Points(point, disturb)
    with points.watched(), suppress(CannotOpen):
        act.run(home)
    return points.passed >= point


def _kill(act: Act, home: Home, point: int) -> bool:
    """The process ends at the point, as by a power cut: nothing is closed or rolled back."""
    child = os.fork()
    if child == 0:
        with Points(point, lambda _: os._exit(DIED)).watched():
            act.run(home)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == DIED


def _wrong(act: Act, home: Home, before: Found, after: Found) -> str:
    """What does not hold when the program starts anew."""
    found = act.look(home)
    if not act.fits(before, after, found):
        return f"found {found}, not {before} or {after}"
    if found == before:
        act.run(home)
        return "" if act.look(home) == after else "it cannot be done any more"
    with suppress(CannotOpen), closing(open_shop(home)) as database:
        return "; ".join(map(str, checking.check(database)))
    return ""


def _schema_made_once() -> Callable[[], object]:
    """Of each set of migrations: `check` would make it anew every time."""
    real = checking._expected_schema
    made = cache(lambda _migrations: real())
    return lambda: made(connection.MIGRATIONS)


def main(every: str = "1") -> int:
    """One line of JSON an act; 0 when all hold."""
    holds = True
    with mock.patch.object(checking, "_expected_schema", _schema_made_once()):
        for name, act in ACTS.items():
            with tempfile.TemporaryDirectory() as folder:
                tally = prove(name, act, int(every), Path(folder))
            line = {**asdict(tally), "broken": tally.broken[:5], "holds": tally.holds}
            sys.stdout.write(json.dumps(line) + "\n")
            sys.stdout.flush()
            holds &= tally.holds
    return 0 if holds else 1


if __name__ == "__main__":
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    sys.exit(main(*sys.argv[1:]))
