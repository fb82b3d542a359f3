"""Which backups stay: 7 days, 4 weeks, 12 months."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from db.rules.rotation import DAYS, MONTHS, WEEKS, kept

NOON = datetime(2026, 3, 31, 12, tzinfo=UTC)  # a Tuesday
MOMENTS = st.sets(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)))


def test_nothing_of_nothing() -> None:
    """An empty folder."""
    assert kept([]) == set()


def test_the_newest_of_a_day_stays() -> None:
    """Three of one day: the last."""
    day = [NOON + timedelta(hours=hour) for hour in range(3)]
    assert kept(day) == {day[2]}


def test_a_year_of_daily_backups() -> None:
    """Seven days, the last of the weeks before, the last of the months before."""
    year = [NOON - timedelta(days=days) for days in range(400)]
    days = {NOON - timedelta(days=number) for number in range(7)}
    weeks = {datetime(2026, 3, day, 12, tzinfo=UTC) for day in (15, 22, 29)} | {NOON}
    months = {
        datetime(2026, 2, 28, 12, tzinfo=UTC),
        datetime(2026, 1, 31, 12, tzinfo=UTC),
        *(datetime(2025, month, 30, 12, tzinfo=UTC) for month in (4, 6, 9, 11)),
        *(datetime(2025, month, 31, 12, tzinfo=UTC) for month in (5, 7, 8, 10, 12)),
    }
    assert kept(year) == days | weeks | months | {NOON}


def test_a_shop_that_was_closed_keeps_what_it_had() -> None:
    """A year without a backup takes nothing away."""
    before = [NOON - timedelta(days=days) for days in range(365, 370)]
    assert kept([*before, NOON]) == {*before, NOON}


def test_rotating_every_day_comes_to_the_same() -> None:
    """What is thrown away today is not missed tomorrow."""
    every: list[datetime] = []
    left: set[datetime] = set()
    for day in range(500):
        every.append(NOON + timedelta(days=day))
        left = kept({*left, every[-1]})
    assert left == kept(every)


@given(MOMENTS)
def test_few_stay_and_the_newest_always(moments: set[datetime]) -> None:
    """Bounded, a part of what there was, and stable."""
    left = kept(moments)
    assert left <= moments
    assert len(left) <= DAYS + WEEKS + MONTHS
    assert kept(left) == left
    assert not moments or max(moments) in left
