"""The head of a new document: its number, its author, and its day."""

from datetime import date

from db.errors import InvalidInput
from db.operations.booking import Header
from db.operations.numbers import next_number
from db.operations.work import Work
from db.rules.calendar import business_date


def new_header(work: Work, document: bytes, kind: str, prefix: str, day: str) -> Header:
    """A head with the next number of its prefix, by whoever acts, now."""
    return Header(
        id=document,
        kind=kind,
        number=next_number(work, prefix),
        device=work.device().id,
        actor=work.actor.account,
        at=work.at,
        business_date=day,
    )


def day_of(work: Work, day: date | None) -> str:
    """A business date, the shop's today for None; `InvalidInput("date_in_future")`."""
    (timezone,) = work.database.rows("SELECT value FROM setting WHERE key = 'timezone'")[0]
    today = business_date(work.at, timezone)
    if day is not None and day > today:
        raise InvalidInput("date_in_future", "day", day=day.isoformat())
    return (day or today).isoformat()
