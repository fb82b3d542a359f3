"""The whole program by real keys alone: sign in, scan, type a number, post; in two layouts."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from db.queries.check import check
from desktop_app.capture.scanner_profile import ScannerProfile
from tests.end_to_end.x_screen import GAP, KEYS, Screen, needs_x
from tests.end_to_end.x_screen import screen as screen
from tests.shops import ONE, PASSWORD, RUPIAH, add_item, on_hand, receive

pytestmark = needs_x

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds
RICE, BOX = "8991002101104", "BOX-17"
FRENCH = dict(zip("&é\"'(-è_çà)!QBOX", "1234567890-1ABOX", strict=True))
NAMES = {"-": "minus"}
TWO = KEYS["2"][0]  # its place: a French board has é there
LINES = "SELECT code, quantity, source FROM draft_line ORDER BY id"


class Keys:
    """Whoever sits at the keyboard of one program, and the scanner that hangs on it."""

    def __init__(self, screen: Screen, program: "subprocess.Popen[str]") -> None:
        self._screen, self._program = screen, program

    def focus(self, name: str) -> None:
        """Waits for a window or page; without a window manager somebody must give it the keys."""
        assert self._program.stdout is not None
        for told in self._program.stdout:
            *words, number = told.split()
            self._screen.run("xdotool", "windowfocus", "--sync", number)
            if words[-1] == name:
                return
        raise AssertionError(f"{name} never came")

    def type(self, text: str) -> None:
        """As slowly as a hand beside so patient a filter, and a rest before what follows."""
        rest = GAP + 200
        self._screen.run("xdotool", "key", "--delay", str(rest), *text, "sleep", str(rest / 1000))

    def press(self, *keys: str) -> None:
        """Keys by what is printed on them: a French 2 is typed with Shift."""
        self._screen.run("xdotool", "key", *keys)

    def scan(self, code: str) -> None:
        """The scanner's keys are places on an American board."""
        self._screen.scan(code)


@pytest.fixture
def keys(screen: Screen, home: Home) -> Iterator[Keys]:
    """The program is started; what it prints ends after a while, come what may."""
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.end_to_end.x_shop", str(home.folder)],
        env=screen.environment,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    given_up = Timer(PATIENCE, program.kill)
    given_up.start()
    yield Keys(screen, program)
    given_up.cancel()
    program.communicate(timeout=PATIENCE)
    assert program.returncode == 0


@pytest.fixture
def goods(shop_database: ShopDatabase, owner: Actor) -> dict[str, bytes]:
    """Rice, and boxes with a code that has letters; three of each, whose cost is known."""
    items = {code: add_item(shop_database, owner, code, code) for code in (RICE, BOX)}
    for item in items.values():
        receive(shop_database, owner, item, 3 * ONE, 60_000 * RUPIAH)
    return items


@pytest.mark.parametrize(("layout", "mapping"), [("us", {}), ("fr", FRENCH)])
def test_a_delivery_by_real_keys_alone(
    layout: str,
    mapping: dict[str, str],
    screen: Screen,
    home: Home,
    shop_database: ShopDatabase,
    goods: dict[str, bytes],
    request: pytest.FixtureRequest,
) -> None:
    """Whoever has learnt the scanner receives 1 and 12 pieces, the 12 typed by hand."""
    screen.run("setxkbmap", layout)
    scanner = ScannerProfile(gap=GAP, mapping=mapping).kept()
    chosen = {"language": "en", "last_login_name": "owner", "sound_on": False, "scanner": scanner}
    home.preferences.write_text(json.dumps(chosen))
    keys: Keys = request.getfixturevalue("keys")

    keys.focus("loginWindow")
    keys.press(*(NAMES.get(one, one) for one in PASSWORD), "Return")
    keys.focus("items")
    keys.press(f"ctrl+{TWO}")
    keys.focus("scan")
    keys.press("F6")
    keys.scan(RICE)
    becomes(shop_database, [(RICE, ONE, "wedge")])
    keys.type("12")
    keys.scan(BOX)
    becomes(shop_database, [(RICE, ONE, "wedge"), (BOX, 12 * ONE, "wedge")])
    keys.press("F9")
    becomes(shop_database, [])
    assert [on_hand(shop_database, goods[code]) // ONE for code in (RICE, BOX)] == [4, 15]
    assert check(shop_database) == []


def becomes(database: ShopDatabase, lines: list[tuple[str, int, str]]) -> None:
    """Waits until the tape on the disk is this."""
    end = time.monotonic() + PATIENCE
    while database.rows(LINES) != lines:
        assert time.monotonic() < end, database.rows(LINES)
        time.sleep(0.05)
