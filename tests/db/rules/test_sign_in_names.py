"""Names to sign in with."""

import pytest

from db.rules.sign_in_names import sign_in_name


@pytest.mark.parametrize(
    ("name", "login"),
    [
        ("Sri Wahyuni", "sri"),
        ("  Élodie", "elodie"),
        ("Pak Budi", "budi"),
        ("BU Hj. Siti Aminah", "siti"),
        ("Dr. H. Joko", "joko"),
        ("Mbak", "mbak"),
        ("Paklik Man", "paklik"),
        ("王", ""),
        ("", ""),
    ],
)
def test_the_first_word_that_is_no_honorific(name: str, login: str) -> None:
    """Small plain letters, so that it is typed easily; half the shop would be "pak" otherwise."""
    assert sign_in_name(name) == login
