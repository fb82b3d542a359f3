"""Whether the books agree: every stored sum against the ledger, every chain, the schema itself."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from db.connection import ShopDatabase, create_database, storage_errors
from db.queries import search
from db.queries.deep_check import AFTER_ALL, DEEP, spans
from db.queries.journal import verify_chains, verify_heads
from db.queries.problem import Problem as Problem
from db.rules.journal import Head, document_hash
from db.rules.money import THOUSANDTHS, divide_rounded

Test = Callable[[ShopDatabase], Iterator[Problem]]

SCHEMA: Final = """
SELECT type, name, sql FROM sqlite_master
WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name
"""
BALANCES: Final = """
WITH moved AS MATERIALIZED (
    SELECT item, source, destination, lot, sum(quantity) AS quantity
    FROM movement WHERE item BETWEEN :first AND :last GROUP BY 1, 2, 3, 4)
SELECT item.name FROM (
    SELECT item, source AS location, lot, -quantity AS quantity FROM moved
    UNION ALL SELECT item, destination, lot, quantity FROM moved
    UNION ALL SELECT item, location, lot, -quantity
    FROM balance WHERE item BETWEEN :first AND :last) AS booked
JOIN item ON item.id = booked.item
GROUP BY booked.item, location, lot HAVING sum(quantity) <> 0
"""
# Of a copy that several PCs share, what the hub has told no cost of is in no pool yet.
POOLS: Final = """
SELECT item.name FROM (
    SELECT movement.item, iif(destination.kind = 'internal', 1, -1) AS sign, movement.quantity,
           cost, coalesce(variance, 0) AS variance
    FROM movement
    JOIN location AS source ON source.id = movement.source
    JOIN location AS destination ON destination.id = movement.destination
    LEFT JOIN movement_cost ON movement_cost.movement = movement.id
    WHERE movement.item BETWEEN :first AND :last
      AND (source.kind = 'internal') <> (destination.kind = 'internal')
      AND NOT (cost IS NULL AND EXISTS (
        SELECT 1 FROM hub_link JOIN journal ON journal.hub_seq > hub_link.cost_cursor
        AND journal.subject = movement.document))
    UNION ALL SELECT item, -1, quantity, cost, 0
    FROM item_cost WHERE item BETWEEN :first AND :last) AS booked
JOIN item ON item.id = booked.item
GROUP BY booked.item
HAVING sum(sign * quantity) <> 0 OR sum(sign * cost - variance) <> 0 OR sum(cost IS NULL)
"""
AVERAGES: Final = """
SELECT item.name, item_cost.quantity, item_cost.cost, item_cost.unit_cost
FROM item_cost JOIN item ON item.id = item_cost.item WHERE item_cost.quantity > 0
"""
BELOW_ZERO: Final = """
SELECT item.name, location.name, balance.quantity, balance.item, balance.location, balance.lot
FROM balance
JOIN location ON location.id = balance.location AND location.kind = 'internal'
JOIN item ON item.id = balance.item
WHERE balance.quantity < 0
"""
BOOKED_IN_TURN: Final = """
SELECT iif(movement.destination = :location, movement.quantity, -movement.quantity),
       document.oversell_by IS NOT NULL
FROM movement JOIN document ON document.id = movement.document
WHERE movement.item = :item AND movement.lot = :lot
  AND :location IN (movement.source, movement.destination)
ORDER BY movement.rowid
"""
MISHELD: Final = """
SELECT item.name FROM (SELECT * FROM reservation_left WHERE quantity > 0) AS booked
FULL JOIN reserved AS kept USING (item, location, until, reservation)
JOIN item ON item.id = coalesce(booked.item, kept.item)
WHERE booked.quantity IS NOT kept.quantity
"""
RELEASED_TOO_MUCH: Final = """
SELECT reservation.reference FROM reservation_left
JOIN reservation ON reservation.id = reservation_left.reservation
WHERE reservation_left.quantity < 0
"""
FULFILLED_TOO_MUCH: Final = """
WITH fulfilled AS (
    SELECT gone.document, coalesce(item.merged_into, item.id) AS item, reservation.location,
           reservation.reference, sum(gone.quantity) AS quantity
    FROM reservation_release AS gone JOIN reservation ON reservation.id = gone.reservation
    JOIN item ON item.id = reservation.item
    WHERE gone.document IS NOT NULL GROUP BY 1, 2, 3)
SELECT fulfilled.reference FROM fulfilled WHERE quantity > (
    SELECT coalesce(sum(movement.quantity), 0)
    FROM movement JOIN item ON item.id = movement.item
    JOIN document ON document.id = movement.document AND document.kind = 'sale'
    WHERE movement.document = fulfilled.document AND movement.source = fulfilled.location
      AND coalesce(item.merged_into, item.id) = fulfilled.item)
