"""The texts that a journal row only hashes, rebuilt byte for byte from the tables."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from db.connection import ShopDatabase
from db.ids import VIRTUAL
from db.queries.check import HEADER, LINE
from db.rules.documents import states_cost
from db.rules.journal import costs_text, document_text, history_text
from db.sharing.entries import Entry

HEADERS: Final = f"""
SELECT {", ".join(HEADER)} FROM document WHERE id IN ({{}})
"""  # noqa: S608  (constants)
LINES: Final = """
SELECT line.document, movement_cost.cost, line.id, movement.id, line.item, movement.source,
       movement.destination, movement.quantity, line.unit_price, line.amount, movement.lot,
       line.returns, line.reverses, movement.reverses, NULL
FROM document_line AS line CROSS JOIN movement ON movement.line = line.id
LEFT JOIN movement_cost ON movement_cost.movement = movement.id
WHERE line.document IN ({}) ORDER BY line.document, line.position, movement.id
"""
TEXTS: Final = "SELECT row, body, costs FROM row_text WHERE row IN ({})"
PARTS: Final = """
SELECT id, payload ->> 'rows' FROM journal WHERE subject = ? AND kind = 'history_added'
ORDER BY incarnation, device_seq
"""
SALES: Final = """
SELECT id, day, item, item_text, quantity, amount, reference FROM sales_history
WHERE batch = ? ORDER BY id
"""


@dataclass(frozen=True)
class Texts:
    """What travels with a row; `unknown`: its costs are not here, so that no signature fits."""

    body: str | None = None
    costs: str | None = None
    unknown: bool = False


NONE: Final = Texts()


def texts_of(database: ShopDatabase, entries: Sequence[Entry]) -> dict[bytes, Texts]:
    """By row, for those that have any."""
    kept = {
        row: Texts(body, costs)
        for row, body, costs in _chosen(database, TEXTS, [each.id for each in entries])
    }
    posted = {
        each.subject: each.id
        for each in entries
        if each.kind == "document_posted" and each.id not in kept
    }
    documents = {posted[id]: texts for id, texts in _documents(database, [*posted])}
    history = {
        each.id: Texts(_history(database, each))
        for each in entries
        if each.kind == "history_added" and each.id not in kept
    }
    return kept | documents | history


def _documents(database: ShopDatabase, ids: Sequence[bytes]) -> Iterator[tuple[bytes, Texts]]:
    lines = {
        document: [*rows]
        for document, rows in groupby(_chosen(database, LINES, ids), key=itemgetter(0))
    }
    for row in _chosen(database, HEADERS, ids):
        header = dict(zip(HEADER, row, strict=True))
        said = [
            (cost, dict(zip(LINE, line, strict=True))) for _, cost, *line in lines.get(row[0], ())
        ]
        stated = [*_stated(header, said)]
        unknown = any(cost is None for _, cost in stated)
        costs = None if unknown else costs_text(stated)
        yield row[0], Texts(document_text(header, [line for _, line in said]), costs, unknown)


def _stated(
    header: Mapping[str, Any], lines: Iterable[tuple[int | None, Mapping[str, Any]]]
) -> Iterator[tuple[bytes, Any]]:
    for cost, line in lines:
        comes_in = line["source"] in VIRTUAL and line["destination"] not in VIRTUAL
        is_new = not (line["returns"] or line["reverses"])
        if is_new and states_cost(header["reason"], header["note"], comes_in=comes_in):
            yield line["movement"], cost


def _history(database: ShopDatabase, entry: Entry) -> str:
    """The rows that it brought; those of an import were added in the order of their ids."""
    sales = database.rows(SALES, (entry.subject,))
    first = 0
    parts = database.rows(PARTS, (entry.subject,))
    for place, (row, many) in enumerate(parts):
        if row == entry.id:
            last = first + int(many or 0) if place < len(parts) - 1 else len(sales)
            return history_text(sales[first:last])
        first += int(many or 0)
    return history_text(())


def _chosen(database: ShopDatabase, sql: str, ids: Sequence[bytes]) -> list[tuple[Any, ...]]:
    places = ", ".join("?" * len(ids))
    return database.rows(sql.format(places), ids) if ids else []


def read_history(body: str) -> list[tuple[Any, ...]]:
    """The rows of `sales_history` that a text tells of, without their batch."""
    return [
        (bytes.fromhex(id), day, item and bytes.fromhex(item), *rest)
        for id, day, item, *rest in json.loads(body)
    ]
