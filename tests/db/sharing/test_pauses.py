"""How long a link waits after what."""

import pytest

from db.sharing.pauses import Pauses


@pytest.mark.parametrize(
    ("codes", "away", "seconds"),
    [
        ("u", 0, 1),
        ("uuuuuuuuu", 200, 3),
        ("uuuuuuuuu", 400, 30),
        ("bbbb", 0, 8),
        ("bbbbbbbbb", 0, 30),
        ("uuuuuuuuub", 60, 1),
        ("ububububub", 60, 1),
    ],
)
def test_they_grow_for_a_hub_that_stays_busy_or_is_long_gone(
    codes: str, away: float, seconds: float
) -> None:
    """Whoever missed it for a moment alone is back within 3 s, whoever finds it busy after 1 s."""
    now = [0.0]
    pauses = Pauses(lambda: now[0])
    now[0] = away
    for code in codes:
        pauses.failed({"u": "hub_unreachable", "b": "hub_busy"}[code])
    assert pauses.longest() == seconds


def test_they_begin_anew_once_it_was_met() -> None:
    """Whatever there was before."""
    pauses = Pauses()
    for _ in range(9):
        pauses.failed("hub_busy")
    pauses.met()
    pauses.failed("hub_busy")
    assert pauses.longest() == 1
