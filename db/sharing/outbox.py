"""What waits to go to the hub: immutable journal rows, in the order in which they must come."""

from itertools import takewhile
from typing import Final

from db.connection import ShopDatabase, storage_errors
from db.sharing.bodies import NONE, Texts, texts_of
from db.sharing.entries import COLUMNS, Entry
from db.sharing.protocol import MOST_ROWS, Offered

MOST_CHARACTERS: Final = 4_000_000  # of one push, unless a single row has more
ROWS: Final = f"SELECT {', '.join(COLUMNS)}, signature, fork FROM journal"  # noqa: S608  (constants)
LOST: Final = f"{ROWS} WHERE hub_seq IS NULL AND lost_seq IS NOT NULL ORDER BY lost_seq LIMIT ?"
OWN: Final = f"""
{ROWS} WHERE hub_seq IS NULL AND lost_seq IS NULL ORDER BY incarnation, device_seq LIMIT ?
"""
MANY_LOST: Final = 20 * MOST_ROWS
COUNT: Final = """
SELECT count(*) FROM journal
WHERE hub_seq IS NULL AND device = (SELECT device FROM this_device)
"""
BOOKINGS: Final = f"{COUNT} AND +kind = 'document_posted'"  # few wait, many were booked

Row = tuple[Entry, bytes | None, int]


def waiting(database: ShopDatabase, limit: int = MOST_ROWS) -> list[Offered]:
    """The next rows to offer, all of one chain; what the hub has lost comes first.

    Rows of others whose costs are not here are left to those who have them: without their costs no
    signature fits.
    """
    with storage_errors(), database.atomic("DEFERRED"):
        return _lost(database, limit) or _offered(database, _rows(database, OWN, limit))


def count_waiting(database: ShopDatabase, *, bookings: bool = False) -> int:
    """How many rows of this PC the hub has not acknowledged, or documents among them alone."""
    return int(database.rows(BOOKINGS if bookings else COUNT)[0][0])


def _lost(database: ShopDatabase, limit: int) -> list[Offered]:
    rows = _rows(database, LOST, limit)
    offered = _offered(database, rows)
    if offered or not rows:
        return offered
    left: set[tuple[bytes, int, int]] = set()
    for row in _rows(database, LOST, MANY_LOST):
        if _chain(row) not in left:
            if offered := _offered(database, [row]):
                return offered
            left.add(_chain(row))
    return []


def _rows(database: ShopDatabase, sql: str, limit: int) -> list[Row]:
    rows = database.rows(sql, (limit,))
    return [(Entry(*row[:-2]), row[-2], row[-1]) for row in rows]


def _offered(database: ShopDatabase, rows: list[Row]) -> list[Offered]:
    """The first of them that are of one chain, until there is enough for one push."""
    run = [*takewhile(lambda row: _chain(row) == _chain(rows[0]), rows)]
    texts = texts_of(database, [entry for entry, *_ in run])
    offered: list[Offered] = []
    characters = 0
    for entry, signature, _ in run:
        said = texts.get(entry.id, NONE)
        characters += _length(entry, said)
        if said.unknown or (offered and characters > MOST_CHARACTERS):
            break
        offered.append(Offered(entry.id, entry.text, said.body, said.costs, signature))
    return offered


def _chain(row: Row) -> tuple[bytes, int, int]:
    entry, _, fork = row
    return entry.device, entry.incarnation, fork


def _length(entry: Entry, said: Texts) -> int:
    return len(entry.text) + len(said.body or "") + len(said.costs or "")
