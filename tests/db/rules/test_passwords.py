"""What a password must be and how long wrong ones make a person wait."""

import pytest

from db.errors import InvalidInput
from db.rules.passwords import checked_password, wait_seconds


@pytest.mark.parametrize("password", ["12345678", "kata sandi", "🔑" * 8, "x" * 256])
def test_eight_to_256_characters_of_anything(password: str) -> None:
    """Any characters count, blanks too."""
    assert checked_password(password) == password


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("", "password_too_short"),
        ("1234567", "password_too_short"),
        ("x" * 257, "password_too_long"),
    ],
)
def test_too_short_and_too_long(password: str, code: str) -> None:
    """Outside the bounds a password is refused."""
    with pytest.raises(InvalidInput, match=code):
        checked_password(password)


def test_the_wait_doubles_and_ends() -> None:
    """Two tries are free, then 2, 4, 8 ... seconds, never more than five minutes."""
    waits = [wait_seconds(failures) for failures in range(13)]
    assert waits == [0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    assert wait_seconds(10**6) == 300
