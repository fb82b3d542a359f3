"""A key, a file or a disk that is not as it should be: it is told, and nothing is lost."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.connection import ShopDatabase
from db.home import Home
from db.operations.setup import new_recovery_key
from tests.crash_test import ROOT
from tests.end_to_end.bad_day import LINES, RICE, at_the_tape, nothing_broke
from tests.end_to_end.program import OpenProgram, Program
from tests.shops import ONE, on_hand, open_shop


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of eight megabytes, where this system lets the test mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if sys.platform != "linux" or mount("-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)):
        pytest.skip("this system does not let the test mount a disk")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def mount(*arguments: str) -> int:
    """Zero when it worked."""
    if shutil.which("mount") is None:
        return 1
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode


def set_on_the_till(program: Program, pragma: str) -> None:
    """Tells the connection that writes for the windows how the disk is from now on."""
    session, done = program.session, list[object]()
    session.background.write(
        lambda: session.database.execute_sql(f"PRAGMA {pragma}").fetchall(), done.append
    )
    program.guide.wait(lambda: done, "the pragma")


def test_a_missing_and_a_wrong_key(
    home: Home, open_program: OpenProgram, language: str, says: Callable[[str], str]
) -> None:
    """What is no key and what is another shop's key open nothing; no new key is made."""
    before = home.database.read_bytes()
    home.key_file.unlink()
    program = open_program(home, language)
    for typed, sentence in (("beras", "no_recovery_key"), (new_recovery_key(), "damaged")):
        program.guide.fill("recoveryKey", typed)
        program.guide.press("openShop")
        program.tells(says(sentence))
    assert not home.key_file.exists()
    assert home.database.read_bytes() == before


@pytest.mark.parametrize("size", [0, 3_000, 20_000])
def test_a_truncated_file(
    size: int,
    home: Home,
    open_program: OpenProgram,
    language: str,
    says: Callable[[str], str],
) -> None:
    """It is told and left as it is."""
    os.truncate(home.database, size)
    program = open_program(home, language)
    program.tells(says("damaged"))
    assert home.database.stat().st_size == size


def test_a_corrupt_file(
    home: Home, open_program: OpenProgram, language: str, says: Callable[[str], str]
) -> None:
    """Garbage behind the salt."""
    with home.database.open("r+b") as file:
        file.seek(16)
        file.write(b"x" * 4_000)
    open_program(home, language).tells(says("damaged"))


def test_a_full_disk(
    small_disk: Path,
    home: Home,
    rice: bytes,
    shop_database: ShopDatabase,
    open_program: OpenProgram,
    language: str,
    says: Callable[[str], str],
) -> None:
    """Really full: what did not fit is told, all else is there; with room it goes on."""
    shop_database.close()
    there = Home(small_disk / "home")
    shutil.copytree(home.folder, there.folder)
    program = at_the_tape(open_program(there, language))
    program.tells(says("backed_up"))  # a backup under way would give its room back later
    ballast = fill_up(small_disk)
    kept = scan_until(program, says("full"))
    program.guide.press("postDocument")
    program.guide.wait(lambda: program.guide.sees("postDocument"), "the post to have failed")
    database = open_shop(there)
    nothing_broke_on_full_disk = database.rows(LINES)
    ballast.unlink()
    assert nothing_broke_on_full_disk == [(kept,)]
    program.guide.press("postDocument")
    program.has_lines(0)
    assert on_hand(database, rice) == (3 + kept) * ONE
    nothing_broke(database, 0)
    database.close()


def fill_up(disk: Path) -> Path:
    """A file that takes all the room there is."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (65_536, 4_096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return ballast


def scan_until(program: Program, sentence: str) -> int:
    """Scans on until it is refused; returns how many lines the tape has then."""
    for _ in range(500):
        before = len(program.column("quantity"))
        program.scan(RICE)
        program.guide.wait(
            lambda before=before: (  # type: ignore[misc]  # bound now
                len(program.column("quantity")) > before
                or any(sentence in shown for shown in program.sentences())
            ),
            "the scan to be kept or refused",
        )
        if len(program.column("quantity")) == before:
            program.tells(sentence)
            return before
    raise AssertionError("the disk was never full")


def test_a_database_that_may_not_grow(
    program: Program, shop_database: ShopDatabase, says: Callable[[str], str]
) -> None:
    """The same by the engine's own bound, which needs no disk to be mounted."""
    ((pages,),) = shop_database.rows("PRAGMA page_count")
    set_on_the_till(program, f"max_page_count = {pages}")
    kept = scan_until(program, says("full"))
    nothing_broke(shop_database, kept)
    set_on_the_till(program, f"max_page_count = {pages + 1_000}")
    program.scan(RICE)
    program.has_lines(kept + 1)
    nothing_broke(shop_database, kept + 1)


def test_a_read_only_disk_at_the_start(
    small_disk: Path,
    home: Home,
    open_program: OpenProgram,
    language: str,
    says: Callable[[str], str],
) -> None:
    """A real one: nothing can be locked, nothing is written."""
    there = Home(small_disk / "home")
    shutil.copytree(home.folder, there.folder)
    there.preferences.write_text(f'{{"language": "{language}"}}')
    assert mount("-o", "remount,ro", str(small_disk)) == 0
    open_program(there, language).tells(says("read_only"))
    command = ["check", "--home", str(there.folder), "--language", language]
    checked = subprocess.run(
        [sys.executable, "main.py", *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert checked.returncode == 1
    assert says("read_only") in checked.stderr


def test_a_disk_that_becomes_read_only(
    program: Program, rice: bytes, shop_database: ShopDatabase, says: Callable[[str], str]
) -> None:
    """Neither a scan nor a posting goes through, and the tape is as it was."""
    set_on_the_till(program, "query_only = 1")
    program.scan(RICE)
    program.tells(says("read_only"))
    program.guide.press("postDocument")
    program.guide.wait(lambda: program.guide.sees("postDocument"), "the post to have failed")
    program.has_lines(2)
    nothing_broke(shop_database, 2)
    set_on_the_till(program, "query_only = 0")
    program.guide.press("postDocument")
    program.has_lines(0)
    assert on_hand(shop_database, rice) == 5 * ONE
