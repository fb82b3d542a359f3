"""A document as the text that was hashed, read into the rows that it makes."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from db.queries.check import HEADER

IDS: Final = frozenset(
    {"id", "device", "actor", "partner", "oversell_by", "approved_by", "reverses"}
)
HEAD: Final = [(name, name in IDS) for name in HEADER]

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Document:
    """The rows of a document, as the statements that insert them ask for them."""

    kind: str
    header: Row
    lines: Sequence[Row]
    movements: Sequence[Row]


def read_document(body: str) -> Document:
    """A document by its text; ValueError for one that cannot be read."""
    try:
        said = json.loads(body)
        header = said["header"]
        row = tuple([_id(header[name]) if is_id else header[name] for name, is_id in HEAD])
        return Document(header["kind"], row, *_lines(header, said["lines"]))
    except (KeyError, TypeError) as error:
        raise ValueError(f"no document: {body[:80]}") from error


def _lines(
    header: Mapping[str, Any], said: Sequence[Mapping[str, Any]]
) -> tuple[list[Row], list[Row]]:
    lines, movements, read = [], [], bytes.fromhex
    document, at, day = read(header["id"]), header["at"], header["business_date"]
    for position, (id, group) in enumerate(groupby(said, key=itemgetter("id")), start=1):
        parts = [*group]
        first, quantity = parts[0], sum([part["quantity"] for part in parts])
        line, item = read(id), read(first["item"])
        lines.append(
            (
                *(line, document, position, item, quantity),
                *(first["unit_price"], first["amount"]),
                *(_id(first["returns"]), _id(first["reverses"])),
            )
        )
        movements += [
            (
                *(read(part["movement"]), document, line, item, read(part["lot"])),
                *(read(part["source"]), read(part["destination"]), part["quantity"]),
                *(part["unit_price"], at, day, _id(part["reverses_movement"])),
            )
            for part in parts
        ]
    return lines, movements


def _id(said: str | None) -> bytes | None:
    return None if said is None else bytes.fromhex(said)
