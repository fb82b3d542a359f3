"""Kept on each PC: until when the people of a shared shop may work without the hub."""

from db.connection import ShopDatabase
from db.rules.leases import ENDED, HOUR, Lease, elapsed

FIND = "SELECT confirmed_at, local_at, elapsed FROM lease WHERE account = ?"
BEGIN = "INSERT OR REPLACE INTO lease VALUES (?, ?, ?, 0)"
END = """
INSERT INTO lease VALUES (?, 0, 0, ?) ON CONFLICT (account) DO UPDATE SET elapsed = excluded.elapsed
"""
BEGIN_ALL = "INSERT OR REPLACE INTO lease SELECT id, ?, ?, 0 FROM account"
FORGET = "DELETE FROM lease WHERE elapsed < ?"
PASS = "UPDATE lease SET elapsed = max(elapsed, ?) WHERE account = ?"  # noqa: S105  (no password)


def begin_lease(database: ShopDatabase, account: bytes, *, hub_clock: int, now: int) -> None:
    """The hub has let the person in on this PC just now."""
    database.execute_sql(BEGIN, (account, hub_clock, now))


def begin_leases(database: ShopDatabase, *, hub_clock: int, now: int) -> None:
    """This copy has joined the hub just now: everybody whom it knows may go on here for a while."""
    database.execute_sql(BEGIN_ALL, (hub_clock, now))


def end_lease(database: ShopDatabase, account: bytes) -> None:
    """The hub lets the person in no more."""
    database.execute_sql(END, (account, ENDED))


def forget_leases(database: ShopDatabase) -> None:
    """No hub is needed any more; whom it had turned away stays so."""
    database.execute_sql(FORGET, (ENDED,))


def lease_of(database: ShopDatabase, account: bytes, now: int) -> Lease | None:
    """How it stands by a clock; None for whom the hub never let in here.

    What has passed is taken down every hour, for a clock that is set back.
    """
    found = database.row(FIND, (account,))
    if not found:
        return None
    confirmed_at, local_at, before = found
    passed = elapsed(confirmed_at, local_at, before, now)
    if passed // HOUR > before // HOUR:
        database.execute_sql(PASS, (passed, account))
    return Lease(confirmed_at, passed)