"""
UNSEARCHABLE: Final = f"""
SELECT item.name FROM item LEFT JOIN item_search ON item_search.item = item.id
LEFT JOIN item_search_text ON item_search_text.item = item.id
WHERE item_search.text IS NULL OR item_search.text <> item_search_text.text
   OR item_search.key <> item.rowid
   OR item_search.archived <> item_search_text.archived
   OR item_search.sort_name <> item.sort_name OR item.sort_name <> {search.fold("item.name")}
"""  # noqa: S608  (a constant)
DOCUMENTS: Final = """
SELECT id, kind, number, device, actor, at, business_date, partner, reason, note, external_ref,
       payment_method, oversell_by, approved_by, reverses, total, tax,
       (SELECT payload ->> 'sha256' FROM journal INDEXED BY journal_by_subject
        WHERE journal.subject = document.id AND journal.kind = 'document_posted'
          AND NOT EXISTS (SELECT 1 FROM verdict WHERE row = journal.id AND outcome = 'refused')
        ORDER BY journal.device_seq DESC LIMIT 1)
FROM document ORDER BY id
"""
LINES: Final = """
SELECT line.document, line.id, movement.id AS movement, line.item, movement.source,
       movement.destination, movement.quantity, line.unit_price, line.amount, movement.lot,
       line.returns, line.reverses, movement.reverses AS reverses_movement, NULL AS stated_cost
FROM document_line AS line INDEXED BY document_line_by_document
CROSS JOIN movement ON movement.line = line.id
ORDER BY line.document, line.position, movement.id
"""
COUNTS: Final = """
WITH counted AS (
    SELECT line.count AS id, line.item, line.location, line.lot,
           line.counted - iif(line.adds, 0, line.recorded) AS quantity
    FROM stock_count CROSS JOIN count_line AS line ON line.count = stock_count.id
    WHERE stock_count.state = 'closed' AND line.struck_at IS NULL
    UNION ALL
    SELECT stock_count.id, movement.item, location.id, movement.lot,
           iif(location.id = movement.destination, -1, 1) * movement.quantity
    FROM stock_count CROSS JOIN movement ON movement.document = stock_count.id
    JOIN location ON location.id IN (movement.source, movement.destination)
        AND location.kind = 'internal'
)
SELECT name FROM stock_count WHERE id IN (
    SELECT id FROM counted GROUP BY id, item, location, lot HAVING sum(quantity) <> 0)
"""
MISSING: Final = """
SELECT subject FROM journal
WHERE kind = 'document_posted' AND NOT EXISTS (SELECT 1 FROM document WHERE id = subject)
  AND NOT EXISTS (SELECT 1 FROM verdict WHERE row = journal.id AND outcome = 'refused')
"""
SHARED: Final = "SELECT 1 FROM hub_link"
MISBOOKED: Final = """
SELECT document.number
FROM document_line AS line
JOIN document ON document.id = line.document
LEFT JOIN movement ON movement.line = line.id
GROUP BY line.id
HAVING sum(movement.quantity) IS NOT line.quantity OR max(
    (movement.document, movement.item, movement.unit_price, movement.at, movement.business_date)
    IS NOT (document.id, line.item, line.unit_price, document.at, document.business_date))
"""


def check(
    database: ShopDatabase, heads: Sequence[Head] = (), *, deep: bool = False
) -> list[Problem]:
    """Everything that does not hold, an empty list when the books agree.

    `heads` of the journal that were kept elsewhere tell of a chain that was hashed anew; `deep`
    adds every summary up anew. Needs no person: it says yes or names what is wrong, and shows no
    figure of the shop's.
    """
    with storage_errors(), database.atomic("DEFERRED"):
        problems = [*_file(database), *_schema(database)]
        if any(problem.code == "schema_differs" for problem in problems):
            return problems  # the sums below ask tables and views that may not be there
        tests = (*FIGURES, *TEXTS, *DEEP) if deep else (*FIGURES, *TEXTS)
        problems += [problem for test in tests for problem in test(database)]
        return problems + verify_heads(database, heads)


def check_new(database: ShopDatabase, unwanted: Callable[[], bool]) -> list[Problem]:
    """What `check` finds in a copy that was just made, and nobody writes to: on two threads.

    The other one ends with `CannotOpen("interrupted")` once `unwanted`.
    """

    def check_texts() -> list[Problem]:
        with closing(database), database.interruptible(unwanted):
            return _found(database, TEXTS)

    with ThreadPoolExecutor(1, "checking") as other:
        texts = other.submit(check_texts)
        return [*_found(database, (_file, _schema, *FIGURES)), *texts.result()]


def _found(database: ShopDatabase, tests: Iterable[Test]) -> list[Problem]:
    with storage_errors(), database.atomic("DEFERRED"):
        return [problem for test in tests for problem in test(database)]


def _file(database: ShopDatabase) -> Iterator[Problem]:
    for pragma in ("cipher_integrity_check", "quick_check", "foreign_key_check"):
        for row in database.rows(f"PRAGMA {pragma}"):
            if row[0] != "ok":
                yield Problem("file_damaged", f"{pragma}: {row[0]}")


def _schema(database: ShopDatabase) -> Iterator[Problem]:
    expected, found = _expected_schema(), set(database.rows(SCHEMA))
    for kind, name, _ in sorted(expected - found):
        yield Problem("schema_differs", f"{kind} {name}")
    for kind, name, _ in sorted(found - expected):
        yield Problem("schema_differs", f"{kind} {name}")


def _expected_schema() -> set[tuple[str, str, str]]:
    """The schema that the migrations make, from a database made for the purpose."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = create_database(Path(folder) / "fresh.db", bytes(32))
        try:
            return set(fresh.rows(SCHEMA))
        finally:
            fresh.close()


