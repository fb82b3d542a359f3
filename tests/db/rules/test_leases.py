"""Leases: what passes of them, whatever a clock is set to."""

import pytest

from db.rules.leases import DAY, LEASE, Lease, elapsed

HUB = 1_800_000_000_000_000  # the hub's clock when it let somebody in


@pytest.mark.parametrize("local", [HUB, HUB + 70 * 365 * DAY, HUB - 40 * 365 * DAY])
def test_time_passes_on_a_clock_that_is_wrong(local: int) -> None:
    """Years ahead or behind: it counts from what it said then."""
    assert elapsed(HUB, local, 0, local + 3 * DAY) == 3 * DAY


def test_a_clock_set_back_gives_no_time_back() -> None:
    """What had passed has passed."""
    assert elapsed(HUB, HUB, 9 * DAY, HUB + 2 * DAY) == 9 * DAY


def test_a_clock_set_ahead_before_and_back_after_gains_nothing() -> None:
    """It counts from the hub's moment then."""
    assert elapsed(HUB, HUB + 365 * DAY, 0, HUB + 31 * DAY) == 31 * DAY


@pytest.mark.parametrize(
    ("passed", "days", "left", "warns", "is_over"),
    [
        (0, 0, 30, False, False),
        (7 * DAY - 1, 6, 24, False, False),
        (7 * DAY, 7, 23, True, False),
        (LEASE - 1, 29, 1, True, False),
        (LEASE, 30, 0, True, True),
        (LEASE + 5 * DAY, 35, 0, True, True),
    ],
)
def test_a_lease_says_how_it_stands(
    passed: int, days: int, left: int, warns: bool, is_over: bool
) -> None:
    """A word from the seventh day, an end on the thirtieth."""
    lease = Lease(HUB, passed)
    assert (lease.days, lease.left, lease.warns, lease.is_over) == (days, left, warns, is_over)
