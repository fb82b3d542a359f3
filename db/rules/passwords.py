"""What a password must be, and how long a wrong one makes a person wait."""

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


def wait_seconds(failures: int) -> int:
    """The seconds between one wrong try and the next: none, none, 2, 4, 8 ... at most 300.

    It ends by itself, so that nobody can lock the owner out of the shop.
    """
    if failures < FREE_TRIES:
        return 0
    return min(1 << min(failures - FREE_TRIES + 1, 16), LONGEST_WAIT)
