"""One window program on a folder: who holds its lock, and who only seems to."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from db.errors import CannotOpen
from db.home import Home
from desktop_app.shopkeeper import Shopkeeper

HOLD = """
import sys
from pathlib import Path
from db.home import Home
from desktop_app.shopkeeper import Shopkeeper
shopkeeper = Shopkeeper(Home(Path(sys.argv[1])))
shopkeeper.open()
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def empty_home(tmp_path: Path) -> Home:
    """A folder without a shop: what is asked is the lock alone."""
    return Home(tmp_path / "home")


def lock_of(process: int) -> str:
    """What the lock of a program says: process, name of the program, name of the machine."""
    return f"{process}\n{Path(sys.executable).resolve().name}\n{socket.gethostname()}\n"


@pytest.mark.parametrize(
    "text",
    ["", "12", lock_of(os.getpid()), lock_of(1)],
    ids=["empty", "cut off", "of a live program", "of another program"],
)
def test_a_lock_that_nobody_holds_is_taken_over(text: str, empty_home: Home) -> None:
    """Power failed before it was written, or its number is another program's by now."""
    empty_home.folder.mkdir()
    empty_home.window_lock.write_text(text)
    shopkeeper = Shopkeeper(empty_home)
    assert shopkeeper.open() is None
    with pytest.raises(CannotOpen, match="already_open"):
        Shopkeeper(empty_home).open()
    shopkeeper.release()


def test_a_lock_that_another_program_holds_is_left(empty_home: Home) -> None:
    """As long as it lives; once it was killed the folder is free."""
    command = [sys.executable, "-c", HOLD, str(empty_home.folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        shopkeeper = Shopkeeper(empty_home)
        with pytest.raises(CannotOpen, match="already_open"):
            shopkeeper.open()
        other.kill()
        other.wait()
        assert shopkeeper.open() is None
        shopkeeper.release()
