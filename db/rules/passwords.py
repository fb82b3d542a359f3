"""What a password, PIN or badge must be, and how long a wrong one makes a person wait."""

import re
from itertools import pairwise
from typing import Final

from db.errors import InvalidInput

SHORTEST: Final = 8
LONGEST: Final = 256
FREE_TRIES: Final = 3
LONGEST_WAIT: Final = 300


def checked_password(password: str) -> str:
    """The password, when it has 8 to 256 characters (NIST SP 800-63B, section 5.1.1.2)."""
    if len(password) < SHORTEST:
        raise InvalidInput("password_too_short", "password", shortest=SHORTEST)
    if len(password) > LONGEST:
        raise InvalidInput("password_too_long", "password", longest=LONGEST)
    return password


def checked_pin(pin: str) -> str:
    """The PIN, when it has 4 to 8 digits and is none that everybody tries first.

    `pin_malformed`, or `pin_too_simple` for digits that go in equal steps (0000, 1234, 9876,
    2468) or repeat in pairs (1212).
    """
    if not re.fullmatch(r"[0-9]{4,8}", pin):
        raise InvalidInput("pin_malformed", "pin", shortest=4, longest=8)
    digits = [int(digit) for digit in pin]
    steps = {(after - before) % 10 for before, after in pairwise(digits)}
    if len(steps) == 1 or digits[2:] == digits[:-2]:
        raise InvalidInput("pin_too_simple", "pin")
    return pin


def checked_badge(code: str) -> str:
    """A badge's code: at least 8 characters, so that nobody finds one by trying."""
    if len(code) < SHORTEST:
        raise InvalidInput("badge_too_short", "badge", shortest=SHORTEST)
    return code


def wait_seconds(failures: int) -> int:
    """The seconds between one wrong try and the next: none, none, 2, 4, 8 ... at most 300.

    It ends by itself, so that nobody can lock the owner out of the shop.
    """
    if failures < FREE_TRIES:
        return 0
    return min(1 << min(failures - FREE_TRIES + 1, 16), LONGEST_WAIT)
