"""A disk that is full at every page that an act writes: told plainly, nothing lost, work goes on.

`python -m tests.proof.disk_full [EVERY]` prints one line of JSON an act. The shop lies on a real
small disk (tmpfs, which needs the right to mount), on which the act finds one page of room, then
two, and so on until it can be done. Meanwhile a window has the shop open, as in a shop.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from db.errors import CannotOpen
from db.home import Home
from tests.proof.acts import ACTS, Act, Found, make_home
from tests.shops import open_shop

PAGE = 4096
MEGABYTES = 24
MOST_PAGES = 4_000


@dataclass
class Tally:
    """How much room an act was given, how often that was too little, and what went wrong then."""

    proof: str
    pages: int = 0
    full: int = 0
    broken: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """It was full at least once, done in the end, and nothing was wrong in between."""
        return not self.broken and self.full > 0


def prove(name: str, act: Act, every: int, template: Home, disk: Path) -> Tally:
    """One act with ever more room; the template is the act's own."""
    tally = Tally(f"disk_full {name}")
    act.prepare(template)
    with tempfile.TemporaryDirectory() as folder:
        calm = Home(shutil.copytree(template.folder, Path(folder) / "calm"))
        before = act.look(calm)
        act.run(calm)
        after = act.look(calm)
    done = False
    while not done and tally.pages < MOST_PAGES:
        home = Home(shutil.copytree(template.folder, disk / "home"))
        done, wrong = _with_room(act, home, tally.pages, before, after)
        tally.full += not done
        if wrong:
            tally.broken.append(f"{tally.pages} pages: {wrong}")
        tally.pages += every
        shutil.rmtree(home.folder)
    return tally


def _with_room(act: Act, home: Home, pages: int, before: Found, after: Found) -> tuple[bool, str]:
    """Whether it was done, and what was wrong: while the disk was full, and with room again."""
    with closing(open_shop(home)) as window:
        stock = window.rows("SELECT * FROM balance")
        ballast, told = _fill_up(home.folder.parent, pages), ""
        try:
            act.run(home)
        except CannotOpen as error:
            told = error.code
        readable = len(window.rows("SELECT * FROM balance")) >= len(stock)
        ballast.unlink()
    if told not in ("", "disk_full") or not readable:
        return not told, f"told {told}, readable {readable}"
    found = act.look(home)
    if not act.fits(before, after, found):
        return not told, f"found {found}"
    if found == before:
        act.run(home)
        found = act.look(home)
    return not told, "" if act.fits(before, after, found) else f"then {found}"


def _fill_up(disk: Path, pages: int) -> Path:
    """Takes all the room but so many pages."""
    free = os.statvfs(disk)
    ballast = disk / "ballast"
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(free.f_bavail * free.f_frsize - pages * PAGE, 1))
    return ballast


@contextmanager
def small_disk() -> Iterator[Path | None]:
    """A disk of a few megabytes, or None where this system does not let us mount one."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", folder]
        able = sys.platform == "linux" and shutil.which("mount")
        if not able or subprocess.run(command, capture_output=True, check=False).returncode:
            yield None
            return
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)


def main(every: str = "1") -> int:
    """One line of JSON an act; 0 when all hold."""
    holds = True
    with small_disk() as disk, tempfile.TemporaryDirectory() as folder:
        if disk is None:
            told = {"proof": "disk_full", "skipped": "this system lets us mount no disk"}
            sys.stdout.write(json.dumps(told) + "\n")
            return 0
        template = make_home(Path(folder) / "template")
        for name, act in ACTS.items():
            own = Home(shutil.copytree(template.folder, Path(folder) / name))
            tally = prove(name, act, int(every), own, disk)
            line = {**asdict(tally), "broken": tally.broken[:5], "holds": tally.holds}
            sys.stdout.write(json.dumps(line) + "\n")
            sys.stdout.flush()
            holds &= tally.holds
    return 0 if holds else 1


if __name__ == "__main__":
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    sys.exit(main(*sys.argv[1:]))
