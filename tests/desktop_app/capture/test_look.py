"""The smaller views of a picture that the stages share."""

import pytest

from desktop_app.capture.look import Look
from desktop_app.capture.opencv import np

UPRIGHT = Look(np.zeros((1920, 1080), np.uint8))
WIDE = Look(np.zeros((1080, 1920), np.uint8))


@pytest.mark.parametrize("view", ["small", "medium", "tiny"])
def test_an_upright_picture_shows_as_much_as_a_wide_one(view: str) -> None:
    """The longer side counts, however a camera or phone is held."""
    upright, _ = getattr(UPRIGHT, view)
    wide, _ = getattr(WIDE, view)
    assert upright.shape == wide.shape[::-1]


def test_a_small_picture_stays_as_it_is() -> None:
    """Nothing is enlarged for the first glance."""
    look = Look(np.zeros((300, 500), np.uint8))
    assert look.small[0].shape == (300, 500)
    assert not look.is_shrunk
