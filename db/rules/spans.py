"""A span of days as whole years and single days, so that few rows have to be read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Piece:
    """A whole year (`first` is its first of January), or the days from `first` to `last`.

    A `sign` of -1 takes away what a year has too much.
    """

    first: date
    last: date
    is_year: bool = False
    sign: int = 1

    @property
    def days(self) -> int:
        """How many days have to be read one by one."""
        return 0 if self.is_year else (self.last - self.first).days + 1


def pieces(first: date, last: date, known: tuple[date, date]) -> Iterator[Piece]:
    """The pieces of the days from `first` to `last`; before and after `known` there is nothing."""
    first, last = max(first, known[0]), min(last, known[1])
    for year in range(first.year, last.year + 1):
        start, end = date(year, 1, 1), date(year, 12, 31)
        wanted = Piece(max(first, start), min(last, end))
        too_much = [
            Piece(max(start, known[0]), wanted.first - DAY, sign=-1),
            Piece(wanted.last + DAY, min(end, known[1]), sign=-1),
        ]
        too_much = [piece for piece in too_much if piece.days > 0]
        if wanted.days > sum(piece.days for piece in too_much):
            yield Piece(start, end, is_year=True)
            yield from too_much
        elif wanted.days > 0:
            yield wanted