def _balances(database: ShopDatabase) -> Iterator[Problem]:
    for span in spans(database):
        for (name,) in database.rows(BALANCES, span):
            yield Problem("balance_differs", name)


def _pools(database: ShopDatabase) -> Iterator[Problem]:
    for span in spans(database):
        for (name,) in database.rows(POOLS, span):
            yield Problem("cost_differs", name)
    for name, quantity, cost, unit_cost in database.execute_sql(AVERAGES):
        if unit_cost != divide_rounded(cost * THOUSANDTHS, quantity):
            yield Problem("cost_differs", name)


def _below_zero(database: ShopDatabase) -> Iterator[Problem]:
    """Of PCs that share, two may sell the last piece: that is a task, not a mistake."""
    if database.row(SHARED):
        return
    for name, place, quantity, item, location, lot in database.rows(BELOW_ZERO):
        booked = database.rows(BOOKED_IN_TURN, {"item": item, "location": location, "lot": lot})
        if quantity < -_oversold(booked):
            yield Problem("below_zero", f"{name}, {place}")


def _oversold(booked: Iterable[tuple[int, int]]) -> int:
    """How far below zero a place may be, after (signed quantity, whether oversold) in turn.

    An oversold document accounts for what is missing after it; what comes in makes it less; an
    ordinary document never makes it more.
    """
    on_hand = allowed = 0
    for quantity, oversold in booked:
        on_hand += quantity
        missing = max(-on_hand, 0)
        allowed = missing if oversold else min(allowed, missing)
    return allowed


def _reservations(database: ShopDatabase) -> Iterator[Problem]:
    # Apart, two may release it; and an item that was delivered for another one, since they were
    # merged, may turn out to be none, or to be merged on.
    alone = () if database.row(SHARED) else (RELEASED_TOO_MUCH, FULFILLED_TOO_MUCH)
    for sql in (MISHELD, *alone):
        for (subject,) in database.rows(sql):
            yield Problem("reservation_wrong", subject)


def _search(database: ShopDatabase) -> Iterator[Problem]:
    for (name,) in database.rows(UNSEARCHABLE):
        yield Problem("search_differs", name)


def _documents(database: ShopDatabase) -> Iterator[Problem]:
    by_document = groupby(database.execute_sql(LINES), key=itemgetter(0))
    ahead: tuple[bytes, list[dict[str, object]]] = (b"", [])
    for *row, sha256 in database.execute_sql(DOCUMENTS):
        header = dict(zip(HEADER, row, strict=True))
        while ahead[0] < header["id"]:
            ahead = _next_lines(by_document)
        lines = ahead[1] if ahead[0] == header["id"] else []
        if sha256 != document_hash(header, lines):
            yield Problem("document_altered", header["number"])
    for (missing,) in database.execute_sql(MISSING):
        yield Problem("document_missing", missing.hex())
    for (number,) in database.rows(MISBOOKED):
        yield Problem("document_altered", number)


def _counts(database: ShopDatabase) -> Iterator[Problem]:
    """A closed count booked what differed, another one nothing."""
    for (name,) in database.rows(COUNTS):
        yield Problem("count_differs", name)


def _next_lines(
    by_document: Iterator[tuple[bytes, Iterator[tuple[Any, ...]]]],
) -> tuple[bytes, list[dict[str, object]]]:
    """The next document's lines; both are read in the order of ids, side by side."""
    document, lines = next(by_document, (AFTER_ALL, iter(())))
    return document, [dict(zip(LINE, line[1:], strict=True)) for line in lines]


HEADER: Final = (
    *("id", "kind", "number", "device", "actor", "at", "business_date", "partner", "reason"),
    *("note", "external_ref", "payment_method", "oversell_by", "approved_by", "reverses"),
    *("total", "tax"),
)
LINE: Final = (
    *("id", "movement", "item", "source", "destination", "quantity", "unit_price", "amount"),
    *("lot", "returns", "reverses", "reverses_movement", "stated_cost"),
)
# The engine adds up the figures, Python hashes the texts.
FIGURES: Final[tuple[Test, ...]] = (_balances, _pools, _below_zero, _reservations, _search)
TEXTS: Final[tuple[Test, ...]] = (verify_chains, _documents, _counts)
