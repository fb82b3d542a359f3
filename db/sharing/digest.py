"""One number for all that copies share: equal where they agree, whatever way they took there."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from db.connection import ShopDatabase, storage_errors
from db.operations.master import SECRET
from db.queries.check import HEADER
from db.sharing.tables import DEFAULTS, OWN_FIELDS

ROWS_A_BREATH: Final = 500
BOOKED: Final = {
    "document": HEADER,
    "document_line": (
        *("id", "document", "position", "item", "quantity", "unit_price", "amount", "returns"),
        "reverses",
    ),
    "movement": (
        *("id", "document", "line", "item", "lot", "source", "destination", "quantity"),
        *("unit_price", "at", "business_date", "reverses"),
    ),
    "sales_history": (
        *("id", "batch", "day", "item", "item_text", "quantity", "amount", "reference"),
    ),
    "role_permission": ("role", "permission", "scope"),
}
VERSIONS: Final = """
SELECT subject, field, version FROM field_version ORDER BY subject, field
"""
BALANCES: Final = """
SELECT item, location, lot, quantity FROM balance WHERE quantity <> 0
ORDER BY item, location, lot
"""


def state_digest(database: ShopDatabase, breathe: Callable[[], None] = lambda: None) -> str:
    """SHA-256 over every shared row, in hexadecimal; without costs, secrets, local rows.

    While rows wait, they are in it too. `breathe` is called about every millisecond; what it
    raises ends the work.
    """
    summary = hashlib.sha256()
    with storage_errors(), database.atomic("DEFERRED"):
        for sql in _queries():
            summary.update(sql.encode())
            for count, row in enumerate(database.execute_sql(sql)):
                summary.update(repr(row).encode())
                if count % ROWS_A_BREATH == 0:
                    breathe()
    return summary.hexdigest()


def table_digests(database: ShopDatabase) -> dict[str, str]:
    """The same by query, to say where two copies differ."""
    return {
        sql.split(" FROM ")[1].split()[0]: hashlib.sha256(
            repr(database.rows(sql)).encode()
        ).hexdigest()
        for sql in _queries()
    }


def _queries() -> Iterator[str]:
    for table, columns in DEFAULTS.items():
        shown = [name for name in columns if (table, name) not in OWN_FIELDS]
        yield _query(table, shown)
    for table, names in BOOKED.items():
        yield _query(table, names)
    secret = ", ".join(f"'{name}'" for name in sorted({*SECRET, "incarnation"}))
    yield VERSIONS.replace(" ORDER", f" WHERE field NOT IN ({secret}) ORDER")
    yield BALANCES


def _query(table: str, columns: Iterable[str]) -> str:
    names = [f'"{name}"' for name in columns]
    key = "1, 2" if table == "role_permission" else "1"
    return f"SELECT {', '.join(names)} FROM {table} ORDER BY {key}"  # noqa: S608  (names of our tables)
