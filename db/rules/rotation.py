"""Which of many backups are worth their room: one a day, then one a week, then one a month."""

from collections.abc import Callable, Collection, Hashable
from datetime import datetime
from typing import Final

DAYS: Final = 7
WEEKS: Final = 4
MONTHS: Final = 12


def kept(moments: Collection[datetime]) -> set[datetime]:
    """Those to keep: the newest of each of the last 7 days, 4 ISO weeks and 12 months.

    Days, weeks and months without a backup do not count, so that a shop that was closed for a
    season keeps what it had.
    """
    return (
        _newest_of_each(moments, DAYS, lambda moment: moment.date())
        | _newest_of_each(moments, WEEKS, lambda moment: moment.isocalendar()[:2])
        | _newest_of_each(moments, MONTHS, lambda moment: (moment.year, moment.month))
    )


def _newest_of_each(
    moments: Collection[datetime], count: int, period: Callable[[datetime], Hashable]
) -> set[datetime]:
    newest = {period(moment): moment for moment in sorted(moments)}
    return set(sorted(newest.values())[-count:])
